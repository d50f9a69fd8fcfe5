package io.github.coroner.dwarf;

/**
 * What a debugging information entry stands for: {@code DW_TAG_*}, DWARF 5 section 7.5.3.
 *
 * <p>Plain numbers and not an enum: vendors add codes of their own, which keep their number, and walking over millions of
 * entries compares numbers only.
 */
public final class Tag {
    /** {@code DW_TAG_array_type}. */
    public static final int ARRAY_TYPE = 0x01;

    /** {@code DW_TAG_class_type}. */
    public static final int CLASS_TYPE = 0x02;

    /** {@code DW_TAG_entry_point}. */
    public static final int ENTRY_POINT = 0x03;

    /** {@code DW_TAG_enumeration_type}. */
    public static final int ENUMERATION_TYPE = 0x04;

    /** {@code DW_TAG_formal_parameter}. */
    public static final int FORMAL_PARAMETER = 0x05;

    /** {@code DW_TAG_imported_declaration}. */
    public static final int IMPORTED_DECLARATION = 0x08;

    /** {@code DW_TAG_label}. */
    public static final int LABEL = 0x0a;

    /** {@code DW_TAG_lexical_block}. */
    public static final int LEXICAL_BLOCK = 0x0b;

    /** {@code DW_TAG_member}. */
    public static final int MEMBER = 0x0d;

    /** {@code DW_TAG_pointer_type}. */
    public static final int POINTER_TYPE = 0x0f;

    /** {@code DW_TAG_reference_type}. */
    public static final int REFERENCE_TYPE = 0x10;

    /** {@code DW_TAG_compile_unit}. */
    public static final int COMPILE_UNIT = 0x11;

    /** {@code DW_TAG_string_type}. */
    public static final int STRING_TYPE = 0x12;

    /** {@code DW_TAG_structure_type}. */
    public static final int STRUCTURE_TYPE = 0x13;

    /** {@code DW_TAG_subroutine_type}. */
    public static final int SUBROUTINE_TYPE = 0x15;

    /** {@code DW_TAG_typedef}. */
    public static final int TYPEDEF = 0x16;

    /** {@code DW_TAG_union_type}. */
    public static final int UNION_TYPE = 0x17;

    /** {@code DW_TAG_unspecified_parameters}. */
    public static final int UNSPECIFIED_PARAMETERS = 0x18;

    /** {@code DW_TAG_variant}. */
    public static final int VARIANT = 0x19;

    /** {@code DW_TAG_common_block}. */
    public static final int COMMON_BLOCK = 0x1a;

    /** {@code DW_TAG_inheritance}. */
    public static final int INHERITANCE = 0x1c;

    /** {@code DW_TAG_inlined_subroutine}. */
    public static final int INLINED_SUBROUTINE = 0x1d;

    /** {@code DW_TAG_module}. */
    public static final int MODULE = 0x1e;

    /** {@code DW_TAG_ptr_to_member_type}. */
    public static final int PTR_TO_MEMBER_TYPE = 0x1f;

    /** {@code DW_TAG_subrange_type}. */
    public static final int SUBRANGE_TYPE = 0x21;

    /** {@code DW_TAG_base_type}. */
    public static final int BASE_TYPE = 0x24;

    /** {@code DW_TAG_catch_block}. */
    public static final int CATCH_BLOCK = 0x25;

    /** {@code DW_TAG_const_type}. */
    public static final int CONST_TYPE = 0x26;

    /** {@code DW_TAG_constant}. */
    public static final int CONSTANT = 0x27;

    /** {@code DW_TAG_enumerator}. */
    public static final int ENUMERATOR = 0x28;

    /** {@code DW_TAG_subprogram}. */
    public static final int SUBPROGRAM = 0x2e;

    /** {@code DW_TAG_template_type_parameter}. */
    public static final int TEMPLATE_TYPE_PARAMETER = 0x2f;

    /** {@code DW_TAG_template_value_parameter}. */
    public static final int TEMPLATE_VALUE_PARAMETER = 0x30;

    /** {@code DW_TAG_try_block}. */
    public static final int TRY_BLOCK = 0x32;

    /** {@code DW_TAG_variant_part}. */
    public static final int VARIANT_PART = 0x33;

    /** {@code DW_TAG_variable}. */
    public static final int VARIABLE = 0x34;

    /** {@code DW_TAG_volatile_type}. */
    public static final int VOLATILE_TYPE = 0x35;

    /** {@code DW_TAG_restrict_type}. */
    public static final int RESTRICT_TYPE = 0x37;

    /** {@code DW_TAG_interface_type}. */
    public static final int INTERFACE_TYPE = 0x38;

    /** {@code DW_TAG_namespace}. */
    public static final int NAMESPACE = 0x39;

    /** {@code DW_TAG_imported_module}. */
    public static final int IMPORTED_MODULE = 0x3a;

    /** {@code DW_TAG_unspecified_type}. */
    public static final int UNSPECIFIED_TYPE = 0x3b;

    /** {@code DW_TAG_partial_unit}. */
    public static final int PARTIAL_UNIT = 0x3c;

    /** {@code DW_TAG_imported_unit}. */
    public static final int IMPORTED_UNIT = 0x3d;

    /** {@code DW_TAG_condition}. */
    public static final int CONDITION = 0x3f;

    /** {@code DW_TAG_type_unit}. */
    public static final int TYPE_UNIT = 0x41;

    /** {@code DW_TAG_rvalue_reference_type}. */
    public static final int RVALUE_REFERENCE_TYPE = 0x42;

    /** {@code DW_TAG_template_alias}. */
    public static final int TEMPLATE_ALIAS = 0x43;

    /** {@code DW_TAG_atomic_type}. */
    public static final int ATOMIC_TYPE = 0x47;

    /** {@code DW_TAG_call_site}. */
    public static final int CALL_SITE = 0x48;

    /** {@code DW_TAG_call_site_parameter}. */
    public static final int CALL_SITE_PARAMETER = 0x49;

    /** {@code DW_TAG_skeleton_unit}. */
    public static final int SKELETON_UNIT = 0x4a;

    /** {@code DW_TAG_immutable_type}. */
    public static final int IMMUTABLE_TYPE = 0x4b;

    /** {@code DW_TAG_GNU_call_site}. */
    public static final int GNU_CALL_SITE = 0x4109;

    /** {@code DW_TAG_GNU_call_site_parameter}. */
    public static final int GNU_CALL_SITE_PARAMETER = 0x410a;

    private Tag() {}
}

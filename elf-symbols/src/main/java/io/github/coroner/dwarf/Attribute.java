package io.github.coroner.dwarf;

/**
 * What an attribute of a debugging information entry says: {@code DW_AT_*}, DWARF 5 section 7.5.4, with GNU's and MIPS'
 * additions that ESP32 tool chains use. Plain numbers for the reasons given at {@link Tag}.
 */
public final class Attribute {
    /** {@code DW_AT_sibling}. */
    public static final int SIBLING = 0x01;

    /** {@code DW_AT_location}. */
    public static final int LOCATION = 0x02;

    /** {@code DW_AT_name}. */
    public static final int NAME = 0x03;

    /** {@code DW_AT_ordering}. */
    public static final int ORDERING = 0x09;

    /** {@code DW_AT_byte_size}. */
    public static final int BYTE_SIZE = 0x0b;

    /** {@code DW_AT_bit_offset}. */
    public static final int BIT_OFFSET = 0x0c;

    /** {@code DW_AT_bit_size}. */
    public static final int BIT_SIZE = 0x0d;

    /** {@code DW_AT_stmt_list}. */
    public static final int STMT_LIST = 0x10;

    /** {@code DW_AT_low_pc}. */
    public static final int LOW_PC = 0x11;

    /** {@code DW_AT_high_pc}. */
    public static final int HIGH_PC = 0x12;

    /** {@code DW_AT_language}. */
    public static final int LANGUAGE = 0x13;

    /** {@code DW_AT_discr}. */
    public static final int DISCR = 0x15;

    /** {@code DW_AT_discr_value}. */
    public static final int DISCR_VALUE = 0x16;

    /** {@code DW_AT_visibility}. */
    public static final int VISIBILITY = 0x17;

    /** {@code DW_AT_import}. */
    public static final int IMPORT = 0x18;

    /** {@code DW_AT_string_length}. */
    public static final int STRING_LENGTH = 0x19;

    /** {@code DW_AT_comp_dir}. */
    public static final int COMP_DIR = 0x1b;

    /** {@code DW_AT_const_value}. */
    public static final int CONST_VALUE = 0x1c;

    /** {@code DW_AT_containing_type}. */
    public static final int CONTAINING_TYPE = 0x1d;

    /** {@code DW_AT_default_value}. */
    public static final int DEFAULT_VALUE = 0x1e;

    /** {@code DW_AT_inline}. */
    public static final int INLINE = 0x20;

    /** {@code DW_AT_lower_bound}. */
    public static final int LOWER_BOUND = 0x22;

    /** {@code DW_AT_producer}. */
    public static final int PRODUCER = 0x25;

    /** {@code DW_AT_prototyped}. */
    public static final int PROTOTYPED = 0x27;

    /** {@code DW_AT_return_addr}. */
    public static final int RETURN_ADDR = 0x2a;

    /** {@code DW_AT_bit_stride}. */
    public static final int BIT_STRIDE = 0x2e;

    /** {@code DW_AT_upper_bound}. */
    public static final int UPPER_BOUND = 0x2f;

    /** {@code DW_AT_abstract_origin}. */
    public static final int ABSTRACT_ORIGIN = 0x31;

    /** {@code DW_AT_accessibility}. */
    public static final int ACCESSIBILITY = 0x32;

    /** {@code DW_AT_address_class}. */
    public static final int ADDRESS_CLASS = 0x33;

    /** {@code DW_AT_artificial}. */
    public static final int ARTIFICIAL = 0x34;

    /** {@code DW_AT_count}. */
    public static final int COUNT = 0x37;

    /** {@code DW_AT_data_member_location}. */
    public static final int DATA_MEMBER_LOCATION = 0x38;

    /** {@code DW_AT_decl_column}. */
    public static final int DECL_COLUMN = 0x39;

    /** {@code DW_AT_decl_file}. */
    public static final int DECL_FILE = 0x3a;

    /** {@code DW_AT_decl_line}. */
    public static final int DECL_LINE = 0x3b;

    /** {@code DW_AT_declaration}. */
    public static final int DECLARATION = 0x3c;

    /** {@code DW_AT_discr_list}. */
    public static final int DISCR_LIST = 0x3d;

    /** {@code DW_AT_encoding}. */
    public static final int ENCODING = 0x3e;

    /** {@code DW_AT_external}. */
    public static final int EXTERNAL = 0x3f;

    /** {@code DW_AT_frame_base}. */
    public static final int FRAME_BASE = 0x40;

    /** {@code DW_AT_segment}. */
    public static final int SEGMENT = 0x46;

    /** {@code DW_AT_specification}. */
    public static final int SPECIFICATION = 0x47;

    /** {@code DW_AT_static_link}. */
    public static final int STATIC_LINK = 0x48;

    /** {@code DW_AT_type}. */
    public static final int TYPE = 0x49;

    /** {@code DW_AT_use_location}. */
    public static final int USE_LOCATION = 0x4a;

    /** {@code DW_AT_variable_parameter}. */
    public static final int VARIABLE_PARAMETER = 0x4b;

    /** {@code DW_AT_virtuality}. */
    public static final int VIRTUALITY = 0x4c;

    /** {@code DW_AT_vtable_elem_location}. */
    public static final int VTABLE_ELEM_LOCATION = 0x4d;

    /** {@code DW_AT_allocated}. */
    public static final int ALLOCATED = 0x4e;

    /** {@code DW_AT_associated}. */
    public static final int ASSOCIATED = 0x4f;

    /** {@code DW_AT_data_location}. */
    public static final int DATA_LOCATION = 0x50;

    /** {@code DW_AT_byte_stride}. */
    public static final int BYTE_STRIDE = 0x51;

    /** {@code DW_AT_entry_pc}. */
    public static final int ENTRY_PC = 0x52;

    /** {@code DW_AT_use_utf8}. */
    public static final int USE_UTF8 = 0x53;

    /** {@code DW_AT_extension}. */
    public static final int EXTENSION = 0x54;

    /** {@code DW_AT_ranges}. */
    public static final int RANGES = 0x55;

    /** {@code DW_AT_call_column}. */
    public static final int CALL_COLUMN = 0x57;

    /** {@code DW_AT_call_file}. */
    public static final int CALL_FILE = 0x58;

    /** {@code DW_AT_call_line}. */
    public static final int CALL_LINE = 0x59;

    /** {@code DW_AT_explicit}. */
    public static final int EXPLICIT = 0x63;

    /** {@code DW_AT_object_pointer}. */
    public static final int OBJECT_POINTER = 0x64;

    /** {@code DW_AT_signature}. */
    public static final int SIGNATURE = 0x69;

    /** {@code DW_AT_main_subprogram}. */
    public static final int MAIN_SUBPROGRAM = 0x6a;

    /** {@code DW_AT_data_bit_offset}. */
    public static final int DATA_BIT_OFFSET = 0x6b;

    /** {@code DW_AT_const_expr}. */
    public static final int CONST_EXPR = 0x6c;

    /** {@code DW_AT_enum_class}. */
    public static final int ENUM_CLASS = 0x6d;

    /** {@code DW_AT_linkage_name}. */
    public static final int LINKAGE_NAME = 0x6e;

    /** {@code DW_AT_string_length_bit_size}. */
    public static final int STRING_LENGTH_BIT_SIZE = 0x6f;

    /** {@code DW_AT_string_length_byte_size}. */
    public static final int STRING_LENGTH_BYTE_SIZE = 0x70;

    /** {@code DW_AT_rank}. */
    public static final int RANK = 0x71;

    /** {@code DW_AT_str_offsets_base}. */
    public static final int STR_OFFSETS_BASE = 0x72;

    /** {@code DW_AT_addr_base}. */
    public static final int ADDR_BASE = 0x73;

    /** {@code DW_AT_rnglists_base}. */
    public static final int RNGLISTS_BASE = 0x74;

    /** {@code DW_AT_dwo_name}. */
    public static final int DWO_NAME = 0x76;

    /** {@code DW_AT_reference}. */
    public static final int REFERENCE = 0x77;

    /** {@code DW_AT_rvalue_reference}. */
    public static final int RVALUE_REFERENCE = 0x78;

    /** {@code DW_AT_call_all_calls}. */
    public static final int CALL_ALL_CALLS = 0x7a;

    /** {@code DW_AT_call_return_pc}. */
    public static final int CALL_RETURN_PC = 0x7d;

    /** {@code DW_AT_call_value}. */
    public static final int CALL_VALUE = 0x7e;

    /** {@code DW_AT_call_origin}. */
    public static final int CALL_ORIGIN = 0x7f;

    /** {@code DW_AT_call_parameter}. */
    public static final int CALL_PARAMETER = 0x80;

    /** {@code DW_AT_call_pc}. */
    public static final int CALL_PC = 0x81;

    /** {@code DW_AT_call_tail_call}. */
    public static final int CALL_TAIL_CALL = 0x82;

    /** {@code DW_AT_call_target}. */
    public static final int CALL_TARGET = 0x83;

    /** {@code DW_AT_call_target_clobbered}. */
    public static final int CALL_TARGET_CLOBBERED = 0x84;

    /** {@code DW_AT_call_data_location}. */
    public static final int CALL_DATA_LOCATION = 0x85;

    /** {@code DW_AT_call_data_value}. */
    public static final int CALL_DATA_VALUE = 0x86;

    /** {@code DW_AT_noreturn}. */
    public static final int NORETURN = 0x87;

    /** {@code DW_AT_alignment}. */
    public static final int ALIGNMENT = 0x88;

    /** {@code DW_AT_export_symbols}. */
    public static final int EXPORT_SYMBOLS = 0x89;

    /** {@code DW_AT_deleted}. */
    public static final int DELETED = 0x8a;

    /** {@code DW_AT_defaulted}. */
    public static final int DEFAULTED = 0x8b;

    /** {@code DW_AT_loclists_base}. */
    public static final int LOCLISTS_BASE = 0x8c;

    /** {@code DW_AT_MIPS_linkage_name}. */
    public static final int MIPS_LINKAGE_NAME = 0x2007;

    /** {@code DW_AT_GNU_vector}. */
    public static final int GNU_VECTOR = 0x2107;

    /** {@code DW_AT_GNU_call_site_value}. */
    public static final int GNU_CALL_SITE_VALUE = 0x2111;

    /** {@code DW_AT_GNU_call_site_data_value}. */
    public static final int GNU_CALL_SITE_DATA_VALUE = 0x2112;

    /** {@code DW_AT_GNU_call_site_target}. */
    public static final int GNU_CALL_SITE_TARGET = 0x2113;

    /** {@code DW_AT_GNU_call_site_target_clobbered}. */
    public static final int GNU_CALL_SITE_TARGET_CLOBBERED = 0x2114;

    /** {@code DW_AT_GNU_tail_call}. */
    public static final int GNU_TAIL_CALL = 0x2115;

    /** {@code DW_AT_GNU_all_tail_call_sites}. */
    public static final int GNU_ALL_TAIL_CALL_SITES = 0x2116;

    /** {@code DW_AT_GNU_all_call_sites}. */
    public static final int GNU_ALL_CALL_SITES = 0x2117;

    /** {@code DW_AT_GNU_dwo_name}. */
    public static final int GNU_DWO_NAME = 0x2130;

    /** {@code DW_AT_GNU_dwo_id}. */
    public static final int GNU_DWO_ID = 0x2131;

    /** {@code DW_AT_GNU_ranges_base}. */
    public static final int GNU_RANGES_BASE = 0x2132;

    /** {@code DW_AT_GNU_addr_base}. */
    public static final int GNU_ADDR_BASE = 0x2133;

    /** {@code DW_AT_GNU_discriminator}. */
    public static final int GNU_DISCRIMINATOR = 0x2136;

    /** {@code DW_AT_GNU_locviews}. */
    public static final int GNU_LOCVIEWS = 0x2137;

    /** {@code DW_AT_GNU_entry_view}. */
    public static final int GNU_ENTRY_VIEW = 0x2138;

    private Attribute() {}
}

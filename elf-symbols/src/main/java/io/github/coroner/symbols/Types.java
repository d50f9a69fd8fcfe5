package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.BaseType;
import io.github.coroner.dwarf.BaseTypeEncoding;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Form;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Lazy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of one file, read from debugging information entries when asked for. Thread-safe.
 *
 * <p>Kept: up to {@value #CACHE} types, each a small record without the entries behind it; beyond that they are read again.
 */
public final class Types {
    private static final int CACHE = 1 << 14;

    /** Elements of an array that is said to be larger are no use: no dump holds them. */
    private static final long MAX_COUNT = 1L << 32;

    /** Bytes of the largest base type that an expression computes with. */
    private static final int MAX_BASE_BYTES = 16;

    private final DwarfData data;
    private final Scopes scopes;
    private final ConcurrentHashMap<Long, Type> cache = new ConcurrentHashMap<>();

    private Types(DwarfData data, Scopes scopes) {
        this.data = data;
        this.scopes = scopes;
    }

    /** {@return the types in {@code data}} */
    public static Types of(DwarfData data) {
        return new Types(data, new Scopes(data));
    }

    /** {@return the types in {@code data}, whose scopes others read too} */
    static Types of(DwarfData data, Scopes scopes) {
        return new Types(data, scopes);
    }

    /** {@return the type that an entry of {@code .debug_info} describes; {@code void} if it cannot be read} */
    public Type at(long entry) {
        Type known = cache.get(entry);
        if (known == null) {
            known = read(entry);
            if (cache.size() < CACHE) {
                cache.put(entry, known);
            }
        }
        return known;
    }

    /** {@return the base type of an entry, as typed operations of expressions name it; empty for any other entry} */
    Optional<BaseType> baseTypeAt(long entry) {
        return at(entry) instanceof Type.Base base && base.size() > 0 && base.size() <= MAX_BASE_BYTES
                ? Optional.of(new BaseType((int) base.size(), base.encoding()))
                : Optional.empty();
    }

    /** {@return the type that the entry's {@code DW_AT_type} refers to; void without one} */
    TypeReference typeOf(DieCursor die) {
        long target = die.reference(Attribute.TYPE, -1);
        return target == -1 ? TypeReference.of(TypeReference.VOID) : TypeReference.of(this, target);
    }

    /**
     * Whether an entry is the type of functions, or another name for it. Reads no type: one that is being read may be what it
     * leads to.
     */
    private boolean isFunction(long entry) {
        long target = entry;
        for (int steps = 0; target != -1 && steps < TypeReference.CHAIN; steps++) {
            DieCursor die = data.cursor(target);
            switch (die.tag()) {
                case Tag.SUBROUTINE_TYPE, Tag.SUBPROGRAM -> {
                    return true;
                }
                case Tag.TYPEDEF, Tag.CONST_TYPE, Tag.VOLATILE_TYPE -> target = die.reference(Attribute.TYPE, -1);
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    Scopes scopes() {
        return scopes;
    }

    private Type read(long entry) {
        try {
            return read(data.cursor(entry));
        } catch (FormatException e) {
            data.report(entry, e);
            return new Type.Unspecified("<unreadable type>", 0);
        }
    }

    private Type read(DieCursor die) {
        return switch (die.tag()) {
            case Tag.BASE_TYPE -> base(die);
            case Tag.POINTER_TYPE -> pointer(die, Type.PointerKind.POINTER);
            case Tag.REFERENCE_TYPE -> pointer(die, Type.PointerKind.REFERENCE);
            case Tag.RVALUE_REFERENCE_TYPE -> pointer(die, Type.PointerKind.RVALUE_REFERENCE);
            case Tag.TYPEDEF, Tag.TEMPLATE_ALIAS ->
                new Type.Typedef(scopes.qualified(die.entry()).orElse("?"), typeOf(die));
            case Tag.CONST_TYPE -> new Type.Qualified("const", typeOf(die));
            case Tag.VOLATILE_TYPE -> new Type.Qualified("volatile", typeOf(die));
            case Tag.RESTRICT_TYPE -> new Type.Qualified("restrict", typeOf(die));
            case Tag.ATOMIC_TYPE -> new Type.Qualified("_Atomic", typeOf(die));
            case Tag.STRUCTURE_TYPE, Tag.CLASS_TYPE, Tag.UNION_TYPE, Tag.INTERFACE_TYPE -> structure(die);
            case Tag.ARRAY_TYPE -> array(die);
            case Tag.ENUMERATION_TYPE -> enumeration(die);
            case Tag.SUBROUTINE_TYPE, Tag.SUBPROGRAM -> function(die);
            case Tag.PTR_TO_MEMBER_TYPE -> memberPointer(die);
            default -> new Type.Unspecified(die.string(Attribute.NAME).orElse("?"), size(die, 0));
        };
    }

    private static Type base(DieCursor die) {
        BaseTypeEncoding encoding =
                BaseTypeEncoding.of(die.unsigned(Attribute.ENCODING, 0)).orElse(BaseTypeEncoding.UNSIGNED);
        return new Type.Base(die.string(Attribute.NAME).orElse("?"), size(die, 0), encoding);
    }

    private Type memberPointer(DieCursor die) {
        long owner = die.reference(Attribute.CONTAINING_TYPE, -1);
        // the Itanium ABI: an offset for data, a pointer and an adjustment for functions
        long size = isFunction(die.reference(Attribute.TYPE, -1)) ? 8 : 4;
        return new Type.MemberPointer(
                size(die, size),
                typeOf(die),
                owner == -1 ? TypeReference.of(TypeReference.VOID) : TypeReference.of(this, owner));
    }

    private static long size(DieCursor die, long absent) {
        long size = die.unsigned(Attribute.BYTE_SIZE, absent);
        return size < 0 ? 0 : size;
    }

    private Type pointer(DieCursor die, Type.PointerKind kind) {
        return new Type.Pointer(kind, size(die, die.unit().header().encoding().addressSize()), typeOf(die));
    }

    private Type structure(DieCursor die) {
        Type.StructureKind kind = switch (die.tag()) {
            case Tag.UNION_TYPE -> Type.StructureKind.UNION;
            case Tag.CLASS_TYPE -> Type.StructureKind.CLASS;
            default -> Type.StructureKind.STRUCT;
        };
        long signature = die.reference(Attribute.SIGNATURE, -1);
        if (signature != -1 && signature != die.entry()) {
            // a declaration that names the type unit with the definition
            DieCursor definition = data.cursor(signature);
            if (!definition.has(Attribute.SIGNATURE)) {
                die = definition;
            }
        }
        boolean declaration = die.flag(Attribute.DECLARATION);
        long entry = die.entry();
        Optional<String> name = scopes.qualified(entry);
        boolean tagged = !SourceLanguage.hasScopes(die.unit().language());
        return new Type.Structure(
                kind,
                name,
                size(die, 0),
                declaration,
                tagged,
                new Lazy<>(() -> StructureReader.read(this, data, entry)));
    }

    private Type array(DieCursor die) {
        boolean vector = die.has(Attribute.GNU_VECTOR);
        TypeReference element = typeOf(die);
        long stride = die.unsigned(Attribute.BYTE_STRIDE, 0);
        List<OptionalLong> counts = new ArrayList<>();
        List<OptionalLong> bounds = new ArrayList<>();
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() == 1) {
            if (die.tag() == Tag.SUBRANGE_TYPE) {
                boolean computed = isComputed(die);
                counts.add(computed ? OptionalLong.empty() : count(die));
                bounds.add(computed ? OptionalLong.of(die.entry()) : OptionalLong.empty());
            }
            more = die.nextAfterChildren();
        }
        if (counts.isEmpty()) {
            counts.add(OptionalLong.empty());
            bounds.add(OptionalLong.empty());
        }
        if (stride != 0 && stride != element.type().size()) {
            return new Type.Unspecified("array with gaps", 0);
        }
        TypeReference inner = element;
        for (int i = counts.size() - 1; i > 0; i--) {
            inner = TypeReference.of(new Type.Array(inner, counts.get(i), false, bounds.get(i)));
        }
        return new Type.Array(inner, counts.get(0), vector, bounds.get(0));
    }

    /** Whether how many elements there are depends on the frame: told by an expression, or by another entry. */
    private static boolean isComputed(DieCursor subrange) {
        int attribute = subrange.has(Attribute.COUNT) ? Attribute.COUNT : Attribute.UPPER_BOUND;
        return subrange.block(attribute).isPresent()
                || subrange.form(attribute) == Form.LOCLISTX
                || subrange.form(attribute) == Form.SEC_OFFSET
                || subrange.reference(attribute, -1) != -1;
    }

    private static OptionalLong count(DieCursor subrange) {
        long count = subrange.unsigned(Attribute.COUNT, -1);
        if (count == -1) {
            long upper = subrange.unsigned(Attribute.UPPER_BOUND, -2);
            if (upper == -2) {
                return OptionalLong.empty();
            }
            // GCC writes an array of no elements as one up to -1, but 255 elements need no more than a data1
            int form = subrange.form(Attribute.UPPER_BOUND);
            boolean none = form != Form.DATA1 && form != Form.DATA2 && subrange.signed(Attribute.UPPER_BOUND, 0) == -1;
            count = none ? 0 : upper - subrange.signed(Attribute.LOWER_BOUND, 0) + 1;
        }
        return count >= 0 && count <= MAX_COUNT ? OptionalLong.of(count) : OptionalLong.empty();
    }

    private Type enumeration(DieCursor die) {
        long entry = die.entry();
        long size = size(die, 0);
        boolean scoped = die.flag(Attribute.ENUM_CLASS);
        boolean typed = die.has(Attribute.TYPE);
        Type underlying = typed ? typeOf(die).type().stripped() : TypeReference.VOID;
        if (size == 0) {
            size = underlying.size();
        }
        boolean signed;
        if (underlying instanceof Type.Base base) {
            signed = base.encoding().isSigned();
        } else {
            signed = hasNegative(die);
        }
        boolean isSigned = signed;
        long bytes = size;
        return new Type.Enumeration(
                scopes.qualified(entry),
                size,
                signed,
                scoped,
                !SourceLanguage.hasScopes(die.unit().language()),
                new Lazy<>(() -> enumerators(entry, scoped, bytes, isSigned)));
    }

    private static boolean hasNegative(DieCursor die) {
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() == 1) {
            if (die.tag() == Tag.ENUMERATOR
                    && die.form(Attribute.CONST_VALUE) == Form.SDATA
                    && die.signed(Attribute.CONST_VALUE, 0) < 0) {
                return true;
            }
            more = die.nextAfterChildren();
        }
        return false;
    }

    private List<Type.Enumerator> enumerators(long entry, boolean scoped, long size, boolean signed) {
        int unused = size > 0 && size < Long.BYTES ? (int) (Long.BYTES - size) * Byte.SIZE : 0;
        List<Type.Enumerator> values = new ArrayList<>();
        String prefix = scopes.enumeratorPrefix(entry, scoped);
        DieCursor die = data.cursor(entry);
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() == 1) {
            if (die.tag() == Tag.ENUMERATOR) {
                // the form says nothing of the sign: 200 may be one byte, of a negative number as many as the type has
                long bits = die.unsigned(Attribute.CONST_VALUE, 0) << unused;
                long value = signed ? bits >> unused : bits >>> unused;
                values.add(
                        new Type.Enumerator(prefix + die.string(Attribute.NAME).orElse("?"), value));
            }
            more = die.nextAfterChildren();
        }
        return List.copyOf(values);
    }

    private Type function(DieCursor concrete) {
        // a copy that was made out of line says nothing that the original does not say
        long origin = concrete.reference(Attribute.ABSTRACT_ORIGIN, concrete.entry());
        DieCursor die = origin == concrete.entry() ? concrete : data.cursor(origin);
        TypeReference result = typeOf(die);
        boolean prototyped = die.flag(Attribute.PROTOTYPED)
                || SourceLanguage.hasScopes(die.unit().language());
        boolean variadic = false;
        List<TypeReference> parameters = new ArrayList<>();
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() == 1) {
            if (die.tag() == Tag.FORMAL_PARAMETER) {
                TypeReference type = typeOf(die);
                // "this" cannot be assigned to, and gdb says so
                boolean hidden = die.flag(Attribute.ARTIFICIAL) && type.type() instanceof Type.Pointer;
                parameters.add(hidden ? TypeReference.of(new Type.Qualified("const", type)) : type);
            } else if (die.tag() == Tag.UNSPECIFIED_PARAMETERS) {
                variadic = true;
            }
            more = die.nextAfterChildren();
        }
        return new Type.Function(result, parameters, variadic, prototyped);
    }
}

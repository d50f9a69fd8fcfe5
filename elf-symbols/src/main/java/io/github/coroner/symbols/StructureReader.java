package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.Form;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.format.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the members of a structure: DWARF 5 sections 5.7.3, 5.7.6 and 5.7.10. */
final class StructureReader {
    /** {@code DW_OP_plus_uconst}: what DWARF 2 writes in place of a constant offset. */
    private static final int PLUS_UCONST = 0x23;

    private final Types types;
    private final DwarfData data;

    private StructureReader(Types types, DwarfData data) {
        this.types = types;
        this.data = data;
    }

    static Type.Layout read(Types types, DwarfData data, long entry) {
        return new StructureReader(types, data).read(entry);
    }

    private Type.Layout read(long entry) {
        List<Type.Member> members = new ArrayList<>();
        Optional<Type.VariantPart> variants = Optional.empty();
        DieCursor die = data.cursor(entry);
        boolean union = die.tag() == Tag.UNION_TYPE;
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() == 1) {
            switch (die.tag()) {
                case Tag.MEMBER, Tag.INHERITANCE -> members.add(member(die, union));
                case Tag.VARIABLE -> members.add(staticMember(die));
                case Tag.VARIANT_PART -> variants = Optional.of(variantPart(die.entry()));
                default -> {}
            }
            more = die.nextAfterChildren();
        }
        return new Type.Layout(members, variants);
    }

    private Type.Member staticMember(DieCursor die) {
        return new Type.Member(
                Type.MemberKind.STATIC,
                die.string(Attribute.NAME),
                types.typeOf(die),
                0,
                0,
                0,
                die.entry(),
                Optional.empty());
    }

    private Type.Member member(DieCursor die, boolean union) {
        boolean inherited = die.tag() == Tag.INHERITANCE;
        if (!inherited
                && (die.flag(Attribute.EXTERNAL) || die.flag(Attribute.DECLARATION))
                && !die.has(Attribute.DATA_MEMBER_LOCATION)
                && !die.has(Attribute.DATA_BIT_OFFSET)
                && !union) {
            // before DWARF 5 a static member is a DW_TAG_member too
            return staticMember(die);
        }
        Type.MemberKind kind = Type.MemberKind.DATA;
        if (inherited) {
            kind = die.unsigned(Attribute.VIRTUALITY, 0) == 0
                    ? Type.MemberKind.BASE_CLASS
                    : Type.MemberKind.VIRTUAL_BASE_CLASS;
        } else if (die.flag(Attribute.ARTIFICIAL)) {
            kind = Type.MemberKind.ARTIFICIAL;
        }
        Optional<String> name = inherited ? Optional.empty() : die.string(Attribute.NAME);
        TypeReference type = types.typeOf(die);
        if (kind == Type.MemberKind.VIRTUAL_BASE_CLASS) {
            Optional<Expression> place =
                    die.block(Attribute.DATA_MEMBER_LOCATION).map(Expression::of);
            return new Type.Member(kind, name, type, 0, 0, 0, die.entry(), place);
        }
        long offset = offset(die);
        long bits = die.unsigned(Attribute.BIT_SIZE, 0);
        if (bits < 1 || bits > 64) {
            return new Type.Member(kind, name, type, offset, 0, 0, die.entry(), Optional.empty());
        }
        long firstBit = firstBit(die, type, offset, bits);
        return new Type.Member(
                kind, name, type, firstBit >>> 3, (int) (firstBit & 7), (int) bits, die.entry(), Optional.empty());
    }

    /** The lowest bit of a bit-field, from the start of the structure, on a little-endian target. */
    private static long firstBit(DieCursor die, TypeReference type, long offset, long bits) {
        if (die.has(Attribute.DATA_BIT_OFFSET)) {
            return offset * 8 + Math.max(0, die.unsigned(Attribute.DATA_BIT_OFFSET, 0));
        }
        if (die.has(Attribute.BIT_OFFSET)) {
            // DWARF 2: counted from the most significant bit of the storage unit
            long storage = die.unsigned(Attribute.BYTE_SIZE, 0);
            if (storage < 1) {
                storage = type.type().size();
            }
            return Math.max(0, offset * 8 + storage * 8 - die.signed(Attribute.BIT_OFFSET, 0) - bits);
        }
        return offset * 8;
    }

    private static long offset(DieCursor die) {
        int form = die.form(Attribute.DATA_MEMBER_LOCATION);
        if (form == 0) {
            return 0;
        }
        if (form != Form.SEC_OFFSET) {
            Optional<ByteReader> block = die.block(Attribute.DATA_MEMBER_LOCATION);
            if (block.isPresent()) {
                ByteReader expression = block.get();
                return expression.remaining() > 1 && expression.u8() == PLUS_UCONST
                        ? Math.max(0, expression.uleb128())
                        : 0;
            }
        }
        return Math.max(0, die.unsigned(Attribute.DATA_MEMBER_LOCATION, 0));
    }

    private Type.VariantPart variantPart(long entry) {
        DieCursor die = data.cursor(entry);
        long discriminantEntry = die.reference(Attribute.DISCR, -1);
        Optional<Type.Member> discriminant = Optional.empty();
        List<Type.Variant> variants = new ArrayList<>();
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() == 1) {
            if (die.tag() == Tag.MEMBER && die.entry() == discriminantEntry) {
                discriminant = Optional.of(member(die, false));
            } else if (die.tag() == Tag.VARIANT) {
                OptionalLong value = die.has(Attribute.DISCR_VALUE)
                        ? OptionalLong.of(die.unsigned(Attribute.DISCR_VALUE, 0))
                        : OptionalLong.empty();
                variants.add(new Type.Variant(value, variantMembers(die.entry())));
            }
            more = die.nextAfterChildren();
        }
        return new Type.VariantPart(discriminant, variants);
    }

    private List<Type.Member> variantMembers(long entry) {
        List<Type.Member> members = new ArrayList<>();
        DieCursor die = data.cursor(entry);
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() == 1) {
            if (die.tag() == Tag.MEMBER) {
                members.add(member(die, false));
            }
            more = die.nextAfterChildren();
        }
        return members;
    }
}

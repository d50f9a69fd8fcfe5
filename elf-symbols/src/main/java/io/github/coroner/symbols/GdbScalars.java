package io.github.coroner.symbols;

import io.github.coroner.dwarf.BaseTypeEncoding;
import java.util.Arrays;

/** How gdb writes numbers, characters, truth values and enumerators. */
final class GdbScalars {
    private GdbScalars() {}

    /** Writes a value of a base type. */
    static void base(StringBuilder out, Value value, Type.Base base) {
        GdbText.CharacterKind kind = GdbText.characterKind(value.type());
        if (kind != null) {
            GdbText.character(out, value.number(), kind);
            return;
        }
        switch (base.encoding()) {
            case BOOLEAN -> {
                long number = value.number();
                out.append(number == 0 ? "false" : number == 1 ? "true" : Long.toString(number));
            }
            case FLOAT -> out.append(GdbText.floatingPoint(value.bytes()));
            case COMPLEX_FLOAT -> {
                byte[] bytes = value.bytes();
                int half = bytes.length / 2;
                out.append(GdbText.floatingPoint(Arrays.copyOf(bytes, half)))
                        .append(" + ")
                        .append(GdbText.floatingPoint(Arrays.copyOfRange(bytes, half, bytes.length)))
                        .append('i');
            }
            default -> integer(out, value, base.encoding());
        }
    }

    private static void integer(StringBuilder out, Value value, BaseTypeEncoding encoding) {
        if (value.bitSize() == 0 && value.size() > Long.BYTES) {
            out.append(GdbText.integer(value.bytes(), encoding.isSigned()));
        } else if (encoding.isSigned()) {
            out.append(value.number());
        } else {
            out.append(Long.toUnsignedString(value.number()));
        }
    }

    /** A name, a sum of flags if all enumerators are single bits, or a number. */
    static void enumeration(StringBuilder out, long number, Type.Enumeration enumeration) {
        boolean flags = true;
        for (Type.Enumerator enumerator : enumeration.enumerators()) {
            if (enumerator.value() == number) {
                out.append(enumerator.name());
                return;
            }
            flags &= Long.bitCount(enumerator.value()) <= 1 && enumerator.value() >= 0;
        }
        if (!flags || number == 0) {
            out.append(number);
            return;
        }
        long rest = number;
        out.append('(');
        String separator = "";
        for (Type.Enumerator enumerator : enumeration.enumerators()) {
            if ((rest & enumerator.value()) != 0) {
                rest &= ~enumerator.value();
                out.append(separator).append(enumerator.name());
                separator = " | ";
            }
        }
        if (rest != 0) {
            out.append(separator).append("unknown: 0x").append(Long.toHexString(rest));
        }
        out.append(')');
    }
}

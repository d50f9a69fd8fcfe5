package io.github.coroner.symbols;

import io.github.coroner.dwarf.BaseTypeEncoding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How gdb writes characters, strings and numbers in C. */
final class GdbText {
    /** Equal elements in a row that are still written one by one. */
    static final int REPEATS = 10;

    /** The greatest number of three octal digits. */
    private static final int GREATEST_OCTAL = 0777;

    private GdbText() {}

    /** Writes a character as a number and a literal: {@code 97 'a'}. */
    static void character(StringBuilder out, long value, CharacterKind kind) {
        out.append(value).append(' ').append(kind.prefix()).append('\'');
        escape(out, value & kind.mask(), '\'', kind, false);
        out.append('\'');
    }

    /**
     * Writes a string literal, with long runs of one character pulled out: {@code "ab", '\000' <repeats 12 times>}.
     *
     * @param length characters in {@code text} to look at
     * @param limit characters after which no further run of equal ones is begun
     * @param more whether the string goes on behind {@code length}
     */
    static void string(StringBuilder out, Characters text, int length, int limit, CharacterKind kind, boolean more) {
        if (length == 0) {
            out.append(kind.prefix()).append("\"\"").append(more ? "..." : "");
            return;
        }
        boolean quoted = false;
        boolean afterHex = false;
        boolean first = true;
        int printed = 0;
        int at = 0;
        while (at < length && printed < limit) {
            long character = text.at(at);
            int run = 1;
            while (at + run < length && text.at(at + run) == character) {
                run++;
            }
            if (run > REPEATS) {
                out.append(quoted ? "\", " : first ? "" : ", ");
                out.append(kind.prefix()).append('\'');
                escape(out, character, '\'', kind, false);
                out.append("' <repeats ").append(run).append(" times>");
                quoted = false;
            } else {
                if (!quoted) {
                    out.append(first ? "" : ", ").append(kind.prefix()).append('"');
                    quoted = true;
                    afterHex = false;
                }
                boolean pair = kind.size == 2
                        && run == 1
                        && at + 1 < length
                        && Character.isSurrogatePair((char) character, (char) text.at(at + 1));
                if (pair) {
                    character = Character.toCodePoint((char) character, (char) text.at(at + 1));
                    run = 2;
                }
                for (int i = 0; i < (pair ? 1 : run); i++) {
                    afterHex = escape(out, character, '"', kind, afterHex);
                }
            }
            printed += run;
            at += run;
            first = false;
        }
        out.append(quoted ? "\"" : "").append(more || at < length ? "..." : "");
    }

    /** The characters of a string, by index. */
    @FunctionalInterface
    interface Characters {
        /** {@return a character, zero-extended} */
        long at(int index);
    }

    /**
     * A type of characters.
     *
     * @param size bytes of one
     * @param prefix what stands in front of its literals
     */
    record CharacterKind(int size, String prefix) {
        static final CharacterKind CHAR = new CharacterKind(1, "");

        long mask() {
            return size >= Long.BYTES ? -1 : (1L << (size * Byte.SIZE)) - 1;
        }
    }

    /**
     * Writes one character.
     *
     * @param afterHex whether the character before is an escape that a hexadecimal digit would go on
     * @return whether that is so for the next one
     */
    private static boolean escape(StringBuilder out, long character, char quote, CharacterKind kind, boolean afterHex) {
        int named = "\u0007\b\f\n\r\t\u000b".indexOf((char) (character < 0x80 ? character : 0xffff));
        if (named >= 0) {
            out.append('\\').append("abfnrtv".charAt(named));
        } else if (character == quote || character == '\\') {
            out.append('\\').append((char) character);
        } else if (character >= ' ' && character < 0x7f && !(afterHex && isHexDigit(character))) {
            out.append((char) character);
        } else if (kind.size > 1 && isPrintable(character)) {
            out.appendCodePoint((int) character);
        } else if (character <= GREATEST_OCTAL) {
            out.append('\\')
                    .append((char) ('0' + (character >> 6)))
                    .append((char) ('0' + (character >> 3 & 7)))
                    .append((char) ('0' + (character & 7)));
        } else {
            out.append("\\x").append(Long.toHexString(character));
            return true;
        }
        return false;
    }

    private static boolean isHexDigit(long character) {
        return Character.digit((int) character, 16) >= 0;
    }

    /** {@return whether it is a character outside of ASCII that can be shown} */
    private static boolean isPrintable(long character) {
        return character >= 0xa0
                && character <= Character.MAX_CODE_POINT
                && Character.isDefined((int) character)
                && !Character.isISOControl((int) character)
                && Character.getType((int) character) != Character.SURROGATE;
    }

    /** {@return an integer of up to 16 bytes, given least significant byte first} */
    static String integer(byte[] bytes, boolean signed) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return (signed ? new BigInteger(reversed) : new BigInteger(1, reversed)).toString();
    }

    /** {@return a floating-point number as C's {@code %.9g} (4 bytes), {@code %.17g} (8 bytes) and so on write it} */
    static String floatingPoint(byte[] bytes) {
        return switch (bytes.length) {
            case 2 -> ieee(bytes, 5, 10);
            case 4 -> ieee(bytes, 8, 23);
            case 8 -> ieee(bytes, 11, 52);
            case 16 -> ieee(bytes, 15, 112);
            default -> "<invalid float value>";
        };
    }

    /** An IEEE 754 interchange format of any width. */
    private static String ieee(byte[] bytes, int exponentBits, int fractionBits) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = bytes.length - 1; i >= 0; i--) {
            bits = bits.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(bytes[i] & 0xff));
        }
        boolean negative = bits.testBit(exponentBits + fractionBits);
        BigInteger fraction = bits.and(BigInteger.ONE.shiftLeft(fractionBits).subtract(BigInteger.ONE));
        int exponent = bits.shiftRight(fractionBits).intValue() & ((1 << exponentBits) - 1);
        String sign = negative ? "-" : "";
        if (exponent == (1 << exponentBits) - 1) {
            return fraction.signum() == 0 ? sign + "inf" : sign + "nan(0x" + fraction.toString(16) + ")";
        }
        int bias = (1 << (exponentBits - 1)) - 1;
        BigInteger mantissa = exponent == 0 ? fraction : fraction.setBit(fractionBits);
        if (mantissa.signum() == 0) {
            return sign + "0";
        }
        int scale = Math.max(exponent, 1) - bias - fractionBits;
        BigDecimal number = scale >= 0
                ? new BigDecimal(mantissa.shiftLeft(scale))
                : new BigDecimal(mantissa).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-scale)));
        // the digits that give every number back: 1 + digits(fraction + 1 bits)
        int digits = (int) Math.ceil(1 + (fractionBits + 1) * Math.log10(2));
        return sign + general(number, digits);
    }

    /** C's {@code %.<precision>g} of a positive number. */
    private static String general(BigDecimal number, int precision) {
        BigDecimal rounded = number.round(new MathContext(precision, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < precision) {
            return strip(rounded.toPlainString());
        }
        String digits = strip(rounded.unscaledValue().toString().replaceAll("0+$", ""));
        String mantissa = digits.length() > 1 ? digits.charAt(0) + "." + digits.substring(1) : digits;
        String sign = exponent < 0 ? "-" : "+";
        int magnitude = Math.abs(exponent);
        return mantissa + "e" + sign + (magnitude < 10 ? "0" : "") + magnitude;
    }

    private static String strip(String plain) {
        if (plain.indexOf('.') < 0) {
            return plain;
        }
        int end = plain.length();
        while (plain.charAt(end - 1) == '0') {
            end--;
        }
        return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** {@return how a type's values are written as characters; null for a type that is none} */
    static @Nullable CharacterKind characterKind(Type type) {
        Type bare = type.unqualified();
        for (int steps = 0; steps < TypeReference.CHAIN; steps++) {
            String name = bare instanceof Type.Typedef typedef
                    ? typedef.name()
                    : bare instanceof Type.Base base ? base.name() : "";
            String prefix = switch (name) {
                case "wchar_t" -> "L";
                case "char16_t" -> "u";
                case "char32_t" -> "U";
                default -> null;
            };
            if (prefix != null && bare.size() >= 1 && bare.size() <= 4) {
                return new CharacterKind((int) bare.size(), prefix);
            }
            if (!(bare instanceof Type.Typedef typedef)) {
                break;
            }
            bare = typedef.target().type().unqualified();
        }
        if (bare instanceof Type.Base base && base.name().equals("char8_t") && base.size() == 1) {
            return CharacterKind.CHAR; // GCC says it is a number
        }
        if (bare instanceof Type.Base base && base.encoding().isCharacter() && base.size() <= 4 && base.size() > 0) {
            boolean unicode = base.encoding() == BaseTypeEncoding.UTF && base.size() > 1;
            return new CharacterKind((int) base.size(), unicode ? base.size() == 2 ? "u" : "U" : "");
        }
        return null;
    }
}

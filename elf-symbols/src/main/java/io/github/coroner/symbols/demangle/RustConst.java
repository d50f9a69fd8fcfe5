package io.github.coroner.symbols.demangle;

/** Values of const generic parameters in Rust v0 names: integers, booleans, characters, and {@code p} for any. */
final class RustConst {
    /** Hexadecimal digits of 64 bits; longer numbers stay hexadecimal. */
    private static final int DECIMAL_DIGITS = 16;

    private final RustInput input;
    private final RustOutput out;

    RustConst(RustInput input, RustOutput out) {
        this.input = input;
        this.out = out;
    }

    /** {@code <type> <value>}, or {@code p}. */
    void constant() {
        switch (input.next()) {
            case 'p' -> out.append("_");
            case 'h', 't', 'm', 'y', 'o', 'j' -> number();
            case 'a', 's', 'l', 'x', 'n', 'i' -> {
                if (input.accept('n')) {
                    out.append("-");
                }
                number();
            }
            case 'b' -> truth();
            case 'c' -> character();
            default -> throw new NotMangledException();
        }
    }

    private void number() {
        String digits = input.hexadecimal();
        out.append(
                digits.length() <= DECIMAL_DIGITS
                        ? Long.toUnsignedString(Long.parseUnsignedLong(digits, 16))
                        : "0x" + digits);
    }

    private void truth() {
        switch (input.hexadecimal()) {
            case "0" -> out.append("false");
            case "1" -> out.append("true");
            default -> throw new NotMangledException();
        }
    }

    /** A character as Rust would write it in source. */
    private void character() {
        String digits = input.hexadecimal();
        int codePoint = digits.length() > 6 ? -1 : Integer.parseInt(digits, 16);
        if (!Character.isValidCodePoint(codePoint)) {
            throw new NotMangledException();
        }
        String written = switch (codePoint) {
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            default ->
                codePoint >= ' ' && codePoint <= '~'
                        ? String.valueOf((char) codePoint)
                        : "\\u{" + Integer.toHexString(codePoint) + "}";
        };
        out.append("'" + written + "'");
    }
}

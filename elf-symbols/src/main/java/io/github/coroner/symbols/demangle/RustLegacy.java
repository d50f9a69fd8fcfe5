package io.github.coroner.symbols.demangle;

import java.util.Map;

/**
 * Rust's older mangling: the shape of an Itanium nested name whose last part is a hash, {@code 17h} and 16 hexadecimal
 * digits, and whose other parts spell punctuation in escapes such as {@code $LT$}.
 */
final class RustLegacy {
    private static final int HASH_DIGITS = 16;
    private static final String HASH_PREFIX = "17h";

    /** A hash has more different digits than chance would leave out; {@code h0000000000000000} is somebody's name. */
    private static final int LEAST_DIFFERENT_DIGITS = 5;

    private static final Map<String, String> ESCAPES =
            Map.of("SP", "@", "BP", "*", "RF", "&", "LT", "<", "GT", ">", "LP", "(", "RP", ")", "C", ",");

    private RustLegacy() {}

    /** {@return whether {@code name}, beginning with {@code _Z}, ends in a Rust hash, suffixes of copies aside} */
    static boolean looksLikeRust(String name) {
        int end = end(name);
        int hash = end - 1 - HASH_DIGITS;
        if (!name.startsWith("_ZN") || hash <= 3 || name.charAt(end - 1) != 'E') {
            return false;
        }
        if (!name.startsWith(HASH_PREFIX, hash - HASH_PREFIX.length())) {
            return false;
        }
        int seen = 0;
        for (int i = hash; i < hash + HASH_DIGITS; i++) {
            char digit = name.charAt(i);
            if (!isLowerHex(digit)) {
                return false;
            }
            seen |= 1 << Character.digit(digit, 16);
        }
        return Integer.bitCount(seen) >= LEAST_DIFFERENT_DIGITS;
    }

    /** Reads a name that {@link #looksLikeRust}; its hash and suffix are left out. */
    static String read(String name) {
        Mangled mangled = new Mangled(name, "_ZN".length());
        int hash = end(name) - 1 - HASH_DIGITS - HASH_PREFIX.length();
        Output out = new Output();
        while (mangled.position() < hash) {
            if (mangled.position() > "_ZN".length()) {
                out.append("::");
            }
            part(mangled.identifier(), out);
        }
        if (mangled.position() != hash) {
            throw new NotMangledException();
        }
        return out.toString();
    }

    /** Where the name ends and a suffix such as {@code .llvm.1234} begins; parts may have dots, an {@code E} ends none. */
    private static int end(String name) {
        int suffix = name.indexOf("E.", HASH_DIGITS);
        while (suffix >= 0) {
            int hash = suffix - HASH_DIGITS - HASH_PREFIX.length();
            if (hash > 0 && name.startsWith(HASH_PREFIX, hash)) {
                return suffix + 1;
            }
            suffix = name.indexOf("E.", suffix + 1);
        }
        return name.length();
    }

    private static void part(String part, Output out) {
        // an identifier may not begin with an escape, so the compiler puts an underscore in front
        int i = part.startsWith("_$") ? 1 : 0;
        while (i < part.length()) {
            char character = part.charAt(i);
            int close = character == '$' ? part.indexOf('$', i + 1) : -1;
            if (close >= 0) {
                out.append(unescape(part.substring(i + 1, close)));
                i = close + 1;
            } else if (part.startsWith("..", i)) {
                out.append("::");
                i += 2;
            } else if (character == '$' || character > '~') {
                throw new NotMangledException();
            } else {
                out.append(character);
                i++;
            }
        }
    }

    private static String unescape(String escape) {
        String known = ESCAPES.get(escape);
        if (known != null) {
            return known;
        }
        int digits = escape.length() - 1;
        if (digits < 1 || digits > 6 || escape.charAt(0) != 'u') {
            throw new NotMangledException();
        }
        int codePoint = 0;
        for (int i = 1; i <= digits; i++) {
            char digit = escape.charAt(i);
            if (!isLowerHex(digit)) {
                throw new NotMangledException();
            }
            codePoint = (codePoint << 4) | Character.digit(digit, 16);
        }
        if (!Punycode.isPrintable(codePoint)) {
            throw new NotMangledException();
        }
        return Character.toString(codePoint);
    }

    private static boolean isLowerHex(char digit) {
        return Mangled.isDigit(digit) || (digit >= 'a' && digit <= 'f');
    }
}

package io.github.coroner.symbols.demangle;

import org.jspecify.annotations.Nullable;

/** The characters of a Rust v0 name behind {@code _R}: numbers, identifiers, back references; RFC 2603. */
final class RustInput {
    private static final int MAX_DEPTH = 256;
    private static final int MAX_STEPS = 1 << 20;
    private static final long MOST_BEFORE_DIGIT = Long.divideUnsigned(-1L - 62, 62);

    private static final String[] BASIC_TYPES = {
        "i8", "bool", "char", "f64", "str", "f32", null, "u8", "isize", "usize", null, "i32", "u32", "i128", "u128",
        "_", null, null, "i16", "u16", "()", "...", null, "i64", "u64", "!"
    };

    private final String text;
    private int position;
    private int depth;
    private int steps;

    /**
     * An identifier.
     *
     * @param disambiguator 0 for the first of its name
     */
    record Identifier(long disambiguator, String name) {}

    RustInput(String text) {
        this.text = text;
    }

    /** {@return the name of a type of one letter, or null} */
    static @Nullable String basicType(char code) {
        return code >= 'a' && code <= 'z' ? BASIC_TYPES[code - 'a'] : null;
    }

    boolean atEnd() {
        return position == text.length();
    }

    char peek() {
        return atEnd() ? Mangled.END : text.charAt(position);
    }

    char next() {
        if (atEnd()) {
            throw new NotMangledException();
        }
        return text.charAt(position++);
    }

    void back() {
        position--;
    }

    void reset(int to) {
        position = to;
    }

    boolean accept(char expected) {
        if (peek() == expected && !atEnd()) {
            position++;
            return true;
        }
        return false;
    }

    /** Counts a level of nesting, and work: back references may read the same place many times. */
    void enter() {
        if (++depth > MAX_DEPTH || ++steps > MAX_STEPS) {
            throw new NotMangledException();
        }
    }

    void leave() {
        depth--;
    }

    /** Reads the place of a back reference behind its {@code B}, goes there, and returns where to come back to. */
    int follow() {
        int self = position - 1;
        long target = base62();
        if (Long.compareUnsigned(target, self) >= 0) {
            throw new NotMangledException();
        }
        int here = position;
        position = (int) target;
        return here;
    }

    /** {@code _} is 0, any other number one more than its digits say; unsigned, up to 64 bits. */
    long base62() {
        if (accept('_')) {
            return 0;
        }
        long number = 0;
        while (!accept('_')) {
            int digit = base62Digit(next());
            if (Long.compareUnsigned(number, MOST_BEFORE_DIGIT) > 0) {
                throw new NotMangledException();
            }
            number = 62 * number + digit;
        }
        return number + 1;
    }

    private static int base62Digit(char digit) {
        if (Mangled.isDigit(digit)) {
            return digit - '0';
        }
        if (digit >= 'a' && digit <= 'z') {
            return digit - 'a' + 10;
        }
        if (digit >= 'A' && digit <= 'Z') {
            return digit - 'A' + 36;
        }
        throw new NotMangledException();
    }

    /** {@code [s <base-62 number>]}: one more than the number, or 0 without it. */
    long disambiguator() {
        return accept('s') ? base62() + 1 : 0;
    }

    /** {@code [G <base-62 number>]}: how many lifetimes are bound, one more than the number. */
    long binder() {
        return accept('G') ? base62() + 1 : 0;
    }

    Identifier identifier() {
        long disambiguator = disambiguator();
        return new Identifier(disambiguator, undisambiguated());
    }

    /** {@code [u] <decimal number> [_] <bytes>}; {@code u} says Punycode. */
    String undisambiguated() {
        boolean encoded = accept('u');
        int length = decimal();
        accept('_');
        if (length > text.length() - position) {
            throw new NotMangledException();
        }
        position += length;
        String name = text.substring(position - length, position);
        return encoded ? Punycode.decode(name) : name;
    }

    private int decimal() {
        if (!Mangled.isDigit(peek())) {
            throw new NotMangledException();
        }
        if (accept('0')) {
            return 0;
        }
        int number = 0;
        while (Mangled.isDigit(peek())) {
            number = 10 * number + (next() - '0');
            if (number > text.length()) {
                throw new NotMangledException();
            }
        }
        return number;
    }

    /** Reads hexadecimal digits up to {@code _}. */
    String hexadecimal() {
        int start = position;
        while (!accept('_')) {
            char digit = next();
            if (!Mangled.isDigit(digit) && !(digit >= 'a' && digit <= 'f')) {
                throw new NotMangledException();
            }
        }
        String digits = text.substring(start, position - 1);
        if (digits.isEmpty()) {
            throw new NotMangledException();
        }
        return digits;
    }
}

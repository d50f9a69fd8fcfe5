package io.github.coroner.symbols.demangle;

import java.util.Map;

/** Reads {@code <expr-primary>}, the literals in template arguments; Itanium C++ ABI section 5.1.6. */
final class LiteralParser {
    /** Integer types whose literals have a suffix instead of a cast. */
    private static final Map<Character, String> SUFFIXES =
            Map.of('i', "", 'j', "u", 'l', "l", 'm', "ul", 'x', "ll", 'y', "ull");

    private final Mangled mangled;
    private final NameParser names;
    private final TypeParser types;

    LiteralParser(Mangled mangled, NameParser names, TypeParser types) {
        this.mangled = mangled;
        this.names = names;
        this.types = types;
    }

    /** Reads {@code L <type> <value> E}, {@code L _Z <encoding> E}, {@code L <type> E}. */
    Node literal() {
        mangled.expect('L');
        if (mangled.accept("_Z") || mangled.accept('Z')) {
            Node encoding = names.encoding();
            mangled.expect('E');
            return encoding;
        }
        char code = mangled.peek();
        String suffix = SUFFIXES.get(code);
        if (suffix != null) {
            mangled.skip(1);
            return Text.words(value() + suffix);
        }
        if (code == 'b' && (mangled.accept("b0E") || mangled.accept("b1E"))) {
            mangled.reset(mangled.position() - 2);
            boolean truth = mangled.next() == '1';
            mangled.expect('E');
            return Text.words(truth ? "true" : "false");
        }
        Node type = types.type();
        if (mangled.accept('E')) {
            return code == 'A' ? Sequence.of("\"<", type, ">\"") : type;
        }
        boolean floating = code == 'f' || code == 'd' || code == 'e' || code == 'g';
        return floating ? Sequence.of("(", type, ")[", value(), "]") : Sequence.of("(", type, ")", value());
    }

    /** Reads up to the closing {@code E}; a minus sign is written {@code n}. */
    private String value() {
        String sign = mangled.accept('n') ? "-" : "";
        int start = mangled.position();
        while (mangled.peek() != 'E') {
            char digit = mangled.next();
            if (!Mangled.isDigit(digit) && !(digit >= 'a' && digit <= 'f') && digit != '_') {
                throw new NotMangledException();
            }
        }
        String digits = mangled.since(start);
        mangled.expect('E');
        return sign + digits;
    }
}

package io.github.coroner.symbols.demangle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads encodings and names, Itanium C++ ABI sections 5.1.2 and 5.1.3. */
final class NameParser {
    private static final Names.Standard STRING =
            new Names.Standard("string", "basic_string", "char, std::char_traits<char>, std::allocator<char>");

    private final Mangled mangled;
    private final TypeParser types;
    private final UnqualifiedNameParser unqualified;
    private final SpecialNameParser specials;

    /** What is known of a name besides its text. */
    static final class Traits {
        /** Whether an encoding is named, so that the arguments of its name become what {@code T_} means. */
        final boolean ofEncoding;

        /** The last part has template arguments, so that a function of it says its return type. */
        boolean template;

        /** A constructor, destructor or conversion operator, which says no return type. */
        boolean noReturnType;

        boolean explicitObject;

        /** Qualifiers of the implicit object, each with a space in front. */
        String qualifiers = "";

        Traits(boolean ofEncoding) {
            this.ofEncoding = ofEncoding;
        }
    }

    private NameParser(Mangled mangled) {
        this.mangled = mangled;
        this.types = new TypeParser(mangled, this);
        this.unqualified = new UnqualifiedNameParser(mangled, this, types);
        this.specials = new SpecialNameParser(mangled, this, types);
    }

    /** How much of the name of a function is printed. */
    enum Extent {
        /** All that the mangled name says. */
        ALL,
        /** Name and parameters, without the return type that only templates have. */
        SIGNATURE,
        /** The name alone. */
        NAME
    }

    /** Reads and prints a whole mangled name, {@code _Z...}. */
    static String read(String name, Extent extent) {
        Mangled mangled = new Mangled(name, "_Z".length());
        Node encoding = new NameParser(mangled).encoding();
        if (encoding instanceof Names.Encoding function && extent != Extent.ALL) {
            encoding = extent == Extent.NAME ? function.name() : function.withoutReturn();
        }
        Output out = new Output().print(encoding);
        while (!mangled.atEnd()) {
            out.append(" [clone ").append(cloneSuffix(mangled)).append(']');
        }
        return out.toString();
    }

    TypeParser types() {
        return types;
    }

    /** Reads {@code <encoding>}: a function with its parameters, data, or something special. */
    Node encoding() {
        mangled.enter();
        TemplateScope outer = mangled.scope;
        boolean inConversion = mangled.inConversion;
        boolean forwardReferences = mangled.forwardReferences;
        mangled.scope = new TemplateScope();
        mangled.inConversion = false;
        mangled.forwardReferences = false;
        Node encoding = mangled.peek() == 'T' || mangled.peek() == 'G' ? specials.special() : entity();
        // A local entity may name the template parameters of the function around it.
        if (!outer.isKnown(0)) {
            outer.setFrom(mangled.scope);
        }
        mangled.scope = outer;
        mangled.inConversion = inConversion;
        mangled.forwardReferences = forwardReferences;
        mangled.leave();
        return encoding;
    }

    private Node entity() {
        Traits traits = new Traits(true);
        Node name = name(traits);
        if (atEncodingEnd()) {
            return name;
        }
        Node trailing = null;
        if (mangled.accept("Ua9enable_ifI")) {
            trailing = Sequence.of(" [enable_if:", new NodeList(types.argumentsToEnd()), "]");
        }
        Node returned = traits.template && !traits.noReturnType ? types.type() : null;
        List<Node> parameters = new ArrayList<>();
        if (!mangled.accept('v')) {
            while (!atEncodingEnd() && mangled.peek() != 'Q') {
                parameters.add(types.type());
            }
        }
        if (mangled.accept('Q')) {
            trailing = Sequence.of(" requires ", types.expressions().expression());
        }
        return new Names.Encoding(name, returned, parameters, traits.qualifiers, trailing, traits.explicitObject);
    }

    private boolean atEncodingEnd() {
        return mangled.atEnd() || mangled.peek() == 'E' || mangled.peek() == '.';
    }

    /** Reads {@code <name>} outside of an encoding, where what it says about a function does not matter. */
    Node name() {
        return name(new Traits(false));
    }

    Node name(Traits traits) {
        return switch (mangled.peek()) {
            case 'N' -> nested(traits);
            case 'Z' -> local(traits);
            default -> unscoped(traits);
        };
    }

    private Node unscoped(Traits traits) {
        Node name;
        boolean substituted = false;
        if (mangled.accept("St")) {
            mangled.accept('L');
            name = new Names.Nested(Text.name("std"), unqualified.read(null, null, traits));
        } else if (mangled.peek() == 'S') {
            name = substitution();
            substituted = !(name instanceof Names.Module);
            if (name instanceof Names.Module module) {
                name = unqualified.read(null, module, traits);
            }
        } else {
            mangled.accept('L');
            name = unqualified.read(null, null, traits);
        }
        if (mangled.peek() != 'I') {
            if (substituted) {
                throw new NotMangledException();
            }
            return name;
        }
        if (!substituted) {
            mangled.remember(name);
        }
        traits.template = true;
        return new Names.Templated(name, arguments(traits));
    }

    /** Reads {@code N [<CV-qualifiers>] [<ref-qualifier>] <prefix> <unqualified-name> E}. */
    private Node nested(Traits traits) {
        mangled.expect('N');
        if (mangled.accept('H')) {
            traits.explicitObject = true;
        } else {
            traits.qualifiers = types.qualifierWords();
            traits.qualifiers += mangled.accept('R') ? " &" : mangled.accept('O') ? " &&" : "";
        }
        Node name = null;
        Node module = null;
        boolean remembered = false;
        while (!mangled.accept('E')) {
            remembered = true;
            if (mangled.peek() == 'I' && name != null) {
                name = new Names.Templated(name, arguments(traits));
                traits.template = true;
            } else if (mangled.peek() == 'S') {
                Node prefix = mangled.accept("St") ? Text.name("std") : substitution();
                if (prefix instanceof Names.Module) {
                    module = prefix;
                    continue;
                }
                if (name != null) {
                    throw new NotMangledException();
                }
                name = forMember(prefix);
                remembered = false;
                continue;
            } else if (name == null && mangled.peek() == 'T') {
                name = types.templateParameter();
            } else if (mangled.peek() == 'D' && (mangled.peek(1) == 't' || mangled.peek(1) == 'T')) {
                if (name != null) {
                    throw new NotMangledException();
                }
                name = types.decltype();
            } else if (mangled.peek() == 'M' && name != null) {
                // the data member in whose initializer a lambda stands
                mangled.skip(1);
                continue;
            } else {
                mangled.accept('L');
                traits.template = false;
                traits.noReturnType = false;
                Node part = unqualified.read(name, module, traits);
                name = name == null ? part : new Names.Nested(name, part);
                module = null;
            }
            mangled.remember(name);
        }
        if (name == null || !remembered) {
            throw new NotMangledException();
        }
        mangled.forgetLast();
        return name;
    }

    /** A standard abbreviation is written in full in front of a constructor or destructor. */
    private Node forMember(Node prefix) {
        char next = mangled.peek();
        boolean structor = (next == 'C' && mangled.peek(1) != 'o') || (next == 'D' && Mangled.isDigit(mangled.peek(1)));
        return structor && prefix instanceof Names.Standard standard ? standard.expanded() : prefix;
    }

    /** Reads {@code Z <function encoding> E <entity name> [<discriminator>]}. */
    private Node local(Traits traits) {
        mangled.expect('Z');
        Node function = encoding();
        if (function instanceof Names.Encoding encoding) {
            function = encoding.withoutReturn();
        }
        mangled.expect('E');
        if (mangled.accept('s')) {
            discriminator();
            return new Names.Nested(function, Text.name("string literal"));
        }
        if (mangled.accept('d')) {
            int argument = mangled.indexToUnderscore() + 1;
            function = new Names.Nested(function, Text.name("{default arg#" + argument + "}"));
        }
        mangled.enter();
        Node entity = name(traits);
        mangled.leave();
        discriminator();
        return new Names.Nested(function, entity);
    }

    private void discriminator() {
        if (mangled.peek() != '_') {
            return;
        }
        if (mangled.peek(1) == '_' && Mangled.isDigit(mangled.peek(2))) {
            mangled.skip(2);
            mangled.number();
            mangled.expect('_');
        } else if (Mangled.isDigit(mangled.peek(1))) {
            mangled.skip(2);
        }
    }

    /** Reads the name of a module, or returns null where there is none. */
    @Nullable
    Node module() {
        return unqualified.module(null);
    }

    /** Reads an operator's name where it is no encoding's. */
    Node operator() {
        return unqualified.operator(new Traits(false));
    }

    /** Reads {@code S...}: an earlier component, or one of the standard abbreviations of section 5.1.10. */
    Node substitution() {
        mangled.expect('S');
        Node standard = switch (mangled.peek()) {
            case 'a' -> new Names.Standard("allocator", "allocator", "");
            case 'b' -> new Names.Standard("basic_string", "basic_string", "");
            case 's' -> STRING;
            case 'i' -> stream("istream");
            case 'o' -> stream("ostream");
            case 'd' -> stream("iostream");
            default -> null;
        };
        if (standard == null) {
            return mangled.substitution();
        }
        mangled.skip(1);
        Node tagged = unqualified.tags(standard);
        return tagged == standard ? standard : mangled.remember(tagged);
    }

    private static Names.Standard stream(String name) {
        return new Names.Standard(name, "basic_" + name, "char, std::char_traits<char>");
    }

    /** Reads template arguments of a name, which its function's type then refers to. */
    private Names.Arguments arguments(Traits traits) {
        Names.Arguments arguments = types.arguments();
        if (traits.ofEncoding) {
            mangled.scope.set(arguments.list());
        }
        return arguments;
    }

    /** Reads one suffix of a compiler-made copy, {@code .isra.0}; a number belongs to the word in front of it. */
    private static String cloneSuffix(Mangled mangled) {
        int start = mangled.position();
        mangled.expect('.');
        if (!isWord(mangled.peek()) && !mangled.atDigit()) {
            throw new NotMangledException();
        }
        while (isWord(mangled.peek())) {
            mangled.skip(1);
        }
        while (mangled.atDigit()) {
            mangled.skip(1);
        }
        while (mangled.peek() == '.' && Mangled.isDigit(mangled.peek(1))) {
            mangled.skip(1);
            mangled.number();
        }
        return mangled.since(start);
    }

    private static boolean isWord(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
    }
}

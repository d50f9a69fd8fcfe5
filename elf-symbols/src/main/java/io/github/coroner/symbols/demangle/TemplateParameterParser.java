package io.github.coroner.symbols.demangle;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads declarations of template parameters, {@code <template-param-decl>} of Itanium C++ ABI sections 5.1.7 and 5.1.8.
 *
 * <p>They have no names in the mangled form and get made-up ones: {@code $T0} for a type, {@code $N0} for a value, {@code
 * $TT0} for a template.
 */
final class TemplateParameterParser {
    private final Mangled mangled;
    private final NameParser names;
    private final TypeParser types;

    TemplateParameterParser(Mangled mangled, NameParser names, TypeParser types) {
        this.mangled = mangled;
        this.names = names;
        this.types = types;
    }

    boolean atDeclaration() {
        char second = mangled.peek(1);
        return mangled.peek() == 'T'
                && (second == 'y' || second == 'n' || second == 't' || second == 'p' || second == 'k');
    }

    /** Reads a declaration that only says of what kind the argument behind it is. */
    void declaration() {
        List<String> outer = mangled.lambdaParameters;
        declaration(new ArrayList<>());
        mangled.lambdaParameters = outer;
    }

    /** Reads a declaration and adds what refers to the parameter to {@code parameters}. */
    Node declaration(List<String> parameters) {
        mangled.enter();
        Node declaration = declared(parameters, "");
        mangled.leave();
        return declaration;
    }

    private Node declared(List<String> parameters, String dots) {
        mangled.expect('T');
        char kind = mangled.next();
        int number = parameters.size();
        return switch (kind) {
            case 'p' -> {
                if (!dots.isEmpty()) {
                    throw new NotMangledException();
                }
                yield declared(parameters, "...");
            }
            case 'y' -> Sequence.of("typename" + dots + " ", parameter(parameters, "$T" + number));
            case 'k' -> {
                Node concept = names.name();
                yield Sequence.of(concept, dots + " ", parameter(parameters, "$T" + number));
            }
            case 'n' -> {
                Node type = types.type();
                yield Sequence.of(type, dots + " ", parameter(parameters, "$N" + number));
            }
            case 't' -> {
                List<Node> inner = new ArrayList<>();
                while (!mangled.accept('E')) {
                    inner.add(withoutName(declaration(new ArrayList<>())));
                }
                yield Sequence.of(
                        "template<",
                        new NodeList(inner),
                        "> class" + dots + " ",
                        parameter(parameters, "$TT" + number));
            }
            default -> throw new NotMangledException();
        };
    }

    private static Node parameter(List<String> parameters, String name) {
        parameters.add(name);
        return Text.words(name);
    }

    /** Parameters of a template template parameter cannot be referred to and are written without a name. */
    private static Node withoutName(Node declaration) {
        return declaration instanceof Sequence sequence && sequence.parts().size() == 2
                ? Text.words(((Text) sequence.parts().get(0)).text().strip())
                : declaration;
    }
}

package io.github.coroner.symbols.demangle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads names without scope: identifiers, operators, constructors, closures; Itanium C++ ABI sections 5.1.3 and 5.1.7. */
final class UnqualifiedNameParser {
    private static final String ANONYMOUS_NAMESPACE = "_GLOBAL_";

    private final Mangled mangled;
    private final NameParser names;
    private final TypeParser types;

    UnqualifiedNameParser(Mangled mangled, NameParser names, TypeParser types) {
        this.mangled = mangled;
        this.names = names;
        this.types = types;
    }

    /**
     * Reads {@code <unqualified-name>}.
     *
     * @param scope the name in front, whose constructor this may be
     * @param module the module that a substitution named in front, or null
     */
    Node read(@Nullable Node scope, @Nullable Node module, NameParser.Traits traits) {
        Node owner = module(module);
        boolean friend = scope != null && mangled.accept('F');
        Node name = tags(untagged(scope, traits));
        if (owner != null) {
            name = new Names.OfModule(name, owner);
        }
        return friend ? Sequence.of("friend ", name) : name;
    }

    /** Reads {@code [W [P] <source-name>]*}. */
    @Nullable
    Node module(@Nullable Node parent) {
        Node module = parent;
        while (mangled.accept('W')) {
            boolean partition = mangled.accept('P');
            module = mangled.remember(new Names.Module(module, Text.name(mangled.identifier()), partition));
        }
        return module;
    }

    /** Reads {@code <abi-tag>*} behind a name. */
    Node tags(Node name) {
        Node tagged = name;
        while (mangled.accept('B')) {
            tagged = new Names.Tagged(tagged, mangled.identifier());
        }
        return tagged;
    }

    private Node untagged(@Nullable Node scope, NameParser.Traits traits) {
        char code = mangled.peek();
        if (Mangled.isDigit(code)) {
            return sourceName();
        }
        return switch (code) {
            case 'U' -> unnamed();
            case 'C', 'D' -> structorOrBinding(scope, traits);
            default -> operator(traits);
        };
    }

    Node sourceName() {
        String name = mangled.identifier();
        boolean anonymous = name.length() > ANONYMOUS_NAMESPACE.length() + 1
                && name.startsWith(ANONYMOUS_NAMESPACE)
                && name.charAt(ANONYMOUS_NAMESPACE.length() + 1) == 'N';
        return Text.name(anonymous ? "(anonymous namespace)" : name);
    }

    /** {@code Ut [<n>] _}, {@code Ul <parameters> E [<n>] _}, {@code Ub [<n>] _}. */
    private Node unnamed() {
        mangled.expect('U');
        return switch (mangled.next()) {
            case 't' -> new Names.Unnamed(mangled.indexToUnderscore() + 1);
            case 'l' -> lambda();
            case 'b' -> {
                if (mangled.atDigit()) {
                    mangled.number();
                }
                mangled.expect('_');
                yield Text.name("'block-literal'");
            }
            default -> throw new NotMangledException();
        };
    }

    private Node lambda() {
        List<String> outer = mangled.lambdaParameters;
        List<String> parameterNames = new ArrayList<>();
        mangled.lambdaParameters = parameterNames;
        List<Node> declared = new ArrayList<>();
        while (types.declarations().atDeclaration()) {
            declared.add(types.declarations().declaration(parameterNames));
        }
        Node constraint = constraint();
        List<Node> parameters = new ArrayList<>();
        while (!mangled.accept('E')) {
            if (mangled.peek() == 'Q') {
                constraint = constraint();
            } else if (!mangled.accept('v')) {
                parameters.add(types.type());
            }
        }
        mangled.lambdaParameters = outer;
        return new Names.Lambda(declared, parameters, constraint, mangled.indexToUnderscore() + 1);
    }

    private @Nullable Node constraint() {
        return mangled.accept('Q')
                ? Sequence.of(" requires ", types.expressions().expression())
                : null;
    }

    private Node structorOrBinding(@Nullable Node scope, NameParser.Traits traits) {
        if (mangled.accept("DC")) {
            List<Node> bound = new ArrayList<>();
            while (!mangled.accept('E')) {
                bound.add(sourceName());
            }
            return Sequence.of("[", new NodeList(bound), "]");
        }
        if (scope == null) {
            throw new NotMangledException();
        }
        traits.noReturnType = true;
        boolean destructor = mangled.next() == 'D';
        boolean inherited = !destructor && mangled.accept('I');
        char variant = mangled.next();
        if (variant < (destructor ? '0' : '1') || variant > '5') {
            throw new NotMangledException();
        }
        return new Names.Structor(inherited ? names.types().type() : scope, destructor);
    }

    /** Reads {@code <operator-name>}. */
    Node operator(NameParser.Traits traits) {
        char first = mangled.next();
        char second = mangled.next();
        if (first == 'c' && second == 'v') {
            traits.noReturnType = true;
            mangled.inConversion = traits.ofEncoding;
            mangled.forwardReferences = traits.ofEncoding;
            Node type = types.type();
            mangled.inConversion = false;
            mangled.forwardReferences = false;
            return new Names.Conversion(type);
        }
        if (first == 'l' && second == 'i') {
            return Text.words("operator\"\" " + mangled.identifier());
        }
        if (first == 'v' && Mangled.isDigit(second)) {
            return Text.words("operator " + mangled.identifier());
        }
        Operator operator = Operator.of(first, second);
        if (operator == null || !operator.isOverloadable()) {
            throw new NotMangledException();
        }
        return Text.words(operator.functionName());
    }
}

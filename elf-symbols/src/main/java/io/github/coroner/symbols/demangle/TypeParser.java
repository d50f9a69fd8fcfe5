package io.github.coroner.symbols.demangle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads types and template arguments, Itanium C++ ABI sections 5.1.5 and 5.1.8. */
final class TypeParser {
    private static final int MOST_QUALIFIERS = 64;

    private final Mangled mangled;
    private final NameParser names;
    private final ExpressionParser expressions;
    private final TemplateParameterParser declarations;

    TypeParser(Mangled mangled, NameParser names) {
        this.mangled = mangled;
        this.names = names;
        this.expressions = new ExpressionParser(mangled, names, this);
        this.declarations = new TemplateParameterParser(mangled, names, this);
    }

    ExpressionParser expressions() {
        return expressions;
    }

    TemplateParameterParser declarations() {
        return declarations;
    }

    /** Reads {@code <type>}, and keeps it for substitutions where the grammar says so. */
    Node type() {
        mangled.enter();
        Node type = anyType();
        mangled.leave();
        return type;
    }

    private Node anyType() {
        char code = mangled.peek();
        Text builtin = BuiltinTypes.of(code);
        if (builtin != null) {
            mangled.skip(1);
            return builtin;
        }
        return switch (code) {
            case 'r', 'V', 'K' -> mangled.remember(qualified());
            case 'P' -> pointer();
            case 'R', 'O' -> reference(code);
            case 'C' -> suffixed("_Complex");
            case 'G' -> suffixed("_Imaginary");
            case 'F' -> mangled.remember(function("", null));
            case 'A' -> mangled.remember(array());
            case 'M' -> mangled.remember(memberPointer());
            case 'U' -> mangled.remember(vendorQualified());
            case 'u' -> mangled.remember(vendorType());
            case 'T' -> templateParameterOrElaborated();
            case 'S' -> mangled.peek(1) == 't' ? mangled.remember(names.name()) : substituted();
            case 'D' -> behindD();
            default -> mangled.remember(names.name());
        };
    }

    private Node pointer() {
        mangled.skip(1);
        return mangled.remember(new Types.Pointer(type()));
    }

    private Node reference(char code) {
        mangled.skip(1);
        return mangled.remember(new Types.Reference(type(), code == 'O'));
    }

    private Node suffixed(String word) {
        mangled.skip(1);
        return mangled.remember(new Types.Suffixed(type(), Text.words(word)));
    }

    /** {@code <CV-qualifiers> <type>}; in front of a function type they belong to its implicit object. */
    private Node qualified() {
        int start = mangled.position();
        String words = qualifierWords();
        if (atFunction()) {
            return function(words, null);
        }
        mangled.reset(start);
        return objectQualified();
    }

    private Node objectQualified() {
        List<Node> words = new ArrayList<>();
        for (char code = mangled.peek(); isQualifier(code); code = mangled.peek()) {
            words.add(Text.words(qualifierWord(code)));
            mangled.skip(1);
            checkQualifiers(words.size());
        }
        Node type = type();
        for (int i = words.size() - 1; i >= 0; i--) {
            type = new Types.Qualified(type, words.get(i));
        }
        return type;
    }

    private boolean atFunction() {
        char code = mangled.peek();
        char second = mangled.peek(1);
        return code == 'F' || (code == 'D' && (second == 'o' || second == 'O' || second == 'w' || second == 'x'));
    }

    /** Reads {@code <CV-qualifiers>}, possibly none, as words in the order in which C++ has them, each behind a space. */
    String qualifierWords() {
        String words = "";
        int count = 0;
        while (isQualifier(mangled.peek())) {
            words = " " + qualifierWord(mangled.next()) + words;
            checkQualifiers(++count);
        }
        return words;
    }

    /** Three are all there can be; compilers of old repeated some. */
    private static void checkQualifiers(int count) {
        if (count > MOST_QUALIFIERS) {
            throw new NotMangledException();
        }
    }

    private static boolean isQualifier(char code) {
        return code == 'r' || code == 'V' || code == 'K';
    }

    private static String qualifierWord(char code) {
        return switch (code) {
            case 'r' -> "restrict";
            case 'V' -> "volatile";
            default -> "const";
        };
    }

    /** {@code [<exception-spec>] [Dx] F [Y] <return type> <parameter types> [<ref-qualifier>] E}. */
    private Node function(String qualifiers, @Nullable Node exceptions) {
        mangled.accept("Dx");
        mangled.expect('F');
        mangled.accept('Y');
        Node returned = type();
        List<Node> parameters = new ArrayList<>();
        String reference = "";
        while (!mangled.accept('E')) {
            if (mangled.peek() == 'v') {
                mangled.skip(1);
            } else if (mangled.accept("RE")) {
                reference = " &";
                break;
            } else if (mangled.accept("OE")) {
                reference = " &&";
                break;
            } else {
                parameters.add(type());
            }
        }
        return new Types.Function(returned, parameters, qualifiers + reference, exceptions);
    }

    /** {@code Do}, {@code DO <expression> E}, {@code Dw <type>+ E} in front of a function type. */
    private Node functionWithExceptions(String qualifiers) {
        mangled.expect('D');
        char kind = mangled.next();
        Node exceptions = switch (kind) {
            case 'o' -> Text.words("noexcept");
            case 'O' -> {
                Node condition = expressions.expression();
                mangled.expect('E');
                yield Sequence.of("noexcept(", condition, ")");
            }
            case 'w' -> Sequence.of("throw(", new NodeList(typesToEnd()), ")");
            default -> throw new NotMangledException();
        };
        return function(qualifiers, exceptions);
    }

    private List<Node> typesToEnd() {
        List<Node> list = new ArrayList<>();
        while (!mangled.accept('E')) {
            list.add(type());
        }
        return list;
    }

    /** {@code A [<bound>] _ <element type>}. */
    private Node array() {
        mangled.expect('A');
        Node bound = null;
        if (mangled.atDigit()) {
            int start = mangled.position();
            mangled.number();
            bound = Text.words(mangled.since(start));
        } else if (mangled.peek() != '_') {
            bound = expressions.expression();
        }
        mangled.expect('_');
        return new Types.Array(type(), bound);
    }

    private Node memberPointer() {
        mangled.expect('M');
        Node of = type();
        return new Types.MemberPointer(of, type());
    }

    /** {@code U <source-name> [<template-args>] <type>}. */
    private Node vendorQualified() {
        mangled.expect('U');
        Node word = Text.name(mangled.identifier());
        if (mangled.peek() == 'I') {
            word = new Names.Templated(word, arguments());
        }
        return new Types.Suffixed(type(), word);
    }

    /** {@code u <source-name> [<template-args>]}: a vendor's type, or its function of types. */
    private Node vendorType() {
        mangled.expect('u');
        Node name = Text.name(mangled.identifier());
        return mangled.accept('I') ? Sequence.of(name, "(", new NodeList(argumentsToEnd()), ")") : name;
    }

    private Node templateParameterOrElaborated() {
        String keyword = switch (mangled.peek(1)) {
            case 's' -> "struct ";
            case 'u' -> "union ";
            case 'e' -> "enum ";
            default -> "";
        };
        if (!keyword.isEmpty()) {
            mangled.skip(2);
            return mangled.remember(Sequence.of(keyword, names.name()));
        }
        Node parameter = mangled.remember(templateParameter());
        return withArguments(parameter);
    }

    /** {@code S...}, which may go on with template arguments or, for a module, with a name. */
    private Node substituted() {
        int start = mangled.position();
        Node type = names.substitution();
        if (type instanceof Names.Module) {
            mangled.reset(start);
            return mangled.remember(names.name());
        }
        return withArguments(type);
    }

    /** In the type of a conversion operator, arguments behind a template parameter are those of the operator. */
    private Node withArguments(Node template) {
        return mangled.peek() == 'I' && !mangled.inConversion
                ? mangled.remember(new Names.Templated(template, arguments()))
                : template;
    }

    private Node behindD() {
        char code = mangled.peek(1);
        Text builtin = BuiltinTypes.behindD(code);
        if (builtin != null) {
            mangled.skip(2);
            return builtin;
        }
        return switch (code) {
            case 'F' -> floating();
            case 'B', 'U' -> bitInt(code);
            case 't', 'T' -> mangled.remember(decltype());
            case 'p' -> {
                mangled.skip(2);
                yield mangled.remember(new TemplateNodes.Expansion(type()));
            }
            case 'o', 'O', 'w' -> mangled.remember(functionWithExceptions(""));
            case 'x' -> mangled.remember(function("", null));
            case 'v' -> mangled.remember(vector());
            case 'k', 'K' -> constrainedAuto(code);
            default -> throw new NotMangledException();
        };
    }

    /** {@code DF <number> _|b|x}. */
    private Node floating() {
        mangled.skip(2);
        int bits = mangled.number();
        return switch (mangled.next()) {
            case '_' -> Text.words("_Float" + bits);
            case 'x' -> Text.words("_Float" + bits + "x");
            case 'b' -> Text.words("std::bfloat" + bits + "_t");
            default -> throw new NotMangledException();
        };
    }

    /** {@code DB <number or expression> _}, {@code DU}. */
    private Node bitInt(char code) {
        mangled.skip(2);
        Node bits = numberOrExpression();
        mangled.expect('_');
        return Sequence.of(code == 'U' ? "unsigned _BitInt(" : "_BitInt(", bits, ")");
    }

    /** {@code Dv <number> _ <type>}, {@code Dv [<expression>] _ <type>}. */
    private Node vector() {
        mangled.skip(2);
        Node size = mangled.accept('_') ? expressions.expression() : numberOrExpression();
        mangled.expect('_');
        return new Types.Suffixed(type(), Sequence.of("__vector(", size, ")"));
    }

    private Node numberOrExpression() {
        if (!mangled.atDigit()) {
            return expressions.expression();
        }
        int start = mangled.position();
        mangled.number();
        return Text.words(mangled.since(start));
    }

    /** {@code Dk <concept>}, {@code DK <concept>}. */
    private Node constrainedAuto(char code) {
        mangled.skip(2);
        Node concept = names.name();
        return Sequence.of(concept, code == 'k' ? " auto" : " decltype(auto)");
    }

    /** {@code Dt <expression> E}, {@code DT <expression> E}. */
    Node decltype() {
        mangled.skip(2);
        Node expression = expressions.expression();
        mangled.expect('E');
        return Sequence.of("decltype (", expression, ")");
    }

    /** {@code T_}, {@code T<n>_}, {@code TL<level>__}, {@code TL<level>_<n>_}. */
    Node templateParameter() {
        mangled.expect('T');
        int level = 0;
        if (mangled.accept('L')) {
            level = mangled.number() + 1;
            mangled.expect('_');
        }
        int index = mangled.indexToUnderscore();
        TemplateScope scope = mangled.scope;
        scope.use();
        List<String> ofLambda = mangled.lambdaParameters;
        if (ofLambda != null && level == 0) {
            // the type of a lambda's parameter that was written auto has no declaration
            String word = index < ofLambda.size() ? ofLambda.get(index) : "auto:" + (index + 1);
            return new TemplateNodes.Parameter(scope, null, index, word);
        }
        boolean known = scope.isKnown(index) && !mangled.forwardReferences;
        return new TemplateNodes.Parameter(scope, known ? scope.known() : null, index, null);
    }

    /** Reads {@code I <template-arg>* [Q <constraint>] E}. */
    Names.Arguments arguments() {
        mangled.expect('I');
        boolean inConversion = mangled.inConversion;
        mangled.inConversion = false;
        List<Node> list = new ArrayList<>();
        Node constraint = null;
        while (!mangled.accept('E')) {
            if (mangled.accept('Q')) {
                constraint = Sequence.of(" requires ", expressions.expression());
                mangled.expect('E');
                break;
            }
            list.add(templateArgument());
        }
        mangled.inConversion = inConversion;
        return new Names.Arguments(list, constraint);
    }

    /** Reads {@code <template-arg>* E}. */
    List<Node> argumentsToEnd() {
        List<Node> list = new ArrayList<>();
        while (!mangled.accept('E')) {
            list.add(templateArgument());
        }
        return list;
    }

    /** Reads {@code <template-arg>}. */
    Node templateArgument() {
        mangled.enter();
        Node argument = switch (mangled.peek()) {
            case 'X' -> {
                mangled.skip(1);
                Node expression = expressions.expression();
                mangled.expect('E');
                yield expression;
            }
            case 'L' -> expressions.literal();
            case 'J', 'I' -> {
                mangled.skip(1);
                yield new TemplateNodes.Pack(argumentsToEnd());
            }
            case 'T' -> {
                if (declarations.atDeclaration()) {
                    declarations.declaration();
                    yield templateArgument();
                }
                yield type();
            }
            default -> type();
        };
        mangled.leave();
        return argument;
    }
}

package io.github.coroner.symbols.demangle;

import io.github.coroner.symbols.demangle.Expressions.Operand;
import java.util.ArrayList;
import java.util.List;

/** Reads expressions as they stand in template arguments and signatures; Itanium C++ ABI section 5.1.6. */
final class ExpressionParser {
    private final Mangled mangled;
    private final TypeParser types;
    private final LiteralParser literals;
    private final UnresolvedNameParser unresolved;
    private final RequirementParser requirements;

    ExpressionParser(Mangled mangled, NameParser names, TypeParser types) {
        this.mangled = mangled;
        this.types = types;
        this.literals = new LiteralParser(mangled, names, types);
        this.unresolved = new UnresolvedNameParser(mangled, names, types);
        this.requirements = new RequirementParser(mangled, types, this);
    }

    Node literal() {
        return literals.literal();
    }

    /** Reads {@code <expression>}. */
    Node expression() {
        mangled.enter();
        Node expression = anyExpression();
        mangled.leave();
        return expression;
    }

    private Node anyExpression() {
        char first = mangled.peek();
        char second = mangled.peek(1);
        if (first == 'L') {
            return literals.literal();
        }
        if (first == 'T') {
            return types.templateParameter();
        }
        if (first == 'f' && (second == 'p' || (second == 'L' && Mangled.isDigit(mangled.peek(2))))) {
            return parameter();
        }
        if (unresolved.atName()) {
            return unresolved.name();
        }
        if (first == 'u') {
            return vendorExpression();
        }
        if (first == 'g' && second == 's') {
            mangled.skip(2);
            return Sequence.of("::", expression());
        }
        Operator operator = Operator.of(first, second);
        mangled.next();
        mangled.next();
        return operator != null ? operation(operator) : special(first, second);
    }

    private Node operation(Operator operator) {
        String symbol = operator.symbol();
        return switch (operator.kind()) {
            case PREFIX -> Sequence.of(symbol, operand());
            case ADDRESS -> new Expressions.Address(expression());
            case STEP -> mangled.accept('_') ? Sequence.of(symbol, operand()) : Sequence.of(operand(), symbol);
            case WORD, DELETE -> Sequence.of(symbol + " ", operand());
            case BINARY, MEMBER -> Sequence.of(operand(), symbol, operand());
            case GREATER -> Sequence.of("(", operand(), symbol, operand(), ")");
            case CALL -> Sequence.of(operand(), "(", new NodeList(expressionsToEnd()), ")");
            case INDEX -> Sequence.of(operand(), "[", expression(), "]");
            case CONDITIONAL -> Sequence.of(operand(), "?", operand(), " : ", operand());
            case CONVERSION -> conversion();
            case NAMED_CAST -> Sequence.of(symbol, "<", types.type(), ">(", expression(), ")");
            case OF_TYPE -> Sequence.of(symbol + " (", types.type(), ")");
            case OF_EXPRESSION -> Sequence.of(symbol + " (", expression(), ")");
            case NEW -> allocation(symbol);
            case ALONE -> Text.words(symbol);
        };
    }

    private Node special(char first, char second) {
        return switch (String.valueOf(new char[] {first, second})) {
            case "tl" -> {
                Node type = types.type();
                yield new Expressions.Braced(List.of(type), bracedToEnd());
            }
            case "il" -> new Expressions.Braced(List.of(), bracedToEnd());
            case "sp" -> new TemplateNodes.Expansion(expression());
            case "sZ" -> new Expressions.PackSize(expression());
            case "sP" -> Sequence.of("sizeof...(", new NodeList(types.argumentsToEnd()), ")");
            case "fl", "fr", "fL", "fR" -> fold(second);
            case "so" -> subobject();
            case "mc" -> memberPointerConversion();
            case "rq", "rQ" -> requirements.requirements(second == 'Q');
            default -> throw new NotMangledException();
        };
    }

    private Node operand() {
        return new Operand(expression());
    }

    List<Node> expressionsToEnd() {
        List<Node> list = new ArrayList<>();
        while (!mangled.accept('E')) {
            list.add(expression());
        }
        return list;
    }

    /** {@code fp <CV> [<n>] _}, {@code fL <level> p <CV> [<n>] _}, {@code fpT}. */
    private Node parameter() {
        mangled.skip(1);
        if (mangled.accept('L')) {
            mangled.number();
        }
        mangled.expect('p');
        if (mangled.accept('T')) {
            return Text.name("this");
        }
        types.qualifierWords();
        return new Expressions.Parameter(mangled.indexToUnderscore() + 1);
    }

    /** {@code u <source-name> <template-arg>* E}. */
    private Node vendorExpression() {
        mangled.expect('u');
        Node name = Text.name(mangled.identifier());
        return Sequence.of(name, "(", new NodeList(types.argumentsToEnd()), ")");
    }

    /** {@code cv <type> <expression>}, {@code cv <type> _ <expression>* E}. */
    private Node conversion() {
        Node type = types.type();
        return mangled.accept('_')
                ? Sequence.of("(", type, ")(", new NodeList(expressionsToEnd()), ")")
                : Sequence.of("(", type, ")", operand());
    }

    /** {@code nw <expression>* _ <type> E}, with {@code pi <expression>* E} or {@code il} in place of the {@code E}. */
    private Node allocation(String symbol) {
        List<Node> placement = new ArrayList<>();
        while (!mangled.accept('_')) {
            placement.add(expression());
        }
        Node where = placement.isEmpty() ? Text.words(" ") : Sequence.of(" (", new NodeList(placement), ") ");
        Node type = types.type();
        Node arguments;
        if (mangled.accept("pi")) {
            arguments = Sequence.of("(", new NodeList(expressionsToEnd()), ")");
        } else if (mangled.accept("il")) {
            arguments = new Expressions.Braced(List.of(), bracedToEnd());
        } else {
            mangled.expect('E');
            arguments = Text.words("");
        }
        return Sequence.of(symbol, where, type, arguments);
    }

    private List<Node> bracedToEnd() {
        List<Node> list = new ArrayList<>();
        while (!mangled.accept('E')) {
            list.add(braced());
        }
        return list;
    }

    /** {@code di <field> <braced>}, {@code dx <index> <braced>}, {@code dX <from> <to> <braced>}, or an expression. */
    private Node braced() {
        if (mangled.peek() != 'd') {
            return expression();
        }
        char kind = mangled.peek(1);
        if (kind != 'i' && kind != 'x' && kind != 'X') {
            return expression();
        }
        mangled.enter();
        mangled.skip(2);
        Node designator = switch (kind) {
            case 'i' -> Sequence.of(".", Text.name(mangled.identifier()));
            case 'x' -> Sequence.of("[", expression(), "]");
            default -> Sequence.of("[", expression(), " ... ", expression(), "]");
        };
        boolean more =
                mangled.peek() == 'd' && (mangled.peek(1) == 'i' || mangled.peek(1) == 'x' || mangled.peek(1) == 'X');
        Node value = more ? braced() : Sequence.of("=", operand());
        mangled.leave();
        return Sequence.of(designator, value);
    }

    /** {@code fl <op> <pack>}, {@code fr}, {@code fL <op> <first> <second>}, {@code fR}. */
    private Node fold(char kind) {
        Operator operator = Operator.of(mangled.next(), mangled.next());
        if (operator == null || (operator.kind() != Operator.Kind.BINARY && operator.kind() != Operator.Kind.GREATER)) {
            throw new NotMangledException();
        }
        String symbol = operator.symbol();
        return switch (kind) {
            case 'l' -> Sequence.of("(...", symbol, operand(), ")");
            case 'r' -> Sequence.of("(", operand(), symbol, "...)");
            default -> Sequence.of("(", operand(), symbol, "...", symbol, operand(), ")");
        };
    }

    /** {@code so <type> <expression> [<offset>] <union selector>* [p] E}. */
    private Node subobject() {
        Node type = types.type();
        Node of = expression();
        String offset = "0";
        if (mangled.atDigit() || mangled.peek() == 'n') {
            offset = offset();
        }
        while (mangled.accept('_')) {
            if (mangled.atDigit()) {
                mangled.number();
            }
        }
        mangled.accept('p');
        mangled.expect('E');
        return Sequence.of(new Operand(of), ".<", type, " at offset " + offset + ">");
    }

    /** {@code mc <type> <expression> [<offset>] E}. */
    private Node memberPointerConversion() {
        Node type = types.type();
        Node of = expression();
        if (!mangled.accept('E')) {
            offset();
            mangled.expect('E');
        }
        return Sequence.of("(", type, ")", new Operand(of));
    }

    private String offset() {
        String sign = mangled.accept('n') ? "-" : "";
        return sign + mangled.number();
    }
}

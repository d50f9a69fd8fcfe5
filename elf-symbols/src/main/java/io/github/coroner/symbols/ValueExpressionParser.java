package io.github.coroner.symbols;

import io.github.coroner.symbols.ValueExpression.Node;
import io.github.coroner.symbols.ValueExpression.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a {@link ValueExpression}; recursive descent, to a limited depth. Used once. */
final class ValueExpressionParser {
    private static final int DEPTH = 100;
    private static final int LENGTH = 1 << 16;
    private static final Set<String> TAGS = Set.of("struct", "union", "enum", "class");
    private static final Set<String> QUALIFIERS = Set.of("const", "volatile", "restrict", "register");
    private static final Set<String> BASE_WORDS =
            Set.of("unsigned", "signed", "char", "short", "int", "long", "float", "double", "void", "bool", "_Bool");

    private final String text;
    private int position;
    private int depth;

    ValueExpressionParser(String text) {
        this.text = text;
    }

    Node parse() {
        if (text.length() > LENGTH) {
            throw new IllegalArgumentException("an expression of more than " + LENGTH + " characters");
        }
        Node root = expression();
        blanks();
        if (position < text.length()) {
            throw error("unexpected \"" + text.charAt(position) + '"');
        }
        return root;
    }

    private Node expression() {
        if (++depth > DEPTH) {
            throw error("nested more than " + DEPTH + " deep");
        }
        Node node = chain(List.of("+", "-"), () -> chain(List.of("*", "/", "%"), this::repeated));
        depth--;
        return node;
    }

    private Node chain(List<String> operators, Supplier<Node> operand) {
        Node first = operand.get();
        List<ValueExpression.Operand> rest = new ArrayList<>();
        while (true) {
            blanks();
            String next = position < text.length() ? text.substring(position, position + 1) : "";
            if (!operators.contains(next) || text.startsWith("->", position)) {
                return rest.isEmpty() ? first : new ValueExpression.Chain(first, List.copyOf(rest));
            }
            position++;
            rest.add(new ValueExpression.Operand(next, operand.get()));
        }
    }

    private Node repeated() {
        Node base = prefixed();
        List<ValueExpression.Step> steps = new ArrayList<>();
        while (accept('@')) {
            steps.add(new ValueExpression.RepeatStep(prefixed()));
        }
        return steps.isEmpty() ? base : new ValueExpression.Selection(base, List.copyOf(steps));
    }

    private Node prefixed() {
        blanks();
        if (++depth > DEPTH) {
            throw error("nested more than " + DEPTH + " deep");
        }
        try {
            if (position < text.length() && "*&-~!+".indexOf(text.charAt(position)) >= 0) {
                char operator = text.charAt(position++);
                return new ValueExpression.Prefix(operator, prefixed());
            }
            int start = position;
            if (accept('(')) {
                Optional<TypeText> type = type();
                if (type.isPresent() && accept(')') && (isSureType(type.get()) || startsOperand())) {
                    return new ValueExpression.Cast(type.get(), prefixed());
                }
                position = start;
            }
            return selected();
        } finally {
            depth--;
        }
    }

    /** Whether the words can be nothing but a type; a single name may be a variable in parentheses. */
    private static boolean isSureType(TypeText type) {
        return type.stars() > 0
                || !type.tag().isEmpty()
                || BASE_WORDS.contains(type.name().split(" ", 2)[0]);
    }

    private boolean startsOperand() {
        blanks();
        if (position == text.length()) {
            return false;
        }
        char next = text.charAt(position);
        return isWord(next) || next == '(' || next == '$' || next == '\'';
    }

    private Node selected() {
        Node base = primary();
        List<ValueExpression.Step> steps = new ArrayList<>();
        while (true) {
            if (accept('[')) {
                steps.add(new ValueExpression.IndexStep(expression()));
                expect(']');
            } else if (acceptArrow()) {
                steps.add(new ValueExpression.MemberStep(word("a member's name"), true));
            } else if (accept('.')) {
                steps.add(new ValueExpression.MemberStep(word("a member's name"), false));
            } else {
                return steps.isEmpty() ? base : new ValueExpression.Selection(base, List.copyOf(steps));
            }
        }
    }

    private Node primary() {
        blanks();
        if (position == text.length()) {
            throw error("an operand is missing");
        }
        char first = text.charAt(position);
        if (accept('(')) {
            Node inner = expression();
            expect(')');
            return inner;
        }
        if (accept('$')) {
            return new ValueExpression.Register(word("a register's name"));
        }
        if (Character.isDigit(first)) {
            return number();
        }
        if (first == '\'') {
            return quoted();
        }
        String name = qualifiedName();
        if (name.equals("sizeof")) {
            return sizeOf();
        }
        return new ValueExpression.Name(Optional.empty(), name);
    }

    private Node sizeOf() {
        int start = position;
        Optional<TypeText> type = accept('(') ? type() : Optional.empty();
        boolean closed = type.isPresent() && accept(')');
        if (closed && isSureType(type.get())) {
            return new ValueExpression.SizeOf(type, Optional.empty());
        }
        int end = position;
        position = start;
        Node operand = prefixed();
        return new ValueExpression.SizeOf(closed && position == end ? type : Optional.empty(), Optional.of(operand));
    }

    /** A character, or the name of a file in front of {@code ::}. */
    private Node quoted() {
        int close = text.indexOf('\'', position + 1);
        if (text.startsWith("\\'", position + 1)) {
            close = text.indexOf('\'', position + 3);
        }
        if (close < 0) {
            throw error("the quote does not end");
        }
        String inner = text.substring(position + 1, close);
        if (text.startsWith("::", close + 1)) {
            position = close + 3;
            return new ValueExpression.Name(Optional.of(inner), word("a variable's name"));
        }
        if (inner.length() == 1) {
            position = close + 1;
            return new ValueExpression.Literal(inner.charAt(0), true);
        }
        int escaped = inner.length() == 2 && inner.charAt(0) == '\\' ? "0abtnvfr\\'".indexOf(inner.charAt(1)) : -1;
        if (escaped < 0) {
            throw error("no character");
        }
        position = close + 1;
        return new ValueExpression.Literal("\0\7\b\t\n\13\f\r\\'".charAt(escaped), true);
    }

    private Node number() {
        int start = position;
        while (position < text.length() && isWord(text.charAt(position))) {
            position++;
        }
        String digits = text.substring(start, position).replaceAll("(?i)[ul]+$", "");
        try {
            long value;
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                value = Long.parseUnsignedLong(digits.substring(2), 16);
            } else if (digits.length() > 1 && digits.startsWith("0")) {
                value = Long.parseUnsignedLong(digits, 8);
            } else {
                value = Long.parseUnsignedLong(digits);
            }
            return new ValueExpression.Literal(value, false);
        } catch (NumberFormatException e) {
            position = start;
            throw error("no number");
        }
    }

    private String qualifiedName() {
        StringBuilder name = new StringBuilder();
        if (text.startsWith("::", position)) {
            position += 2;
        }
        if (text.startsWith("(anonymous namespace)::", position)) {
            name.append("(anonymous namespace)::");
            position += name.length();
        }
        name.append(word("a name"));
        while (text.startsWith("::", position)) {
            position += 2;
            name.append("::").append(word("a name"));
        }
        return name.toString();
    }

    /** A type's name, if one stands here as far as can be told without knowing names. */
    private Optional<TypeText> type() {
        StringBuilder name = new StringBuilder();
        String tag = "";
        while (true) {
            blanks();
            if (position == text.length() || !isWordStart(text.charAt(position))) {
                break;
            }
            int start = position;
            String word = qualifiedName();
            if (QUALIFIERS.contains(word)) {
                continue;
            }
            if (TAGS.contains(word) && name.length() == 0) {
                tag = word;
                continue;
            }
            if (name.length() > 0 && !(BASE_WORDS.contains(word) && BASE_WORDS.contains(firstWord(name)))) {
                position = start;
                return Optional.empty();
            }
            name.append(name.length() == 0 ? "" : " ").append(word);
        }
        if (name.length() == 0) {
            return Optional.empty();
        }
        int stars = 0;
        while (accept('*')) {
            stars++;
            acceptQualifier();
        }
        long count = -1;
        if (accept('[')) {
            blanks();
            if (number() instanceof ValueExpression.Literal number) {
                count = number.value();
            }
            expect(']');
        }
        return Optional.of(new TypeText(name.toString(), tag, stars, count));
    }

    private static String firstWord(StringBuilder name) {
        return name.toString().split(" ", 2)[0];
    }

    private void acceptQualifier() {
        blanks();
        for (String qualifier : QUALIFIERS) {
            if (text.startsWith(qualifier, position)) {
                position += qualifier.length();
                return;
            }
        }
    }

    private String word(String what) {
        blanks();
        int start = position;
        while (position < text.length() && isWord(text.charAt(position))) {
            position++;
        }
        if (start == position || Character.isDigit(text.charAt(start))) {
            position = start;
            throw error(what + " is missing");
        }
        return text.substring(start, position);
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private static boolean isWordStart(char character) {
        return Character.isLetter(character) || character == '_';
    }

    private boolean acceptArrow() {
        blanks();
        if (text.startsWith("->", position)) {
            position += 2;
            return true;
        }
        return false;
    }

    private boolean accept(char expected) {
        blanks();
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (!accept(expected)) {
            throw error("\"" + expected + "\" is missing");
        }
    }

    private void blanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private IllegalArgumentException error(String what) {
        return new IllegalArgumentException("in \"" + text + "\" at character " + (position + 1) + ": " + what);
    }
}

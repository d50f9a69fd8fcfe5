package io.github.coroner.symbols;

import java.util.List;
import java.util.Optional;

/**
 * An expression of C over what a dump holds: {@code g_config.retries}, {@code *task->name}, {@code table[3]}, {@code &x}, {@code
 * (TCB_t *) 0x3ffb1234}, {@code 'file.c'::counter}, {@code $pc}, {@code buffer[0]@16}. It reads and never writes; there are no
 * calls and no comparisons. Immutable.
 */
public final class ValueExpression {
    private final String text;
    private final Node root;

    private ValueExpression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none, or too deeply nested; the message says where
     */
    public static ValueExpression parse(String text) {
        return new ValueExpression(text, new ValueExpressionParser(text).parse());
    }

    /**
     * Evaluates it.
     *
     * @return the value, whose bytes need not be known: see {@link Value#availability}
     * @throws IllegalArgumentException if a name stands for nothing, or an operation does not fit its operand
     */
    public Value evaluate(ValueScope scope) {
        return new ValueExpressionEvaluator(scope).evaluate(root);
    }

    @Override
    public String toString() {
        return text;
    }

    /** A part of an expression. */
    sealed interface Node {}

    /** A number; of type {@code int} if it fits. */
    record Literal(long value, boolean character) implements Node {}

    /** A variable; the file is empty unless it was written in front. */
    record Name(Optional<String> file, String name) implements Node {}

    /** A register. */
    record Register(String name) implements Node {}

    /** {@code * & - ~ !} in front of an operand. */
    record Prefix(char operator, Node operand) implements Node {}

    /** {@code (type) operand}. */
    record Cast(TypeText type, Node operand) implements Node {}

    /** {@code sizeof}: of a type, of an operand, or of what may be either, a name in parentheses. */
    record SizeOf(Optional<TypeText> type, Optional<Node> operand) implements Node {}

    /** An operand with selections behind it, in order; long chains of them are no nesting. */
    record Selection(Node base, List<Step> steps) implements Node {}

    /** A chain of operators of one precedence, from left to right. */
    record Chain(Node first, List<Operand> rest) implements Node {}

    /** One operator of a chain and what stands on its right. */
    record Operand(String operator, Node node) {}

    /** One selection. */
    sealed interface Step {}

    /** {@code .name} or {@code ->name}. */
    record MemberStep(String name, boolean arrow) implements Step {}

    /** {@code [index]}. */
    record IndexStep(Node index) implements Step {}

    /** {@code @count}: so many of what stands in front, in memory. */
    record RepeatStep(Node count) implements Step {}

    /**
     * The name of a type as it was written.
     *
     * @param name words before the stars, qualifiers left out
     * @param tag {@code struct}, {@code union}, {@code enum}, {@code class} or empty
     * @param stars pointers to it
     * @param count elements of an array; -1 for none
     */
    record TypeText(String name, String tag, int stars, long count) {}
}

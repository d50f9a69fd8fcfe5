package io.github.coroner.symbols.demangle;

/**
 * One part of a C++ name: an identifier, a type, an expression.
 *
 * <p>C++ writes types around what they describe, so a node prints in two halves: {@code int (*} and {@code )(char)}.
 * Nodes are immutable and may be shared, as substitutions share them; only {@link Output} calls these methods, because it
 * counts depth and work.
 */
interface Node {
    /** What a node declares, which decides about parentheses and spaces in a declarator. */
    enum Shape {
        PLAIN,
        ARRAY,
        FUNCTION
    }

    /** Prints all, or the half in front of the declared name. */
    void left(Output out);

    /** Prints the half behind the declared name: bounds of arrays, parameters of functions. */
    default void right(Output out) {}

    /** {@return what this declares, seen through qualifiers and template parameters} */
    default Shape shape(Output out) {
        return Shape.PLAIN;
    }

    /** {@return whether {@link #right} prints something, so that the halves belong close together} */
    default boolean hasRight(Output out) {
        return shape(out) != Shape.PLAIN;
    }

    /** {@return the node that this stands for, seen through template parameters} */
    default Node resolve(Output out) {
        return this;
    }

    /** {@return whether this needs no parentheses as an operand} */
    default boolean isSimple() {
        return false;
    }

    /** {@return the node that names a constructor of this class: the last name without its arguments} */
    default Node baseName() {
        return this;
    }
}

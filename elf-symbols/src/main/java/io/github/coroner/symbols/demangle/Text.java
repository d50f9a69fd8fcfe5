package io.github.coroner.symbols.demangle;

/**
 * Words that print as they are.
 *
 * @param isSimple whether they are an identifier, which needs no parentheses as an operand
 */
record Text(String text, boolean isSimple) implements Node {

    /** {@return an identifier} */
    static Text name(String text) {
        return new Text(text, true);
    }

    /** {@return a built-in type, a literal, or other words} */
    static Text words(String text) {
        return new Text(text, false);
    }

    @Override
    public void left(Output out) {
        out.append(text);
    }
}

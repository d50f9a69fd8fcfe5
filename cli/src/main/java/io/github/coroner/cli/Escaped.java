package io.github.coroner.cli;

/** Messages on one line: names of files and what was found in them cannot control a terminal. */
final class Escaped {
    private Escaped() {}

    /** {@return the text with control characters as {@code ?} and line feeds as blanks} */
    static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            safe.append(character == '\n' ? ' ' : Character.isISOControl(character) ? '?' : character);
        }
        return safe.toString();
    }
}

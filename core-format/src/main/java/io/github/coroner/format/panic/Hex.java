package io.github.coroner.format.panic;

/** Numbers in a line's text. A value counts only with exactly the digits that it must have. */
final class Hex {
    private Hex() {}

    /** {@return the value of a hexadecimal digit, or -1} */
    static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    /** {@return behind the hexadecimal digits at {@code at}} */
    static int end(String text, int at) {
        int i = at;
        while (i < text.length() && digit(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** {@return whether eight digits stand at {@code at}} */
    static boolean isWord(String text, int at) {
        if (at < 0 || at + 8 > text.length()) {
            return false;
        }
        for (int i = at; i < at + 8; i++) {
            if (digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether {@code 0x}, eight digits and no ninth stand at {@code at}; {@code 0x} may follow at once} */
    static boolean isPrefixedWord(String text, int at) {
        if (!text.startsWith("0x", at) || !isWord(text, at + 2)) {
            return false;
        }
        int end = at + 10;
        return end >= text.length() || digit(text.charAt(end)) < 0 || text.startsWith("0x", end);
    }

    /** {@return the value of the digits in {@code [from, to)}; at most eight count} */
    static long value(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to && i < from + 8; i++) {
            value = value << 4 | digit(text.charAt(i));
        }
        return value;
    }

    /** {@return the value of the eight digits at {@code at}} */
    static long word(String text, int at) {
        return value(text, at, at + 8);
    }

    /** {@return behind the blanks at {@code at}} */
    static int skipBlanks(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /** {@return the decimal number of one to nine digits at {@code at}, or -1} */
    static int decimal(String text, int at) {
        int value = 0;
        int i = at;
        while (i < text.length() && i < at + 9 && ConsoleLine.isDigit(text.charAt(i))) {
            value = value * 10 + text.charAt(i++) - '0';
        }
        return i == at ? -1 : value;
    }
}

package io.github.coroner.format.panic;

import io.github.coroner.format.LogText;
import java.nio.charset.StandardCharsets;

/**
 * One line of a log, without its end, colours and control characters.
 *
 * @param text the text; bytes that are not UTF-8 are U+FFFD
 * @param number counted from 1
 */
record ConsoleLine(String text, long number) {
    private static final int REACH = 1024;

    /** {@return the line in {@code bytes[from, to)}, cleaned} */
    static ConsoleLine of(byte[] bytes, int from, int to, long number) {
        return new ConsoleLine(LogText.clean(new String(bytes, from, to - from, StandardCharsets.UTF_8)), number);
    }

    /** {@return from {@code at} to {@code end}, without blanks, back-ticks and asterisks of mark-up around it} */
    String trimmed(int at, int end) {
        return trimmed(text.substring(at, end));
    }

    /**
     * {@return where {@code word} begins at or behind {@code from}, or -1}; looks as far as the fields of one line may lie
     * apart, so that a line made of many beginnings costs no more than its length
     */
    int find(String word, int from) {
        int begin = Math.min(Math.max(from, 0), text.length());
        int found =
                text.substring(begin, Math.min(text.length(), begin + REACH)).indexOf(word);
        return found < 0 ? -1 : begin + found;
    }

    /** {@return where {@code word} begins at or before {@code from}, or -1}; looks as far back as {@link #find} does ahead */
    int findBack(String word, int from) {
        int begin = Math.max(0, from - REACH);
        int found = text.substring(begin, Math.min(text.length(), from + word.length()))
                .lastIndexOf(word);
        return found < 0 ? -1 : begin + found;
    }

    /** {@return from {@code from} to {@code to} as a line of its own} */
    ConsoleLine part(int from, int to) {
        return from == 0 && to == text.length() ? this : new ConsoleLine(text.substring(from, to), number);
    }

    private static String trimmed(String part) {
        String trimmed = part.strip();
        int end = trimmed.length();
        while (end > 0 && (trimmed.charAt(end - 1) == '`' || trimmed.startsWith("**", end - 2))) {
            end -= trimmed.charAt(end - 1) == '`' ? 1 : 2;
        }
        return end == trimmed.length() ? trimmed : trimmed.substring(0, end).strip();
    }

    static boolean isLetter(char c) {
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

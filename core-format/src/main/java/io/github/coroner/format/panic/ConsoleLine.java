package io.github.coroner.format.panic;

import java.nio.charset.StandardCharsets;

/**
 * One line of a log, without its end, colours and control characters.
 *
 * @param text the text; bytes that are not UTF-8 are U+FFFD
 * @param number counted from 1
 */
record ConsoleLine(String text, long number) {
    private static final char ESCAPE = 0x1b;
    private static final char ESCAPE_PICTURE = 0x241b;

    /** {@return the line in {@code bytes[from, to)}, cleaned} */
    static ConsoleLine of(byte[] bytes, int from, int to, long number) {
        return new ConsoleLine(clean(new String(bytes, from, to - from, StandardCharsets.UTF_8)), number);
    }

    /** {@return from {@code at} to {@code end}, without blanks, back-ticks and asterisks of mark-up around it} */
    String trimmed(int at, int end) {
        return trimmed(text.substring(at, end));
    }

    private static String trimmed(String part) {
        String trimmed = part.strip();
        int end = trimmed.length();
        while (end > 0 && (trimmed.charAt(end - 1) == '`' || trimmed.startsWith("**", end - 2))) {
            end -= trimmed.charAt(end - 1) == '`' ? 1 : 2;
        }
        return end == trimmed.length() ? trimmed : trimmed.substring(0, end).strip();
    }

    /**
     * Takes out colour sequences in all forms that copying leaves: with the escape byte, its picture U+241B, {@code ^[},
     * {@code ESC}, {@code \033}, or with the escape lost; and control and zero-width characters.
     */
    static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int sequence = sequenceEnd(text, i);
            if (sequence > i) {
                i = sequence;
                continue;
            }
            char c = text.charAt(i++);
            if (c == '\t' || c == 0xa0) {
                clean.append(' ');
            } else if (c >= ' ' && c != 0x7f && !isZeroWidth(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '[' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZeroWidth(char c) {
        return c >= 0x200b && c <= 0x200f || c == 0xfeff || c == ESCAPE_PICTURE;
    }

    /** {@return behind the escape sequence that begins at {@code at}, or {@code at} if none does} */
    private static int sequenceEnd(String text, int at) {
        int i = at;
        boolean real = false;
        char c = text.charAt(i);
        if (c == ESCAPE || c == ESCAPE_PICTURE) {
            real = true;
            i++;
        } else if (text.startsWith("^[", i)) {
            i += 2;
        } else if (text.startsWith("ESC[", i)) {
            i += 3;
        } else if (text.startsWith("\\033[", i) || text.startsWith("\\x1b[", i) || text.startsWith("\\x1B[", i)) {
            i += 4;
        }
        if (i >= text.length() || text.charAt(i) != '[') {
            return at;
        }
        int parameters = ++i;
        while (i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == ';')) {
            i++;
        }
        if (i >= text.length()) {
            return at;
        }
        char last = text.charAt(i);
        boolean colour = last == 'm' && (i > parameters || i - at > 1);
        boolean other = real && (last >= 'A' && last <= 'Z' || last >= 'a' && last <= 'z');
        return colour || other ? i + 1 : at;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

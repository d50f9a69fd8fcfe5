package io.github.coroner.format.panic;

import java.nio.charset.StandardCharsets;

/**
 * One line of a log, without its end, colours and control characters.
 *
 * @param text the text; bytes that are not UTF-8 are U+FFFD
 * @param number counted from 1
 */
record ConsoleLine(String text, long number) {
    private static final int REACH = 1024;
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
        return (c >= 0x200b && c <= 0x200f) || c == 0xfeff || c == ESCAPE_PICTURE;
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
        boolean other = real && isLetter(last);
        return colour || other ? i + 1 : at;
    }

    static boolean isLetter(char c) {
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

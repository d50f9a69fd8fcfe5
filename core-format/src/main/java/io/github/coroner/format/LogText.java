package io.github.coroner.format;

/** Text of consoles and logs as people copy it. */
public final class LogText {
    private static final char ESCAPE = 0x1b;
    private static final char ESCAPE_PICTURE = 0x241b;

    private static final String[] SPELLED_ESCAPES = {"\\033[", "\\x1b[", "\\x1B[", "\\u001b[", "\\u001B[", "\\e["};

    /** A line end as programs spell it, where a whole report became one string. */
    private static final String SPELLED_LINE_END = "\\r\\n";

    private LogText() {}

    /**
     * {@return the text without colour sequences, in all forms that copying leaves (with the escape byte, its picture U+241B,
     * {@code ^[}, {@code ESC}, {@code \033}, or with the escape lost), without control and zero-width characters, and with a
     * blank for each line end that is spelled out}
     */
    public static String clean(String text) {
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
            if (text.startsWith(SPELLED_LINE_END, i)) {
                clean.append(' ');
                i += SPELLED_LINE_END.length();
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
            if (c < ' ' || c == '[' || c == '\\' || c >= 0x7f) {
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
        } else {
            i += spelledEscape(text, i);
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

    /** {@return the length of an escape byte as programs spell it, if a bracket follows} */
    private static int spelledEscape(String text, int at) {
        for (String spelling : SPELLED_ESCAPES) {
            if (text.startsWith(spelling, at)) {
                return spelling.length() - 1;
            }
        }
        return 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'z';
    }
}

package io.github.coroner.report;

/** Text from an input, made harmless for a terminal: control characters are shown, not sent. */
final class SafeText {
    private SafeText() {}

    /** {@return the text on one line; control and formatting characters as C escapes} */
    static String of(String text) {
        int first = 0;
        while (first < text.length() && !needsEscape(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char character = text.charAt(i);
            if (needsEscape(character)) {
                escape(safe, character);
            } else {
                safe.append(character);
            }
        }
        return safe.toString();
    }

    /** {@return the text, cut to {@code length} characters; three dots stand for what was cut} */
    static String shortened(String text, int length) {
        String safe = of(text);
        return safe.length() <= length ? safe : safe.substring(0, Math.max(0, length - 3)) + "...";
    }

    private static boolean needsEscape(char character) {
        return switch (Character.getType(character)) {
            // FORMAT: bidirectional overrides and the like, which reorder what a person reads
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void escape(StringBuilder out, char character) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (character < 0x100) {
                    out.append("\\x").append(Character.forDigit(character >> 4, 16));
                    out.append(Character.forDigit(character & 15, 16));
                } else {
                    out.append("\\u").append(Integer.toHexString(0x1_0000 | character), 1, 5);
                }
            }
        }
    }
}

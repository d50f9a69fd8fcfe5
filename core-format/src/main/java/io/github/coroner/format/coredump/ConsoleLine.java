package io.github.coroner.format.coredump;

/**
 * A line between the markers of a dump.
 *
 * @param number as the caller counts
 * @param text its base64, or the whole line where it has none
 * @param kind what it is
 */
record ConsoleLine(long number, String text, Kind kind) {
    /** Characters of a full line: the device prints 48 bytes at most. */
    static final int FULL_LENGTH = 64;

    /** Bytes of a full line. */
    static final int FULL_BYTES = 48;

    private static final int LEAST_DAMAGED = 8;

    /** What a line is. */
    enum Kind {
        /** Nothing on it. */
        BLANK,
        /** Base64 alone. */
        WHOLE,
        /** Base64 behind something else, such as a time. */
        PREFIXED,
        /** Base64 with characters missing, or others in between. */
        DAMAGED,
        /** Output of something else. */
        OTHER
    }

    static ConsoleLine of(long number, String line) {
        String plain = ConsoleText.plain(line);
        if (plain.isEmpty()) {
            return new ConsoleLine(number, "", Kind.BLANK);
        }
        if (plain.length() <= FULL_LENGTH && Base64Text.isWhole(plain)) {
            return new ConsoleLine(number, plain, Kind.WHOLE);
        }
        String word = plain.substring(Math.max(plain.lastIndexOf(' '), plain.lastIndexOf('\t')) + 1);
        if (word.length() < plain.length() && word.length() <= FULL_LENGTH && Base64Text.isWhole(word)) {
            return new ConsoleLine(number, word, Kind.PREFIXED);
        }
        return new ConsoleLine(number, word, looksDamaged(word) ? Kind.DAMAGED : Kind.OTHER);
    }

    /** Nearly all of it is base64, and it is longer than a word. */
    private static boolean looksDamaged(String word) {
        int odd = 0;
        for (int i = 0; i < word.length(); i++) {
            odd += Base64Text.isDigit(word.charAt(i)) || word.charAt(i) == '=' ? 0 : 1;
        }
        return word.length() >= LEAST_DAMAGED && odd * 10 <= word.length();
    }

    /** {@return whether it can be decoded} */
    boolean isData() {
        return kind == Kind.WHOLE || kind == Kind.PREFIXED;
    }

    /** {@return its bytes} */
    byte[] decode() {
        return Base64Text.decode(text);
    }

    /** {@return how many bytes it decodes to, or held before it was damaged, as far as its length tells} */
    int byteCount() {
        if (kind == Kind.DAMAGED) {
            return Math.min(FULL_BYTES, (text.length() + 3) / 4 * 3);
        }
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        return text.length() / 4 * 3 - padding;
    }
}

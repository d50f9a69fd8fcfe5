package io.github.coroner.format.coredump;

import io.github.coroner.format.LogText;
import io.github.coroner.format.text.Base64Text;

/**
 * A line between the markers of a dump.
 *
 * @param number as the caller counts
 * @param text its base64, or the whole line where it has none
 * @param kind what it is
 */
record DumpLine(long number, String text, Kind kind) {
    /** Characters of a full line as the device prints it, 48 bytes; what people paste may be wrapped at any other length. */
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

    /**
     * {@return what a line is}
     *
     * @param prefix what stands in front of the START marker, and before every line if a capture tool put it there
     */
    static DumpLine of(long number, String line, String prefix) {
        String plain = LogText.clean(line).strip();
        if (plain.isEmpty()) {
            return new DumpLine(number, "", Kind.BLANK);
        }
        if (Base64Text.isWhole(plain)) {
            return new DumpLine(number, plain, Kind.WHOLE);
        }
        int start = wordStart(plain, prefix.length());
        String word = plain.substring(start);
        if (start > 0 && Base64Text.isWhole(word)) {
            boolean isText = word.length() < FULL_LENGTH
                    && !prefix.isEmpty()
                    && blanks(plain.substring(0, start)) > blanks(prefix);
            return new DumpLine(number, word, isText ? Kind.OTHER : Kind.PREFIXED);
        }
        return new DumpLine(number, word, looksDamaged(word) ? Kind.DAMAGED : Kind.OTHER);
    }

    private static long blanks(String text) {
        return text.chars().filter(c -> c == ' ').count();
    }

    /** The last word of the line, or what stands behind the prefix where that ends without a blank. */
    private static int wordStart(String plain, int prefix) {
        int word = plain.lastIndexOf(' ') + 1;
        for (int i = word; i < Math.min(prefix, plain.length()); i++) {
            if (!Base64Text.isDigit(plain.charAt(i))) {
                return Math.min(prefix, plain.length());
            }
        }
        return word;
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

    /** {@return whether it is nothing but base64, of whatever length} */
    boolean isPieceOfBase64() {
        for (int i = 0; i < text.length(); i++) {
            if (!Base64Text.isDigit(text.charAt(i)) && text.charAt(i) != '=') {
                return false;
            }
        }
        return !text.isEmpty();
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

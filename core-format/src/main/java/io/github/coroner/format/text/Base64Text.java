package io.github.coroner.format.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Base64 text, RFC 4648 section 4, without anything around it: line by line as consoles print it, or one text in lines. */
public final class Base64Text {
    private static final byte[] KIND = new byte[128];
    private static final int LEAST_CHARACTERS = 16;

    static {
        for (char c = '0'; c <= 'z'; c++) {
            KIND[c] = (byte) (Character.isLetterOrDigit(c) ? 1 : 0);
        }
        KIND['+'] = 1;
        KIND['/'] = 1;
    }

    private Base64Text() {}

    /** {@return whether the character is one of the 64} */
    public static boolean isDigit(char c) {
        return c < KIND.length && KIND[c] == 1;
    }

    /** {@return whether the text is base64 that stands for itself: a multiple of 4 characters, padding at the end only} */
    public static boolean isWhole(String text) {
        int length = text.length();
        if (length == 0 || length % 4 != 0) {
            return false;
        }
        int digits = length;
        while (digits > length - 2 && text.charAt(digits - 1) == '=') {
            digits--;
        }
        for (int i = 0; i < digits; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@return the bytes of a text for which {@link #isWhole} holds} */
    public static byte[] decode(String whole) {
        return Base64.getDecoder().decode(whole);
    }

    /** {@return the bytes; empty if there is anything but base64} */
    public static Optional<byte[]> parse(byte[] text) {
        ConsoleText lines = new ConsoleText(text);
        ByteArrayOutputStream byLine = new ByteArrayOutputStream(text.length * 3 / 4);
        while (lines.hasNext()) {
            String line = ConsoleText.plain(lines.next());
            if (!line.isEmpty() && !isWhole(line)) {
                return joined(text);
            }
            byLine.writeBytes(decode(line));
        }
        return byLine.size() < LEAST_CHARACTERS ? Optional.empty() : Optional.of(byLine.toByteArray());
    }

    /**
     * {@return the bytes of texts that stand behind one another without a break, each ending where its padding does}
     *
     * <p>A console pads many of its lines; whoever joins them leaves the padding inside. Characters at the end that are not a
     * whole group of four are passed over.
     */
    public static Optional<byte[]> parsePieces(String joined) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(joined.length() * 3 / 4);
        int end = joined.length() / 4 * 4;
        int from = 0;
        for (int at = 4; at <= end; at += 4) {
            if (at == end || joined.charAt(at - 1) == '=') {
                String piece = joined.substring(from, at);
                if (!isWhole(piece)) {
                    return Optional.empty();
                }
                bytes.writeBytes(decode(piece));
                from = at;
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /** One text that was broken anywhere. */
    private static Optional<byte[]> joined(byte[] text) {
        byte[] digits = new byte[text.length];
        int count = 0;
        for (byte b : text) {
            char c = (char) (b & 0xff);
            if (isDigit(c) || c == '=') {
                digits[count++] = b;
            } else if (!Character.isWhitespace(c)) {
                return Optional.empty();
            }
        }
        if (count < LEAST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(Arrays.copyOf(digits, count)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // padding in the middle of broken lines: not one text
        }
    }
}

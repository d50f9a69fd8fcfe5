package io.github.coroner.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of UTF-8 text that grow at the end; control characters of names become {@code ?}. Not thread-safe. */
final class AnswerBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    AnswerBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void append(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    void append(byte[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Appends text from the {@code from}th character on. */
    void append(String text, int from) {
        int end = text.length();
        ensure(end - from);
        byte[] target = bytes;
        int at = length;
        for (int i = from; i < end; i++) {
            char character = text.charAt(i);
            if (character >= 0x80) {
                appendUnicode(text.substring(from));
                return;
            }
            target[at++] = (byte) (character < ' ' || character == 0x7f ? '?' : character);
        }
        length = at;
    }

    void append(String text) {
        append(text, 0);
    }

    private void appendUnicode(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            safe.append(Character.isISOControl(character) ? '?' : character);
        }
        byte[] encoded = safe.toString().getBytes(StandardCharsets.UTF_8);
        append(encoded, 0, encoded.length);
    }

    /** Appends a number that is not negative. */
    void appendDecimal(int number) {
        ensure(10);
        int digits = 1;
        for (long bound = 10; bound <= number; bound *= 10) {
            digits++;
        }
        int rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** Appends the lowest {@code digits} hexadecimal digits. */
    void appendHex(long number, int digits) {
        ensure(digits);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (number >>> shift) & 0xf];
        }
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}

package io.github.coroner.format.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The dumps of {@code hexdump} and {@code od}: lines of an offset and numbers, of one or more bytes each. Larger numbers are
 * words in the order of the machine that printed them, little-endian nearly always, which is not that of the file.
 *
 * <p>Offsets are hexadecimal ({@code hexdump}, {@code od -A x}) or octal ({@code od}); {@code *} stands for lines like the one
 * before; the last line is an offset alone.
 */
public final class WordDump {
    private static final int LEAST_BYTES = 16;
    private static final int LEAST_OFFSET_DIGITS = 6;
    private static final int MOST_LINE_BYTES = 256;

    private final int base;
    private final OffsetLines dump;
    private final ByteArrayOutputStream bytes;
    private int wordDigits;

    private WordDump(int base, long most) {
        this.base = base;
        dump = new OffsetLines(most);
        bytes = dump.bytes();
    }

    /**
     * What a dump holds.
     *
     * @param printed the bytes in the order in which they are printed, and what fills up the last number
     * @param wordBytes bytes of one number
     * @param length bytes of the file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Contents(byte[] printed, int wordBytes, int length) {

        /** {@return the bytes as they are if the numbers are single bytes or big-endian words} */
        public byte[] bytes() {
            return Arrays.copyOf(printed, length);
        }

        /** {@return the bytes as they are if the numbers are little-endian words} */
        public byte[] swapped() {
            byte[] swapped = new byte[printed.length];
            for (int at = 0; at < printed.length; at += wordBytes) {
                for (int i = 0; i < wordBytes; i++) {
                    swapped[at + i] = printed[at + wordBytes - 1 - i];
                }
            }
            return Arrays.copyOf(swapped, length);
        }
    }

    /**
     * {@return what the dump holds; empty if some line is not of this form}
     *
     * @param most the offset up to which {@code *} may stand for lines
     */
    public static Optional<Contents> parse(byte[] text, long most) {
        Optional<Contents> hexadecimal = new WordDump(16, most).read(text);
        return hexadecimal.isPresent() ? hexadecimal : new WordDump(8, most).read(text);
    }

    private Optional<Contents> read(byte[] text) {
        ConsoleText lines = new ConsoleText(text);
        boolean isOver = false;
        int length = -1;
        while (lines.hasNext()) {
            String next = ConsoleText.plain(lines.next());
            if (next.isEmpty()) {
                continue;
            }
            if (isOver) {
                return Optional.empty();
            }
            if (next.equals("*")) {
                dump.repeat();
                continue;
            }
            int blank = next.indexOf(' ');
            isOver = blank < 0;
            long offset = offset(isOver ? next : next.substring(0, blank));
            boolean fits = offset >= 0 && dump.reach(offset) && (isOver ? ends(offset) : offset == bytes.size());
            if (!fits || (!isOver && !words(next.split(" +", -1)))) {
                return Optional.empty();
            }
            if (isOver) {
                length = (int) offset;
            }
        }
        return bytes.size() < LEAST_BYTES
                ? Optional.empty()
                : Optional.of(new Contents(bytes.toByteArray(), wordDigits / 2, length < 0 ? bytes.size() : length));
    }

    private long offset(String digits) {
        if (digits.length() < LEAST_OFFSET_DIGITS || digits.length() > 8) {
            return -1;
        }
        long offset = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), base);
            if (digit < 0) {
                return -1;
            }
            offset = offset * base + digit;
        }
        return offset;
    }

    /** The last word may be filled up behind the end. */
    private boolean ends(long offset) {
        long excess = bytes.size() - offset;
        return excess == 0 || (excess > 0 && excess < wordDigits / 2);
    }

    /** All numbers of a dump have as many digits. */
    private boolean words(String[] parts) {
        if (wordDigits == 0) {
            wordDigits = parts[1].length();
        }
        int lineBytes = (parts.length - 1) * wordDigits / 2;
        if ((wordDigits != 2 && wordDigits != 4 && wordDigits != 8) || lineBytes > MOST_LINE_BYTES) {
            return false;
        }
        byte[] line = new byte[lineBytes];
        int at = 0;
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            if (part.length() != wordDigits) {
                return false;
            }
            for (int i = 0; i < wordDigits; i += 2) {
                int high = Character.digit(part.charAt(i), 16);
                int low = Character.digit(part.charAt(i + 1), 16);
                if (high < 0 || low < 0) {
                    return false;
                }
                line[at++] = (byte) (high << 4 | low);
            }
        }
        dump.add(line);
        return true;
    }
}

package io.github.coroner.format.text;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Bytes written as hexadecimal text: plain digits with or without blanks, lists of {@code 0x} numbers as in C, and the dumps of
 * {@code xxd} and {@code hexdump -C}, from whatever offset or address on, whose offsets and characters at the side are passed
 * over.
 */
public final class HexText {
    private static final int LEAST_DIGITS = 32;

    private HexText() {}

    /**
     * {@return the bytes; empty if some line is not of such a form}
     *
     * @param most the offset up to which {@code *} may stand for lines
     */
    public static Optional<byte[]> parse(byte[] text, long most) {
        ConsoleText lines = new ConsoleText(text);
        OffsetLines dump = new OffsetLines(most);
        ByteArrayOutputStream bytes = dump.bytes();
        long start = -1;
        while (lines.hasNext()) {
            String next = withoutDeclaration(ConsoleText.plain(lines.next()));
            if (next.isEmpty()) {
                continue;
            }
            if (next.equals("*")) {
                dump.repeat();
                continue;
            }
            Optional<Dump> line = Dump.parse(next);
            if (line.isPresent() && (start >= 0 || !line.get().isLast())) {
                start = start < 0 ? line.get().offset() : start;
                long at = line.get().offset() - start;
                if (!dump.reach(at) || at != bytes.size()) {
                    return Optional.empty();
                }
                dump.add(line.get().bytes());
            } else if (!digits(next, bytes)) {
                return Optional.empty();
            }
        }
        return bytes.size() * 2 < LEAST_DIGITS ? Optional.empty() : Optional.of(bytes.toByteArray());
    }

    /** What {@code xxd -i} writes around its list: {@code unsigned char dump[] =} before it, and its length behind it. */
    private static String withoutDeclaration(String line) {
        if (!line.startsWith("unsigned ")) {
            return line;
        }
        int list = line.indexOf('{');
        return list < 0 ? "" : line.substring(list + 1);
    }

    /** Takes a line of digits, in any grouping; {@code 0x}, commas, semicolons, braces and {@code \x} between them. */
    private static boolean digits(String line, ByteArrayOutputStream bytes) {
        int high = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean prefix = c == '0' && high < 0 && i + 1 < line.length() && (line.charAt(i + 1) | 0x20) == 'x';
            if (prefix || (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == 'x')) {
                i++;
                if (i + 2 >= line.length() || Character.digit(line.charAt(i + 2), 16) < 0) { // 0x5
                    if (i + 1 >= line.length() || Character.digit(line.charAt(i + 1), 16) < 0) {
                        return false;
                    }
                    bytes.write(Character.digit(line.charAt(++i), 16));
                }
                continue;
            }
            int digit = Character.digit(c, 16);
            if (digit >= 0) {
                if (high < 0) {
                    high = digit;
                } else {
                    bytes.write(high << 4 | digit);
                    high = -1;
                }
            } else if (high >= 0 || " \t,;:{}\"".indexOf(c) < 0) {
                return false;
            }
        }
        return high < 0;
    }

    /**
     * A line that begins with its offset.
     *
     * @param isLast whether it is only an offset, as at the end of {@code hexdump}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Dump(long offset, byte[] bytes, boolean isLast) {
        private static final int LEAST_OFFSET_DIGITS = 4;
        private static final int MOST_BYTES = 64;

        /** {@code 00000010: 7f45 4c46  .ELF} or {@code 00000010  7f 45 4c 46  |.ELF|}. */
        static Optional<Dump> parse(String line) {
            int digits = 0;
            while (digits < line.length() && Character.digit(line.charAt(digits), 16) >= 0) {
                digits++;
            }
            if (digits < LEAST_OFFSET_DIGITS || digits > 8) {
                return Optional.empty();
            }
            long offset = Long.parseLong(line, 0, digits, 16);
            boolean xxd = digits < line.length() && line.charAt(digits) == ':';
            boolean hexdump = line.startsWith("  ", digits);
            if (!xxd && !hexdump) {
                return digits == line.length() ? Optional.of(new Dump(offset, new byte[0], true)) : Optional.empty();
            }
            String rest = line.substring(digits + 1);
            String hex = xxd ? beforeGap(rest) : beforeBar(rest);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            return digits(hex, bytes) && bytes.size() <= MOST_BYTES
                    ? Optional.of(new Dump(offset, bytes.toByteArray(), false))
                    : Optional.empty();
        }

        private static String beforeBar(String rest) {
            int bar = rest.indexOf('|');
            return bar < 0 ? rest : rest.substring(0, bar);
        }

        /** xxd puts two blanks between the digits and the characters. */
        private static String beforeGap(String rest) {
            String digits = rest.stripLeading();
            int gap = digits.indexOf("  ");
            return gap < 0 ? digits : digits.substring(0, gap);
        }
    }
}

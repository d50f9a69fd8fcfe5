package io.github.coroner.cli;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads hexadecimal addresses, one a line, as GNU addr2line does: blanks and {@code 0x} in front are skipped, anything behind
 * the digits too, and a line without digits is address 0. Makes no garbage. Not thread-safe.
 */
final class AddressReader {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final Runnable beforeWaiting;
    private final LookAhead ahead;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long address;

    /**
     * Reads from a stream.
     *
     * @param beforeWaiting run before a read that may have to wait, so that whoever writes here gets the answers first
     * @param ahead gets what was read
     */
    AddressReader(InputStream in, Runnable beforeWaiting, LookAhead ahead) {
        this.in = in;
        this.beforeWaiting = beforeWaiting;
        this.ahead = ahead;
    }

    /** {@return the address of the line that {@link #next} went to, of which the lower 64 bits count} */
    long address() {
        return address;
    }

    /** Goes to the next line; false at the end of the input. */
    boolean next() throws IOException {
        int character = read();
        if (character < 0) {
            return false;
        }
        while (character == ' ' || character == '\t') {
            character = read();
        }
        long number = 0;
        if (character == '0') {
            character = read();
            if (character == 'x' || character == 'X') {
                character = read();
            }
        }
        for (int digit = digit(character); digit >= 0; digit = digit(character)) {
            number = (number << 4) | digit;
            character = read();
        }
        while (character >= 0 && character != '\n') {
            character = read();
        }
        address = number;
        return true;
    }

    /** {@return the address in an argument, read by the same rules} */
    static long parse(String text) {
        long number = 0;
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        if (text.startsWith("0x", i) || text.startsWith("0X", i)) {
            i += 2;
        }
        for (; i < text.length() && digit(text.charAt(i)) >= 0; i++) {
            number = (number << 4) | digit(text.charAt(i));
        }
        return number;
    }

    private static int digit(int character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private int read() throws IOException {
        return position < limit ? buffer[position++] & 0xff : fill();
    }

    private int fill() throws IOException {
        if (in.available() == 0) {
            beforeWaiting.run();
        }
        int count = in.read(buffer, 0, buffer.length);
        if (count <= 0) {
            position = limit;
            return -1;
        }
        ahead.take(buffer, count);
        limit = count;
        position = 1;
        return buffer[0] & 0xff;
    }
}

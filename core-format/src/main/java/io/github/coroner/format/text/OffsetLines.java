package io.github.coroner.format.text;

import java.io.ByteArrayOutputStream;

/** The bytes of a dump whose lines begin with their offset, where {@code *} stands for lines like the one before. */
final class OffsetLines {
    /** What {@code *} may stand for in all: no flash is larger. */
    private static final long MOST_BYTES = 1L << 26;

    private final long most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private byte[] last = {};
    private boolean repeats;

    /** Begins with nothing; a text may hold more than a flash does, if it is that long. */
    OffsetLines(int textBytes) {
        most = Math.max(MOST_BYTES, textBytes);
    }

    /** {@return what was taken so far; more may be written to it} */
    ByteArrayOutputStream bytes() {
        return bytes;
    }

    /** Takes a {@code *}. */
    void repeat() {
        repeats = true;
    }

    /**
     * Repeats the last line up to an offset, if a {@code *} came before it.
     *
     * @return whether there was nothing to repeat, or that could be done
     */
    boolean reach(long offset) {
        if (repeats && (last.length == 0 || offset > most)) {
            return false;
        }
        while (repeats && bytes.size() + last.length <= offset) {
            bytes.writeBytes(last);
        }
        repeats = false;
        return true;
    }

    /** Takes a line. */
    void add(byte[] line) {
        last = line;
        bytes.writeBytes(line);
    }
}

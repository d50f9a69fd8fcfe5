package io.github.coroner.format.text;

import java.io.ByteArrayOutputStream;

/** The bytes of a dump whose lines begin with their offset, where {@code *} stands for lines like the one before. */
final class OffsetLines {
    /** Bytes that are written at once where a short line is repeated. */
    private static final int BLOCK_BYTES = 4096;

    private final long most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private byte[] last = {};
    private boolean repeats;

    /** Begins with nothing; {@code *} may stand for lines up to this offset. */
    OffsetLines(long most) {
        this.most = most;
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
        if (repeats) {
            long count = Math.max(0, offset - bytes.size()) / last.length;
            byte[] block = repeated(last, (int) Math.min(count, Math.max(1, BLOCK_BYTES / last.length)));
            for (long left = count * last.length; left > 0; left -= block.length) {
                bytes.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        repeats = false;
        return true;
    }

    private static byte[] repeated(byte[] line, int count) {
        byte[] block = new byte[line.length * count];
        for (int at = 0; at < block.length; at += line.length) {
            System.arraycopy(line, 0, block, at, line.length);
        }
        return block;
    }

    /** Takes a line. */
    void add(byte[] line) {
        last = line;
        bytes.writeBytes(line);
    }
}

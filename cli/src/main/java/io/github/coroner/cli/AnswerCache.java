package io.github.coroner.cli;

/**
 * Remembers answers as they were printed, by address: logs and profiles ask for the same addresses again and again.
 *
 * <p>Holds at most 4 MiB of text and 65,536 answers; when either is full it begins anew. Not thread-safe.
 */
final class AnswerCache {
    private static final int SLOTS = 1 << 17;
    private static final int MOST_ANSWERS = SLOTS / 2;
    private static final int MOST_BYTES = 4 << 20;
    private static final int FIRST_SLOTS = 1 << 10;

    private long[] addresses = new long[FIRST_SLOTS];
    /** Where an answer ends in {@code text}; 0 marks an empty slot. */
    private int[] ends = new int[FIRST_SLOTS];

    private int[] starts = new int[FIRST_SLOTS];
    private final AnswerBuffer text = new AnswerBuffer(1 << 16);
    private int count;

    /** Copies the answer for {@code address} to {@code out}; false if it is not known. */
    boolean copy(long address, AnswerBuffer out) {
        int slot = slot(address);
        if (ends[slot] == 0) {
            return false;
        }
        out.append(text.bytes(), starts[slot], ends[slot] - starts[slot]);
        return true;
    }

    /** Keeps the answer, which is not empty, that {@code from} has behind its first {@code start} bytes. */
    void keep(long address, AnswerBuffer from, int start) {
        int length = from.length() - start;
        if (length > MOST_BYTES - text.length() || count == MOST_ANSWERS) {
            text.clear();
            count = 0;
            ends = new int[ends.length];
        }
        if (2 * count >= ends.length) {
            grow();
        }
        int slot = slot(address);
        addresses[slot] = address;
        starts[slot] = text.length();
        text.append(from.bytes(), start, length);
        ends[slot] = text.length();
        count++;
    }

    private int slot(long address) {
        int mask = ends.length - 1;
        int slot = (int) ((address * 0x9e37_79b9_7f4a_7c15L) >>> 40) & mask;
        while (ends[slot] != 0 && addresses[slot] != address) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldAddresses = addresses;
        int[] oldStarts = starts;
        int[] oldEnds = ends;
        addresses = new long[2 * oldEnds.length];
        starts = new int[2 * oldEnds.length];
        ends = new int[2 * oldEnds.length];
        for (int i = 0; i < oldEnds.length; i++) {
            if (oldEnds[i] != 0) {
                int slot = slot(oldAddresses[i]);
                addresses[slot] = oldAddresses[i];
                starts[slot] = oldStarts[i];
                ends[slot] = oldEnds[i];
            }
        }
    }
}

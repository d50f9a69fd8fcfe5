package io.github.coroner.dwarf;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.Arrays;
import java.util.List;

/**
 * Where each function's call frame information begins, in columns sorted by the function's address; 17 bytes an entry.
 * Immutable.
 */
final class FrameIndex {
    /** No entry. */
    static final int NONE = -1;

    private static final int INDEX_BITS = 31;

    private final int[] starts;
    private final int[] lastBytes;
    /** The highest last byte of this entry and all before it: where a backward search may end. */
    private final int[] highestLastBytes;

    private final int[] offsets;
    private final boolean[] inEhFrame;
    private final List<Problem> problems;

    private FrameIndex(Builder builder, int fromDebugFrame) {
        int count = builder.count;
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = builder.starts[i] << INDEX_BITS | i;
        }
        Arrays.sort(keys);
        starts = new int[count];
        lastBytes = new int[count];
        highestLastBytes = new int[count];
        offsets = new int[count];
        inEhFrame = new boolean[count];
        problems = builder.problems.toList();
        long highest = 0;
        for (int i = 0; i < count; i++) {
            int from = (int) (keys[i] & Integer.MAX_VALUE);
            highest = Math.max(highest, builder.ends[from] - 1);
            starts[i] = Addresses.toColumn(builder.starts[from]);
            lastBytes[i] = Addresses.toColumn(builder.ends[from] - 1);
            highestLastBytes[i] = Addresses.toColumn(highest);
            offsets[i] = builder.offsets[from];
            inEhFrame[i] = from >= fromDebugFrame;
        }
    }

    /** Finds the entry around {@code pc}, one of {@code .debug_frame} rather than another; {@link #NONE} if there is none. */
    int find(long pc) {
        int found = NONE;
        for (int i = lastAtOrBefore(pc); i >= 0 && Addresses.fromColumn(highestLastBytes[i]) >= pc; i--) {
            if (Addresses.fromColumn(lastBytes[i]) < pc) {
                continue;
            }
            if (!inEhFrame[i]) {
                return i;
            }
            found = found == NONE ? i : found;
        }
        return found;
    }

    /** {@return whether the entry is in {@code .eh_frame}} */
    boolean isInEhFrame(int entry) {
        return inEhFrame[entry];
    }

    /** {@return where the entry begins in its section} */
    long offset(int entry) {
        return Integer.toUnsignedLong(offsets[entry]);
    }

    /** {@return what could not be read} */
    List<Problem> problems() {
        return problems;
    }

    private int lastAtOrBefore(long pc) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Addresses.fromColumn(starts[middle]) <= pc) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Collects entries in file order. */
    static final class Builder {
        private final Problems problems;
        private long[] starts = new long[256];
        private long[] ends = new long[256];
        private int[] offsets = new int[256];
        private int count;

        Builder(Limits limits) {
            problems = new Problems(limits);
        }

        /** Adds the entry at {@code offset} for code from {@code start} up to {@code end}, both within 32 bits. */
        void add(long start, long end, long offset) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            starts[count] = start;
            ends[count] = end;
            offsets[count++] = (int) offset;
        }

        /** Notes an entry that could not be read. */
        void add(FormatException failure) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, failure);
        }

        int count() {
            return count;
        }

        /** {@return the index; the first {@code fromDebugFrame} entries are those of {@code .debug_frame}} */
        FrameIndex build(int fromDebugFrame) {
            return new FrameIndex(this, fromDebugFrame);
        }
    }
}

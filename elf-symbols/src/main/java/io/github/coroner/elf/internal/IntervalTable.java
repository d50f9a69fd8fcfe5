package io.github.coroner.elf.internal;

import io.github.coroner.format.Addresses;
import java.util.Arrays;

/**
 * Which of many ranges of addresses an address belongs to, found by one binary search.
 *
 * <p>Ranges may overlap. At each address the one that begins last wins; among those that begin together the one that ends
 * first; among equal ones the one added first. For ranges inside one another this is the innermost.
 *
 * <p>The ranges are cut into pieces that do not overlap, at most two for each range. Kept: 8 bytes a piece. Immutable.
 */
public final class IntervalTable {
    /** What {@link #find} says where there is no range. */
    public static final int NONE = -1;

    private static final IntervalTable EMPTY = new IntervalTable(new int[0], new int[0]);

    /** First address of each piece, ascending as unsigned numbers. */
    private final int[] starts;
    /** Value of each piece, {@link #NONE} for a gap. */
    private final int[] values;

    private IntervalTable(int[] starts, int[] values) {
        this.starts = starts;
        this.values = values;
    }

    /** Collects ranges. */
    public static final class Builder {
        private static final int INITIAL = 16;
        private long[] begins = new long[INITIAL];
        private long[] ends = new long[INITIAL];
        private int[] values = new int[INITIAL];
        private int count;

        /** Adds {@code [begin, end)} unless it is empty or does not fit 32 bits. */
        public void add(long begin, long end, int value) {
            if (begin < 0 || begin >= end || end > Addresses.MAX + 1) {
                return;
            }
            if (count == begins.length) {
                begins = Arrays.copyOf(begins, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            begins[count] = begin;
            ends[count] = end;
            values[count++] = value;
        }

        /** {@return how many ranges there are} */
        public int size() {
            return count;
        }

        /** {@return the table of all ranges added} */
        public IntervalTable build() {
            return count == 0 ? EMPTY : cut(begins, ends, values, order());
        }

        /** {@return the ranges so ordered that at any address the last that has begun and not ended wins} */
        private int[] order() {
            int[] byEnd = new int[count];
            long[] keys = new long[count];
            boolean inOrder = true;
            for (int i = 0; i < count; i++) {
                keys[i] = (Addresses.MAX + 1 - ends[i]) << 31 | (count - 1 - i);
                inOrder &= i == 0 || begins[i] > begins[i - 1];
            }
            if (inOrder) {
                for (int i = 0; i < count; i++) {
                    byEnd[i] = i;
                }
                return byEnd;
            }
            Arrays.sort(keys);
            for (int i = 0; i < count; i++) {
                byEnd[i] = count - 1 - (int) (keys[i] & Integer.MAX_VALUE);
            }
            for (int i = 0; i < count; i++) {
                keys[i] = begins[byEnd[i]] << 31 | i;
            }
            Arrays.sort(keys);
            int[] order = new int[count];
            for (int i = 0; i < count; i++) {
                order[i] = byEnd[(int) (keys[i] & Integer.MAX_VALUE)];
            }
            return order;
        }
    }

    /** Goes through the ranges by their beginning, with those that have begun and not ended on a stack. */
    private static IntervalTable cut(long[] begins, long[] ends, int[] values, int[] order) {
        Pieces pieces = new Pieces(2 * order.length + 1);
        int[] open = new int[order.length];
        int depth = 0;
        for (int range : order) {
            depth = close(begins[range], ends, values, open, depth, pieces);
            pieces.add(begins[range], values[range]);
            open[depth++] = range;
        }
        close(Long.MAX_VALUE, ends, values, open, depth, pieces);
        return pieces.toTable();
    }

    /** Takes ranges that end at or before {@code address} off the stack and goes on with what is below them. */
    private static int close(long address, long[] ends, int[] values, int[] open, int depth, Pieces pieces) {
        int left = depth;
        while (left > 0 && ends[open[left - 1]] <= address) {
            long end = ends[open[--left]];
            // a range further down that ended under a longer one above it
            while (left > 0 && ends[open[left - 1]] <= end) {
                left--;
            }
            pieces.add(end, left == 0 ? NONE : values[open[left - 1]]);
        }
        return left;
    }

    /** The pieces so far; one that begins where the last began replaces it. */
    private static final class Pieces {
        private final int[] starts;
        private final int[] values;
        private int count;

        Pieces(int capacity) {
            starts = new int[capacity];
            values = new int[capacity];
        }

        void add(long start, int value) {
            if (start > Addresses.MAX) {
                return;
            }
            int column = Addresses.toColumn(start);
            if (count > 0 && starts[count - 1] == column) {
                count--;
            }
            if (count > 0 && values[count - 1] == value) {
                return;
            }
            starts[count] = column;
            values[count++] = value;
        }

        IntervalTable toTable() {
            return new IntervalTable(Arrays.copyOf(starts, count), Arrays.copyOf(values, count));
        }
    }

    /** {@return the value of the range that {@code address} belongs to, or {@link #NONE}} */
    public int find(long address) {
        int piece = pieceAt(address);
        return piece < 0 ? NONE : values[piece];
    }

    /** {@return the number of the piece, or gap, that {@code address} is in; -1 in front of the first} */
    public int pieceAt(long address) {
        return address < 0 || address > Addresses.MAX ? -1 : last(starts, starts.length, Addresses.toColumn(address));
    }

    /** {@return how many pieces and gaps there are} */
    public int pieceCount() {
        return starts.length;
    }

    /** {@return first address of a piece} */
    public long start(int piece) {
        return Addresses.fromColumn(starts[piece]);
    }

    /** {@return value of a piece, or {@link #NONE}} */
    public int value(int piece) {
        return values[piece];
    }

    /** {@return the last index whose address in an ascending column is not above {@code key}; -1 if there is none} */
    public static int last(int[] column, int count, int key) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(column[middle], key) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}

package io.github.coroner.elf.internal;

import io.github.coroner.format.Addresses;
import java.util.Arrays;

/**
 * Which of many ranges of addresses an address belongs to, found by one binary search.
 *
 * <p>Ranges may overlap; {@link Winner} says which counts where they do.
 *
 * <p>The ranges are cut into pieces that do not overlap, at most two for each range. Kept: 8 bytes a piece. Immutable.
 */
public final class IntervalTable {
    /** What {@link #find} says where there is no range. */
    public static final int NONE = -1;

    private static final IntervalTable EMPTY = new IntervalTable(new int[0], new int[0], false);

    /** First address of each piece, ascending as unsigned numbers. */
    private final int[] starts;
    /** Value of each piece, {@link #NONE} for a gap. */
    private final int[] values;

    private final boolean hasOverlaps;

    private IntervalTable(int[] starts, int[] values, boolean hasOverlaps) {
        this.starts = starts;
        this.values = values;
        this.hasOverlaps = hasOverlaps;
    }

    /** Which of the ranges around an address it belongs to. */
    public enum Winner {
        /** The one added last, which is the innermost where a parent is added before its children. */
        LAST,
        /** The narrowest; of equally wide ones the one added first. */
        NARROWEST
    }

    /** Collects ranges; those added in the order of where they begin need no sorting. */
    public static final class Builder {
        private static final int INITIAL = 16;
        private final boolean narrowestWins;
        private long[] begins = new long[INITIAL];
        private long[] ends = new long[INITIAL];
        private int[] values = new int[INITIAL];
        private int count;

        /** Makes a builder of a table where the range added last wins. */
        public Builder() {
            this(Winner.LAST);
        }

        /** Makes a builder. */
        public Builder(Winner winner) {
            narrowestWins = winner == Winner.NARROWEST;
        }

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
            return count == 0 ? EMPTY : new Sweep(this).run();
        }

        /** {@return the numbers of the ranges, ordered by where they begin} */
        private int[] byBegin() {
            int[] order = new int[count];
            long[] keys = new long[count];
            boolean inOrder = true;
            for (int i = 0; i < count; i++) {
                order[i] = i;
                keys[i] = begins[i] << 31 | i;
                inOrder &= i == 0 || begins[i] >= begins[i - 1];
            }
            if (!inOrder) {
                Arrays.sort(keys);
                for (int i = 0; i < count; i++) {
                    order[i] = (int) (keys[i] & Integer.MAX_VALUE);
                }
            }
            return order;
        }

        /** {@return whether one range wins over another where both are} */
        private boolean beats(int range, int other) {
            if (narrowestWins) {
                int byWidth = Long.compare(ends[range] - begins[range], ends[other] - begins[other]);
                return byWidth == 0 ? range < other : byWidth < 0;
            }
            return range > other;
        }
    }

    /**
     * Goes through the addresses where a range begins or the winning one ends. Ranges that have begun are on a heap, the
     * winner on its top; those below it that have ended are only taken off when they come up.
     */
    private static final class Sweep {
        private final Builder ranges;
        private final int[] order;
        private final int[] heap;
        private int heapSize;
        private boolean hasOverlaps;

        Sweep(Builder ranges) {
            this.ranges = ranges;
            order = ranges.byBegin();
            heap = new int[order.length + 1];
        }

        IntervalTable run() {
            Pieces pieces = new Pieces(2 * order.length + 1);
            int next = 0;
            while (next < order.length || heapSize > 0) {
                long begin = next < order.length ? ranges.begins[order[next]] : Long.MAX_VALUE;
                long end = heapSize > 0 ? ranges.ends[heap[1]] : Long.MAX_VALUE;
                long address = Math.min(begin, end);
                while (next < order.length && ranges.begins[order[next]] == address) {
                    push(order[next++]);
                }
                while (heapSize > 0 && ranges.ends[heap[1]] <= address) {
                    pop();
                }
                pieces.add(address, heapSize > 0 ? ranges.values[heap[1]] : NONE);
                hasOverlaps |= heapSize > 1;
            }
            return pieces.toTable(hasOverlaps);
        }

        private void push(int range) {
            int at = ++heapSize;
            while (at > 1 && ranges.beats(range, heap[at >> 1])) {
                heap[at] = heap[at >> 1];
                at >>= 1;
            }
            heap[at] = range;
        }

        private void pop() {
            int last = heap[heapSize--];
            int at = 1;
            while (2 * at <= heapSize) {
                int child = 2 * at;
                if (child < heapSize && ranges.beats(heap[child + 1], heap[child])) {
                    child++;
                }
                if (!ranges.beats(heap[child], last)) {
                    break;
                }
                heap[at] = heap[child];
                at = child;
            }
            heap[at] = last;
        }
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

        IntervalTable toTable(boolean hasOverlaps) {
            return new IntervalTable(Arrays.copyOf(starts, count), Arrays.copyOf(values, count), hasOverlaps);
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

    /** {@return whether some address may be in several of the ranges} */
    public boolean hasOverlaps() {
        return hasOverlaps;
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

package io.github.coroner.format;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The memory that a dump holds: segments in file order, which may overlap. Where they do, the first in file order wins,
 * as in gdb; a read may cross from one segment into an adjoining one. Immutable.
 */
public final class MemoryImage implements Memory {
    private final List<MemorySegment> segments;

    /** First addresses of stretches that one segment serves, ascending. */
    private final long[] starts;

    /** First addresses behind them. */
    private final long[] ends;

    /** Numbers of the segments that serve them. */
    private final int[] owners;

    private MemoryImage(List<MemorySegment> segments, long[] starts, long[] ends, int[] owners) {
        this.segments = segments;
        this.starts = starts;
        this.ends = ends;
        this.owners = owners;
    }

    /** {@return an image of these segments, in this order} */
    public static MemoryImage of(List<MemorySegment> segments) {
        List<MemorySegment> all = List.copyOf(segments);
        int count = all.size();
        long[] keys = new long[count];
        long[] borders = new long[2 * count];
        for (int i = 0; i < count; i++) {
            keys[i] = all.get(i).address() << 31 | i;
            borders[2 * i] = all.get(i).address();
            borders[2 * i + 1] = all.get(i).end();
        }
        Arrays.sort(keys);
        Arrays.sort(borders);
        long[] starts = new long[2 * count];
        long[] ends = new long[2 * count];
        int[] owners = new int[2 * count];
        PriorityQueue<Integer> open = new PriorityQueue<>();
        int next = 0;
        int used = 0;
        for (int i = 0; i + 1 < borders.length; i++) {
            if (borders[i] == borders[i + 1]) {
                continue;
            }
            while (next < count && keys[next] >>> 31 <= borders[i]) {
                open.add((int) (keys[next++] & 0x7fff_ffff));
            }
            while (!open.isEmpty() && all.get(open.peek()).end() <= borders[i]) {
                open.remove();
            }
            if (!open.isEmpty()) {
                starts[used] = borders[i];
                ends[used] = borders[i + 1];
                owners[used++] = open.peek();
            }
        }
        return new MemoryImage(
                all, Arrays.copyOf(starts, used), Arrays.copyOf(ends, used), Arrays.copyOf(owners, used));
    }

    /** {@return the segments in file order} */
    public List<MemorySegment> segments() {
        return segments;
    }

    @Override
    public int read(long address, byte[] destination, int offset, int length) {
        int stretch = Arrays.binarySearch(starts, address);
        if (stretch < 0) {
            stretch = -stretch - 2; // the one that begins before
        }
        int done = 0;
        while (done < length && stretch >= 0 && stretch < starts.length) {
            long at = address + done;
            if (at < starts[stretch] || at >= ends[stretch]) {
                break;
            }
            MemorySegment segment = segments.get(owners[stretch]);
            int count = (int) Math.min(length - done, ends[stretch] - at);
            segment.copy((int) (at - segment.address()), destination, offset + done, count);
            done += count;
            stretch++;
        }
        return done;
    }

    /** Images are equal if their segments are, in file order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MemoryImage image && segments.equals(image.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    @Override
    public String toString() {
        return segments.toString();
    }
}

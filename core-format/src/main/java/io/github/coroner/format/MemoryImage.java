package io.github.coroner.format;

import java.util.Arrays;
import java.util.List;

/**
 * The memory that a dump holds: segments in file order, which may overlap. Where they do, the first in file order wins,
 * as in gdb; a read may cross from one segment into an adjoining one.
 */
public final class MemoryImage implements Memory {
    private final List<MemorySegment> segments;
    private final long[] starts;
    private final int[] order;
    private final long[] highestEnd;

    private MemoryImage(List<MemorySegment> segments) {
        this.segments = List.copyOf(segments);
        int count = segments.size();
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = segments.get(i).address() << 31 | i;
        }
        Arrays.sort(keys);
        starts = new long[count];
        order = new int[count];
        highestEnd = new long[count];
        long end = 0;
        for (int i = 0; i < count; i++) {
            order[i] = (int) (keys[i] & 0x7fff_ffff);
            starts[i] = keys[i] >>> 31;
            end = Math.max(end, segments.get(order[i]).end());
            highestEnd[i] = end;
        }
    }

    /** {@return an image of these segments, in this order} */
    public static MemoryImage of(List<MemorySegment> segments) {
        return new MemoryImage(segments);
    }

    /** {@return the segments in file order} */
    public List<MemorySegment> segments() {
        return segments;
    }

    @Override
    public int read(long address, byte[] destination, int offset, int length) {
        int done = 0;
        while (done < length) {
            long at = address + done;
            int best = segmentAt(at);
            if (best == segments.size()) {
                break;
            }
            MemorySegment segment = segments.get(best);
            int from = (int) (at - segment.address());
            // no further than where a segment of a lower number may begin: it would win there
            int count = (int) Math.min(Math.min(length - done, segment.size() - from), nextStart(at) - at);
            segment.copy(from, destination, offset + done, count);
            done += count;
        }
        return done;
    }

    /** The lowest number of a segment that holds {@code address}, or the number of segments. */
    private int segmentAt(long address) {
        int best = segments.size();
        for (int i = lastStartAtOrBefore(address); i >= 0 && highestEnd[i] > address; i--) {
            if (segments.get(order[i]).end() > address) {
                best = Math.min(best, order[i]);
            }
        }
        return best;
    }

    private long nextStart(long address) {
        int next = lastStartAtOrBefore(address) + 1;
        return next < starts.length ? starts[next] : Long.MAX_VALUE;
    }

    private int lastStartAtOrBefore(long address) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}

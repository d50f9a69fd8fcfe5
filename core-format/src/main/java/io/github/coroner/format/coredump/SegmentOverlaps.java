package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for memory that a dump holds twice. Captured RAM does so for control blocks, with equal bytes; where they differ, the
 * segment that comes first in the file counts.
 */
final class SegmentOverlaps {
    private final List<MemorySegment> segments;
    private long budget;

    /**
     * Prepares the search.
     *
     * @param budget bytes to compare at most, so that segments which all name the same bytes cost no more than the input's size
     */
    SegmentOverlaps(List<MemorySegment> segments, long budget) {
        this.segments = segments;
        this.budget = budget;
    }

    /** Adds a problem for each pair of neighbours that contradict each other. */
    void tell(Problems problems) {
        long[] keys = new long[segments.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = segments.get(i).address() << 31 | i;
        }
        Arrays.sort(keys);
        int widest = 0;
        for (int i = 1; i < keys.length && budget > 0; i++) {
            int previous = (int) (keys[widest] & 0x7fff_ffff);
            int index = (int) (keys[i] & 0x7fff_ffff);
            compare(segments.get(Math.min(previous, index)), segments.get(Math.max(previous, index)), problems);
            if (segments.get(index).end() > segments.get(previous).end()) {
                widest = i;
            }
        }
    }

    private void compare(MemorySegment first, MemorySegment second, Problems problems) {
        long low = Math.max(first.address(), second.address());
        long high = Math.min(first.end(), second.end());
        long length = Math.min(high - low, budget);
        if (length <= 0) {
            return;
        }
        budget -= length;
        byte[] ofFirst = first.part(low, low + length, first.kind()).toBytes();
        byte[] ofSecond = second.part(low, low + length, second.kind()).toBytes();
        int different = Arrays.mismatch(ofFirst, ofSecond);
        if (different >= 0) {
            problems.add(
                    ProblemCode.OVERLAPPING_SEGMENTS,
                    "memory from " + Addresses.hex(low) + " to " + Addresses.hex(high) + " is in the dump twice, with"
                            + " different contents from " + Addresses.hex(low + different)
                            + " on; the segment that comes first in the file counts");
        }
    }
}

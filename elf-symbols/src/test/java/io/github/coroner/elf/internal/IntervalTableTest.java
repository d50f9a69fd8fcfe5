package io.github.coroner.elf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntervalTableTest {

    @Test
    void findsNothingInAnEmptyTable() {
        assertThat(new IntervalTable.Builder().build().find(0x4000_0000L)).isEqualTo(IntervalTable.NONE);
    }

    @Test
    void rangesAreHalfOpen() {
        IntervalTable.Builder ranges = new IntervalTable.Builder();
        ranges.add(0x10, 0x20, 7);
        IntervalTable table = ranges.build();
        assertThat(table.find(0xf)).isEqualTo(IntervalTable.NONE);
        assertThat(table.find(0x10)).isEqualTo(7);
        assertThat(table.find(0x1f)).isEqualTo(7);
        assertThat(table.find(0x20)).isEqualTo(IntervalTable.NONE);
    }

    @Test
    void reachesTheTopOfTheAddressSpace() {
        IntervalTable.Builder ranges = new IntervalTable.Builder();
        ranges.add(0x8000_0000L, 0x9000_0000L, 1);
        ranges.add(0xffff_fff0L, 0x1_0000_0000L, 2);
        IntervalTable table = ranges.build();
        assertThat(table.find(0x8fff_ffffL)).isEqualTo(1);
        assertThat(table.find(0xffff_ffffL)).isEqualTo(2);
        assertThat(table.find(0x1_0000_0000L)).isEqualTo(IntervalTable.NONE);
        assertThat(table.find(-1)).isEqualTo(IntervalTable.NONE);
    }

    @Test
    void leavesOutRangesThatAreEmptyOrDoNotFit() {
        IntervalTable.Builder ranges = new IntervalTable.Builder();
        ranges.add(0x20, 0x20, 1);
        ranges.add(0x30, 0x20, 2);
        ranges.add(0x30, 0x1_0000_0001L, 3);
        ranges.add(-5, 5, 4);
        assertThat(ranges.size()).isZero();
    }

    @Test
    void goesOnWithTheOuterRangeWhereAnInnerOneEnds() {
        IntervalTable.Builder ranges = new IntervalTable.Builder();
        ranges.add(0, 100, 1);
        ranges.add(10, 20, 2);
        ranges.add(10, 15, 3);
        IntervalTable table = ranges.build();
        assertThat(table.find(9)).isEqualTo(1);
        assertThat(table.find(14)).isEqualTo(3);
        assertThat(table.find(19)).isEqualTo(2);
        assertThat(table.find(99)).isEqualTo(1);
        assertThat(table.hasOverlaps()).isTrue();
    }

    /** Held against a plain search for the range that wins. */
    @Property(tries = 600)
    void findsWhatALinearSearchFinds(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count, @ForAll IntervalTable.Winner winner) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] added = new long[count][];
        IntervalTable.Builder ranges = new IntervalTable.Builder(winner);
        for (int i = 0; i < count; i++) {
            long begin = random.nextLong(200);
            added[i] = new long[] {begin, begin + random.nextLong(40)};
            ranges.add(added[i][0], added[i][1], i);
        }
        IntervalTable table = ranges.build();
        for (long address = 0; address < 250; address++) {
            int expected = IntervalTable.NONE;
            for (int i = 0; i < count; i++) {
                boolean isAround = added[i][0] <= address && address < added[i][1];
                boolean wins = winner == IntervalTable.Winner.LAST
                        || expected == IntervalTable.NONE
                        || width(added[i]) < width(added[expected]);
                if (isAround && wins) {
                    expected = i;
                }
            }
            assertThat(table.find(address)).isEqualTo(expected);
        }
        assertThat(table.pieceCount()).isLessThanOrEqualTo(2 * count + 1);
    }

    private static long width(long[] range) {
        return range[1] - range[0];
    }

    @Test
    void ofEquallyWideRangesTheFirstAddedIsFound() {
        IntervalTable.Builder ranges = new IntervalTable.Builder(IntervalTable.Winner.NARROWEST);
        ranges.add(0x10, 0x20, 1);
        ranges.add(0x10, 0x20, 2);
        ranges.add(0x08, 0x40, 3);
        IntervalTable table = ranges.build();
        assertThat(table.find(0x10)).isEqualTo(1);
        assertThat(table.find(0x20)).isEqualTo(3);
    }

    @Test
    void aMillionNestedRangesTakeNoLongerThanSorting() {
        IntervalTable.Builder ranges = new IntervalTable.Builder();
        int count = 1_000_000;
        for (int i = 0; i < count; i++) {
            ranges.add(i, 4L * count - i, i);
        }
        IntervalTable table = ranges.build();
        assertThat(table.find(count - 1L)).isEqualTo(count - 1);
        assertThat(table.find(4L * count - 10)).isEqualTo(9);
    }
}

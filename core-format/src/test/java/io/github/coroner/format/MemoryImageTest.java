package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MemoryImageTest {

    @Test
    void firstSegmentInFileOrderWins() {
        MemoryImage image = MemoryImage.of(List.of(segment(100, 1, 1, 1), segment(98, 2, 2, 2, 2, 2, 2, 2, 2)));

        assertThat(bytes(image, 98, 8)).containsExactly(2, 2, 1, 1, 1, 2, 2, 2);
    }

    @Test
    void readsCrossIntoAdjoiningSegmentsAndStopAtGaps() {
        MemoryImage image = MemoryImage.of(List.of(segment(4, 5, 6), segment(0, 1, 2, 3, 4), segment(8, 9)));

        assertThat(bytes(image, 1, 10)).containsExactly(2, 3, 4, 5, 6);
        assertThat(bytes(image, 6, 2)).isEmpty();
        assertThat(bytes(image, 9, 2)).isEmpty();
        assertThat(image.u32(2)).hasValue(0x0605_0403L);
        assertThat(image.u32(3)).isEmpty();
    }

    @Test
    void highestAddressesAreRead() {
        MemoryImage image = MemoryImage.of(List.of(segment(0xffff_fffcL, 1, 2, 3, 0xf4)));

        assertThat(image.u32(0xffff_fffcL)).hasValue(0xf403_0201L);
        assertThat(image.u8(0xffff_ffffL)).hasValue(0xf4);
        assertThat(MemoryImage.of(List.of()).u8(0)).isEmpty();
        assertThat(MemoryImage.of(List.of(segment(8))).u8(8)).isEmpty();
    }

    @Property
    void agreesWithALinearSearch(
            @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> addresses, @ForAll @IntRange(max = 50) int from) {
        List<MemorySegment> segments = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            byte[] contents = new byte[addresses.get(i) * 7 % 13];
            Arrays.fill(contents, (byte) (i + 1));
            segments.add(MemorySegment.of(addresses.get(i), contents, MemorySegment.Kind.DATA));
        }
        MemoryImage image = MemoryImage.of(segments);

        List<Integer> expected = new ArrayList<>();
        for (long at = from; at < from + 20; at++) {
            long address = at;
            var winner = segments.stream()
                    .filter(segment -> segment.contains(address))
                    .findFirst();
            if (winner.isEmpty()) {
                break;
            }
            expected.add((int) winner.get().toBytes()[0]);
        }
        List<Integer> read = new ArrayList<>();
        for (byte value : bytes(image, from, 20)) {
            read.add((int) value);
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void manyOverlappingSegmentsAreReadInReasonableTime() throws Exception {
        byte[] shared = new byte[70_000];
        List<MemorySegment> segments = new ArrayList<>();
        for (int i = 0; i < 32_000; i++) {
            segments.add(MemorySegment.of(32_000 - i, shared, 0, shared.length, MemorySegment.Kind.DATA));
        }
        Cost cost = Cost.of(() -> {
            MemoryImage image = MemoryImage.of(segments);
            byte[] out = new byte[60_000];
            for (int i = 0; i < 100; i++) {
                assertThat(image.read(i, out, 0, out.length)).isEqualTo(i == 0 ? 0 : out.length);
            }
        });
        assertThat(cost.milliseconds()).isLessThan(10_000);
    }

    private static MemorySegment segment(long address, int... contents) {
        byte[] bytes = new byte[contents.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) contents[i];
        }
        return MemorySegment.of(address, bytes, MemorySegment.Kind.DATA);
    }

    private static byte[] bytes(MemoryImage image, long address, int length) {
        byte[] out = new byte[length];
        int count = image.read(address, out, 0, length);
        return Arrays.copyOf(out, count);
    }
}

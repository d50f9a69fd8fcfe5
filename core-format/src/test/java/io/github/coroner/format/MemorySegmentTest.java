package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemorySegmentTest {
    private static final MemorySegment SEGMENT =
            MemorySegment.of(0x1000, new byte[] {9, 0, 1, 2, 3, 9}, 1, 4, MemorySegment.Kind.STACK);

    @Test
    void isAViewOfItsBytesOnly() {
        assertThat(SEGMENT.address()).isEqualTo(0x1000);
        assertThat(SEGMENT.end()).isEqualTo(0x1004);
        assertThat(SEGMENT.size()).isEqualTo(4);
        assertThat(SEGMENT.kind()).isEqualTo(MemorySegment.Kind.STACK);
        assertThat(SEGMENT.toBytes()).containsExactly(0, 1, 2, 3);
        assertThat(SEGMENT.reader("stack").u32()).isEqualTo(0x0302_0100L);
        assertThat(SEGMENT).hasToString("STACK 0x00001000 +4");
        assertThatThrownBy(() -> MemorySegment.of(0, new byte[4], 2, 3, MemorySegment.Kind.DATA))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"0xfff, false", "0x1000, true", "0x1003, true", "0x1004, false"})
    void containsItsAddresses(String address, boolean contains) {
        assertThat(SEGMENT.contains(Long.decode(address))).isEqualTo(contains);
    }

    @Test
    void theLastAddressesAreInIt() {
        MemorySegment last = MemorySegment.of(0xffff_fff0L, new byte[16], MemorySegment.Kind.DATA);
        assertThat(last.end()).isEqualTo(0x1_0000_0000L);
        assertThat(last.contains(0xffff_ffffL)).isTrue();
    }

    @Test
    void partsEndWithIt() {
        MemorySegment part = SEGMENT.part(0x1001, 0x1003, MemorySegment.Kind.DATA);
        assertThat(part.address()).isEqualTo(0x1001);
        assertThat(part.toBytes()).containsExactly(1, 2);
        assertThat(part.kind()).isEqualTo(MemorySegment.Kind.DATA);
        assertThat(SEGMENT.part(0x1002, 0x2000, MemorySegment.Kind.TCB).toBytes())
                .containsExactly(2, 3);
        assertThat(SEGMENT.part(0x1002, 0x1001, MemorySegment.Kind.TCB).size()).isZero();
        assertThatThrownBy(() -> SEGMENT.part(0x1004, 0x1005, MemorySegment.Kind.TCB))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SEGMENT.part(0xfff, 0x1002, MemorySegment.Kind.TCB))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void equalSegmentsHoldTheSameAtTheSamePlace() {
        MemorySegment same = MemorySegment.of(0x1000, new byte[] {0, 1, 2, 3}, MemorySegment.Kind.STACK);
        assertThat(SEGMENT).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(SEGMENT).isNotEqualTo(SEGMENT.as(MemorySegment.Kind.DATA));
        assertThat(SEGMENT).isNotEqualTo(MemorySegment.of(0x1001, new byte[] {0, 1, 2, 3}, MemorySegment.Kind.STACK));
        assertThat(SEGMENT).isNotEqualTo(MemorySegment.of(0x1000, new byte[] {0, 1, 2, 4}, MemorySegment.Kind.STACK));
        assertThat(SEGMENT).isNotEqualTo(MemorySegment.of(0x1000, new byte[] {0, 1, 2}, MemorySegment.Kind.STACK));
    }

    /** The reads that every memory has, on one of six bytes. */
    @Test
    void memoryTellsWhatIsNotThere() {
        Memory memory = MemoryImage.of(List.of(
                MemorySegment.of(0x1000, new byte[] {1, 2, 3, (byte) 0x84, 5, (byte) 0xff}, MemorySegment.Kind.DATA)));
        assertThat(memory.u32(0x1000)).hasValue(0x8403_0201L);
        assertThat(memory.u32(0x1002)).hasValue(0xff05_8403L);
        assertThat(memory.u32(0x1003)).isEmpty();
        assertThat(memory.u8(0x1005)).hasValue(0xff);
        assertThat(memory.u8(0x1006)).isEmpty();
        assertThat(memory.contains(0x1000, 6)).isTrue();
        assertThat(memory.contains(0x1000, 7)).isFalse();
        assertThat(memory.contains(0x0fff, 2)).isFalse();
    }
}

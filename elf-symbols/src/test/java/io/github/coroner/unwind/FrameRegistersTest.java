package io.github.coroner.unwind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrameRegistersTest {
    private static final long PC = 0x400d_66bcL;

    @Test
    void holdsWhatItWasGivenAndKnowsNothingElse() {
        FrameRegisters registers = FrameRegisters.of(PC, new long[] {1, 2, 3}, 0b101);

        assertThat(registers.value(0)).hasValue(1);
        assertThat(registers.value(1)).isEmpty();
        assertThat(registers.value(2)).hasValue(3);
        assertThat(registers.value(3)).isEmpty();
        assertThat(registers.isKnown(-1)).isFalse();
        assertThat(registers.isKnown(FrameRegisters.COUNT)).isFalse();
    }

    @Test
    void aBitWithoutAValueIsNotKnown() {
        FrameRegisters registers = FrameRegisters.of(PC, new long[] {1}, 0b11);

        assertThat(registers.isKnown(1)).isFalse();
        // growing the registers must not make it known either
        assertThat(registers.with(2, 3).isKnown(1)).isFalse();
    }

    @Test
    void holdsTheLastRegisterToo() {
        long[] values = new long[FrameRegisters.COUNT];
        values[63] = 7;
        FrameRegisters registers = FrameRegisters.of(PC, values, 1L << 63);

        assertThat(registers.value(63)).hasValue(7);
        assertThat(FrameRegisters.of(PC).with(63, 7)).isEqualTo(registers);
        assertThatThrownBy(() -> registers.with(64, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrameRegisters.of(PC, new long[65], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areEqualByWhatIsKnown() {
        FrameRegisters one = FrameRegisters.of(PC).with(1, 0x3ffb_0000L).with(8, 5);
        FrameRegisters other =
                FrameRegisters.of(PC).with(8, 5).with(9, 6).without(9).with(1, 0x3ffb_0000L);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        assertThat(one).isNotEqualTo(other.withPc(PC + 1));
        assertThat(one).isNotEqualTo(other.with(8, 6));
        assertThat(one).isNotEqualTo(other.without(8));
        assertThat(one).isNotEqualTo(other.with(9, 0));
        assertThat(one).hasToString("pc 0x400d66bc {1=1073414144, 8=5}");
    }
}

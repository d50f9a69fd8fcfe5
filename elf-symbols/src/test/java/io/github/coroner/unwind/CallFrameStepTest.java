package io.github.coroner.unwind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.CfaRule;
import io.github.coroner.dwarf.RegisterRule;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Register rules: DWARF 5 section 6.4.1. Register 2 is the stack pointer. */
class CallFrameStepTest {
    private static final long PC = 0x4200_1000L;
    private static final long SP = 0x3fc9_0000L;
    private static final long CFA = SP + 16;

    /** Bytes 0 to 15 below the canonical frame address. */
    private static final MemoryImage STACK = MemoryImage.of(List.of(MemorySegment.of(
            SP, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, MemorySegment.Kind.STACK)));

    private static FrameRegisters caller(Map<Integer, RegisterRule> rules, FrameRegisters registers) {
        UnwindRow row = new UnwindRow(PC, PC + 2, new CfaRule.RegisterOffset(2, 16), rules, 1, false);
        CallFrameStep step = CallFrameStep.of(row, registers, STACK, 2, Limits.defaults());
        assertThat(step.cfa()).hasValue(CFA);
        return step.caller(CFA, PC + 8);
    }

    private static FrameRegisters callee() {
        return FrameRegisters.of(PC).with(2, SP);
    }

    @Test
    void registersWithoutARuleAreKeptButForTheStackPointer() {
        FrameRegisters caller = caller(Map.of(), callee().with(8, 5).with(63, 6));

        assertThat(caller.pc()).isEqualTo(PC + 8);
        assertThat(caller)
                .isEqualTo(FrameRegisters.of(PC + 8).with(2, CFA).with(8, 5).with(63, 6));
    }

    /** Register 0 is one like any other: a0 of Xtensa. */
    @Test
    void savedRegistersAreReadFromTheirPlaces() {
        FrameRegisters caller = caller(
                Map.of(
                        0, new RegisterRule.Offset(-4),
                        1, new RegisterRule.Offset(-8),
                        8, new RegisterRule.Offset(-20),
                        9, new RegisterRule.ValueOffset(4),
                        10, new RegisterRule.Register(11),
                        12, RegisterRule.UNDEFINED),
                callee().with(0, 1).with(8, 2).with(11, 3).with(12, 4));

        assertThat(caller.value(0)).hasValue(0x0f0e_0d0cL);
        assertThat(caller.value(1)).hasValue(0x0b0a_0908L);
        assertThat(caller.value(8)).as("below the dump's memory").isEmpty();
        assertThat(caller.value(9)).hasValue(CFA + 4);
        assertThat(caller.value(10)).hasValue(3);
        assertThat(caller.value(12)).isEqualTo(OptionalLong.empty());
    }
}

package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chips;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.ElfProgram;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layout: {@code RvExcFrame} of ESP-IDF's {@code rvruntime-frames.h}: mepc, then x1 to x31. */
class TrapFrameTest {
    private static final long FRAME = 0x3fc9_0000L;
    private static final long CODE = 0x4200_1000L;

    /** All flash of an ESP32-C3 is code. */
    private static final Program PROGRAM =
            ElfProgram.of(Optional.empty(), List.of(), Chips.byTarget("esp32c3"), Limits.defaults());

    private static byte[] frame(long pc, long ra, long sp) {
        byte[] bytes = new byte[4 * 32];
        for (int register = 0; register < 32; register++) {
            long value = register == 0 ? pc : register == 1 ? ra : register == 2 ? sp : 0x100 + register;
            for (int i = 0; i < 4; i++) {
                bytes[4 * register + i] = (byte) (value >>> 8 * i);
            }
        }
        return bytes;
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "0x42001000, 0,          0x80,  true,  interrupted code",
        "0,          0x42001000, 0x80,  true,  'a call through a null pointer'",
        "0,          0,          0x80,  false, no code at all",
        "0x42001000, 0x42001000, 0x140, true,  the largest frame",
        "0x42001000, 0x42001000, 0x70,  false, too near",
        "0x42001000, 0x42001000, 0x150, false, too far",
        "0x42001000, 0x42001000, 0x88,  false, not aligned",
        "0x42001000, 0x42001000, -0x80, false, below",
    })
    void isBelowTheStackPointerInItAndInterruptedCode(String pc, String ra, String distance, boolean is, String why) {
        Memory memory = CodeBytes.memory(FRAME, frame(Long.decode(pc), Long.decode(ra), FRAME + Long.decode(distance)));

        assertThat(TrapFrame.isAt(memory, PROGRAM, FRAME)).isEqualTo(is);
    }

    @Test
    void givesTheRegistersOfTheInterruptedCode() {
        Memory memory = CodeBytes.memory(FRAME, frame(CODE, CODE + 4, FRAME + 0xa0));

        FrameRegisters registers = TrapFrame.read(memory, FRAME).orElseThrow();

        assertThat(registers.pc()).isEqualTo(CODE);
        assertThat(registers.value(Registers.ZERO)).hasValue(0);
        assertThat(registers.value(Registers.RA)).hasValue(CODE + 4);
        assertThat(registers.value(Registers.SP)).hasValue(FRAME + 0xa0);
        assertThat(registers.value(31)).hasValue(0x11f);
    }

    @Test
    void isNoneWhereAWordIsMissing() {
        byte[] whole = frame(CODE, CODE, FRAME + 0xa0);
        for (int length = 0; length < whole.length; length += 4) {
            Memory memory = CodeBytes.memory(FRAME, Arrays.copyOf(whole, length));
            assertThat(TrapFrame.read(memory, FRAME)).as("%d bytes", length).isEmpty();
        }
        assertThat(TrapFrame.isAt(CodeBytes.memory(FRAME, Arrays.copyOf(whole, 8)), PROGRAM, FRAME))
                .isFalse();
    }
}

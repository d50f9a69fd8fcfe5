package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Memory;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What gdb-multiarch 13.1 answered to {@code info frame}: for each row the words were assembled into a function without
 * debugging information (riscv64-unknown-elf-as 2.40), a core file was given a pc right behind them, and the frame's address
 * and the place of the saved pc and fp were noted, counted from the stack pointer.
 */
class GdbPrologueTest {
    private static final long START = 0x4200_0000L;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            over c.nop                  | 1101 0001 ce06               |   32 |   28 | none
            over addi                   | 1101 06458513 ce06           |   32 |   28 | none
            over c.addi                 | 1101 0505 ce06               |   32 |   28 | none
            over add                    | 1101 00c58533 ce06           |   32 |   28 | none
            over lui                    | 1101 123457b7 ce06           |   32 |   28 | none
            over auipc                  | 1101 00001797 ce06           |   32 |   28 | none
            over lw                     | 1101 537c ce06               |   32 |   28 | none
            over c.lw                   | 1101 435c ce06               |   32 |   28 | none
            over c.li                   | 1101 4505 ce06               |   32 | none | none
            over li                     | 1101 00100513 ce06           |   32 |   28 | none
            over c.mv                   | 1101 852e ce06               |   32 |   28 | none
            over c.add                  | 1101 952e ce06               |   32 |   28 | none
            over c.lui                  | 1101 6505 ce06               |   32 |   28 | none
            over c.lwsp                 | 1101 4502 ce06               |   32 | none | none
            over lw from sp             | 1101 00012503 ce06           |   32 |   28 | none
            over sw to another          | 1101 c308 ce06               |   32 | none | none
            over c.sub                  | 1101 8d0d ce06               |   32 | none | none
            over csrr                   | 1101 341022f3 ce06           |   32 | none | none
            over slli                   | 1101 0506 ce06               |   32 | none | none
            over jal                    | 1101 fffff0ef ce06           |   32 | none | none
            over c.beqz                 | 1101 dd7d ce06               |   32 | none | none
            over lbu                    | 1101 0005c503 ce06           |   32 | none | none
            over andi                   | 1101 8905 ce06               |   32 | none | none
            over sb                     | 1101 00a101a3 ce06           |   32 | none | none
            over c.sw                   | 1101 c308 ce06               |   32 | none | none
            two registers               | 1101 ce06 cc22               |   32 |   28 |   24
            large frame by lui          | 72fd 7d028293 9116 ce06      | 2096 |   28 | none
            ra from another register    | 1101 80aa ce06               |   32 | none | none
            copy of ra                  | 1101 8786 ce3e               |   32 |   28 | none
            ra stored twice             | 1101 ce06 ca06               |   32 |   28 | none
            ra stored twice, upwards    | 1101 ca06 ce06               |   32 |   20 | none
            slot overwritten            | 1101 ce06 ce2a               |   32 | none | none
            slot half overwritten       | 1101 ce06 00a12d23           |   32 | none | none
            frame given back            | 1101 ce06 6105               |    0 |   -4 | none
            add of zero is unknown      | 1101 ce06 00010133           |    0 |   -4 | none
            store by fp, not set, first   | 1141 c04c c606               |   16 |   12 | none
            store by fp, not set, then    | 1141 c606 c04c               |   16 | none | none
            sp made unknown             | 1101 912a ce06               |    0 |    0 | none
            sp loaded                   | 1101 ce06 00052103           |    0 |   -4 | none
            """)
    void findsWhatGdbFinds(String name, String words, int frame, String ra, String fp) {
        Memory code = CodeBytes.at(START, words);
        long end = START + CodeBytes.of(words).length;
        GdbPrologue prologue = GdbPrologue.read(code, START, end).orElseThrow();
        assertThat(prologue.baseRegister()).isEqualTo(Registers.SP);
        assertThat(prologue.baseOffset()).isEqualTo(frame);
        assertThat(place(prologue, Registers.RA, frame)).isEqualTo(ra);
        assertThat(place(prologue, Registers.FP, frame)).isEqualTo(fp);
    }

    private static String place(GdbPrologue prologue, int register, int frame) {
        OptionalInt saved = prologue.savedAt(register);
        return saved.isPresent() ? String.valueOf(frame + saved.getAsInt()) : "none";
    }

    /** gdb put the frame where the core file's fp was. */
    @Test
    void countsFromTheFramePointerOnceItIsSet() {
        // addi sp,sp,-32; sw ra,28(sp); sw s0,24(sp); addi s0,sp,32
        GdbPrologue prologue = GdbPrologue.read(CodeBytes.at(START, "1101 ce06 cc22 1000"), START, START + 8)
                .orElseThrow();
        assertThat(prologue.baseRegister()).isEqualTo(Registers.FP);
        assertThat(prologue.baseOffset()).isZero();
        assertThat(prologue.savedAt(Registers.RA)).hasValue(-4);
    }

    @Test
    void endsTheTraceWhereCodeIsMissing() {
        assertThat(GdbPrologue.read(CodeBytes.at(START, "1101"), START, START + 4))
                .isEmpty();
        assertThat(GdbPrologue.read(CodeBytes.at(START, "1101"), 0, 4)).isEmpty();
        assertThat(GdbPrologue.read(CodeBytes.at(START, "1101"), 0, 0)).isPresent();
    }
}

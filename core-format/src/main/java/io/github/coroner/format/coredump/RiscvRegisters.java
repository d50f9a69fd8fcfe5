package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.RegisterSet;
import java.util.List;

/**
 * RISC-V registers as dumps hold them: in the process status note of an ELF dump and in the frame on a stack
 * ({@code RvExcFrame}, {@code riscv/rvruntime-frames.h} of ESP-IDF). Both begin with pc and x1 to x31.
 */
final class RiscvRegisters {
    /** In the order of gdb. */
    static final List<String> NAMES = List.of(
            "ra", "sp", "gp", "tp", "t0", "t1", "t2", "fp", "s1", "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "s2",
            "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6", "pc");

    /** Behind the general registers in the frame of a crash. */
    static final List<String> CONTROL_NAMES = List.of("mstatus", "mtvec", "mcause", "mtval", "mhartid");

    /** Words of the frame of an interrupt. */
    static final int FRAME_WORDS = 32;

    /** Bytes of the frame of an interrupt. */
    static final int FRAME_BYTES = 4 * FRAME_WORDS;

    /** Words of the frame of a crash. */
    static final int CRASH_FRAME_WORDS = FRAME_WORDS + 5;

    /** Distance from the frame of a crash to the stack pointer before it. */
    static final int CRASH_FRAME_TO_SP = 0xa0;

    /** Distance from the frame of an interrupt to the stack pointer before it. */
    static final int FRAME_TO_SP = 0x80;

    private RiscvRegisters() {}

    /**
     * {@return the registers of a process status note of 204 bytes}
     *
     * @throws FormatException if the note is shorter
     */
    static RegisterSet ofNote(ByteReader note) {
        note.seek(DumpNote.PRSTATUS_REGISTERS);
        long[] words = new long[FRAME_WORDS];
        for (int i = 0; i < FRAME_WORDS; i++) {
            words[i] = note.u32();
        }
        return ofFrame(words);
    }

    /** {@return the registers of a frame of at least {@link #FRAME_WORDS} words: pc, then x1 to x31} */
    static RegisterSet ofFrame(long[] words) {
        long[] values = new long[FRAME_WORDS];
        System.arraycopy(words, 1, values, 0, FRAME_WORDS - 1);
        values[FRAME_WORDS - 1] = words[0];
        return RegisterSet.of(NAMES, values);
    }

    /** {@return mstatus, mtvec, mcause, mtval and mhartid of a frame of {@link #CRASH_FRAME_WORDS} words} */
    static RegisterSet controlOfFrame(long[] words) {
        long[] values = new long[CONTROL_NAMES.size()];
        System.arraycopy(words, FRAME_WORDS, values, 0, values.length);
        return RegisterSet.of(CONTROL_NAMES, values);
    }
}

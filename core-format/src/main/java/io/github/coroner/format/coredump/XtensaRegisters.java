package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.RegisterSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Xtensa registers as dumps hold them: in the process status note of an ELF dump, in the exception frame and in the
 * solicited frame on a stack ({@code xtensa_context.h} of ESP-IDF's FreeRTOS port).
 *
 * <p>The frames stand once more in the module for Xtensa, whose {@code ExceptionFrame} and {@code SolicitedFrame} unwind through
 * them, and which this one may not know; tests there hold both to the same words.
 */
final class XtensaRegisters {
    /** In the order of gdb. */
    static final List<String> NAMES = names();

    /** First word of the frame of the crashed task, from ESP-IDF 4.1 on. */
    static final long CRASH_MARKER = 0xdead_beefL;

    /** Words of the exception frame that every chip has. */
    static final int FRAME_WORDS = 25;

    /** Bytes of the exception frame that every chip has. */
    static final int FRAME_BYTES = 4 * FRAME_WORDS;

    /** Distance from an exception frame to the stack pointer before the exception. */
    static final int FRAME_TO_SP = 0xc0;

    /** The same on the ESP32-S2, which saves fewer registers. */
    static final int FRAME_TO_SP_S2 = 0x90;

    private static final int CHIP_S2 = 2;
    private static final int SPECIAL = 6;
    private static final int PS_EXCM = 1 << 4;
    private static final int PS_UM = 1 << 5;

    private XtensaRegisters() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("pc", "lbeg", "lend", "lcount", "sar", "ps"));
        for (int i = 0; i < 16; i++) {
            names.add("a" + i);
        }
        return List.copyOf(names);
    }

    /** {@return the distance from an exception frame to the stack pointer before it} */
    static int frameToSp(int chipId) {
        return chipId == CHIP_S2 ? FRAME_TO_SP_S2 : FRAME_TO_SP;
    }

    /**
     * {@return the registers of a process status note of 588 bytes}
     *
     * <p>At 72: pc, ps, lbeg, lend, lcount, sar; at 328: 64 window registers of which the first 16 are a0 to a15.
     *
     * @throws FormatException if the note is shorter
     */
    static RegisterSet ofNote(ByteReader note) {
        note.seek(DumpNote.PRSTATUS_REGISTERS);
        long pc = note.u32();
        long ps = note.u32();
        long[] values = new long[NAMES.size()];
        values[0] = pc;
        values[1] = note.u32();
        values[2] = note.u32();
        values[3] = note.u32();
        values[4] = note.u32();
        values[5] = ps;
        note.seek(DumpNote.PRSTATUS_XTENSA_WINDOW);
        for (int i = 0; i < 16; i++) {
            values[SPECIAL + i] = note.u32();
        }
        return RegisterSet.of(NAMES, values);
    }

    /**
     * {@return the registers of an exception frame, the mode bits of {@code ps} set as if no exception were going on}
     *
     * <p>Words: exit, pc, ps, a0 to a15, sar, exccause, excvaddr, lbeg, lend, lcount. The ESP32-S2 has no loop registers.
     *
     * @param words at least {@link #FRAME_WORDS} words
     */
    static RegisterSet ofExceptionFrame(long[] words, int chipId) {
        long[] values = new long[NAMES.size()];
        values[0] = words[1];
        values[4] = words[19];
        values[5] = withoutException(words[2]);
        System.arraycopy(words, 3, values, SPECIAL, 16);
        System.arraycopy(words, 22, values, 1, 3);
        RegisterSet registers = RegisterSet.of(NAMES, values);
        return chipId == CHIP_S2 ? registers.without("lbeg").without("lend").without("lcount") : registers;
    }

    /** A windowed unwinder takes a frame with EXCM set for one of call0 code. */
    private static long withoutException(long ps) {
        return (ps & PS_UM) != 0 ? ps & ~PS_EXCM : ps;
    }

    /**
     * {@return the registers of a task that called the scheduler itself: pc, ps and a0 to a3, all others unknown}
     *
     * <p>Words: exit, which is 0, pc, ps, one unused, a0 to a3. Bits 31 and 30 of pc hold the window increment of the call; all
     * code lies in {@code 0x4000_0000} to {@code 0x7fff_ffff}.
     *
     * @param words at least 8 words
     */
    static RegisterSet ofSolicitedFrame(long[] words) {
        RegisterSet registers = RegisterSet.of(NAMES, new long[NAMES.size()]);
        for (String name : NAMES) {
            registers = registers.without(name);
        }
        registers = registers.with("pc", codeAddress(words[1])).with("ps", withoutException(words[2]));
        for (int i = 0; i < 4; i++) {
            registers = registers.with("a" + i, words[4 + i]);
        }
        return registers;
    }

    /** {@return {@code address} with the two top bits of code addresses} */
    static long codeAddress(long address) {
        return (address & 0x3fff_ffffL) | 0x4000_0000L;
    }
}

package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import java.util.Arrays;
import java.util.List;

/**
 * The registers that the device saved at the low end of a task's stack.
 *
 * @param words of the frame, as many as are there and no more than any frame has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StackFrame(ChipFacts chip, long address, long[] words) {
    private static final int MAX_WORDS = 40;

    /** {@return the frame at {@code address}; with fewer words where memory ends} */
    static StackFrame at(Memory memory, long address, ChipFacts chip) {
        byte[] bytes = new byte[4 * MAX_WORDS];
        int length = memory.read(address, bytes, 0, bytes.length) / 4;
        ByteReader in = ByteReader.of("frame", bytes);
        long[] words = new long[length];
        for (int i = 0; i < length; i++) {
            words[i] = in.u32();
        }
        return new StackFrame(chip, address, words);
    }

    private boolean isXtensa() {
        return chip.machine() == ElfHeader.XTENSA;
    }

    /** {@return whether all general registers are there} */
    boolean isComplete() {
        return words.length >= (isXtensa() ? XtensaRegisters.FRAME_WORDS : RiscvRegisters.FRAME_WORDS);
    }

    /**
     * {@return whether it is the frame that a task leaves which calls the scheduler itself; there are such on Xtensa only, and a
     * made-up one is none although it has the mark}
     */
    boolean isSolicited() {
        return isXtensa() && words.length >= 8 && words[0] == 0 && !FakeStack.isAt(address, chip);
    }

    /** {@return whether it bears the mark of the crashed task; only Xtensa has one, from ESP-IDF 4.1 on} */
    boolean hasCrashMarker() {
        return isXtensa() && words.length > 0 && words[0] == XtensaRegisters.CRASH_MARKER;
    }

    /** {@return the registers; empty if the frame is not complete} */
    RegisterSet registers(boolean crashed) {
        if (isSolicited() && !crashed) {
            return XtensaRegisters.ofSolicitedFrame(words);
        }
        if (!isComplete()) {
            return RegisterSet.EMPTY;
        }
        return isXtensa() ? XtensaRegisters.ofExceptionFrame(words, chip.id()) : RiscvRegisters.ofFrame(words);
    }

    /**
     * {@return {@code exccause} and {@code excvaddr}, or the control registers behind the frame of a RISC-V crash; empty if the
     * frame does not have them}
     */
    RegisterSet exceptionRegisters() {
        if (isXtensa()) {
            return isComplete()
                    ? RegisterSet.of(List.of("exccause", "excvaddr"), words[20], words[21])
                    : RegisterSet.EMPTY;
        }
        boolean ofCrash = words.length >= RiscvRegisters.CRASH_FRAME_WORDS
                && words[2] == Addresses.plus(address, RiscvRegisters.CRASH_FRAME_TO_SP);
        return ofCrash ? RiscvRegisters.controlOfFrame(words) : RegisterSet.EMPTY;
    }

    /** {@return whether the stack pointer in it is as far from it as this architecture's frames are} */
    static boolean looksLike(long[] words, long address, int machine) {
        if (machine == ElfHeader.XTENSA) {
            long distance = words.length > 4 ? words[4] - address : 0;
            return distance == XtensaRegisters.FRAME_TO_SP
                    || distance == XtensaRegisters.FRAME_TO_SP_S2
                    || (words.length > 0 && words[0] == XtensaRegisters.CRASH_MARKER);
        }
        long distance = words.length > 2 ? words[2] - address : 0;
        return distance == RiscvRegisters.FRAME_TO_SP || distance == RiscvRegisters.CRASH_FRAME_TO_SP;
    }

    @Override
    public String toString() {
        return "frame at " + Addresses.hex(address) + " " + Arrays.toString(words);
    }
}

package io.github.coroner.riscv;

import io.github.coroner.format.Memory;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The registers that trap handlers store on the stack: ESP-IDF's {@code RvExcFrame}, 32 words with mepc in the place of x0 and
 * then x1 to x31, in a panic followed by five control registers.
 */
final class TrapFrame {
    private static final int SP_OFFSET = Registers.SP * 4;
    private static final int SMALLEST = 0x80;

    /** Handlers reserve more than they store: room for control registers, alignment, co-processor pointers. */
    private static final int LARGEST = 0x140;

    private TrapFrame() {}

    /** {@return the interrupted function's registers from a frame at {@code address}; empty if a word is not there} */
    static Optional<FrameRegisters> read(Memory memory, long address) {
        long[] values = new long[Registers.COUNT];
        for (int register = 0; register < values.length; register++) {
            OptionalLong word = memory.u32(address + 4L * register);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            values[register] = word.getAsLong();
        }
        long pc = values[Registers.ZERO];
        values[Registers.ZERO] = 0;
        return Optional.of(FrameRegisters.of(pc, values, 0xffff_ffffL));
    }

    /**
     * {@return whether there is a frame at {@code address}: the stack pointer in it lies right behind it, and it was code that
     * was interrupted, or that called what was}
     */
    static boolean isAt(Memory memory, Program program, long address) {
        OptionalLong sp = memory.u32(address + SP_OFFSET);
        if (sp.isEmpty()) {
            return false;
        }
        long size = sp.getAsLong() - address;
        if (size < SMALLEST || size > LARGEST || size % 16 != 0) {
            return false;
        }
        return program.isCode(memory.u32(address).orElse(0))
                || program.isCode(memory.u32(address + 4).orElse(0));
    }
}

package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.FrameRegisters;
import java.util.Optional;

/**
 * The registers of code that an exception or interrupt stopped, as its entry stub stores them on the stack of that code
 * ({@code XtExcFrame} of ESP-IDF's {@code xtensa_context.h}).
 *
 * <pre>
 * word 0  exit: where to go back; 0 would be a solicited frame
 *      1  pc
 *      2  ps
 *   3-18  a0 to a15
 *     19  sar
 *     20  exccause
 *     21  excvaddr
 *     22  lbeg, lend, lcount: not on ESP32-S2, which has no loop registers
 * </pre>
 *
 * The words up to excvaddr are the same on all chips. Behind them come registers of options; the stack pointer before
 * the exception is 0xc0 bytes above the frame on ESP32 and ESP32-S3, 0x90 on ESP32-S2, other distances elsewhere.
 *
 * <p>Who reads dumps knows this frame too, since binary ones hold registers nowhere else, and knows nothing of this module; a test
 * holds the two together.
 *
 * @param address where the frame is
 * @param registers pc, ps (as the interrupted code ran) and a0 to a15
 * @param exit word 0
 * @param exceptionCause the number in the frame; ESP-IDF overwrites it in frames that it dumps
 * @param exceptionAddress the address at fault
 */
record ExceptionFrame(long address, FrameRegisters registers, long exit, long exceptionCause, long exceptionAddress) {
    /** Word 0 of the frame that a crash left. */
    static final long CRASH_MARK = 0xdead_beefL;

    private static final int COMMON_SIZE = 22 * 4;
    /** Distances from frame to interrupted stack pointer that are believed: the frame itself and what may lie above. */
    private static final long SMALLEST_DISTANCE = 100;

    private static final long LARGEST_DISTANCE = 0x140;

    /** {@return the frame at {@code address}; empty if the dump does not have all of it} */
    static Optional<ExceptionFrame> read(Memory memory, long address) {
        byte[] bytes = new byte[COMMON_SIZE];
        if (memory.read(address, bytes, 0, COMMON_SIZE) != COMMON_SIZE) {
            return Optional.empty();
        }
        ByteReader words = ByteReader.of("stack", bytes);
        long exit = words.u32();
        long pc = words.u32();
        ProcessorStatus ps = new ProcessorStatus(words.u32()).ofInterruptedCode();
        FrameRegisters registers = FrameRegisters.of(pc).with(XtensaRegisters.PS, ps.value());
        for (int i = 0; i < XtensaRegisters.WINDOW; i++) {
            registers = registers.with(i, words.u32());
        }
        words.u32(); // sar
        return Optional.of(new ExceptionFrame(address, registers, exit, words.u32(), words.u32()));
    }

    /**
     * Finds the frame of an interrupted function by its stack pointer, below which the entry stub put the frame.
     *
     * @param pc where the function was interrupted
     * @param sp its stack pointer
     */
    static Optional<ExceptionFrame> below(Memory memory, long pc, long sp) {
        for (long distance = SMALLEST_DISTANCE + 15 & ~15L; distance <= LARGEST_DISTANCE; distance += 16) {
            Optional<ExceptionFrame> frame = read(memory, Addresses.plus(sp, -distance));
            if (frame.isPresent()
                    && frame.get().registers().pc() == pc
                    && frame.get().isConsistent()) {
                return frame;
            }
        }
        return Optional.empty();
    }

    /** {@return the stack pointer of the interrupted code} */
    long sp() {
        return registers.value(XtensaRegisters.A1).orElse(0);
    }

    /**
     * {@return whether this can be such a frame} Its stack pointer lies a little above it, PS is one that code runs with,
     * and it says where to go back.
     */
    boolean isConsistent() {
        long distance = sp() - address;
        return exit != 0
                && distance >= SMALLEST_DISTANCE
                && distance <= LARGEST_DISTANCE
                && sp() % 16 == 0
                && new ProcessorStatus(registers.value(XtensaRegisters.PS).orElse(0)).isPlausible();
    }
}

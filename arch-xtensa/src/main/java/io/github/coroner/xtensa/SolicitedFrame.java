package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.FrameRegisters;
import java.util.Optional;

/**
 * What a task stores that gives up the processor by itself ({@code XtSolFrame} of ESP-IDF's {@code xtensa_context.h}): the
 * whole stack frame of the yielding function, which has nothing but its return address to keep.
 *
 * <pre>
 * word 0   exit, which is 0
 *      1   pc: the return address of the call that yields, with its window increment
 *      2   ps
 *      3   unused, or threadptr
 *      4-7 the base save area at the top of the frame: a0 to a3 of the caller of the function at pc
 * </pre>
 *
 * So a0 to a3 of the function at pc are not among the eight words. They lie in the base save area below them, which a dump has
 * only if it holds all of the RAM.
 *
 * @param address where the frame is
 * @param pc where the function that called the yielding one goes on
 * @param ps processor status
 */
record SolicitedFrame(long address, long pc, long ps) {
    private static final int SIZE = 32;

    /** {@return the frame at {@code address}; empty if there is none} */
    static Optional<SolicitedFrame> read(Memory memory, long address) {
        byte[] bytes = new byte[SIZE];
        if (memory.read(address, bytes, 0, SIZE) != SIZE) {
            return Optional.empty();
        }
        ByteReader words = ByteReader.of("stack", bytes);
        long exit = words.u32();
        long pc = new WindowedReturnAddress(words.u32()).address();
        return exit == 0 ? Optional.of(new SolicitedFrame(address, pc, words.u32())) : Optional.empty();
    }

    /** {@return the registers of the function at pc, as far as the dump has them} */
    FrameRegisters registers(Memory memory) {
        long sp = Addresses.plus(address, SIZE);
        FrameRegisters registers =
                FrameRegisters.of(pc).with(XtensaRegisters.A1, sp).with(XtensaRegisters.PS, ps);
        Optional<BaseSaveArea> below = BaseSaveArea.read(memory, address).filter(area -> area.a1() == sp);
        return below.isPresent()
                ? registers
                        .with(XtensaRegisters.A0, below.get().a0())
                        .with(2, below.get().a2())
                        .with(3, below.get().a3())
                : registers;
    }
}

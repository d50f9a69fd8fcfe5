package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.FrameRegisters;
import java.util.Optional;
import java.util.OptionalLong;

/** The register windows of callers, read back from the stack as the underflow handlers of the processor would. */
final class Windows {
    private static final int A1_IN_BASE_SAVE_AREA = 12;

    private Windows() {}

    /** {@return the word below {@code sp} that holds the caller's stack pointer} */
    static OptionalLong callerStackPointer(Memory memory, long sp) {
        return memory.u32(callerStackPointerAddress(sp));
    }

    /** {@return where that word is} */
    static long callerStackPointerAddress(long sp) {
        return Addresses.plus(sp, -A1_IN_BASE_SAVE_AREA);
    }

    /**
     * Reads what is saved of the caller of a function.
     *
     * @param sp stack pointer of the function
     * @param pc where the caller goes on
     * @param increment window increment of the call that the caller made, 0 to 3
     * @return a0 to a3, and what a larger increment saves; empty if the dump does not have a0 to a3
     */
    static Optional<FrameRegisters> ofCaller(Memory memory, long sp, long pc, int increment) {
        Optional<BaseSaveArea> area = BaseSaveArea.read(memory, sp);
        if (area.isEmpty()) {
            return Optional.empty();
        }
        BaseSaveArea base = area.get();
        FrameRegisters registers = FrameRegisters.of(pc, new long[] {base.a0(), base.a1(), base.a2(), base.a3()}, 0xf);
        OptionalLong frameTop = callerStackPointer(memory, base.a1());
        if (increment > 1 && frameTop.isPresent()) {
            long[] extra =
                    ExtraSaveArea.read(memory, frameTop.getAsLong(), increment).orElse(new long[0]);
            for (int i = 0; i < extra.length; i++) {
                registers = registers.with(4 + i, extra[i]);
            }
        }
        return Optional.of(registers);
    }
}

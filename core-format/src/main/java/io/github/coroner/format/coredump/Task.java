package io.github.coroner.format.coredump;

import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.RegisterSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task as the dump holds it, before any symbol is known.
 *
 * @param tcb target address of its task control block, which is the task's identity
 * @param registers its registers as in its own code, not as in the exception handler; empty when the dump has none
 *     for it
 * @param status whether control block and stack were sound
 * @param stack its stack from the lowest address in use; empty when the dump has none
 * @param interrupted what an interrupt that crashed had interrupted; only for the crashed task of a crash in interrupt context
 * @param flags the flags of a {@code TASK_INFO} note or what a binary dump's checks give: 0 good, 1 control block corrupted, 2
 *     stack corrupted; empty where the format has none
 * @param solicited whether the task gave up the processor by itself (Xtensa: only pc, ps and a0 to a3 are its own)
 */
public record Task(
        long tcb,
        RegisterSet registers,
        Status status,
        Optional<MemorySegment> stack,
        Optional<Interrupted> interrupted,
        OptionalInt flags,
        boolean solicited) {

    /**
     * The task below an interrupt handler.
     *
     * @param registers as the interrupt saved them
     * @param stack the task's own stack, from the saved registers on
     */
    public record Interrupted(RegisterSet registers, MemorySegment stack) {}

    /** Whether a task's data were sound when the dump was written. */
    public enum Status {
        /** Both are sound. */
        OK("ok"),
        /** The task control block is not. */
        TCB_CORRUPTED("tcb-corrupted"),
        /** The stack is not; registers are made up. */
        STACK_CORRUPTED("stack-corrupted");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** {@return the name in reports} */
        public String label() {
            return label;
        }
    }
}

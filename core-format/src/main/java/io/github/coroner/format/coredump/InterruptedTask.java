package io.github.coroner.format.coredump;

import io.github.coroner.format.Memory;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.RegisterSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the task that an interrupt handler had interrupted when it crashed: its frame is where its control block says. */
final class InterruptedTask {
    private InterruptedTask() {}

    /**
     * {@return registers and stack of the interrupted task; empty if the crash was not in an interrupt or its stack is not there}
     *
     * @param crashStack lowest address of the stack on which the crash was
     * @param candidates segments that may be its stack
     */
    static Optional<Task.Interrupted> find(
            Memory memory, long tcb, long crashStack, List<MemorySegment> candidates, ChipFacts chip) {
        OptionalLong top = memory.u32(tcb);
        if (top.isEmpty() || top.getAsLong() == crashStack) {
            return Optional.empty();
        }
        for (MemorySegment segment : candidates) {
            if (segment.address() == top.getAsLong() && segment.size() > 0) {
                StackFrame frame = StackFrame.at(memory, segment.address(), chip);
                RegisterSet registers = frame.registers(false);
                MemorySegment stack = segment.as(MemorySegment.Kind.STACK);
                return registers.isEmpty() ? Optional.empty() : Optional.of(new Task.Interrupted(registers, stack));
            }
        }
        return Optional.empty();
    }
}

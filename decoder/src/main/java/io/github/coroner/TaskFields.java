package io.github.coroner;

import io.github.coroner.format.coredump.TaskControlBlock;
import io.github.coroner.symbols.RtosTask;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a task control block of FreeRTOS says. What could not be read is empty.
 *
 * @param name as the program called it
 * @param topOfStack where the stack pointer was saved when the task was last switched out
 * @param stack lowest address of the stack
 * @param endOfStack highest address of the stack
 * @param priority current priority
 * @param basePriority priority without what a mutex lends
 * @param core the core it is bound to; empty if it may run on any core
 * @param state from the list that it is in
 */
record TaskFields(
        Optional<String> name,
        OptionalLong topOfStack,
        OptionalLong stack,
        OptionalLong endOfStack,
        OptionalLong priority,
        OptionalLong basePriority,
        OptionalInt core,
        Optional<TaskReport.State> state) {

    /** Nothing known. */
    static final TaskFields NONE = new TaskFields(
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            Optional.empty());

    /** {@return the fields of a control block whose layout was guessed} */
    static TaskFields of(TaskControlBlock block) {
        return new TaskFields(
                Optional.of(block.name()),
                OptionalLong.of(block.topOfStack()),
                OptionalLong.of(block.stackStart()),
                block.stackEnd(),
                OptionalLong.of(block.priority()),
                block.basePriority(),
                bound(block.core()),
                Optional.empty());
    }

    /** {@return the fields of a control block whose layout the debug information gives} */
    static TaskFields of(RtosTask task) {
        return new TaskFields(
                task.name(),
                task.topOfStack(),
                task.stackStart(),
                task.stackEnd(),
                task.priority(),
                task.basePriority(),
                bound(task.core()),
                Optional.of(task.state().map(TaskFields::state).orElse(TaskReport.State.UNKNOWN)));
    }

    private static TaskReport.State state(RtosTask.State state) {
        return switch (state) {
            case RUNNING -> TaskReport.State.RUNNING;
            case READY -> TaskReport.State.READY;
            case BLOCKED -> TaskReport.State.BLOCKED;
            case SUSPENDED -> TaskReport.State.SUSPENDED;
            case DELETED -> TaskReport.State.DELETED;
        };
    }

    private static OptionalInt bound(OptionalLong core) {
        return core.isPresent() && core.getAsLong() <= 1 ? OptionalInt.of((int) core.getAsLong()) : OptionalInt.empty();
    }

    /** {@return bytes of the stack in use when the task was last switched out} */
    OptionalLong stackUsed() {
        return distance(endOfStack, topOfStack);
    }

    /** {@return bytes of the stack not in use then} */
    OptionalLong stackFree() {
        return distance(stack, topOfStack);
    }

    /** {@return whether the saved stack pointer is in the stack; a device puts made-up stacks elsewhere} */
    boolean isTopInside() {
        return topOfStack.isPresent()
                && stack.isPresent()
                && endOfStack.isPresent()
                && topOfStack.getAsLong() >= stack.getAsLong()
                && topOfStack.getAsLong() <= endOfStack.getAsLong();
    }

    private static OptionalLong distance(OptionalLong a, OptionalLong b) {
        return a.isPresent() && b.isPresent()
                ? OptionalLong.of(Math.abs(a.getAsLong() - b.getAsLong()))
                : OptionalLong.empty();
    }
}

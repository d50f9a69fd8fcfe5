package io.github.coroner;

import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.unwind.Stop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One task of a crashed program. What its control block did not tell is empty.
 *
 * @param tcb target address of its task control block, which is its identity
 * @param name as the program called it
 * @param status whether control block and stack were sound
 * @param priority current priority
 * @param basePriority priority without what a mutex lends
 * @param core the core it is bound to; empty if it may run on any, or unknown
 * @param state what it was doing; empty if nothing is known
 * @param stackStart lowest address of its stack
 * @param stackEnd end of its stack, the highest address
 * @param stackUsed bytes between the end and its saved stack pointer
 * @param stackFree bytes between its saved stack pointer and the lowest address
 * @param registers as the dump has them
 * @param registerMeanings what addresses in registers point at; registers whose values are no known addresses are left out
 * @param frames its call stack, innermost first; an inlined function is a frame of its own
 * @param stop why the call stack ends; empty if there is none
 * @param interrupted what an interrupt handler that crashed had interrupted; only in the crashed task
 */
public record TaskReport(
        long tcb,
        Optional<String> name,
        Task.Status status,
        OptionalLong priority,
        OptionalLong basePriority,
        OptionalInt core,
        Optional<State> state,
        OptionalLong stackStart,
        OptionalLong stackEnd,
        OptionalLong stackUsed,
        OptionalLong stackFree,
        RegisterSet registers,
        List<RegisterMeaning> registerMeanings,
        List<FrameReport> frames,
        Optional<Stop> stop,
        Optional<Interrupted> interrupted) {

    /** Copies the lists. */
    public TaskReport {
        registerMeanings = List.copyOf(registerMeanings);
        frames = List.copyOf(frames);
    }

    /**
     * What the value of a register points at.
     *
     * @param register its name
     * @param meaning a symbol and offset, a stack, the text of a string
     */
    public record RegisterMeaning(String register, String meaning) {}

    /** What the scheduler's lists say a task was doing. */
    public enum State {
        /** On a core at the crash. */
        RUNNING,
        /** Waiting for a core. */
        READY,
        /** Waiting for time or an event. */
        BLOCKED,
        /** Taken out of scheduling. */
        SUSPENDED,
        /** Ended, not yet cleaned up. */
        DELETED,
        /** None of the scheduler's lists is known to hold it. */
        UNKNOWN;

        /** {@return the name in reports: {@code running}} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The context that an interrupt handler had interrupted.
     *
     * @param registers as the interrupt saved them
     * @param frames its call stack, innermost first
     * @param stop why it ends
     */
    public record Interrupted(RegisterSet registers, List<FrameReport> frames, Stop stop) {
        /** Copies the list. */
        public Interrupted {
            frames = List.copyOf(frames);
        }
    }
}

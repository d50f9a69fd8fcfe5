package io.github.coroner.symbols;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a FreeRTOS task control block says, read by the layout that the debugging information gives. What the dump does not
 * hold, or the build does not have, is empty.
 * {@link RtosTaskLayout} has the names of the fields.
 *
 * @param name as the program called it
 * @param topOfStack where the stack pointer was when the task last gave up the processor
 * @param stackStart lowest address of the stack
 * @param stackEnd highest address of the stack
 * @param priority {@code uxPriority}
 * @param basePriority without what a mutex lends
 * @param core 0x7fff_ffff for any
 * @param runTime time on a core, in units of the timer that the program chose
 * @param state from the list of the scheduler that the task is in; empty if none is known to hold it
 */
public record RtosTask(
        Optional<String> name,
        OptionalLong topOfStack,
        OptionalLong stackStart,
        OptionalLong stackEnd,
        OptionalLong priority,
        OptionalLong basePriority,
        OptionalLong core,
        OptionalLong runTime,
        Optional<State> state) {

    /** What the scheduler does with a task. */
    public enum State {
        /** It is on a core. */
        RUNNING,
        /** It waits for a core. */
        READY,
        /** It waits for time or an event. */
        BLOCKED,
        /** It was taken out of scheduling. */
        SUSPENDED,
        /** It has ended, and is not yet cleaned up. */
        DELETED;

        /** {@return the name in reports: {@code running}} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

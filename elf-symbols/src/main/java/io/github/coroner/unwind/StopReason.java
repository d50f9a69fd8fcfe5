package io.github.coroner.unwind;

import java.util.Locale;

/** Why a chain of frames ended. */
public enum StopReason {
    /** The last frame is the outermost function of its task. */
    OUTERMOST,
    /** Nothing says who called the last frame. */
    NO_CALLER,
    /** The stack holds what cannot be a caller. */
    CORRUPT,
    /** Memory that was needed is not in the dump. */
    UNREADABLE,
    /** The same frame came again, or the stack pointer did not rise. */
    LOOP,
    /** {@link io.github.coroner.format.Limit#FRAMES} was reached. */
    LIMIT,
    /** The stack memory that a panic text prints ends here. */
    END_OF_PRINTED_STACK,
    /** The device marked its backtrace as corrupted. */
    MARKED_CORRUPTED;

    /** {@return the name in reports: {@code no-caller}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

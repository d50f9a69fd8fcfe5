package io.github.coroner.unwind;

/** Walks the call stacks of one dump. Immutable; safe to share between threads. */
public interface Unwinder {

    /**
     * Follows a call stack to its end.
     *
     * @param first registers of the innermost frame, its pc exact
     * @return at least the innermost frame
     */
    Backtrace unwind(FrameRegisters first);
}

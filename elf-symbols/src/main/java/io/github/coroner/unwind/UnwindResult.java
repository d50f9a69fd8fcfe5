package io.github.coroner.unwind;

/** What one step of unwinding found. A step never throws for bad stack contents: it ends and says why. */
public sealed interface UnwindResult {

    /** The caller was found. */
    record Caller(Frame frame) implements UnwindResult {}

    /** There is no caller, or it cannot be found. */
    record Ended(Stop stop) implements UnwindResult {}
}

package io.github.coroner.unwind;

import java.util.List;
import java.util.OptionalLong;

/**
 * One step from a frame to its caller.
 *
 * @param cfa canonical frame address of the frame that the step began at; empty if it stayed unknown
 * @param leftByTailCall frames of functions between the two that have left by tail calls, innermost first
 * @param result the caller, or why there is none
 */
public record UnwindStep(OptionalLong cfa, List<Frame> leftByTailCall, UnwindResult result) {
    /** Copies the list. */
    public UnwindStep {
        leftByTailCall = List.copyOf(leftByTailCall);
    }

    /** Makes a step from one frame right to the other. */
    public UnwindStep(OptionalLong cfa, UnwindResult result) {
        this(cfa, List.of(), result);
    }

    /** {@return a step that found {@code caller}} */
    public static UnwindStep to(long cfa, Frame caller) {
        return new UnwindStep(OptionalLong.of(cfa), new UnwindResult.Caller(caller));
    }

    /** {@return a step that found no caller} */
    public static UnwindStep ended(OptionalLong cfa, Stop stop) {
        return new UnwindStep(cfa, new UnwindResult.Ended(stop));
    }

    /** {@return a step that found neither the frame's address nor a caller} */
    public static UnwindStep ended(Stop stop) {
        return ended(OptionalLong.empty(), stop);
    }
}

package io.github.coroner.unwind;

import io.github.coroner.format.Problem;
import java.util.List;

/**
 * A call stack.
 *
 * @param frames innermost first
 * @param stop why it ends
 * @param problems what was broken on the way and could be worked around
 */
public record Backtrace(List<Frame> frames, Stop stop, List<Problem> problems) {
    /** Copies the lists. */
    public Backtrace {
        frames = List.copyOf(frames);
        problems = List.copyOf(problems);
    }

    /** Makes a call stack without problems. */
    public Backtrace(List<Frame> frames, Stop stop) {
        this(frames, stop, List.of());
    }
}

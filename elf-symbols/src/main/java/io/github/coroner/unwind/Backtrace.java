package io.github.coroner.unwind;

import java.util.List;

/**
 * A call stack.
 *
 * @param frames innermost first
 * @param stop why it ends
 */
public record Backtrace(List<Frame> frames, Stop stop) {
    /** Copies the list. */
    public Backtrace {
        frames = List.copyOf(frames);
    }
}

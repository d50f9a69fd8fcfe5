package io.github.coroner.unwind;

import io.github.coroner.format.Problems;
import java.util.List;

/** How an architecture gets from frame to frame; {@link FrameWalker} makes a call stack of it. Immutable. */
public interface Stepper {

    /**
     * Finds the caller by what is known of the frame: call frame information, prologue, saved windows.
     *
     * @param frame the frame to leave
     * @param isFirst whether it is the innermost one
     * @param problems takes what was broken and could be worked around
     */
    UnwindStep step(Frame frame, boolean isFirst, Problems problems);

    /**
     * Finds the frames that may have continued at a word found on the stack, likeliest first.
     *
     * @param address where the word lies, target address
     * @param word what lies there
     * @return empty if the word is not a return address behind a call instruction
     */
    List<Frame> resume(long address, long word);

    /**
     * {@return false if the call instruction in {@code caller} shows that it has called something else than the function of
     * {@code callee}; asked of frames behind a gap only}
     */
    default boolean mayCall(Frame caller, Frame callee) {
        return true;
    }

    /** {@return the number of the stack pointer} */
    int stackPointer();
}

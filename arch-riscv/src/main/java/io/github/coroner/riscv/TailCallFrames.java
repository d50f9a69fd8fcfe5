package io.github.coroner.riscv;

import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Frames of functions that have left the stack by a tail call, where call sites tell which. */
final class TailCallFrames {
    private TailCallFrames() {}

    /**
     * {@return the frames between a callee and the caller that is on the stack, innermost first}
     *
     * <p>They have the registers of the caller but for the pc; their own frame was given up before the jump, so that it begins
     * where the callee's does.
     */
    static List<Frame> between(Frame callee, long calleeCfa, Frame caller, Program program) {
        List<Frame> frames = new ArrayList<>();
        for (long pc : program.facts().tailCalls(caller.pc(), callee.lookupPc())) {
            frames.add(new Frame(
                    caller.registers().withPc(pc), pc - 1, OptionalLong.of(calleeCfa), caller.recovery(), false));
        }
        return frames;
    }
}

package io.github.coroner.xtensa;

import io.github.coroner.format.Limit;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.FrameWalker;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindResult;
import io.github.coroner.unwind.Unwinder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Our own call stacks: steps of {@link WindowedStepper}, and an innermost frame whose registers are those of its function even
 * where its {@code entry} has not run, so that its arguments are right.
 */
final class WindowedUnwinder implements Unwinder {
    private final UnwindContext context;
    private final WindowedStepper stepper;

    WindowedUnwinder(UnwindContext context) {
        this.context = context;
        stepper = new WindowedStepper(context);
    }

    @Override
    public Backtrace unwind(FrameRegisters first) {
        if (!stepper.isAtEntry(first)) {
            return FrameWalker.walk(innermost(first, OptionalLong.empty()), stepper, context);
        }
        Frame entered = innermost(turned(first), first.value(XtensaRegisters.A1));
        UnwindResult result = stepper.fromEntry(first);
        if (result instanceof UnwindResult.Ended ended) {
            return new Backtrace(List.of(entered), ended.stop());
        }
        Backtrace callers = FrameWalker.walk(((UnwindResult.Caller) result).frame(), stepper, context);
        List<Frame> frames = new ArrayList<>();
        frames.add(entered);
        frames.addAll(callers.frames());
        int limit = Math.max(1, context.limits().getInt(Limit.FRAMES));
        return frames.size() > limit
                ? new Backtrace(frames.subList(0, limit), Stop.of(StopReason.LIMIT), callers.problems())
                : new Backtrace(frames, callers.stop(), callers.problems());
    }

    private static Frame innermost(FrameRegisters registers, OptionalLong cfa) {
        return new Frame(registers, registers.pc(), cfa, Recovery.REGISTERS, false);
    }

    /** The registers as the function names them once its {@code entry} has turned the window; the stack pointer is not lowered. */
    private static FrameRegisters turned(FrameRegisters caller) {
        int turn = 4 * XtensaRegisters.callIncrement(caller);
        FrameRegisters registers = FrameRegisters.of(caller.pc());
        for (int i = 0; i + turn < XtensaRegisters.WINDOW; i++) {
            OptionalLong value = caller.value(i + turn);
            registers = value.isPresent() ? registers.with(i, value.getAsLong()) : registers;
        }
        OptionalLong sp = caller.value(XtensaRegisters.A1);
        return sp.isPresent()
                ? registers.with(XtensaRegisters.A1, sp.getAsLong())
                : registers.without(XtensaRegisters.A1);
    }
}

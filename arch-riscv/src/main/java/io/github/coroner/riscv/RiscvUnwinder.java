package io.github.coroner.riscv;

import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.FrameWalker;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import io.github.coroner.unwind.Unwinder;
import java.util.OptionalLong;

/** Walks RISC-V call stacks in the style that the context asks for. */
record RiscvUnwinder(UnwindContext context) implements Unwinder {

    @Override
    public Backtrace unwind(FrameRegisters first) {
        if (context.style() == UnwindStyle.GDB) {
            return GdbWalker.walk(first, context);
        }
        Frame frame = new Frame(first, first.pc(), OptionalLong.empty(), Recovery.REGISTERS, false);
        return FrameWalker.walk(frame, new RiscvStepper(context), context);
    }
}

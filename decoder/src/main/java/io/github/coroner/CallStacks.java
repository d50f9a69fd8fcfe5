package io.github.coroner;

import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import io.github.coroner.unwind.Unwinder;
import java.util.Optional;

/** Unwinds the call stacks of one dump, as long as the report has room for frames. Not thread-safe. */
final class CallStacks {
    /** Steps of searches for frames behind a gap: of one task at least, and of all for each word of the dump's memory. */
    private static final int LEAST_SCAN_STEPS = 2048;

    private static final int SCANS = 2;

    private final Optional<Architecture> architecture;
    private final Optional<Unwinder> unwinder;
    private final Memory memory;
    private final ReportBudget budget;
    private final Problems problems;

    CallStacks(
            CoreDump dump,
            Optional<Architecture> architecture,
            Program program,
            Memory memory,
            Limits limits,
            ReportBudget budget,
            Problems problems) {
        this.architecture = architecture;
        this.memory = memory;
        this.budget = budget;
        this.problems = problems;
        UnwindContext context =
                new UnwindContext(memory, program, dump.chip(), UnwindStyle.CORONER, ofOneStack(limits, dump));
        unwinder = architecture.map(known -> known.unwinder(context));
    }

    /**
     * The limits of one call stack: tasks share what may be searched, in proportion to the dump's memory, so that many tasks on
     * one stack cost no more than the dump is large.
     */
    private static Limits ofOneStack(Limits limits, CoreDump dump) {
        long words = 0;
        for (MemorySegment segment : dump.memory().segments()) {
            words += segment.size() / Integer.BYTES;
        }
        long share = Math.max(
                LEAST_SCAN_STEPS, SCANS * words / Math.max(1, dump.tasks().size()));
        return limits.with(Limit.SCAN_STEPS, Math.min(share, limits.get(Limit.SCAN_STEPS)));
    }

    /** {@return the call stack of a task; empty if its registers are not in the dump, or nothing can unwind them} */
    Optional<Backtrace> of(Task task) {
        return task.registers().isEmpty()
                ? Optional.empty()
                : architecture.flatMap(known -> unwind(known.frameRegisters(task, memory)));
    }

    /** {@return the call stack of what an interrupt handler interrupted} */
    Optional<Backtrace> of(Task.Interrupted below) {
        RegisterSet registers = below.registers();
        return registers.isEmpty()
                ? Optional.empty()
                : architecture.flatMap(known -> unwind(known.frameRegisters(registers)));
    }

    private Optional<Backtrace> unwind(FrameRegisters innermost) {
        if (!budget.hasFrames()) {
            return Optional.empty();
        }
        Optional<Backtrace> chain = unwinder.map(found -> found.unwind(innermost));
        chain.ifPresent(found -> found.problems().forEach(problems::add));
        return chain;
    }
}

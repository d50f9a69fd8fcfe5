package io.github.coroner;

import io.github.coroner.format.Memory;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the reports of a dump's tasks. Used once; not thread-safe. */
final class TaskReports {
    private final CoreDump dump;
    private final CodeModules modules;
    private final Memory memory;
    private final CallStacks callStacks;
    private final TaskFieldsReader reader;
    private final FrameReports frames;
    /** The call stack of the crashed task; set with its report. */
    private List<Frame> crashedFrames = List.of();

    TaskReports(
            CoreDump dump,
            CodeModules modules,
            Memory memory,
            CallStacks callStacks,
            TaskFieldsReader reader,
            FrameReports frames) {
        this.dump = dump;
        this.modules = modules;
        this.memory = memory;
        this.callStacks = callStacks;
        this.reader = reader;
        this.frames = frames;
    }

    /** {@return the reports in the dump's order} */
    List<TaskReport> all() {
        List<TaskFields> fields = dump.tasks().stream().map(reader::of).toList();
        RegisterMeanings meanings =
                new RegisterMeanings(modules, memory, dump.chip(), stacks(fields), dump.machine() == ElfHeader.XTENSA);
        List<TaskReport> reports = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            reports.add(report(dump.tasks().get(i), fields.get(i), meanings));
        }
        return reports;
    }

    /** {@return the crashed task's call stack without inlined functions; empty if it has none, or before {@link #all}} */
    List<Frame> crashedFrames() {
        return crashedFrames;
    }

    private List<RegisterMeanings.Stack> stacks(List<TaskFields> fields) {
        List<RegisterMeanings.Stack> stacks = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            stack(dump.tasks().get(i), fields.get(i)).ifPresent(stacks::add);
        }
        return stacks;
    }

    private static Optional<RegisterMeanings.Stack> stack(Task task, TaskFields fields) {
        String name = fields.name().orElse("a task");
        if (fields.stack().isPresent() && fields.endOfStack().isPresent()) {
            return Optional.of(new RegisterMeanings.Stack(
                    name, fields.stack().getAsLong(), fields.endOfStack().getAsLong() + 1));
        }
        return task.stack().map(segment -> new RegisterMeanings.Stack(name, segment.address(), segment.end()));
    }

    private TaskReport report(Task task, TaskFields fields, RegisterMeanings meanings) {
        boolean crashed = dump.isCrashed(task);
        Optional<Backtrace> chain = callStacks.of(task);
        if (crashed && chain.isPresent()) {
            crashedFrames = chain.get().frames();
        }
        Optional<TaskReport.Interrupted> interrupted = task.interrupted().flatMap(this::interrupted);
        List<FrameReport> shown = chain.map(frames::of).orElse(List.of());
        return new TaskReport(
                task.tcb(),
                fields.name(),
                task.status(),
                fields.priority(),
                fields.basePriority(),
                fields.core(),
                crashed ? Optional.of(TaskReport.State.RUNNING) : fields.state(),
                fields.stack(),
                fields.endOfStack(),
                fields.isTopInside() ? fields.stackUsed() : OptionalLong.empty(),
                fields.isTopInside() ? fields.stackFree() : OptionalLong.empty(),
                task.registers(),
                crashed ? meanings.of(task.registers(), shown) : List.of(),
                shown,
                chain.map(Backtrace::stop),
                interrupted);
    }

    private Optional<TaskReport.Interrupted> interrupted(Task.Interrupted below) {
        return callStacks
                .of(below)
                .map(chain -> new TaskReport.Interrupted(below.registers(), frames.of(chain), chain.stop()));
    }
}

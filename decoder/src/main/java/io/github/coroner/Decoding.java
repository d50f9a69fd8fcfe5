package io.github.coroner;

import io.github.coroner.format.CoreDump;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.Task;
import io.github.coroner.format.TaskControlBlock;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.symbols.RtosTask;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import io.github.coroner.unwind.Unwinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One dump being decoded. Not thread-safe; used once. */
final class Decoding {
    /** Steps of searches for frames behind a gap: of one task at least, and of all for each word of the dump's memory. */
    private static final int LEAST_SCAN_STEPS = 2048;

    private static final int SCANS = 2;

    private final CrashDecoder decoder;
    private final CoreDump dump;
    private final Problems problems;
    private final ReportBudget budget;
    private final FirmwareChoice choice;
    private final CodeModules modules;
    private final Program program;
    private final Memory memory;
    private final Optional<Architecture> architecture;
    private final FrameVariables variables;
    /** The call stack of the crashed task; set when tasks are decoded. */
    private List<Frame> crashedFrames = List.of();

    Decoding(CrashDecoder decoder, CoreDump dump) {
        this.decoder = decoder;
        this.dump = dump;
        problems = new Problems(decoder.limits());
        dump.problems().forEach(problems::add);
        budget = new ReportBudget(decoder.limits(), problems);
        choice = new FirmwareChoice(decoder, dump, problems);
        modules = new CodeModules(
                choice.firmware(),
                RomChoice.of(decoder, dump.machine(), dump.chip(), dump.chipRevision(), problems),
                dump.chip(),
                problems);
        program = decoder.program(modules, dump.chip());
        memory = new LayeredMemory(dump.memory(), program.code());
        architecture = Architectures.of(dump.machine());
        variables = new FrameVariables(
                modules,
                memory,
                GdbFormat.of(memory, new GdbSymbols(modules), decoder.limits()).withPlainWords(),
                dump.machine() == ElfHeader.XTENSA
                        ? FrameScope.Passing.REGISTER_WINDOWS
                        : FrameScope.Passing.SAME_REGISTERS,
                problems,
                budget);
    }

    CrashReport report() {
        Application application = choice.application();
        choice.firmware().filter(firmware -> !firmware.hasDebugInformation()).ifPresent(this::noDebugInformation);
        choice.firmware()
                .filter(firmware -> firmware.hasDebugInformation() && !isTaskLayoutKnown(firmware))
                .ifPresent(this::guessedLayout);
        ReasonFinder reasons = new ReasonFinder(dump);
        Reason reason = reasons.find();
        List<TaskReport> tasks = tasks();
        Optional<TaskReport> crashed = tasks.stream()
                .filter(task ->
                        dump.crashedTask().isPresent() && dump.crashedTask().getAsLong() == task.tcb())
                .findFirst();
        OptionalInt core = reasons.crashedCore();
        if (core.isEmpty() && crashed.isPresent()) {
            core = crashed.get().core();
        }
        return new CrashReport(
                dump.chip().map(chip -> chip.target()),
                dump.chipRevision(),
                architecture.map(Architecture::name),
                dump.containers(),
                dump.version(),
                dump.format(),
                dump.checksum(),
                application,
                reason,
                dump.crashedTask(),
                core,
                dump.inInterrupt(),
                tasks,
                memoryRegions(),
                crashed.flatMap(task ->
                        Fingerprint.of(architecture.map(Architecture::name).orElse(""), reason, task.frames())),
                hints(reason, tasks, crashed),
                allProblems());
    }

    /** What was met in the firmware's debug information comes last. */
    private List<Problem> allProblems() {
        modules.problems().forEach(problems::add);
        return problems.toList();
    }

    private List<Hint> hints(Reason reason, List<TaskReport> tasks, Optional<TaskReport> crashed) {
        PointerNames pointers = new PointerNames(
                frame -> variables.all(
                        crashedFrames,
                        frame,
                        modules.frames(crashedFrames.get(frame).lookupPc())),
                memory);
        CrashScene scene = new CrashScene(
                dump.machine(),
                dump.chip(),
                reason,
                dump.panicDetails(),
                dump.inInterrupt().orElse(false),
                tasks,
                crashed,
                crashed.map(TaskReport::frames).orElse(List.of()),
                crashedFrames,
                architecture,
                dump.memory().segments(),
                memory,
                program,
                pointers);
        return Hints.of(scene, problems);
    }

    /**
     * The limits of one call stack: tasks share what may be searched, in proportion to the dump's memory, so that many tasks on
     * one stack cost no more than the dump is large.
     */
    private Limits unwindLimits() {
        Limits limits = decoder.limits();
        long words = dump.memory().segments().stream()
                .mapToLong(segment -> segment.size() / Integer.BYTES)
                .sum();
        long share = Math.max(
                LEAST_SCAN_STEPS, SCANS * words / Math.max(1, dump.tasks().size()));
        return limits.with(Limit.SCAN_STEPS, Math.min(share, limits.get(Limit.SCAN_STEPS)));
    }

    private boolean isCrashed(Task task) {
        return dump.crashedTask().isPresent() && dump.crashedTask().getAsLong() == task.tcb();
    }

    private void guessedLayout(Firmware firmware) {
        problems.add(
                ProblemCode.TASK_LAYOUT_GUESSED,
                firmware.name()
                        + " does not say how FreeRTOS lays out its tasks (TCB_t), so that priorities and stack bounds"
                        + " are read where they usually are");
    }

    private void noDebugInformation(Firmware firmware) {
        problems.add(
                ProblemCode.NO_DEBUG_INFORMATION,
                firmware.name() + " has no debug information (.debug_info), so there are no lines and no values;"
                        + " compile with -g and give the ELF file before it is stripped");
    }

    private boolean isTaskLayoutKnown(Firmware firmware) {
        try {
            return firmware.tasks().isLayoutKnown();
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return false;
        }
    }

    private List<MemoryRegion> memoryRegions() {
        return dump.memory().segments().stream()
                .map(segment -> new MemoryRegion(segment.address(), segment.size(), segment.kind()))
                .toList();
    }

    private List<TaskReport> tasks() {
        if (architecture.isEmpty()) {
            problems.add(
                    ProblemCode.UNKNOWN_ARCHITECTURE,
                    "no unwinder for ELF machine " + dump.machine() + "; call stacks are left out");
        }
        FrameReports frames = new FrameReports(modules, decoder.paths(), variables, decoder.locals(), budget);
        Optional<Unwinder> unwinder = architecture.map(known ->
                known.unwinder(new UnwindContext(memory, program, dump.chip(), UnwindStyle.CORONER, unwindLimits())));
        List<TaskFields> fields = new ArrayList<>();
        List<RegisterMeanings.Stack> stacks = new ArrayList<>();
        for (Task task : dump.tasks()) {
            TaskFields known = fields(task);
            fields.add(known);
            stack(task, known).ifPresent(stacks::add);
        }
        RegisterMeanings meanings =
                new RegisterMeanings(modules, memory, dump.chip(), stacks, dump.machine() == ElfHeader.XTENSA);
        List<TaskReport> reports = new ArrayList<>();
        for (int i = 0; i < dump.tasks().size(); i++) {
            Task task = dump.tasks().get(i);
            Optional<Backtrace> chain = chain(unwinder, task);
            if (chain.isPresent() && isCrashed(task)) {
                crashedFrames = chain.get().frames();
            }
            Optional<TaskReport.Interrupted> interrupted = task.interrupted()
                    .flatMap(below -> chain(unwinder, below.registers())
                            .map(found ->
                                    new TaskReport.Interrupted(below.registers(), frames.of(found), found.stop())));
            reports.add(report(task, fields.get(i), meanings, frames, chain, interrupted));
        }
        return reports;
    }

    private Optional<Backtrace> chain(Optional<Unwinder> unwinder, Task task) {
        return task.registers().isEmpty() || !budget.hasFrames()
                ? Optional.empty()
                : unwinder.map(
                        found -> noted(found.unwind(architecture.orElseThrow().frameRegisters(task, memory))));
    }

    private Optional<Backtrace> chain(Optional<Unwinder> unwinder, RegisterSet registers) {
        return registers.isEmpty() || !budget.hasFrames()
                ? Optional.empty()
                : unwinder.map(
                        found -> noted(found.unwind(architecture.orElseThrow().frameRegisters(registers))));
    }

    private Backtrace noted(Backtrace chain) {
        chain.problems().forEach(problems::add);
        return chain;
    }

    private Optional<RegisterMeanings.Stack> stack(Task task, TaskFields fields) {
        String name = fields.name().orElse("a task");
        if (fields.stack().isPresent() && fields.endOfStack().isPresent()) {
            return Optional.of(new RegisterMeanings.Stack(
                    name, fields.stack().getAsLong(), fields.endOfStack().getAsLong() + 1));
        }
        return task.stack().map(segment -> new RegisterMeanings.Stack(name, segment.address(), segment.end()));
    }

    private TaskReport report(
            Task task,
            TaskFields fields,
            RegisterMeanings meanings,
            FrameReports frames,
            Optional<Backtrace> chain,
            Optional<TaskReport.Interrupted> interrupted) {
        boolean crashed = isCrashed(task);
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

    private TaskFields fields(Task task) {
        return rtosTask(task)
                .map(TaskFields::of)
                .or(() -> TaskControlBlock.find(memory, task.tcb()).map(TaskFields::of))
                .orElse(TaskFields.NONE);
    }

    private Optional<RtosTask> rtosTask(Task task) {
        try {
            return choice.firmware().flatMap(firmware -> firmware.tasks().read(task.tcb(), memory, isCrashed(task)));
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return Optional.empty();
        }
    }

    DumpValues values() {
        Optional<Unwinder> unwinder = architecture.map(known ->
                known.unwinder(new UnwindContext(memory, program, dump.chip(), UnwindStyle.CORONER, unwindLimits())));
        List<DumpValues.Stack> stacks = new ArrayList<>();
        for (Task task : dump.tasks()) {
            List<Frame> chain = chain(unwinder, task).map(Backtrace::frames).orElse(List.of());
            stacks.add(new DumpValues.Stack(task.tcb(), fields(task).name().orElse(""), isCrashed(task), chain));
        }
        return new DumpValues(
                choice.firmware(),
                modules,
                memory,
                stacks,
                architecture.map(Architecture::registerNames).orElse(List.of()),
                dump.machine() == ElfHeader.XTENSA
                        ? FrameScope.Passing.REGISTER_WINDOWS
                        : FrameScope.Passing.SAME_REGISTERS,
                decoder.limits());
    }

    GdbView gdbView() {
        return new GdbViewer(
                        dump,
                        modules,
                        program,
                        new LayeredMemory(dump.memory(), program.initial()),
                        architecture,
                        decoder,
                        problems,
                        budget)
                .view(this::fields, choice::application);
    }
}

package io.github.coroner;

import io.github.coroner.format.Memory;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One dump being decoded. Not thread-safe; used once. */
final class Decoding {
    private final CrashDecoder decoder;
    private final CoreDump dump;
    private final Problems problems;
    private final ReportBudget budget;
    private final FirmwareChoice choice;
    private final CodeModules modules;
    private final Program program;
    private final Memory memory;
    private final Optional<Architecture> architecture;
    private final TaskFieldsReader fields;
    private final FrameVariables variables;

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
        fields = new TaskFieldsReader(dump, memory, choice.firmware(), problems);
        GdbFormat format =
                GdbFormat.of(memory, new GdbSymbols(modules), decoder.limits()).withPlainWords();
        variables = new FrameVariables(
                modules,
                memory,
                choice.firmware()
                        .map(firmware -> format.withGlobals(firmware.globals()))
                        .orElse(format),
                FrameScope.Passing.of(dump.machine()),
                problems,
                budget);
    }

    CrashReport report() {
        Application application = choice.application();
        choice.firmware().filter(firmware -> !firmware.hasDebugInformation()).ifPresent(this::noDebugInformation);
        fields.tellIfGuessed();
        ReasonFinder reasons = new ReasonFinder(dump);
        Reason reason = reasons.find();
        if (architecture.isEmpty()) {
            problems.add(
                    ProblemCode.UNKNOWN_ARCHITECTURE,
                    "no unwinder for ELF machine " + dump.machine() + "; call stacks are left out");
        }
        TaskReports reports = new TaskReports(
                dump,
                modules,
                memory,
                callStacks(),
                fields,
                new FrameReports(modules, decoder.paths(), variables, decoder.locals(), budget));
        List<TaskReport> tasks = reports.all();
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
                dump.totalLength(),
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
                hints(reason, tasks, crashed, reports.crashedFrames()),
                allProblems());
    }

    /** What was met in the firmware's debug information comes last. */
    private List<Problem> allProblems() {
        modules.problems().forEach(problems::add);
        return problems.toList();
    }

    private List<Hint> hints(
            Reason reason, List<TaskReport> tasks, Optional<TaskReport> crashed, List<Frame> crashedFrames) {
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

    private void noDebugInformation(Firmware firmware) {
        problems.add(
                ProblemCode.NO_DEBUG_INFORMATION,
                firmware.name() + " has no debug information (.debug_info), so there are no lines and no values;"
                        + " compile with -g and give the ELF file before it is stripped");
    }

    private List<MemoryRegion> memoryRegions() {
        return dump.memory().segments().stream()
                .map(segment -> new MemoryRegion(segment.address(), segment.size(), segment.kind()))
                .toList();
    }

    private CallStacks callStacks() {
        return new CallStacks(dump, architecture, program, memory, decoder.limits(), budget, problems);
    }

    DumpValues values() {
        CallStacks callStacks = callStacks();
        choice.checkNotForeign();
        choice.application(); // whose problems tell whether the firmware is the right one
        List<DumpValues.Stack> stacks = new ArrayList<>();
        for (Task task : dump.tasks()) {
            List<Frame> chain = callStacks.of(task).map(Backtrace::frames).orElse(List.of());
            stacks.add(
                    new DumpValues.Stack(task.tcb(), fields.of(task).name().orElse(""), dump.isCrashed(task), chain));
        }
        return new DumpValues(
                choice.firmware(),
                modules,
                memory,
                stacks,
                architecture,
                FrameScope.Passing.of(dump.machine()),
                decoder.limits(),
                problems.toList());
    }

    GdbView gdbView() {
        choice.checkNotForeign();
        return new GdbViewer(
                        dump,
                        modules,
                        program,
                        new LayeredMemory(dump.memory(), program.initial()),
                        architecture,
                        decoder,
                        problems,
                        budget)
                .view(fields::of, choice::application);
    }
}

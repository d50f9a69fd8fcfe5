package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.symbols.PathMap;
import io.github.coroner.symbols.SourceFrame;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the view of a dump that gdb would give. For one decoding; not thread-safe. */
final class GdbViewer {
    private static final Set<String> RISCV_POINTERS = Set.of("ra", "sp", "gp", "tp", "fp", "pc");
    /** What {@code info registers} lists for Xtensa: the ESP32's set, for every Xtensa chip. */
    private static final List<String> XTENSA_REGISTERS = List.of(
            "pc",
            "lbeg",
            "lend",
            "lcount",
            "sar",
            "ps",
            "threadptr",
            "br",
            "scompare1",
            "acclo",
            "acchi",
            "m0",
            "m1",
            "m2",
            "m3",
            "expstate",
            "f64r_lo",
            "f64r_hi",
            "f64s",
            "fcr",
            "fsr",
            "a0",
            "a1",
            "a2",
            "a3",
            "a4",
            "a5",
            "a6",
            "a7",
            "a8",
            "a9",
            "a10",
            "a11",
            "a12",
            "a13",
            "a14",
            "a15");
    /** Registers that core dumps never hold, whatever was read from elsewhere. */
    private static final Set<String> XTENSA_UNAVAILABLE = Set.copyOf(
            XTENSA_REGISTERS.subList(XTENSA_REGISTERS.indexOf("threadptr"), XTENSA_REGISTERS.indexOf("fsr") + 1));

    private final CoreDump dump;
    private final CodeModules modules;
    private final GdbSymbols symbols;
    private final PathMap paths;
    private final ReportBudget budget;
    private final Optional<Architecture> architecture;
    private final Optional<Unwinder> unwinder;
    private final FrameVariables variables;
    private final Problems problems;

    GdbViewer(
            CoreDump dump,
            CodeModules modules,
            Program program,
            Memory memory,
            Optional<Architecture> architecture,
            CrashDecoder decoder,
            Problems problems,
            ReportBudget budget) {
        this.dump = dump;
        this.modules = modules;
        this.symbols = new GdbSymbols(modules);
        this.paths = decoder.paths();
        this.budget = budget;
        this.architecture = architecture;
        this.problems = problems;
        variables = new FrameVariables(
                modules,
                memory,
                GdbFormat.of(memory, symbols, decoder.limits()),
                FrameScope.Passing.GDB,
                problems,
                budget);
        unwinder = architecture.map(known ->
                known.unwinder(new UnwindContext(memory, program, dump.chip(), UnwindStyle.GDB, decoder.limits())));
    }

    /** The application is asked for last: its digest may still be computed by another thread. */
    GdbView view(Function<Task, TaskFields> fields, Supplier<Application> application) {
        List<GdbView.GdbThread> threads = new ArrayList<>();
        for (Task task : dump.tasks()) {
            threads.add(thread(task, fields.apply(task)));
        }
        GdbRegions regions = GdbRegions.of(modules.application(), dump);
        return new GdbView(
                dump,
                dump.machine() == ElfHeader.RISCV,
                dump.tasks().isEmpty()
                        ? List.of()
                        : registers(GdbRegisters.of(dump, dump.tasks().get(0))),
                threads,
                regions.regions(),
                regions.contents(),
                symbols::text,
                application.get(),
                problems.toList());
    }

    private List<GdbView.Register> registers(RegisterSet registers) {
        List<GdbView.Register> lines = new ArrayList<>();
        boolean riscv = dump.machine() == ElfHeader.RISCV;
        for (String name : riscv ? registers.names() : XTENSA_REGISTERS) {
            OptionalLong value =
                    !riscv && XTENSA_UNAVAILABLE.contains(name) ? OptionalLong.empty() : registers.value(name);
            boolean pointer = riscv ? RISCV_POINTERS.contains(name) : name.equals("pc");
            String natural = "";
            if (value.isPresent()) {
                natural = pointer ? pointer(value.getAsLong()) : Integer.toString((int) value.getAsLong());
            }
            lines.add(new GdbView.Register(name, value, natural));
        }
        return lines;
    }

    private String pointer(long value) {
        return Addresses.shortHex(value)
                + symbols.text(value).map(text -> " " + text).orElse("");
    }

    private GdbView.GdbThread thread(Task task, TaskFields fields) {
        List<GdbView.Frame> frames = new ArrayList<>();
        Optional<String> trailer = Optional.empty();
        if (unwinder.isPresent() && !task.registers().isEmpty() && budget.hasFrames()) {
            Backtrace backtrace =
                    unwinder.get().unwind(architecture.orElseThrow().frameRegisters(GdbRegisters.of(dump, task)));
            for (int i = 0; i < backtrace.frames().size(); i++) {
                addFrames(frames, backtrace.frames(), i);
            }
            trailer = backtrace.stop().gdbTrailer();
        }
        return new GdbView.GdbThread(
                task.tcb(),
                fields.name().map(GdbViewer::name).orElse(""),
                row(fields),
                frames,
                trailer,
                task.flags().orElse(0),
                task.stack().map(segment -> segment.address()).orElse(0L));
    }

    private void addFrames(List<GdbView.Frame> frames, List<Frame> chain, int index) {
        Frame frame = chain.get(index);
        List<SourceFrame> sources = modules.gdbFrames(frame.lookupPc());
        if (sources.isEmpty()) {
            if (budget.takeFrame()) {
                frames.add(new GdbView.Frame(OptionalLong.of(frame.pc()), "??", "", Optional.empty()));
            }
            return;
        }
        for (int i = 0; i < sources.size() && budget.takeFrame(); i++) {
            SourceFrame source = sources.get(i);
            // never shown for a function whose callee was inlined into it
            boolean hidden = i > 0 || (frames.isEmpty() && startsStatement(frame.lookupPc()));
            Optional<String> location =
                    source.file().map(file -> paths.apply(file) + (source.line() > 0 ? ":" + source.line() : ""));
            frames.add(new GdbView.Frame(
                    hidden ? OptionalLong.empty() : OptionalLong.of(frame.pc()),
                    budget.take(GdbFunctionName.inFrame(source)).orElse("??"),
                    variables.gdbArguments(new FrameVariables.Place(chain, index, sources, i)),
                    budget.take(location)));
        }
    }

    private boolean startsStatement(long address) {
        return modules.at(address)
                .map(firmware -> firmware.symbolizer().isStatementStart(address))
                .orElse(false);
    }

    private static Optional<GdbView.TaskRow> row(TaskFields fields) {
        boolean complete = fields.priority().isPresent()
                && fields.basePriority().isPresent()
                && fields.stackUsed().isPresent()
                && fields.stackFree().isPresent();
        if (!complete || fields.stack().orElse(0) == 0) {
            return Optional.empty();
        }
        return Optional.of(new GdbView.TaskRow(
                fields.priority().getAsLong(),
                fields.basePriority().getAsLong(),
                fields.stackUsed().getAsLong(),
                fields.stackFree().getAsLong()));
    }

    /** The tool takes what stands between gdb's quotes and refuses an apostrophe in it, which long repeats bring too. */
    private static String name(String name) {
        int run = 1;
        for (int i = 1; i < name.length(); i++) {
            run = name.charAt(i) == name.charAt(i - 1) ? run + 1 : 1;
            if (run >= 10) {
                return "";
            }
        }
        return name.indexOf('\'') >= 0 ? "" : name;
    }
}

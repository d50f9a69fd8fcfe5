package io.github.coroner;

import io.github.coroner.format.Chip;
import io.github.coroner.format.ExceptionCause;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.ConsoleDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.format.panic.PanicReport;
import io.github.coroner.format.panic.PrintedArchitecture;
import io.github.coroner.format.panic.PrintedBacktrace;
import io.github.coroner.format.panic.PrintedCalls;
import io.github.coroner.format.panic.PrintedCoreDump;
import io.github.coroner.format.panic.PrintedFrame;
import io.github.coroner.format.panic.RegisterDump;
import io.github.coroner.format.panic.StackMemory;
import io.github.coroner.format.panic.TaskWatchdog;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One crash of a log being decoded. Not thread-safe; used once. */
final class PanicDecoding {
    /** The last of the panic handler's own causes as it prints them. */
    private static final long LAST_OWN_CAUSE = ExceptionCause.LAST_PSEUDO_CAUSE - ExceptionCause.FIRST_PSEUDO_CAUSE;

    private final CrashDecoder decoder;
    private final PanicReport text;
    private final TextCode code;
    private final Optional<Chip> chip;
    private final Problems problems;

    PanicDecoding(CrashDecoder decoder, PanicReport text, TextCode code, Optional<Chip> chip, Problems problems) {
        this.decoder = decoder;
        this.text = text;
        this.code = code;
        this.chip = chip;
        this.problems = problems;
    }

    PanicLogReport report() {
        Application application = code.application();
        Reason reason = PanicReason.of(text, code.isXtensa());
        List<CoreReport> cores = cores();
        Optional<CrashReport> dump =
                text.coreDump().flatMap(PrintedCoreDump::dump).flatMap(this::coreDump);
        Optional<String> architecture = architecture();
        Optional<String> fingerprint = cores.isEmpty()
                ? Optional.empty()
                : Fingerprint.of(architecture.orElse(""), reason, cores.get(0).frames());
        return new PanicLogReport(
                text,
                chip.map(Chip::target),
                architecture,
                application,
                reason,
                text.core(),
                cores,
                dump,
                fingerprint,
                hints(reason, cores.stream().findFirst()),
                code.allProblems());
    }

    private List<Hint> hints(Reason reason, Optional<CoreReport> crashed) {
        CoreReport core = crashed.orElseGet(
                () -> new CoreReport(text.core(), RegisterSet.EMPTY, List.of(), List.of(), Optional.empty()));
        List<String> texts = new ArrayList<>();
        text.message().ifPresent(texts::add);
        texts.addAll(text.details());
        text.taskWatchdog().map(PanicDecoding::words).ifPresent(texts::add);
        Optional<RegisterDump> dump = text.registerDumps().stream().findFirst();
        List<MemorySegment> printed =
                dump.flatMap(text::stackMemory).map(StackMemory::segments).orElse(List.of());
        boolean inInterrupt = dump.filter(one -> !one.isr().isEmpty()).isPresent();
        return code.hints(asInDumps(reason), texts, inInterrupt, core, printed);
    }

    /** The lines that a core dump has of a task watchdog. */
    private static String words(TaskWatchdog watchdog) {
        StringBuilder lines = new StringBuilder("Task watchdog got triggered.\n");
        watchdog.starved().forEach(entry -> lines.append(" - ").append(entry).append('\n'));
        lines.append("Tasks currently running:\n");
        watchdog.running()
                .forEach((core, task) -> lines.append("CPU ")
                        .append(core)
                        .append(": ")
                        .append(task)
                        .append('\n'));
        return lines.toString();
    }

    /** The panic handler prints its own causes as they are, and adds 64 to them in a core dump. */
    private Reason asInDumps(Reason reason) {
        boolean ownCause = code.isXtensa()
                && reason.exception().filter(name -> name.indexOf(' ') > 0).isPresent()
                && reason.cause().orElse(Long.MAX_VALUE) <= LAST_OWN_CAUSE;
        return ownCause
                ? new Reason(
                        reason.summary(),
                        reason.exception(),
                        OptionalLong.of(reason.cause().getAsLong() + ExceptionCause.FIRST_PSEUDO_CAUSE),
                        OptionalLong.empty(),
                        reason.details())
                : reason;
    }

    private Optional<String> architecture() {
        boolean esp8266 = text.architecture().equals(Optional.of(PrintedArchitecture.XTENSA_LX106));
        boolean told = text.architecture().isPresent()
                || chip.isPresent()
                || code.firmware().isPresent();
        return esp8266 || !told ? Optional.empty() : code.architectureName();
    }

    /** Registers and the backtrace or stack memory behind them belong together; what is left over stands for itself. */
    private List<CoreReport> cores() {
        List<CoreReport> cores = new ArrayList<>();
        List<PrintedBacktrace> left = new ArrayList<>(text.backtraces());
        List<RegisterDump> dumps = text.registerDumps();
        for (int i = 0; i < dumps.size(); i++) {
            RegisterDump dump = dumps.get(i);
            long from = dump.lines().first();
            long to = i + 1 < dumps.size() ? dumps.get(i + 1).lines().first() : Long.MAX_VALUE;
            Optional<PrintedBacktrace> own = left.stream()
                    .filter(one -> one.lines().first() >= from && one.lines().first() < to)
                    .findFirst();
            own.ifPresent(left::remove);
            Optional<PrintedCalls> calls = i == 0 ? text.calls().filter(PrintedCalls::beginsAtCrash) : Optional.empty();
            cores.add(calls.isPresent() ? core(dump, calls.get()) : core(dump, own));
        }
        if (cores.isEmpty() || !text.calls().map(PrintedCalls::beginsAtCrash).orElse(true)) {
            text.calls()
                    .map(calls -> new PrintedCallStack(code, calls).alone())
                    .ifPresent(calls -> cores.add(alone(text.core(), calls)));
        }
        text.stackDump().map(dump -> StackDumpUnwinding.unwound(code, dump)).ifPresent(cores::add);
        for (PrintedBacktrace backtrace : left) {
            PrintedChain chain = new PrintedChain(code.isXtensa(), Optional.empty());
            cores.add(alone(backtrace.core(), backtrace(chain, backtrace, 0)));
        }
        return cores;
    }

    private CoreReport alone(OptionalInt core, Backtrace frames) {
        return new CoreReport(
                core, RegisterSet.EMPTY, List.of(), code.frames(frames, List.of()), Optional.of(frames.stop()));
    }

    /** A dump with a call stack of addresses only behind it. */
    private CoreReport core(RegisterDump dump, PrintedCalls calls) {
        RegisterSet registers = registers(dump);
        return core(dump.core(), registers, new PrintedCallStack(code, calls).above(registers));
    }

    private CoreReport core(RegisterDump dump, Optional<PrintedBacktrace> own) {
        Optional<StackMemory> stack = text.stackMemory(dump);
        if (stack.isPresent() || own.isEmpty()) {
            return unwound(code, dump, stack)
                    .orElseGet(
                            () -> new CoreReport(dump.core(), registers(dump), List.of(), List.of(), Optional.empty()));
        }
        RegisterSet registers = registers(dump);
        PrintedChain chain = new PrintedChain(code.isXtensa(), code.frameRegisters(registers));
        return core(dump.core(), registers, withLostCaller(registers, backtrace(chain, own.get(), 0)));
    }

    /** A call stack that was printed, with the registers of its first frame. */
    private CoreReport core(OptionalInt core, RegisterSet registers, Backtrace frames) {
        List<FrameReport> reports = code.frames(frames, List.of());
        return new CoreReport(
                core, registers, code.meanings(registers, List.of(), reports), reports, Optional.of(frames.stop()));
    }

    /**
     * A call to where no code is leaves the return address in the register that the window would have moved, and the device's
     * own walk begins one frame too far out; the registers still tell.
     */
    private Backtrace withLostCaller(RegisterSet registers, Backtrace printed) {
        List<Frame> frames = printed.frames();
        if (!code.isXtensa()
                || code.firmware().isEmpty()
                || frames.size() < 2
                || code.program().isCode(frames.get(0).pc())) {
            return printed;
        }
        List<Frame> known =
                code.unwind(registers, List.of()).map(Backtrace::frames).orElse(List.of());
        if (known.size() < 2
                || known.get(1).pc() == frames.get(1).pc()
                || !code.program().isCode(known.get(1).pc())) {
            return printed;
        }
        List<Frame> all = new ArrayList<>(frames);
        all.add(1, known.get(1));
        return new Backtrace(all, printed.stop());
    }

    /** {@return a core's call stack from its registers and the printed stack} */
    static Optional<CoreReport> unwound(TextCode code, RegisterDump dump, Optional<StackMemory> stack) {
        RegisterSet registers = registers(dump);
        List<MemorySegment> printed = stack.map(StackMemory::segments).orElse(List.of());
        Optional<Backtrace> chain = code.unwind(registers, printed);
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        List<FrameReport> frames = code.frames(chain.get(), printed);
        return Optional.of(new CoreReport(
                dump.core(),
                registers,
                code.meanings(registers, printed, frames),
                frames,
                Optional.of(chain.get().stop())));
    }

    /** {@return a printed call stack; frames that a line's end broke are guesses} */
    static Backtrace backtrace(PrintedChain chain, PrintedBacktrace printed, int first) {
        List<PrintedFrame> all = new ArrayList<>(printed.frames());
        all.addAll(printed.rejoined());
        Backtrace frames = chain.of(all, first, printed.corrupted());
        if (printed.rejoined().isEmpty()) {
            return frames;
        }
        List<Frame> marked = new ArrayList<>();
        for (int i = 0; i < frames.frames().size(); i++) {
            Frame frame = frames.frames().get(i);
            boolean certain = i < printed.frames().size();
            marked.add(
                    certain
                            ? frame
                            : new Frame(frame.registers(), frame.lookupPc(), frame.cfa(), Recovery.SCAN, false));
        }
        return new Backtrace(marked, frames.stop());
    }

    /** {@return registers under the names that gdb gives them} */
    static RegisterSet registers(RegisterDump dump) {
        RegisterSet registers = RegisterSet.EMPTY;
        for (var entry : dump.registers().entrySet()) {
            String name = switch (entry.getKey()) {
                case "MEPC" -> "pc";
                case "S0/FP", "S0" -> "fp";
                default -> entry.getKey().toLowerCase(Locale.ROOT);
            };
            registers = registers.with(name, entry.getValue());
        }
        for (var entry : dump.isr().entrySet()) {
            registers = registers.with(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
        }
        return registers;
    }

    private Optional<CrashReport> coreDump(ConsoleDump printed) {
        CoreDumpOptions options = CoreDumpOptions.defaults().withLimits(decoder.limits());
        try {
            return Optional.of(
                    decoder.decode(printed.read(chip.map(options::withChip).orElse(options))));
        } catch (FormatException e) {
            problems.add(Problem.of(ProblemCode.MALFORMED, e));
            return Optional.empty();
        }
    }
}

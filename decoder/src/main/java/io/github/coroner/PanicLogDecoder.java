package io.github.coroner;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.esphome.EsphomeCrash;
import io.github.coroner.format.panic.AppBanner;
import io.github.coroner.format.panic.ChipHint;
import io.github.coroner.format.panic.PanicListener;
import io.github.coroner.format.panic.PanicReport;
import io.github.coroner.format.panic.PanicTextParser;
import io.github.coroner.format.panic.PrintedArchitecture;
import io.github.coroner.format.panic.PrintedBacktrace;
import io.github.coroner.format.panic.PrintedCalls;
import io.github.coroner.format.panic.RegisterDump;
import io.github.coroner.format.panic.StackDump;
import io.github.coroner.format.panic.StackMemory;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes the crashes in a console's output, pushed in pieces or lines by whoever owns the console. Memory is bounded. Not
 * thread-safe; the {@link CrashDecoder} that it asks may be shared.
 *
 * <pre>{@code
 * PanicLogDecoder decoder = new PanicLogDecoder(crashDecoder, report -> System.out.println(report.reason().summary()));
 * decoder.line("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.");
 * decoder.finish();
 * }</pre>
 */
public final class PanicLogDecoder {
    private final CrashDecoder decoder;
    private final PanicLogListener listener;
    private final Optional<Chip> givenChip;
    private final PanicTextParser parser;
    private Optional<Chosen> chosen = Optional.empty();
    private OpenCore core = new OpenCore();

    /** The code for the crash that is being read, kept until something about the choice changes. */
    private record Chosen(int machine, Optional<Chip> chip, Optional<String> digits, TextCode code) {
        boolean is(int otherMachine, Optional<Chip> otherChip, Optional<String> otherDigits) {
            return machine == otherMachine && chip.equals(otherChip) && digits.equals(otherDigits);
        }
    }

    /** What the lines of one core told so far. */
    private static final class OpenCore {
        private RegisterSet registers = RegisterSet.EMPTY;
        private Optional<PrintedArchitecture> architecture = Optional.empty();
        private int frames;
    }

    /** Makes a decoder that asks {@code decoder} for firmware. */
    public PanicLogDecoder(CrashDecoder decoder, PanicLogListener listener) {
        this(decoder, listener, Optional.empty());
    }

    /** Makes a decoder for logs of a chip that is known, whatever they say. */
    public PanicLogDecoder(CrashDecoder decoder, PanicLogListener listener, Optional<Chip> chip) {
        this.decoder = decoder;
        this.listener = listener;
        givenChip = chip;
        parser = new PanicTextParser(new Answers(), decoder.limits());
    }

    /** Takes all of {@code bytes[from, to)}. */
    public void feed(byte[] bytes, int from, int to) {
        parser.feed(bytes, from, to);
    }

    /**
     * Takes bytes up to the end of the first line that the listener might be told of, so that a caller who passes them on can
     * put words of its own behind that line.
     *
     * @return first position not taken
     */
    public int feedLine(byte[] bytes, int from, int to) {
        return parser.feedLine(bytes, from, to);
    }

    /** Takes one line of text without its end. */
    public void line(String line) {
        parser.feedLine(line);
    }

    /** The console closes: the report that is being read ends. */
    public void finish() {
        parser.finish();
    }

    private Optional<Chip> chip() {
        return givenChip.isPresent()
                ? givenChip
                : parser.chip().map(ChipHint::target).flatMap(Chips::byTarget);
    }

    /** {@return the ELF machine number that the text tells; else that of the firmware given} */
    private int machine(Optional<PrintedArchitecture> architecture) {
        if (architecture.isPresent()) {
            return architecture.get() == PrintedArchitecture.RISCV32 ? ElfHeader.RISCV : ElfHeader.XTENSA;
        }
        return chip().map(Chip::machine)
                .or(() -> decoder.givenFirmware().stream().findFirst().map(Firmware::machine))
                .orElse(ElfHeader.XTENSA);
    }

    /** {@return the code to answer single lines with} */
    private TextCode code() {
        int machine = machine(core.architecture);
        Optional<Chip> chip = chip().filter(known -> known.machine() == machine);
        Optional<String> digits = parser.application().flatMap(AppBanner::elfSha256);
        if (chosen.isEmpty() || !chosen.get().is(machine, chip, digits)) {
            TextCode code = new TextCode(decoder, machine, chip, digits, new Problems(decoder.limits()));
            chosen = Optional.of(new Chosen(machine, chip, digits, code));
        }
        return chosen.get().code();
    }

    /** Answers lines as they come. */
    private final class Answers implements PanicListener {

        @Override
        public void codeAddress(String what, long address) {
            List<FrameReport> frames = code().frames(AddressChain.of(address), List.of());
            if (frames.stream().anyMatch(frame -> frame.function().isPresent())) {
                listener.addresses(List.of(new AddressReport(what, address, frames, Optional.empty())));
            }
        }

        @Override
        public void registers(RegisterDump line) {
            line.architecture().ifPresent(known -> core.architecture = Optional.of(known));
            if (line.pc().isPresent()) {
                core = new OpenCore();
                core.architecture = line.architecture();
                core.registers = PanicDecoding.registers(line);
            } else {
                for (String name : PanicDecoding.registers(line).names()) {
                    core.registers = core.registers.with(
                            name, PanicDecoding.registers(line).value(name).orElse(0));
                }
            }
            TextCode code = code();
            List<AddressReport> answers = new ArrayList<>();
            line.registers()
                    .forEach((name, value) ->
                            RegisterAnswer.of(code, name, value).ifPresent(answers::add));
            if (!answers.isEmpty()) {
                listener.addresses(answers);
            }
        }

        @Override
        public void backtrace(PrintedBacktrace line) {
            TextCode code = code();
            PrintedChain chain = new PrintedChain(code.isXtensa(), code.frameRegisters(core.registers));
            Backtrace frames = PanicDecoding.backtrace(chain, line, core.frames);
            core.frames += line.frames().size() + line.rejoined().size();
            listener.callStack(new CoreReport(
                    line.core(),
                    RegisterSet.EMPTY,
                    List.of(),
                    code.frames(frames, List.of()),
                    line.corrupted() ? Optional.of(frames.stop()) : Optional.empty()));
        }

        @Override
        public void stackMemory(RegisterDump dump, StackMemory stack) {
            TextCode code = code();
            if (dump.architecture().equals(Optional.of(PrintedArchitecture.RISCV32))) {
                PanicDecoding.unwound(code, dump, Optional.of(stack)).ifPresent(listener::callStack);
            }
        }

        @Override
        public void calls(PrintedCalls line) {
            TextCode code = code();
            List<AddressReport> answers = new ArrayList<>();
            for (Frame frame : new PrintedCallStack(code, line).frames()) {
                Backtrace one = AddressChain.of(frame.pc(), frame.lookupPc());
                List<FrameReport> frames = code.frames(one, List.of());
                if (frames.stream().anyMatch(known -> known.function().isPresent())) {
                    answers.add(new AddressReport("call", frame.pc(), frames, Optional.empty()));
                }
            }
            if (!answers.isEmpty()) {
                listener.addresses(answers);
            }
        }

        @Override
        public void stackDump(StackDump dump) {
            core.architecture = Optional.of(PrintedArchitecture.RISCV32);
            listener.callStack(StackDumpUnwinding.unwound(code(), dump));
        }

        @Override
        public void esphomeCrash(EsphomeCrash crash) {
            listener.rawCrash(new RawCrashDecoder(decoder, chip()).decode(crash));
        }

        @Override
        public void report(PanicReport report) {
            core = new OpenCore();
            Problems problems = new Problems(decoder.limits());
            int machine = machine(report.architecture());
            Optional<Chip> chip = chip().filter(known -> known.machine() == machine);
            Optional<String> digits =
                    report.elfSha256().or(() -> report.application().flatMap(AppBanner::elfSha256));
            TextCode code = new TextCode(decoder, machine, chip, digits, problems);
            listener.panic(new PanicDecoding(decoder, report, code, chip, problems).report());
        }
    }
}

package io.github.coroner;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.symbols.FrameScope;
import io.github.coroner.symbols.GdbFormat;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The code that a crash told by text ran on: firmware and ROM chosen for it. For one crash; not thread-safe. */
final class TextCode {
    private final CrashDecoder decoder;
    private final int machine;
    private final Optional<Chip> chip;
    private final Problems problems;
    private final ReportBudget budget;
    private final FirmwareChoice choice;
    private final CodeModules modules;
    private final Program program;
    private final Optional<Architecture> architecture;

    /**
     * Chooses the firmware; one for another architecture than the text's is a problem, and not used.
     *
     * @param machine ELF machine number
     * @param elfSha256Prefix digits that the text has
     */
    TextCode(
            CrashDecoder decoder,
            int machine,
            Optional<Chip> chip,
            Optional<String> elfSha256Prefix,
            Problems problems) {
        this.decoder = decoder;
        this.machine = machine;
        this.chip = chip;
        this.problems = problems;
        budget = new ReportBudget(decoder.limits(), problems);
        choice = new FirmwareChoice(decoder, machine, elfSha256Prefix, problems);
        modules = new CodeModules(
                choice.firmware(), RomChoice.of(decoder, machine, chip, OptionalInt.empty(), problems), chip, problems);
        program = decoder.program(modules, chip);
        architecture = Architectures.of(machine);
    }

    boolean isXtensa() {
        return machine == ElfHeader.XTENSA;
    }

    Optional<Firmware> firmware() {
        return choice.firmware();
    }

    CodeModules modules() {
        return modules;
    }

    Program program() {
        return program;
    }

    /** {@return whether there is a call instruction before an address} */
    boolean isReturnAddress(long address) {
        return architecture.isPresent() && architecture.get().isReturnAddress(program.code(), address);
    }

    Optional<String> architectureName() {
        return architecture.map(Architecture::name);
    }

    /** {@return which firmware crashed and which is used; problems with it are added} */
    Application application() {
        return choice.application();
    }

    /** {@return the frames with their functions, files, lines and arguments} */
    List<FrameReport> frames(Backtrace chain, List<MemorySegment> printed) {
        return new FrameReports(modules, decoder.paths(), variables(memory(printed)), decoder.locals(), budget)
                .of(chain);
    }

    private FrameVariables variables(Memory memory) {
        return new FrameVariables(
                modules,
                memory,
                GdbFormat.of(memory, new GdbSymbols(modules), decoder.limits()),
                FrameScope.Passing.of(machine),
                problems,
                budget);
    }

    /** {@return the registers of an innermost frame} */
    Optional<FrameRegisters> frameRegisters(RegisterSet registers) {
        return registers.value("pc").isEmpty()
                ? Optional.empty()
                : architecture.map(known -> known.frameRegisters(registers));
    }

    /** {@return the call stack of registers over printed memory} */
    Optional<Backtrace> unwind(RegisterSet registers, List<MemorySegment> printed) {
        if (architecture.isEmpty() || registers.value("pc").isEmpty()) {
            return Optional.empty();
        }
        UnwindContext context =
                new UnwindContext(memory(printed), program, chip, UnwindStyle.CORONER, decoder.limits());
        OptionalLong end = printedEnd(registers, printed);
        if (end.isPresent()) {
            context = context.printedUpTo(end.getAsLong());
        }
        Backtrace chain =
                architecture.get().unwinder(context).unwind(architecture.get().frameRegisters(registers));
        chain.problems().forEach(problems::add);
        return Optional.of(chain);
    }

    /** The stretch that the stack pointer is in ends only because the handler prints no more. */
    private static OptionalLong printedEnd(RegisterSet registers, List<MemorySegment> printed) {
        long sp = registers.value("sp").orElse(registers.value("a1").orElse(0));
        for (MemorySegment segment : printed) {
            if (sp >= segment.address() && sp < segment.end()) {
                return OptionalLong.of(segment.end());
            }
        }
        return printed.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(printed.get(0).end());
    }

    /**
     * {@return what can be concluded of a crash from its text}
     *
     * @param reason its cause as a number of a core dump
     * @param texts what was printed of it
     * @param inInterrupt whether the handler said that it was in an interrupt
     * @param core the core that crashed
     * @param printed the stack memory that was printed
     */
    List<Hint> hints(
            Reason reason, List<String> texts, boolean inInterrupt, CoreReport core, List<MemorySegment> printed) {
        List<Frame> frames = frames(core);
        Memory memory = memory(printed);
        FrameVariables variables = variables(memory);
        PointerNames pointers = new PointerNames(
                frame -> variables.all(
                        frames, frame, modules.frames(frames.get(frame).lookupPc())),
                memory);
        return Hints.of(
                new CrashScene(
                        machine,
                        chip,
                        reason,
                        texts,
                        inInterrupt,
                        List.of(),
                        Optional.empty(),
                        core.frames(),
                        frames,
                        architecture,
                        printed,
                        memory,
                        program,
                        pointers),
                problems);
    }

    /** The frames with what is known of their registers: all of the first, of the others where they execute. */
    private List<Frame> frames(CoreReport core) {
        List<Frame> frames = new ArrayList<>();
        boolean first = true;
        for (FrameReport report : core.frames()) {
            if (report.inlined()
                    || (!first && report.pc() == frames.get(frames.size() - 1).pc())) {
                continue;
            }
            boolean known = first
                    && architecture.isPresent()
                    && core.registers().value("pc").isPresent();
            FrameRegisters registers =
                    known ? architecture.get().frameRegisters(core.registers()) : FrameRegisters.of(report.pc());
            frames.add(new Frame(registers, report.lookupPc(), report.cfa(), report.recovery(), report.gapBefore()));
            first = false;
        }
        return frames;
    }

    /** {@return what the values of registers point at} */
    List<TaskReport.RegisterMeaning> meanings(
            RegisterSet registers, List<MemorySegment> printed, List<FrameReport> frames) {
        return new RegisterMeanings(modules, memory(printed), chip, List.of(), isXtensa()).of(registers, frames);
    }

    private Memory memory(List<MemorySegment> printed) {
        return new LayeredMemory(MemoryImage.of(printed), program.code());
    }

    /** {@return the problems so far, and those that were met in debug information} */
    List<Problem> allProblems() {
        choice.firmware().ifPresent(firmware -> {
            if (!firmware.hasDebugInformation()) {
                problems.add(
                        ProblemCode.NO_DEBUG_INFORMATION,
                        firmware.name()
                                + " has no debug information (.debug_info), so there are no lines and no values");
            }
        });
        modules.problems().forEach(problems::add);
        return problems.toList();
    }
}

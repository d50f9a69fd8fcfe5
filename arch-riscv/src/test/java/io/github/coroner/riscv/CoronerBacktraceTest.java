package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.symbols.DwarfFunctionFacts;
import io.github.coroner.symbols.Symbolizer;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import io.github.coroner.testdata.Scenario;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.ElfProgram;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own chain, which goes on where gdb stops, on real dumps. */
class CoronerBacktraceTest {
    private final RiscvArchitecture riscv = new RiscvArchitecture();

    @Test
    void esp32c3WithoutRomGoesOnBehindTheRom() throws IOException {
        CoreDump dump = CoreDump.read(Fixtures.path("esp-coredump/esp32c3/coredump.b64"));
        ElfProgram program = program(Fixtures.path("esp-coredump/esp32c3/firmware.elf"), List.of(), dump);
        Backtrace backtrace = unwind(dump, dump.tasks().get(0), program);
        assertThat(names(program, backtrace))
                .containsExactly(
                        "panic_abort",
                        "esp_system_abort",
                        "abort",
                        "fail_once",
                        "?", // in the ROM
                        "... app_main",
                        "main_task",
                        "vPortTaskWrapper");
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
    }

    @Test
    void esp32c3WithRomHasNoGap() throws IOException {
        CoreDump dump = CoreDump.read(Fixtures.path("esp-coredump/esp32c3/coredump.b64"));
        ElfFile rom = ElfFile.open(Fixtures.path("rom/esp32c3_rev3_rom.elf"));
        ElfProgram program = program(Fixtures.path("esp-coredump/esp32c3/firmware.elf"), List.of(rom), dump);
        assertThat(names(program, unwind(dump, dump.tasks().get(0), program)))
                .containsExactly(
                        "panic_abort",
                        "esp_system_abort",
                        "abort",
                        "fail_once",
                        "ets_vprintf",
                        "ets_printf",
                        "app_main",
                        "main_task",
                        "vPortTaskWrapper");
    }

    @Test
    void withoutElfTheRegistersAreAllThereIs() throws IOException {
        CoreDump dump = CoreDump.read(Fixtures.path("esp-coredump/esp32c3/coredump.b64"));
        ElfProgram program = ElfProgram.of(Optional.empty(), List.of(), dump.chip(), Limits.defaults());
        Backtrace backtrace = unwind(dump, dump.tasks().get(0), program);
        assertThat(backtrace.frames().get(0).pc()).isEqualTo(0x4038_0698L);
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.NO_CALLER);
    }

    static Stream<CrashRun> certainRuns() {
        return CrashRun.of("riscv", "og").stream()
                .filter(run -> Scenario.of(run).frames().stream().noneMatch(Scenario.ExpectedFrame::isAnything));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certainRuns")
    void theCrashedTaskHasTheFramesOfItsScenario(CrashRun run) throws IOException {
        CoreDump dump = CoreDump.read(run.dump());
        Task crashed = dump.crashedTask().isPresent()
                ? dump.task(dump.crashedTask().getAsLong()).orElseThrow()
                : dump.tasks().get(0);
        Chip chip = dump.chip().orElseThrow();
        for (boolean withRom : List.of(false, true)) {
            List<ElfFile> roms = withRom ? List.of(ElfFile.open(run.rom())) : List.of();
            ElfProgram program = program(run.elf(), roms, dump);
            Backtrace backtrace = unwind(dump, crashed, program);
            List<String> expected = new ArrayList<>();
            for (Scenario.ExpectedFrame frame : Scenario.of(run).frames()) {
                if (!frame.kind().equals("inlined") && !frame.kind().equals("rom")) {
                    expected.add(frame.function());
                }
            }
            List<String> actual = new ArrayList<>();
            for (Frame frame : backtrace.frames()) {
                if (!chip.isIn(Chip.Kind.ROM_CODE, frame.pc())) {
                    actual.add(program.functionAt(frame.lookupPc())
                            .map(Program.Function::name)
                            .map(CoronerBacktraceTest::plain)
                            .orElse("?"));
                }
            }
            assertThat(actual)
                    .as("%s with ROM %s, end %s", run, withRom, backtrace.stop())
                    .usingElementComparator((one, other) -> isName(one, other) || isName(other, one) ? 0 : 1)
                    .containsExactlyElementsOf(expected);
            assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
            if (withRom) {
                assertThat(backtrace.frames()).noneMatch(Frame::gapBefore);
            }
        }
    }

    /** Dumps of all RAM have FreeRTOS's variable of the running task, whose control block they have anyway. */
    @Test
    void anInterruptLeadsToTheTaskThatItInterrupted() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/isr");
        CoreDump dump = CoreDump.read(run.dump());
        ElfProgram program = program(run.elf(), List.of(), dump);
        Task crashed = dump.task(dump.crashedTask().orElseThrow()).orElseThrow();
        MemorySegment variable = MemorySegment.of(
                program.addressOf("pxCurrentTCBs").orElseThrow(), word(crashed.tcb()), MemorySegment.Kind.DATA);
        Memory memory = new DumpMemory(dump.memory(), MemoryImage.of(List.of(variable)));
        Backtrace backtrace =
                riscv.unwinder(context(dump, memory, program)).unwind(riscv.frameRegisters(crashed.registers()));
        assertThat(names(program, backtrace))
                .containsExactly(
                        "isr_read_fifo",
                        "isr_crash",
                        "scenario_in_interrupt",
                        "isr_dispatch",
                        "_vector",
                        "port_yield",
                        "run_isr_crash",
                        "scenario_isr",
                        "scenario_run",
                        "sensor_task",
                        "vPortTaskWrapper");
        assertThat(backtrace.frames().get(5).recovery().label()).isEqualTo("exception-frame");
        assertThat(backtrace.frames().get(5).lookupPc())
                .isEqualTo(backtrace.frames().get(5).pc());
    }

    @Test
    void anInterruptOfWhichNothingIsKnownEndsAtItsEntry() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/isr");
        CoreDump dump = CoreDump.read(run.dump());
        ElfProgram program = program(run.elf(), List.of(), dump);
        Backtrace backtrace = unwind(dump, dump.tasks().get(0), program);
        assertThat(names(program, backtrace)).endsWith("isr_dispatch", "_vector");
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
    }

    /** A panic text prints 1024 bytes from the stack pointer on. */
    @Test
    void printedStackMemoryIsEnoughUntilItEnds() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/stack-overflow");
        CoreDump dump = CoreDump.read(run.dump());
        ElfProgram program = program(run.elf(), List.of(), dump);
        Task crashed = dump.tasks().get(0);
        long sp = crashed.registers().value("sp").orElseThrow();
        byte[] printed = new byte[1024];
        assertThat(dump.memory().read(sp, printed, 0, printed.length)).isEqualTo(printed.length);
        UnwindContext context = new UnwindContext(
                        CodeBytes.memory(sp, printed), program, dump.chip(), UnwindStyle.CORONER, Limits.defaults())
                .printedUpTo(sp + printed.length);
        Backtrace backtrace = riscv.unwinder(context).unwind(riscv.frameRegisters(crashed.registers()));
        assertThat(names(program, backtrace)).hasSizeGreaterThan(3).containsOnly("eat_stack");
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.END_OF_PRINTED_STACK);
    }

    @Test
    void withSymbolsOnlyThePrologueIsEnough() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/recursion");
        CoreDump dump = CoreDump.read(run.dump());
        ElfProgram described = program(run.elf(), List.of(), dump);
        Task crashed = dump.tasks().get(0);
        Backtrace expected = unwind(dump, crashed, described);
        Backtrace actual = riscv.unwinder(context(dump, new WithoutInformation(described, true)))
                .unwind(riscv.frameRegisters(crashed.registers()));
        assertThat(pcs(actual)).isEqualTo(pcs(expected));
        assertThat(actual.frames().get(1).recovery().label()).isEqualTo("prologue");
    }

    @Test
    void withCodeOnlyProloguesAreLookedForBackwards() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/recursion");
        CoreDump dump = CoreDump.read(run.dump());
        ElfProgram described = program(run.elf(), List.of(), dump);
        Task crashed = dump.tasks().get(0);
        Backtrace expected = unwind(dump, crashed, described);
        Backtrace actual = riscv.unwinder(context(dump, new WithoutInformation(described, false)))
                .unwind(riscv.frameRegisters(crashed.registers()));
        assertThat(pcs(actual)).startsWith(pcs(expected).subList(0, 6).toArray(Long[]::new));
    }

    @Test
    void withFramePointersThePrologueIsEnoughToo() throws IOException {
        CrashRun run = CrashRun.named("riscv/frame-pointer/null-store");
        CoreDump dump = CoreDump.read(run.dump());
        ElfProgram described = program(run.elf(), List.of(), dump);
        Task crashed = dump.tasks().get(0);
        Backtrace expected = unwind(dump, crashed, described);
        Backtrace actual = riscv.unwinder(context(dump, new WithoutInformation(described, true)))
                .unwind(riscv.frameRegisters(crashed.registers()));
        assertThat(pcs(actual)).isEqualTo(pcs(expected));
    }

    /** From the first frame that made a call: that of the innermost function saves no return address. */
    @Test
    void framePointersAreFollowedWhereNothingElseIsKnown() throws IOException {
        CrashRun run = CrashRun.named("riscv/frame-pointer/null-store");
        CoreDump dump = CoreDump.read(run.dump());
        ElfProgram described = program(run.elf(), List.of(), dump);
        List<Frame> expected = unwind(dump, dump.tasks().get(0), described).frames();
        Backtrace actual = riscv.unwinder(
                        context(dump, new WithoutInformation(described, true, callsOf(described.code()))))
                .unwind(expected.get(1).registers());
        assertThat(pcs(actual))
                .isEqualTo(expected.stream().skip(1).map(Frame::pc).toList());
        assertThat(actual.frames().subList(1, actual.frames().size()))
                .extracting(Frame::recovery)
                .containsOnly(Recovery.FRAME_POINTER);
    }

    /** The calls of a program; nothing else of its code can be read. */
    private static Memory callsOf(Memory code) {
        return (address, destination, offset, length) -> InstructionDecoder.decode(code, address)
                        .filter(Instruction::isCall)
                        .isPresent()
                ? code.read(address, destination, offset, length)
                : 0;
    }

    /** A program without call frame information, and if wanted without symbols. */
    private record WithoutInformation(Program program, boolean hasSymbols, Memory code) implements Program {
        WithoutInformation(Program program, boolean hasSymbols) {
            this(program, hasSymbols, program.code());
        }

        @Override
        public boolean isCode(long address) {
            return program.isCode(address);
        }

        @Override
        public Optional<Function> functionAt(long address) {
            return hasSymbols ? program.functionAt(address) : Optional.empty();
        }

        @Override
        public Optional<UnwindRow> unwindRow(long pc) {
            return Optional.empty();
        }

        @Override
        public OptionalLong addressOf(String name) {
            return hasSymbols ? program.addressOf(name) : OptionalLong.empty();
        }
    }

    private static byte[] word(long value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array();
    }

    private Backtrace unwind(CoreDump dump, Task task, ElfProgram program) {
        return riscv.unwinder(context(dump, program)).unwind(riscv.frameRegisters(task.registers()));
    }

    private static UnwindContext context(CoreDump dump, Program program) {
        return context(dump, new DumpMemory(dump.memory(), program.code()), program);
    }

    private static UnwindContext context(CoreDump dump, Memory memory, Program program) {
        return new UnwindContext(memory, program, dump.chip(), UnwindStyle.CORONER, Limits.defaults());
    }

    private static ElfProgram program(Path elf, List<ElfFile> roms, CoreDump dump) throws IOException {
        ElfFile file = ElfFile.open(elf);
        return ElfProgram.of(Optional.of(file), roms, dump.chip(), Limits.defaults())
                .withFacts(DwarfFunctionFacts.of(Symbolizer.of(file)));
    }

    private static List<Long> pcs(Backtrace backtrace) {
        return backtrace.frames().stream().map(Frame::pc).toList();
    }

    private static List<String> names(Program program, Backtrace backtrace) {
        return backtrace.frames().stream()
                .map(frame -> (frame.gapBefore() ? "... " : "")
                        + program.functionAt(frame.lookupPc())
                                .map(Program.Function::name)
                                .orElse("?"))
                .toList();
    }

    /** Whether a symbol is of a function with this name, possibly qualified: mangled names have its length before it. */
    private static boolean isName(String symbol, String name) {
        String last = name.substring(name.lastIndexOf(':') + 1);
        return symbol.equals(name) || (symbol.startsWith("_Z") && symbol.contains(last.length() + last));
    }

    /** A name without what the compiler adds for copies of a function. */
    private static String plain(String name) {
        return name.replaceAll("\\.[a-z]+(\\.\\d+)?$", "");
    }
}

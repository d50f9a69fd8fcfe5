package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Limits;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.symbols.DwarfFunctionFacts;
import io.github.coroner.symbols.Symbolizer;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.ElfProgram;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares gdb's chain with what gdb-multiarch 13.1 printed for the project's own crash dumps (the {@code .gdb} files beside
 * them), and with Espressif's report of a real ESP32-C3 dump.
 */
class RecordedBacktraceTest {
    private final RiscvArchitecture riscv = new RiscvArchitecture();

    static Stream<CrashRun> runs() {
        return CrashRun.all().stream().filter(run -> run.architecture().equals("riscv") && Files.exists(run.gdb()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyThreadHasTheFramesAndTheEndThatGdbShows(CrashRun run) throws IOException {
        CoreDump dump = CoreDump.read(run.dump());
        ElfProgram program = program(run.elf(), List.of(), dump);
        Map<Long, RecordedTraces.Trace> recorded = RecordedTraces.read(run.gdb());
        assertThat(recorded).isNotEmpty();
        compare(dump, program, recorded);
    }

    @Test
    void esp32c3WithRomHasTheFramesOfEspressifsReport() throws IOException {
        CoreDump dump = CoreDump.read(Fixtures.path("esp-coredump/esp32c3/coredump.b64"));
        ElfFile rom = ElfFile.open(Fixtures.path("rom/esp32c3_rev3_rom.elf"));
        ElfProgram program = program(Fixtures.path("esp-coredump/esp32c3/firmware.elf"), List.of(rom), dump);
        compare(dump, program, RecordedTraces.read(Fixtures.path("esp-coredump/esp32c3/expected_output")));
    }

    private void compare(CoreDump dump, ElfProgram program, Map<Long, RecordedTraces.Trace> recorded) {
        for (Task task : dump.tasks()) {
            RecordedTraces.Trace trace = recorded.get(task.tcb());
            assertThat(trace).as("thread %x is recorded", task.tcb()).isNotNull();
            Backtrace backtrace = riscv.unwinder(context(dump, program)).unwind(riscv.frameRegisters(task.registers()));
            List<String> callers = backtrace.frames().stream()
                    .skip(1)
                    .map(frame -> Long.toHexString(frame.pc()))
                    .toList();
            assertThat(callers)
                    .as("callers in thread %x, end %s", task.tcb(), backtrace.stop())
                    .isEqualTo(trace.callers().stream().map(Long::toHexString).toList());
            assertThat(backtrace.stop().gdbTrailer())
                    .as("trailer of thread %x", task.tcb())
                    .isEqualTo(trace.trailer());
        }
    }

    private static UnwindContext context(CoreDump dump, ElfProgram program) {
        return new UnwindContext(
                new DumpMemory(dump.memory(), program.code()),
                program,
                dump.chip(),
                UnwindStyle.GDB,
                Limits.defaults());
    }

    static ElfProgram program(Path elf, List<ElfFile> roms, CoreDump dump) throws IOException {
        return ElfProgram.of(Optional.of(ElfFile.open(elf)), roms, dump.chip(), Limits.defaults())
                .withFacts(DwarfFunctionFacts.of(Symbolizer.of(ElfFile.open(elf))));
    }

    static String chain(ElfProgram program, List<Frame> frames) {
        StringBuilder text = new StringBuilder();
        for (Frame frame : frames) {
            text.append(frame.gapBefore() ? "... " : "")
                    .append(program.functionAt(frame.lookupPc())
                            .map(io.github.coroner.unwind.Program.Function::name)
                            .orElse("?"))
                    .append(' ')
                    .append(frame.recovery().label())
                    .append(", ");
        }
        return text.toString();
    }
}

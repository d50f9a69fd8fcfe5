package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Memory;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks of our own firmware, whose source says what each of them does when the crash comes. */
class RtosTasksTest {

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void tasksAreReadByTheLayoutThatTheFirmwareDeclares(String architecture) throws IOException {
        CrashRun run = CrashRun.named(architecture + "/og/null-store");
        CoreDump dump = CoreDump.read(run.dump());
        RtosTasks tasks = tasks(run);
        Map<String, String> states = new TreeMap<>();
        for (int i = 0; i < dump.tasks().size(); i++) {
            Task task = dump.tasks().get(i);
            RtosTask read = tasks.read(task.tcb(), dump.memory(), i == 0).orElseThrow();
            states.put(
                    read.name().orElseThrow(),
                    read.state().map(RtosTask.State::label).orElse("unknown"));
            assertThat(read.stackEnd().orElseThrow())
                    .isGreaterThan(read.stackStart().orElseThrow());
            assertThat(read.topOfStack().orElseThrow())
                    .isBetween(read.stackStart().getAsLong(), read.stackEnd().getAsLong());
            assertThat(read.runTime()).isEmpty();
            assertThat(read.core().isPresent()).isEqualTo(architecture.equals("xtensa"));
        }
        assertThat(states)
                .containsEntry("sensor", "running")
                .containsEntry("main", "ready")
                .containsEntry("IDLE", "ready")
                .containsEntry("logger", "blocked")
                .containsEntry("net_rx", "blocked")
                .containsEntry("late_task_12345", "ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void controlBlockThatIsCutOffKeepsWhatIsThere(String architecture) throws IOException {
        CrashRun run = CrashRun.named(architecture + "/og/null-store");
        CoreDump dump = CoreDump.read(run.dump());
        long tcb = dump.tasks().get(1).tcb();
        RtosTasks tasks = tasks(run);
        for (int length = 0; length < 0x80; length++) {
            long end = tcb + length;
            Memory cut = (address, destination, offset, count) -> address < tcb || address >= end
                    ? 0
                    : dump.memory().read(address, destination, offset, (int) Math.min(count, end - address));
            Optional<RtosTask> read = tasks.read(tcb, cut, false);
            assertThat(read.isPresent()).isEqualTo(length > 0);
            OptionalLong top = read.map(RtosTask::topOfStack).orElse(OptionalLong.empty());
            assertThat(top.isPresent()).isEqualTo(length >= 4);
        }
    }

    private static RtosTasks tasks(CrashRun run) throws IOException {
        ElfFile elf = ElfFile.open(run.elf());
        DwarfData data = DwarfData.of(elf);
        return RtosTasks.of(elf, data, Types.of(data));
    }
}

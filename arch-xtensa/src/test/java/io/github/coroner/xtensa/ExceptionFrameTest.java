package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.ChipSpec;
import io.github.coroner.testdata.DumpSpec.State;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import io.github.coroner.unwind.FrameRegisters;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The frame is laid out in two places, here for unwinding and where dumps are read, who may not know this module: both must see
 * the same registers in it.
 */
class ExceptionFrameTest {
    static List<CrashRun> runs() {
        return CrashRun.of("xtensa", "og");
    }

    /** ELF dumps have each task's registers as the device read them from the frame, and the stack with the frame. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void holdsWhatTheDeviceReadFromIt(CrashRun run) throws IOException {
        CoreDump dump = CoreDump.read(run.dump());
        OptionalLong crashed = dump.crashedTask();
        int compared = 0;
        for (Task task : dump.tasks()) {
            boolean hasFrame = task.status() == Task.Status.OK
                    && !task.solicited()
                    && task.stack().isPresent()
                    && crashed.orElse(0) != task.tcb();
            if (hasFrame) {
                assertSameRegisters(dump, task);
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    /** Of a task that yielded the frame holds pc and ps; for the other words see {@link SolicitedFrame}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void ofATaskThatYieldedPcAndPsAreInTheSolicitedFrame(CrashRun run) throws IOException {
        CoreDump dump = CoreDump.read(run.dump());
        List<Task> yielded = dump.tasks().stream().filter(Task::solicited).toList();
        for (Task task : yielded) {
            long top = task.stack().orElseThrow().address();
            SolicitedFrame frame = SolicitedFrame.read(dump.memory(), top).orElseThrow();
            assertThat(task.registers().value("pc")).hasValue(frame.pc());
            assertThat(task.registers().value("ps").orElseThrow() | 1 << 4).isEqualTo(frame.ps() | 1 << 4);
        }
        assertThat(yielded).isNotEmpty();
    }

    /** Of binary dumps the reader takes the registers from the frame itself. */
    @Test
    void holdsWhatTheReaderOfBinaryDumpsFindsInIt() {
        ChipSpec chip =
                ChipSpec.ALL.stream().filter(each -> each.id() == 0).findFirst().orElseThrow();
        TaskSpec task = new TaskSpec(chip.ram(), "task", 0, chip.ram() + 0x1_0000L, 256, State.INTERRUPTED, 1);
        DumpSpec spec = new DumpSpec(
                Version.V0_3, chip, 0, List.of(task), List.of(), "", List.of(), Optional.empty(), false, true);

        CoreDump dump = CoreDump.read(DumpWriter.write(spec));

        assertSameRegisters(dump, dump.tasks().get(0));
    }

    private static void assertSameRegisters(CoreDump dump, Task task) {
        long top = task.stack().orElseThrow().address();
        ExceptionFrame frame = ExceptionFrame.read(dump.memory(), top).orElseThrow();
        FrameRegisters ofFrame = frame.registers();
        RegisterSet ofDump = task.registers();
        assertThat(ofDump.value("pc")).hasValue(ofFrame.pc());
        assertThat(ofDump.value("ps")).isEqualTo(ofFrame.value(XtensaRegisters.PS));
        for (int i = 0; i < XtensaRegisters.WINDOW; i++) {
            assertThat(ofDump.value("a" + i)).as("a%d", i).isEqualTo(ofFrame.value(i));
        }
    }
}

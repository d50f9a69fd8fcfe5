package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.ChipSpec;
import io.github.coroner.testdata.DumpSpec.State;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers as Espressif's reader, {@code xtensa.py} of esp-coredump, takes them from the stacks of a binary dump. */
class GdbRegistersTest {

    private static DumpSpec spec(Version version, int chip) {
        ChipSpec spec = ChipSpec.ALL.stream()
                .filter(each -> each.id() == chip)
                .findFirst()
                .orElseThrow();
        List<TaskSpec> tasks = new ArrayList<>();
        for (State state : State.values()) {
            int i = tasks.size();
            tasks.add(new TaskSpec(
                    spec.ram() + 0x1000L * i, "task" + i, i, spec.ram() + 0x1_0000L + 0x1000L * i, 256, state, i + 1));
        }
        return new DumpSpec(version, spec, 0, tasks, List.of(), "", List.of(), Optional.empty(), false, true);
    }

    private static RegisterSet registers(DumpSpec spec, State state) {
        CoreDump dump = CoreDump.read(DumpWriter.write(spec));
        return GdbRegisters.of(dump, dump.tasks().get(state.ordinal()));
    }

    /** The ESP32-S2 has none, what stands in their place is read all the same. */
    @ParameterizedTest
    @CsvSource({"0", "2", "9"})
    void loopRegistersAreReadFromTheFrameOfEveryChip(int chip) {
        DumpSpec spec = spec(Version.V0_3, chip);
        long[] written = DumpWriter.registers(spec, 0);
        RegisterSet registers = registers(spec, State.INTERRUPTED);
        assertThat(registers.value("lbeg")).hasValue(written[1]);
        assertThat(registers.value("lend")).hasValue(written[2]);
        assertThat(registers.value("lcount")).hasValue(written[3]);
        assertThat(registers.value("ps")).hasValue(written[5]);
        assertThat(registers.value("a15")).hasValue(written[21]);
    }

    @Test
    void pcOfATaskThatYieldedKeepsItsWindowIncrement() {
        DumpSpec spec = spec(Version.V0_2, 0);
        TaskSpec task = spec.tasks().get(State.SOLICITED.ordinal());
        RegisterSet registers = registers(spec, State.SOLICITED);
        assertThat(registers.value("pc")).hasValue((task.pc() & 0x3fff_ffffL) | 0x8000_0000L);
        assertThat(registers.value("a0")).hasValue(task.word(10));
        assertThat(registers.value("a3")).hasValue(task.word(13));
        assertThat(registers.value("a4")).hasValue(0);
    }

    @Test
    void madeUpFrameIsReadAsOfATaskThatYielded() {
        DumpSpec spec = spec(Version.V0_3, 9);
        RegisterSet registers = registers(spec, State.BROKEN_STACK);
        assertThat(registers.value("pc")).hasValue(DumpWriter.FAKE_STACK);
        // where the frame of a yielded task has a0, the made-up one has a1
        assertThat(registers.value("a0")).hasValue(DumpWriter.registers(spec, State.BROKEN_STACK.ordinal())[7]);
    }

    /** The device does it in ELF dumps, and keeps the low 30 bits only. */
    @Test
    void pcOfATaskThatYieldedLosesItsRegionInElfDumps() {
        DumpSpec spec = spec(Version.V1_2, 0);
        TaskSpec task = spec.tasks().get(State.SOLICITED.ordinal());
        assertThat(registers(spec, State.SOLICITED).value("pc")).hasValue(task.pc() & 0x3fff_ffffL);
    }
}

package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with the {@code Backtrace:} line that the firmware itself printed when it crashed. */
class WindowedStepperRunsTest {
    private static final Pattern ENTRY = Pattern.compile("0x([0-9a-f]{8}):0x([0-9a-f]{8})");
    /** The firmware prints addresses inside the call, three bytes before the return address; also for the first frame. */
    private static final int CALL_LENGTH = 3;

    static List<CrashRun> runs() {
        return CrashRun.all().stream()
                .filter(run ->
                        run.architecture().equals("xtensa") && !run.name().contains("bin03"))
                .filter(run -> !List.of("bad-jump", "jump-null", "stack-smash").contains(run.name()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void findsTheFramesThatTheDeviceFound(CrashRun run) throws IOException {
        Backtrace backtrace = backtrace(run);

        assertThat(places(backtrace)).isEqualTo(reported(run));
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.OUTERMOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-jump", "jump-null"})
    void findsTheFunctionThatCalledThroughABadPointerWhichTheDeviceDoesNot(String name) throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/" + name);
        List<String> places = places(backtrace(run));
        List<String> reported = reported(run);

        assertThat(places)
                .startsWith(reported.get(0))
                .endsWith(reported.subList(1, reported.size()).toArray(String[]::new));
        assertThat(places).hasSize(reported.size() + 1);
        assertThat(TestProgram.of(run.elf())
                        .functionAt(Long.parseLong(places.get(1).substring(2, 10), 16)))
                .hasValueSatisfying(function -> assertThat(function.name()).isEqualTo("call_handler"));
    }

    @Test
    void findsAllCallersOfATaskThatYieldedByItself() throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        CoreDump dump = CoreDump.read(run.dump());
        TestProgram program = TestProgram.of(run.elf(), run.rom());
        Task task = dump.tasks().stream().filter(Task::solicited).findFirst().orElseThrow();
        XtensaArchitecture architecture = new XtensaArchitecture();

        Backtrace backtrace = architecture
                .unwinder(
                        new UnwindContext(dump.memory(), program, dump.chip(), UnwindStyle.CORONER, Limits.defaults()))
                .unwind(architecture.frameRegisters(task, dump.memory()));

        assertThat(backtrace.frames().stream()
                        .map(frame -> program.functionAt(frame.lookupPc())
                                .orElseThrow()
                                .name()))
                .containsExactly("task_wait_notify", "wait_packet", "net_task", "vPortTaskWrapper");
        assertThat(backtrace.frames().stream().map(Frame::recovery))
                .containsExactly(Recovery.REGISTERS, Recovery.SCAN, Recovery.WINDOW, Recovery.WINDOW);
    }

    @Test
    void stopsWhereTheDeviceMarksTheStackAsCorrupted() throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/stack-smash");
        Backtrace backtrace = backtrace(run);
        List<String> reported = reported(run);

        assertThat(pcs(places(backtrace))).isEqualTo(pcs(reported.subList(0, reported.size() - 1)));
        assertThat(backtrace.stop().reason()).isEqualTo(StopReason.CORRUPT);
    }

    private static Backtrace backtrace(CrashRun run) throws IOException {
        TestDump dump = TestDump.read(run.dumpBytes());
        return new XtensaArchitecture()
                .unwinder(new UnwindContext(
                        MemoryImage.of(dump.memory()),
                        TestProgram.of(run.elf(), run.rom()),
                        Optional.empty(),
                        UnwindStyle.CORONER,
                        Limits.defaults()))
                .unwind(dump.tasks().get(0));
    }

    private static List<String> places(Backtrace backtrace) {
        List<String> places = new ArrayList<>();
        for (Frame frame : backtrace.frames()) {
            places.add("0x%08x:0x%08x"
                    .formatted(
                            Addresses.plus(frame.pc(), -CALL_LENGTH),
                            frame.registers().value(XtensaRegisters.A1).orElse(0)));
        }
        return places;
    }

    private static List<String> pcs(List<String> places) {
        return places.stream().map(place -> place.substring(0, 10)).toList();
    }

    private static List<String> reported(CrashRun run) throws IOException {
        String log = run.logText();
        String line = log.substring(log.indexOf("Backtrace:")).split("\n", 2)[0];
        List<String> places = new ArrayList<>();
        Matcher entries = ENTRY.matcher(line);
        while (entries.find()) {
            places.add(entries.group());
        }
        return places;
    }
}

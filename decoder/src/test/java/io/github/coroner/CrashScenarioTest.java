package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.ScenarioCheck;
import io.github.coroner.testdata.ShownCrash;
import io.github.coroner.testdata.ShownCrash.ShownFrame;
import io.github.coroner.unwind.Recovery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every run of our own firmware, decoded end to end, held against the table in {@code testdata/firmware/src/scenarios.def}: what must
 * be seen comes from the sources, not from any decoder's output.
 */
class CrashScenarioTest {

    static List<CrashRun> runs() {
        return CrashRun.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void crashIsTheTables(CrashRun run) throws IOException {
        assertThat(ScenarioCheck.of(run).complaints(shown(decode(run)))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyTaskIsThereAndNoGuessIsUnmarked(CrashRun run) throws IOException {
        CrashReport report = decode(run);

        assertThat(report.tasks())
                .extracting(task -> task.name().orElse(""))
                .contains("sensor", "main", "IDLE", "logger", "net_rx");
        assertThat(report.application().match())
                .isEqualTo(run.name().contains("bin03") ? Application.Match.UNVERIFIABLE : Application.Match.MATCHES);
        for (TaskReport task : report.tasks()) {
            for (FrameReport frame : task.frames()) {
                // behind a gap a frame is a guess, or one whose saved registers the windows of a task that yielded
                // still hold
                assertThat(!frame.gapBefore()
                                || frame.recovery() == Recovery.SCAN
                                || frame.recovery() == Recovery.WINDOW)
                        .as("%s %s", task.name(), frame)
                        .isTrue();
            }
        }
    }

    private static CrashReport decode(CrashRun run) throws IOException {
        return CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .rom(Firmware.open(run.rom()))
                .locals(true)
                .build()
                .decode(CoreDump.read(run.dump()));
    }

    private static ShownCrash shown(CrashReport report) {
        TaskReport crashed = report.crashedTask();
        List<ShownFrame> frames = new ArrayList<>();
        for (FrameReport frame : crashed.frames()) {
            frames.add(new ShownFrame(
                    frame.function().orElse(""),
                    frame.file().map(file -> file + ":" + frame.line().orElse(0)),
                    Optional.of(frame.inlined()),
                    Optional.of(frame.module().equals(Optional.of(FrameReport.Module.ROM))),
                    Optional.of(values(frame.arguments())),
                    Optional.of(values(frame.locals()))));
        }
        Reason reason = report.reason();
        return new ShownCrash(
                frames,
                Optional.of(reason.summary() + "\n" + reason.exception().orElse("") + "\n"
                        + reason.details().orElse("")),
                Optional.of(report.hints().stream().map(Hint::code).toList()),
                crashed.stop().map(stop -> stop.reason().label()));
    }

    private static Map<String, List<String>> values(List<VariableReport> variables) {
        Map<String, List<String>> values = new HashMap<>();
        for (VariableReport variable : variables) {
            List<String> texts = values.computeIfAbsent(variable.name(), name -> new ArrayList<>());
            texts.add(variable.text());
            variable.entryValue().ifPresent(texts::add);
        }
        return values;
    }
}

package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.CoreDump;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Scenario;
import io.github.coroner.testdata.Scenario.ExpectedFrame;
import io.github.coroner.unwind.Recovery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every run of our own firmware, decoded end to end, held against the table in {@code testdata/firmware/src/scenarios.def}: what must
 * be seen comes from the sources, not from any decoder's output.
 */
class CrashScenarioTest {

    /** Builds of which call stacks can be told in full: with optimization, frames leave by tail calls and are inlined. */
    private static final List<String> EXACT = List.of("og", "dwarf4", "gz", "esphome-v1", "esphome-v3", "float");

    static List<CrashRun> runs() {
        return CrashRun.all();
    }

    static List<CrashRun> exactRuns() {
        return CrashRun.all().stream()
                .filter(run -> EXACT.contains(run.variant()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exactRuns")
    void callStackOfTheCrashedTaskIsTheTables(CrashRun run) throws IOException {
        CrashReport report = decode(run, true);
        List<FrameReport> frames = report.findCrashedTask().orElseThrow().frames();

        assertThat(matches(expected(run), frames, 0, 0))
                .as("%s: expected %s, got %s", run, words(expected(run)), frames)
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exactRuns")
    void framesShowTheMarkedLines(CrashRun run) throws IOException {
        for (FrameReport frame : decode(run, true).crashedTask().frames()) {
            String name = frame.function().orElse("?");
            List<String> marked = Scenario.markedLines(simpleName(name));
            if (!marked.isEmpty() && frame.file().isPresent()) {
                String file = frame.file().get();
                assertThat(marked)
                        .as("%s of %s in %s", name, file, run)
                        .contains(file.substring(file.lastIndexOf('/') + 1) + ":"
                                + frame.line().orElse(0));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void reasonIsTheTables(CrashRun run) throws IOException {
        CrashReport report = decode(run, true);
        Optional<Scenario.Expectation> reason = Scenario.of(run).expectation(run.architecture(), "reason");

        if (reason.isPresent() && !run.name().contains("bin03")) {
            String said = report.reason().summary() + "\n"
                    + report.reason().exception().orElse("") + "\n"
                    + report.reason().details().orElse("");
            assertThat(reason.get().alternatives())
                    .as("reason of %s: %s", run, said)
                    .anySatisfy(words -> assertThat(said).contains(words));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exactRuns")
    void argumentsAreTheTables(CrashRun run) throws IOException {
        CrashReport report = decode(run, true);
        for (Scenario.Expectation expectation : Scenario.of(run).expectations()) {
            int dot = expectation.key().indexOf('.');
            boolean applies = expectation.architecture().isEmpty()
                    || expectation.architecture().equals(run.architecture());
            if (dot > 0 && applies) {
                String function = expectation.key().substring(0, dot);
                String variable = expectation.key().substring(dot + 1);
                List<String> values = values(report, function, variable);
                assertThat(values)
                        .as("%s in %s", expectation.key(), run)
                        .anySatisfy(
                                value -> assertThat(expectation.alternatives()).contains(value));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyTaskIsThereAndNoGuessIsUnmarked(CrashRun run) throws IOException {
        CrashReport report = decode(run, true);

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

    private static List<String> values(CrashReport report, String function, String variable) {
        List<String> values = new ArrayList<>();
        for (FrameReport frame : report.crashedTask().frames()) {
            if (frame.function().isPresent() && frame.function().get().equals(function)) {
                List<VariableReport> all = new ArrayList<>(frame.arguments());
                all.addAll(frame.locals());
                all.stream()
                        .filter(v -> v.name().equals(variable))
                        .map(VariableReport::text)
                        .forEach(values::add);
                all.stream()
                        .filter(v -> v.name().equals(variable))
                        .flatMap(v -> v.entryValue().stream())
                        .forEach(values::add);
            }
        }
        return values;
    }

    private static CrashReport decode(CrashRun run, boolean withRom) throws IOException {
        CrashDecoder.Builder builder =
                CrashDecoder.builder().firmware(Firmware.open(run.elf())).locals(true);
        if (withRom) {
            builder.rom(Firmware.open(run.rom()));
        }
        return builder.build().decode(CoreDump.read(run.dump()));
    }

    private static List<ExpectedFrame> expected(CrashRun run) {
        return Scenario.of(run).frames();
    }

    private static List<String> words(List<ExpectedFrame> frames) {
        return frames.stream()
                .map(frame -> frame.function() + (frame.kind().isEmpty() ? "" : ":" + frame.kind()))
                .toList();
    }

    /** Whether frames from {@code at} on are what the table says from {@code next} on. */
    private static boolean matches(List<ExpectedFrame> table, List<FrameReport> frames, int next, int at) {
        if (next == table.size()) {
            return at == frames.size();
        }
        if (table.get(next).isAnything()) {
            for (int skipped = at; skipped <= frames.size(); skipped++) {
                if (matches(table, frames, next + 1, skipped)) {
                    return true;
                }
            }
            return false;
        }
        return at < frames.size() && is(table.get(next), frames.get(at)) && matches(table, frames, next + 1, at + 1);
    }

    private static boolean is(ExpectedFrame wanted, FrameReport frame) {
        return switch (wanted.kind()) {
            case "inlined" -> frame.inlined() && named(wanted, frame);
            case "rom" -> frame.module().equals(Optional.of(FrameReport.Module.ROM)) && named(wanted, frame);
            default ->
                wanted.function().equals("?") ? frame.function().isEmpty() : !frame.inlined() && named(wanted, frame);
        };
    }

    private static boolean named(ExpectedFrame wanted, FrameReport frame) {
        String name = frame.function().orElse("");
        return name.equals(wanted.function()) || name.startsWith(wanted.function() + "(");
    }

    /** The last part of a qualified name, without parameters and template arguments. */
    private static String simpleName(String function) {
        String plain = function.replaceAll("\\(.*", "").replaceAll("<.*", "");
        return plain.substring(plain.lastIndexOf(':') + 1);
    }
}

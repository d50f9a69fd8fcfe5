package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.PanicLogDecoder;
import io.github.coroner.PanicLogReport;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Scenario;
import io.github.coroner.testdata.ScenarioCheck;
import io.github.coroner.testdata.ShownCrash;
import io.github.coroner.testdata.ShownCrash.ShownFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Every run of our own firmware in every report, as written, held against the table in
 * {@code testdata/firmware/src/scenarios.def}. The records behind them are held against it by the decoder's tests.
 */
class ScenarioReportsTest {

    static List<CrashRun> runs() {
        return CrashRun.all();
    }

    static Stream<CrashRun> recordedRuns() {
        return CrashRun.all().stream().filter(run -> Files.exists(run.gdb()));
    }

    private static CrashDecoder decoder(CrashRun run) throws IOException {
        return CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .rom(Firmware.open(run.rom()))
                .locals(true)
                .build();
    }

    @Test
    void headLinesKeepTheWidth() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/null-store");
        CrashReport report = CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .build()
                .decode(CoreDump.read(run.dump()));
        for (int width : new int[] {80, 100}) {
            StringBuilder text = new StringBuilder();
            TextReport.of(report, TextStyle.PLAIN.withWidth(width)).write(text);
            assertThat(text.toString().lines().takeWhile(line -> !line.startsWith("sensor  0x")))
                    .allMatch(line -> line.length() <= width);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void jsonIsTheTables(CrashRun run) throws IOException {
        CrashReport report = decoder(run).decode(CoreDump.read(run.dump()));
        StringBuilder text = new StringBuilder();
        JsonReport.of(report).write(text);

        assertThat(ScenarioCheck.of(run).complaints(shown(new ObjectMapper().readTree(text.toString()))))
                .isEmpty();
    }

    private static ShownCrash shown(JsonNode document) {
        JsonNode crashed = document.get("tasks").values().stream()
                .filter(task -> task.get("tcb").equals(document.get("crashedTask")))
                .findFirst()
                .orElseThrow();
        JsonNode reason = document.get("reason");
        return new ShownCrash(
                crashed.get("frames").values().stream()
                        .map(ScenarioReportsTest::frame)
                        .toList(),
                Optional.of(reason.get("summary").asString() + "\n"
                        + reason.path("exception").asString("") + "\n"
                        + reason.path("details").asString("")),
                Optional.of(document.path("hints").values().stream()
                        .map(hint -> hint.get("code").asString())
                        .toList()),
                Optional.of(crashed.get("stop").get("reason").asString()));
    }

    private static ShownFrame frame(JsonNode frame) {
        return new ShownFrame(
                frame.path("function").asString(""),
                frame.hasNonNull("file")
                        ? Optional.of(frame.get("file").asString() + ":"
                                + frame.get("line").asInt())
                        : Optional.empty(),
                Optional.of(frame.get("inlined").asBoolean()),
                Optional.of(frame.path("module").asString("").equals("rom")),
                Optional.of(values(frame.path("arguments"))),
                Optional.of(values(frame.path("locals"))));
    }

    private static Map<String, List<String>> values(JsonNode variables) {
        Map<String, List<String>> values = new HashMap<>();
        for (JsonNode variable : variables) {
            List<String> texts = values.computeIfAbsent(variable.get("name").asString(), name -> new ArrayList<>());
            texts.add(variable.path("value").asString(""));
            texts.add(variable.path("entryValue").asString(""));
        }
        return values;
    }

    /** This report shows what gdb shows; where gdb is wrong other tests hold it against what gdb said. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void espCoredumpReportIsTheTablesUnlessGdbIsWrong(CrashRun run) throws IOException {
        StringBuilder text = new StringBuilder();
        EspCoredumpReport.of(decoder(run).gdbView(CoreDump.read(run.dump())), false)
                .write(text);
        String report = text.toString();
        String stack = report.substring(report.indexOf(" CURRENT THREAD STACK "), report.indexOf(" THREADS INFO "));
        ShownCrash shown = ShownCrash.of(GdbBacktrace.frames(stack));
        ScenarioCheck check = ScenarioCheck.of(run);

        if (check.gdbIsWrong().isEmpty()) {
            assertThat(check.complaints(shown)).isEmpty();
        } else {
            assertThat(shown.frames()).isNotEmpty();
        }
    }

    /** What the table says is wrong in gdb's answers is wrong there, and nothing else is. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("recordedRuns")
    void recordedGdbIsTheTablesUnlessTheTableSaysThatItIsWrong(CrashRun run) throws IOException {
        String recorded = Files.readString(run.gdb(), StandardCharsets.ISO_8859_1);
        String stack = recorded.substring(recorded.indexOf("==== bt full"), recorded.indexOf("==== all threads"));
        ShownCrash shown = ShownCrash.of(GdbBacktrace.frames(stack));
        ScenarioCheck check = ScenarioCheck.of(run);

        if (check.gdbIsWrong().isEmpty()) {
            assertThat(check.complaints(shown)).isEmpty();
        } else {
            assertThat(check.isCallStack(shown)).as("gdb is right").isFalse();
        }
    }

    /**
     * A panic text has no locals and few registers, so values are not looked for. Where it has no registers at all (an abort on
     * Xtensa), its innermost address lies beside the truth by one instruction: then the frame there is not looked at either.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void panicTextReportIsTheTables(CrashRun run) throws IOException {
        List<PanicLogReport> reports = new ArrayList<>();
        byte[] log = run.logBytes();
        PanicLogDecoder panic = new PanicLogDecoder(decoder(run), reports::add, Optional.empty());
        panic.feed(log, 0, log.length);
        panic.finish();
        PanicLogReport report = reports.get(0);
        StringBuilder text = new StringBuilder();
        LoggedCrashText.of(TextStyle.PLAIN.withWidth(1000).withAllFrames(true)).write(report, text);
        ShownCrash shown = PanicTextReport.shown(text.toString());
        boolean hasRegisters = !report.text().registerDumps().isEmpty();

        assertThat(reports).hasSize(1);
        assertThat(ScenarioCheck.of(run).complaints(hasRegisters ? shown : beside(shown, run)))
                .isEmpty();
    }

    private static ShownCrash beside(ShownCrash shown, CrashRun run) {
        List<ShownFrame> frames = new ArrayList<>(shown.frames());
        frames.set(0, ShownFrame.of(Scenario.of(run).frames().get(0).function(), Optional.empty()));
        return new ShownCrash(frames, shown.reason(), shown.hints(), shown.stop());
    }
}

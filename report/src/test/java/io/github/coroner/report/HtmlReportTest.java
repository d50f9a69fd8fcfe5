package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.TaskReport;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static CrashReport report() throws IOException {
        return report("xtensa/og/null-store");
    }

    private static CrashReport report(String name) throws IOException {
        CrashRun run = CrashRun.named(name);
        return CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .locals(true)
                .build()
                .decode(CoreDump.read(run.dump()));
    }

    private static String html(CrashReport report) throws IOException {
        StringBuilder out = new StringBuilder();
        HtmlReport.of(report).write(out);
        return out.toString();
    }

    @Test
    void tellsWhoCrashedWithItsCallStackOpen() throws IOException {
        String html = html(report());
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "<h1>sensor crashed on core 0: StoreProhibited",
                        "<h2>Call stack of sensor</h2>\n<table class=\"frames\">\n<tr><td>#0",
                        "process_batch",
                        "<details><summary>main</summary>")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void theAnswerComesFirstAndTheRestBelow() throws IOException {
        String html = html(report("riscv/og/broken-task"));
        assertThat(html)
                .containsSubsequence(
                        "<h1>",
                        "<a href=\"#problems\">",
                        "<h2>Call stack of sensor",
                        "<h2>Registers",
                        "<h2>Tasks",
                        "<h2>Call stacks of the other tasks",
                        "<h2 id=\"problems\">",
                        "<h2>Memory");
        assertThat(html(report("riscv/og/null-store"))).doesNotContain("#problems");
    }

    @Test
    void aGuessWithoutAPlaceIsJustAGuess() throws IOException {
        CrashReport report = CrashDecoder.builder()
                .build()
                .decode(CoreDump.read(CrashRun.named("riscv/og/null-store").dump()));
        assertThat(html(report)).contains("<code>?</code><td>a guess\n");
    }

    @Test
    void showsLocalVariablesBelowTheirFrame() throws IOException {
        assertThat(html(report("riscv/og/null-store")))
                .containsSubsequence(
                        "process_batch (", "<code>int [4] taps = {3, -1, 4, 42}</code>", "run_null_store (rounds=21)");
    }

    @Test
    void marksTheCrashedTaskAndTellsCores() throws IOException {
        assertThat(html(report()))
                .contains(
                        "<th>core",
                        "<tr><td><b>sensor</b><td>running<td>5<td>0<td",
                        "<tr><td>main<td>ready<td>1<td>0<td");
        assertThat(html(report("riscv/og/null-store"))).doesNotContain("<th>core");
    }

    @Test
    void doesNotTellFreeStackOfATaskThatRanOutOfIt() throws IOException {
        CrashReport report = report("xtensa/og/stack-overflow");
        assertThat(html(report)).contains("<b>sensor</b><td>running<td>5<td>0<td class=\"bad\">overflown<td");
        StringBuilder text = new StringBuilder();
        TextReport.of(report, TextStyle.PLAIN).write(text);
        assertThat(text.toString())
                .containsPattern("(?m)^sensor  0x[0-9a-f]{8}  priority 5  stack overflown$")
                .containsPattern("(?m)^\\* sensor +running +5 +overflown +0$");
    }

    @Test
    void saysWhatTheDeviceFoundWrongWithATask() throws IOException {
        assertThat(html(report("xtensa/og/broken-task")))
                .contains("logger <span class=\"bad\">stack corrupted, registers are made up</span>");
    }

    @Test
    void drawsWhatTheDumpHoldsToScale() throws IOException {
        CrashReport report = report();
        String html = html(report);
        assertThat(html.split("<i class=\"(stack|tcb|data)\" style", -1))
                .hasSize(report.memory().size() + 1);
        assertThat(html).contains(": the whole stack of sensor\"");
        Matcher blocks = Pattern.compile("left:([0-9.]+)%;width:([0-9.]+)%").matcher(html);
        while (blocks.find()) {
            assertThat(Double.parseDouble(blocks.group(1)) + Double.parseDouble(blocks.group(2)))
                    .isBetween(0.0, 100.01);
        }
    }

    @Test
    void aTaskNamedLikeATagIsJustText() throws IOException {
        CrashReport report = report();
        TaskReport task = report.tasks().get(1);
        TaskReport evil = new TaskReport(
                task.tcb(),
                Optional.of("<script>alert('x')</script>"),
                task.status(),
                task.priority(),
                task.basePriority(),
                task.core(),
                task.state(),
                task.stackStart(),
                task.stackEnd(),
                task.stackUsed(),
                task.stackFree(),
                task.registers(),
                task.registerMeanings(),
                task.frames(),
                task.stop(),
                task.interrupted());
        CrashReport changed = new CrashReport(
                report.chip(),
                report.chipRevision(),
                report.architecture(),
                report.container(),
                report.dumpVersion(),
                report.dumpFormat(),
                report.dumpBytes(),
                report.checksum(),
                report.application(),
                report.reason(),
                report.crashedTcb(),
                report.crashedCore(),
                report.inInterrupt(),
                List.of(report.tasks().get(0), evil),
                report.memory(),
                report.fingerprint(),
                report.hints(),
                report.problems());
        assertThat(html(changed)).doesNotContain("<script").contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    }
}

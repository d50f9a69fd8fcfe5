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
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        return CrashDecoder.builder().firmware(Firmware.open(run.elf())).build().decode(CoreDump.read(run.dump()));
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
                        "<details open><summary>sensor</summary>",
                        "process_batch")
                .doesNotContain("<script", "http://", "https://");
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

package io.github.coroner.report;

import io.github.coroner.CrashReport;
import io.github.coroner.FrameReport;
import io.github.coroner.Hint;
import io.github.coroner.TaskReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A report as one HTML file that needs nothing else: no script, no network, light and dark.
 *
 * <p>Everything from the dump or the firmware is escaped, so that a task named {@code <script>} is just a task. Immutable.
 */
public final class HtmlReport {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:15px/1.45 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.3rem}h2{font-size:1.05rem;margin-top:2rem}
            code,td.a,pre{font-family:ui-monospace,monospace;font-size:.85rem}
            table{border-collapse:collapse}td,th{padding:.15rem .8rem .15rem 0;text-align:left;vertical-align:top}
            code,li,.tasks td:first-child{overflow-wrap:anywhere}th,td.a,td.n{white-space:nowrap}.locals code{display:block;padding-left:1rem}
            .bad{color:#c62828;font-weight:600}.faint{opacity:.65}.guess{color:#b26a00}
            @media(prefers-color-scheme:dark){.bad{color:#ff7b72}.guess{color:#e0a050}}
            details{margin:.4rem 0}summary{cursor:pointer}
            .bar{display:inline-block;width:10rem;height:.7rem;border:1px solid currentColor;vertical-align:middle}
            .bar i{display:block;height:100%;background:#3b82c4}
            .registers{columns:22rem}.registers div{break-inside:avoid;display:flex;gap:.6rem}
            .registers b{flex:0 0 3rem;font-weight:400}.registers span{overflow-wrap:anywhere}
            .ends{display:flex;justify-content:space-between;margin-top:.6rem}
            .strip{position:relative;height:1.5rem;border:1px solid #8888}
            .strip i{position:absolute;top:0;bottom:0;min-width:2px}
            .key{display:inline-block;width:.9rem;height:.9rem;margin:0 .4rem 0 1rem;vertical-align:-.1rem}
            i.stack{background:#3b82c4}i.tcb{background:#d98a1f}i.data{background:#4a9c5d}
            i.whole{background:#3b82c433;outline:1px solid #3b82c488}
            @media(max-width:40rem){.bar{display:none}td,th{padding-right:.5rem}th,td.n{white-space:normal}
            .frames,.frames tbody{display:block}.frames tr{display:flex;flex-wrap:wrap;column-gap:.6rem}.frames td{padding-right:0}
            .frames td:nth-child(n+3){flex:1 0 100%;padding-left:1rem;overflow-wrap:anywhere}}
            """;

    private final CrashReport report;
    private final Summary summary;
    private final HtmlStacks stacks;

    private HtmlReport(CrashReport report) {
        this.report = report;
        this.summary = new Summary(report);
        this.stacks = new HtmlStacks(report, summary);
    }

    /** {@return the rendering of {@code report}} */
    public static HtmlReport of(CrashReport report) {
        return new HtmlReport(report);
    }

    /**
     * Writes it.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        StringBuilder html = new StringBuilder();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(escaped(report.reason().summary()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n");
        head(html);
        hints(html);
        stacks.addCrashed(html);
        registers(html);
        tasks(html);
        stacks.addOthers(html);
        problems(html);
        new HtmlMemory(report).addTo(html);
        html.append("</html>\n");
        out.append(html);
    }

    private void head(StringBuilder html) {
        summary.mismatch()
                .ifPresent(text -> html.append("<p class=\"bad\">Wrong firmware: ")
                        .append(escaped(text))
                        .append("</p>\n"));
        html.append("<h1>").append(escaped(summary.headline())).append("</h1>\n");
        summary.culprit().ifPresent(frame -> culprit(html, frame));
        html.append("<table>\n");
        row(html, "chip and dump", Optional.of(String.join(" \u00b7 ", summary.device())));
        row(html, "firmware", Optional.of(String.join(" \u00b7 ", summary.application())));
        row(html, "memory", Optional.of(String.join("; ", summary.held())));
        row(
                html,
                "details",
                report.reason()
                        .details()
                        .filter(text -> !text.equals(report.reason().summary())));
        row(html, "fingerprint", report.fingerprint());
        html.append("</table>\n");
    }

    private void culprit(StringBuilder html, FrameReport frame) {
        html.append("<p>in <code>").append(escaped(frame.function().orElse("?")));
        HtmlStacks.arguments(html, frame.arguments());
        html.append("</code> ").append(stacks.place(frame)).append("</p>\n");
    }

    private static void row(StringBuilder html, String name, Optional<String> value) {
        value.ifPresent(text -> html.append("<tr><th>")
                .append(name)
                .append("<td>")
                .append(escaped(text))
                .append('\n'));
    }

    private void hints(StringBuilder html) {
        for (Hint hint : report.hints()) {
            html.append("<p><b>hint:</b> ")
                    .append(escaped(hint.message()))
                    .append(" <span class=\"faint\">because ")
                    .append(escaped(hint.evidence()))
                    .append("</span></p>\n");
        }
        int problems = report.problems().size();
        if (problems > 0) {
            html.append("<p><a href=\"#problems\">")
                    .append(problems == 1 ? "1 problem" : problems + " problems")
                    .append("</a></p>\n");
        }
    }

    private void problems(StringBuilder html) {
        if (report.problems().isEmpty()) {
            return;
        }
        html.append("<h2 id=\"problems\">Problems</h2>\n<ul>\n");
        for (Problem problem : report.problems()) {
            html.append("<li><code>")
                    .append(problem.code())
                    .append("</code> ")
                    .append(escaped(problem.message()))
                    .append('\n');
        }
        html.append("</ul>\n");
    }

    private void tasks(StringBuilder html) {
        boolean cores = report.tasks().stream().anyMatch(task -> task.core().isPresent());
        html.append("<h2>Tasks</h2>\n<table class=\"tasks\">\n<tr><th>task<th>state<th>priority")
                .append(cores ? "<th>core" : "")
                .append("<th colspan=\"2\">stack used\n");
        for (TaskReport task : report.tasks()) {
            String name = escaped(TaskTable.name(task));
            html.append("<tr><td>")
                    .append(summary.isCrashed(task) ? "<b>" + name + "</b>" : name)
                    .append("<td>")
                    .append(task.state().map(TaskReport.State::label).orElse(""))
                    .append("<td>")
                    .append(number(task.priority()));
            if (cores) {
                html.append("<td>").append(task.core().isPresent() ? task.core().getAsInt() : "");
            }
            stack(html, task);
            html.append('\n');
        }
        html.append("</table>\n");
    }

    private void stack(StringBuilder html, TaskReport task) {
        if (summary.isOverflown(task)) {
            html.append("<td class=\"bad\">overflown");
            bar(html, 100);
        } else if (task.stackUsed().isPresent() && task.stackFree().isPresent()) {
            long used = task.stackUsed().getAsLong();
            long whole = Math.max(1, used + task.stackFree().getAsLong());
            html.append("<td class=\"n\">").append(used).append(" of ").append(whole);
            bar(html, used * 100 / whole);
        }
    }

    private static void bar(StringBuilder html, long percent) {
        html.append("<td><span class=\"bar\"><i style=\"width:").append(percent).append("%\"></i></span>");
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    private void registers(StringBuilder html) {
        Optional<TaskReport> crashed = report.findCrashedTask();
        if (crashed.isEmpty()) {
            return;
        }
        html.append("<h2>Registers</h2>\n<div class=\"registers\">\n");
        for (String name : crashed.get().registers().names()) {
            OptionalLong value = crashed.get().registers().value(name);
            if (value.isPresent()) {
                html.append("<div><b>")
                        .append(escaped(name))
                        .append("</b><code>")
                        .append(Addresses.hex(value.getAsLong()))
                        .append("</code>");
                crashed.get().registerMeanings().stream()
                        .filter(meaning -> meaning.register().equals(name))
                        .forEach(meaning -> html.append("<span>")
                                .append(escaped(meaning.meaning()))
                                .append("</span>"));
                html.append("</div>\n");
            }
        }
        html.append("</div>\n");
    }

    /** Control characters are shown as in text; what means something in HTML is written as a reference. */
    static String escaped(String text) {
        return Markup.escaped(SafeText.of(text)).replace("'", "&#39;");
    }
}

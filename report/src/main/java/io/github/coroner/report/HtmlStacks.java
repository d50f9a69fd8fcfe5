package io.github.coroner.report;

import io.github.coroner.CrashReport;
import io.github.coroner.FrameReport;
import io.github.coroner.TaskReport;
import io.github.coroner.VariableReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The call stacks of a report in HTML: that of the crashed task open, the others to be opened. */
final class HtmlStacks {
    private final CrashReport report;
    private final Summary summary;
    private final SourcePaths paths;

    HtmlStacks(CrashReport report, Summary summary) {
        this.report = report;
        this.summary = summary;
        this.paths = SourcePaths.of(report.tasks().stream()
                .flatMap(task -> task.frames().stream())
                .flatMap(frame -> frame.file().stream())
                .distinct()
                .toList());
    }

    /** Adds the call stack of the task that crashed, if it is known which one that is. */
    void addCrashed(StringBuilder html) {
        report.findCrashedTask().ifPresent(task -> {
            html.append("<h2>Call stack of ").append(title(task)).append("</h2>\n");
            stack(html, task);
        });
    }

    /** Adds the call stacks of all other tasks, folded. */
    void addOthers(StringBuilder html) {
        List<TaskReport> others =
                report.tasks().stream().filter(task -> !summary.isCrashed(task)).toList();
        if (others.isEmpty()) {
            return;
        }
        boolean all = others.size() == report.tasks().size();
        html.append(all ? "<h2>Call stacks</h2>\n" : "<h2>Call stacks of the other tasks</h2>\n");
        for (TaskReport task : others) {
            html.append("<details><summary>").append(title(task)).append("</summary>\n");
            stack(html, task);
            html.append("</details>\n");
        }
    }

    private static String title(TaskReport task) {
        return HtmlReport.escaped(TaskTable.name(task))
                + Summary.damage(task)
                        .map(words -> " <span class=\"bad\">" + words + "</span>")
                        .orElse("");
    }

    private void stack(StringBuilder html, TaskReport task) {
        frames(html, task.frames(), task.stop());
        task.interrupted().ifPresent(below -> {
            html.append("<p>interrupted:</p>\n");
            frames(html, below.frames(), Optional.of(below.stop()));
        });
    }

    private void frames(StringBuilder html, List<FrameReport> frames, Optional<Stop> stop) {
        html.append("<table class=\"frames\">\n");
        for (FrameReport frame : frames) {
            if (frame.gapBefore()) {
                html.append("<tr><td><td colspan=\"3\" class=\"guess\">frames are missing here\n");
            }
            boolean guess = frame.recovery() == Recovery.SCAN;
            html.append(guess ? "<tr class=\"guess\">" : frame.panicHandler() ? "<tr class=\"faint\">" : "<tr>")
                    .append("<td>#")
                    .append(frame.level())
                    .append("<td class=\"a\">")
                    .append(Addresses.hex(frame.pc()))
                    .append("<td><code>")
                    .append(HtmlReport.escaped(frame.function().orElse("?")));
            if (frame.function().isPresent() && !isRom(frame)) {
                arguments(html, frame.arguments());
            }
            html.append("</code><td>")
                    .append(String.join(", ", where(frame, guess)))
                    .append('\n');
            locals(html, frame.locals());
        }
        stop.ifPresent(end -> html.append("<tr class=\"faint\"><td><td colspan=\"3\">end: ")
                .append(HtmlReport.escaped(FrameLines.inWords(end)))
                .append('\n'));
        html.append("</table>\n");
    }

    private static boolean isRom(FrameReport frame) {
        return frame.module().isPresent() && frame.module().get() == FrameReport.Module.ROM;
    }

    static void arguments(StringBuilder html, List<VariableReport> arguments) {
        html.append(" (");
        for (int i = 0; i < arguments.size(); i++) {
            VariableReport argument = arguments.get(i);
            html.append(i == 0 ? "" : ", ")
                    .append(HtmlReport.escaped(argument.name() + "=" + FrameLines.value(argument)));
        }
        html.append(')');
    }

    private static void locals(StringBuilder html, List<VariableReport> locals) {
        if (locals.isEmpty()) {
            return;
        }
        html.append("<tr class=\"locals\"><td><td><td colspan=\"2\">");
        for (VariableReport local : locals) {
            String declared = local.type().map(type -> type + " ").orElse("") + local.name();
            html.append("<code>")
                    .append(HtmlReport.escaped(declared + " = " + FrameLines.value(local)))
                    .append("</code>");
        }
        html.append('\n');
    }

    private List<String> where(FrameReport frame, boolean guess) {
        List<String> parts = new ArrayList<>();
        if (isRom(frame)) {
            parts.add("ROM");
        }
        if (frame.inlined()) {
            parts.add("inlined");
        }
        if (guess) {
            parts.add("a guess");
        }
        if (frame.file().isPresent()) {
            parts.add(place(frame));
        }
        return parts;
    }

    /** {@return file and line, escaped; empty if they are not known} */
    String place(FrameReport frame) {
        String file = frame.file()
                .map(path -> HtmlReport.escaped(paths.shorten(path, 60)))
                .orElse("");
        return frame.line().isPresent() ? file + ':' + frame.line().getAsInt() : file;
    }
}

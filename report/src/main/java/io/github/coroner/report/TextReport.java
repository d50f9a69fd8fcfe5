package io.github.coroner.report;

import io.github.coroner.CrashReport;
import io.github.coroner.FrameReport;
import io.github.coroner.Hint;
import io.github.coroner.TaskReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Problem;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.report.TextStyle.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A report for people: the answer first, the evidence below, nothing twice.
 *
 * <p>Text from the dump or the firmware is escaped: it cannot control a terminal. Immutable.
 */
public final class TextReport {
    private static final String SEPARATOR = " · ";

    private final CrashReport report;
    private final Summary summary;
    private final TextStyle style;
    private final SourcePaths paths;
    private final FrameLines frames;

    private TextReport(CrashReport report, TextStyle style) {
        this.report = report;
        this.summary = new Summary(report);
        this.style = style;
        this.paths = SourcePaths.of(allFrames(report)
                .flatMap(frame -> frame.file().stream())
                .distinct()
                .toList());
        this.frames = new FrameLines(style, paths);
    }

    /** {@return the rendering of {@code report} in a style} */
    public static TextReport of(CrashReport report, TextStyle style) {
        return new TextReport(report, style);
    }

    private static Stream<FrameReport> allFrames(CrashReport report) {
        return report.tasks().stream()
                .flatMap(task -> Stream.concat(
                        task.frames().stream(), task.interrupted().stream().flatMap(below -> below.frames().stream())));
    }

    /**
     * Writes it.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        List<String> lines = new ArrayList<>();
        mismatch(lines);
        answer(lines);
        origin(lines);
        Optional<TaskReport> crashed = report.findCrashedTask();
        if (crashed.isPresent()) {
            lines.add("");
            task(lines, crashed.get());
            registers(lines, crashed.get());
        }
        hints(lines);
        lines.add("");
        TaskTable.of(report.tasks(), summary, style).addTo(lines);
        for (TaskReport task : report.tasks()) {
            boolean isCrashed =
                    crashed.isPresent() && task.tcb() == crashed.get().tcb();
            if (!isCrashed && !style.crashedTaskOnly()) {
                lines.add("");
                task(lines, task);
            }
        }
        lines.add("");
        problems(lines);
        for (String line : lines) {
            out.append(line).append('\n');
        }
    }

    /** A report made with the wrong firmware says so before anything else. */
    private void mismatch(List<String> lines) {
        summary.mismatch().ifPresent(text -> {
            Wrapping.add(lines, "WRONG FIRMWARE: " + text, "", style, Ink.BAD);
            lines.add("");
        });
    }

    private void answer(List<String> lines) {
        Wrapping.add(lines, summary.headline(), "    ", style, Ink.HEADLINE);
        details(lines);
        summary.culprit().ifPresent(frame -> lines.add(frames.culprit(frame)));
    }

    /** Further lines of a longer text: the first is the summary already. */
    private void details(List<String> lines) {
        List<String> more = report.reason().details().stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .skip(1)
                .toList();
        for (String line : more) {
            Wrapping.add(lines, "    " + SafeText.of(line), "        ", style, Ink.STRONG);
        }
    }

    private void origin(List<String> lines) {
        lines.add("");
        Wrapping.addJoined(lines, summary.device(), SEPARATOR, style);
        Wrapping.addJoined(lines, summary.application(), SEPARATOR, style);
        Wrapping.addJoined(lines, summary.held(), "; ", style);
        if (!paths.prefixes().isEmpty()) {
            Wrapping.add(
                    lines,
                    "left out of paths: "
                            + String.join(
                                    " ",
                                    paths.prefixes().stream().map(SafeText::of).toList()),
                    "    ",
                    style,
                    Ink.FAINT);
        }
    }

    private void task(List<String> lines, TaskReport task) {
        StringBuilder head = new StringBuilder(style.in(Ink.STRONG, TaskTable.name(task)))
                .append("  ")
                .append(Addresses.hex(task.tcb()));
        task.priority().ifPresent(priority -> head.append("  priority ").append(priority));
        if (summary.isOverflown(task)) {
            head.append("  ").append(style.in(Ink.BAD, "stack overflown"));
        } else if (task.stackUsed().isPresent() && task.stackFree().isPresent()) {
            head.append("  stack ")
                    .append(task.stackUsed().getAsLong())
                    .append(" used, ")
                    .append(task.stackFree().getAsLong())
                    .append(" free");
        }
        Summary.damage(task).ifPresent(words -> head.append("  ").append(style.in(Ink.BAD, words)));
        lines.add(head.toString());
        frames.add(lines, task.frames(), task.stop());
        task.interrupted().ifPresent(below -> {
            lines.add("  interrupted:");
            frames.add(lines, below.frames(), Optional.of(below.stop()));
        });
    }

    /** Registers of the crashed task, with what they point at, as many as fit on a line. */
    private void registers(List<String> lines, TaskReport task) {
        RegisterSet registers = task.registers();
        List<String> items = new ArrayList<>();
        for (String name : registers.names()) {
            OptionalLong value = registers.value(name);
            if (value.isPresent()) {
                String meaning = task.registerMeanings().stream()
                        .filter(entry -> entry.register().equals(name))
                        .map(entry -> " " + SafeText.shortened(entry.meaning(), 40))
                        .findFirst()
                        .orElse("");
                items.add(name + " " + Addresses.hex(value.getAsLong()) + meaning);
            }
        }
        if (!items.isEmpty()) {
            lines.add("");
            Wrapping.addItems(lines, items, "  ", style);
        }
    }

    private void hints(List<String> lines) {
        if (report.hints().isEmpty()) {
            return;
        }
        lines.add("");
        for (Hint hint : report.hints()) {
            Wrapping.add(lines, "hint: " + SafeText.of(hint.message()), "      ", style, Ink.STRONG);
            Wrapping.add(lines, "      because " + SafeText.of(hint.evidence()), "      ", style, Ink.FAINT);
        }
    }

    private void problems(List<String> lines) {
        if (report.problems().isEmpty()) {
            lines.add("problems: none");
            return;
        }
        lines.add("problems:");
        for (Problem problem : report.problems()) {
            Wrapping.add(
                    lines, "  " + problem.code() + "  " + SafeText.of(problem.message()), "    ", style, Ink.STRONG);
        }
    }
}

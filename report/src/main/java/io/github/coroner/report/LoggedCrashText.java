package io.github.coroner.report;

import io.github.coroner.AddressReport;
import io.github.coroner.Application;
import io.github.coroner.CoreReport;
import io.github.coroner.FrameReport;
import io.github.coroner.PanicLogReport;
import io.github.coroner.RawCrashReport;
import io.github.coroner.Reason;
import io.github.coroner.TaskReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Problem;
import io.github.coroner.report.TextStyle.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Crashes that a console or a crash record tells of, for people: whole reports, and the lines that are put between those of a log.
 *
 * <p>Text from log or firmware is escaped: it cannot control a terminal. Immutable.
 */
public final class LoggedCrashText {
    /** What stands before each line that is put into a log, as esp-idf-monitor does. */
    public static final String MARK = "--- ";

    private final TextStyle style;

    private LoggedCrashText(TextStyle style) {
        this.style = style;
    }

    /** {@return a renderer of this style} */
    public static LoggedCrashText of(TextStyle style) {
        return new LoggedCrashText(style);
    }

    /** {@return the lines of what is at the addresses of one line: {@code 0x400d1234: app_main at main.c:12}} */
    public List<String> addresses(List<AddressReport> addresses) {
        List<String> lines = new ArrayList<>();
        for (AddressReport address : addresses) {
            if (address.frames().isEmpty()) {
                address.meaning()
                        .ifPresent(meaning -> lines.add(address.label() + " " + Addresses.hex(address.address()) + ": "
                                + SafeText.of(meaning)));
            }
            for (FrameReport frame : address.frames()) {
                String start = frame.level() == 0 ? Addresses.hex(address.address()) + ": " : "(inlined by) ";
                lines.add(start + place(frame));
            }
        }
        return lines;
    }

    private static String place(FrameReport frame) {
        String function = SafeText.of(frame.function().orElse("?"));
        if (frame.file().isEmpty()) {
            boolean rom = frame.module().orElse(FrameReport.Module.APP) == FrameReport.Module.ROM;
            return function + (rom ? " in ROM" : "");
        }
        String line = frame.line().isPresent() ? ":" + frame.line().getAsInt() : "";
        return function + " at " + SafeText.of(frame.file().get()) + line;
    }

    /** {@return the lines of a call stack; empty if it says no more than addresses} */
    public List<String> callStack(CoreReport core) {
        List<String> lines = new ArrayList<>();
        if (core.frames().stream().anyMatch(frame -> frame.function().isPresent())) {
            frameLines(core).add(lines, core.frames(), core.stop());
        }
        return lines;
    }

    /** {@return lines that warn of a firmware that is not the one that crashed} */
    public List<String> warnings(Application application) {
        List<String> lines = new ArrayList<>();
        mismatch(lines, application);
        return lines;
    }

    private FrameLines frameLines(CoreReport core) {
        SourcePaths paths = SourcePaths.of(core.frames().stream()
                .flatMap(frame -> frame.file().stream())
                .distinct()
                .toList());
        return new FrameLines(style, paths);
    }

    /**
     * Writes a whole report.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(PanicLogReport report, Appendable out) throws IOException {
        List<String> lines = new ArrayList<>();
        mismatch(lines, report.application());
        String task = report.text().task().map(SafeText::of).orElse("the program");
        headline(
                lines,
                task,
                report.crashedCore().isPresent()
                        ? " on core " + report.crashedCore().getAsInt()
                        : "",
                report.reason());
        String where = report.text().lines().first() == report.text().lines().last()
                ? "line " + report.text().lines().first()
                : "lines " + report.text().lines().first() + " to "
                        + report.text().lines().last();
        origin(lines, report.chip(), report.architecture(), where, report.application());
        cores(lines, report.cores());
        problems(lines, report.problems());
        write(lines, out);
        if (report.coreDump().isPresent()) {
            out.append('\n');
            TextReport.of(report.coreDump().get(), style).write(out);
        }
    }

    /**
     * Writes a whole report.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(RawCrashReport report, Appendable out) throws IOException {
        List<String> lines = new ArrayList<>();
        mismatch(lines, report.application());
        String device =
                report.text().flatMap(text -> text.device()).map(SafeText::of).orElse("the program");
        headline(
                lines,
                device,
                report.crashedCore().isPresent()
                        ? " on core " + report.crashedCore().getAsInt()
                        : "",
                report.reason());
        String version = "ESPHome crash record, version " + report.recordVersion()
                + (report.recordVersion() >= 3 && report.record().isEmpty() ? " or later" : "");
        origin(lines, report.chip(), report.architecture(), version, report.application());
        cores(lines, report.cores());
        problems(lines, report.problems());
        write(lines, out);
    }

    private static void write(List<String> lines, Appendable out) throws IOException {
        for (String line : lines) {
            out.append(line).append('\n');
        }
    }

    private void mismatch(List<String> lines, Application application) {
        if (application.match() == Application.Match.DIFFERS) {
            Wrapping.add(
                    lines,
                    "WRONG FIRMWARE: " + SafeText.of(application.elf().orElse(""))
                            + " is not what crashed; names and lines below may be wrong",
                    "",
                    style,
                    Ink.BAD);
        }
    }

    private void headline(List<String> lines, String who, String where, Reason reason) {
        Wrapping.add(
                lines, who + " crashed" + where + ": " + SafeText.of(reason.summary()), "    ", style, Ink.HEADLINE);
        reason.details().stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !reason.summary().contains(line))
                .forEach(line -> lines.add("    " + SafeText.of(line)));
    }

    private static void origin(
            List<String> lines,
            Optional<String> chip,
            Optional<String> architecture,
            String source,
            Application application) {
        List<String> parts = new ArrayList<>();
        chip.map(name -> name.toUpperCase(Locale.ROOT)).ifPresent(parts::add);
        architecture.ifPresent(parts::add);
        parts.add(source);
        application
                .elf()
                .map(SafeText::of)
                .ifPresent(
                        elf -> parts.add(elf + (application.match() == Application.Match.MATCHES ? " matches" : "")));
        application.project().map(SafeText::of).ifPresent(parts::add);
        application.version().map(SafeText::of).ifPresent(parts::add);
        lines.add("");
        lines.add(String.join(" · ", parts));
    }

    private void cores(List<String> lines, List<CoreReport> cores) {
        for (CoreReport core : cores) {
            lines.add("");
            if (core.core().isPresent()) {
                lines.add("core " + core.core().getAsInt());
            }
            frameLines(core).add(lines, core.frames(), core.stop());
            List<String> registers = new ArrayList<>();
            for (TaskReport.RegisterMeaning meaning : core.registerMeanings()) {
                registers.add(meaning.register() + " "
                        + Addresses.hex(
                                core.registers().value(meaning.register()).orElse(0)) + " "
                        + SafeText.of(meaning.meaning()));
            }
            Wrapping.addItems(lines, registers, "  ", style);
        }
    }

    private void problems(List<String> lines, List<Problem> problems) {
        lines.add("");
        if (problems.isEmpty()) {
            lines.add("problems: none");
            return;
        }
        lines.add("problems:");
        for (Problem problem : problems) {
            Wrapping.add(
                    lines, "  " + problem.code() + ": " + SafeText.of(problem.message()), "    ", style, Ink.FAINT);
        }
    }
}

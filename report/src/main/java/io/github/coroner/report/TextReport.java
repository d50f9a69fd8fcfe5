package io.github.coroner.report;

import io.github.coroner.Application;
import io.github.coroner.CrashReport;
import io.github.coroner.FrameReport;
import io.github.coroner.Hint;
import io.github.coroner.MemoryRegion;
import io.github.coroner.TaskReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Container;
import io.github.coroner.format.CoreDump;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.report.TextStyle.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private final TextStyle style;
    private final SourcePaths paths;
    private final FrameLines frames;

    private TextReport(CrashReport report, TextStyle style) {
        this.report = report;
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
        TaskTable.of(report.tasks(), report.crashedTcb(), style).addTo(lines);
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
        Application application = report.application();
        if (application.match() == Application.Match.DIFFERS) {
            String text = "WRONG FIRMWARE: " + SafeText.of(application.elf().orElse("")) + " is not what crashed ("
                    + firstDigits(application.elfSha256()) + ", the dump says "
                    + application.elfSha256Prefix().map(SafeText::of).orElse("")
                    + "); names and lines below may be wrong";
            Wrapping.add(lines, text, "", style, Ink.BAD);
            lines.add("");
        }
    }

    private String firstDigits(Optional<String> sha256) {
        int length = report.application().elfSha256Prefix().map(String::length).orElse(16);
        return sha256.map(text -> text.substring(0, Math.min(length, text.length())))
                .orElse("");
    }

    private void answer(List<String> lines) {
        String who = report.findCrashedTask()
                .flatMap(TaskReport::name)
                .map(SafeText::of)
                .orElse(
                        report.crashedTcb().isPresent()
                                ? "task " + Addresses.hex(report.crashedTcb().getAsLong())
                                : "a task");
        StringBuilder text = new StringBuilder();
        if (report.inInterrupt().orElse(false)) {
            text.append("an interrupt handler crashed, above ").append(who);
        } else {
            text.append(who).append(isAbort() ? " aborted" : " crashed");
        }
        report.crashedCore().ifPresent(core -> text.append(" on core ").append(core));
        text.append(": ").append(SafeText.of(report.reason().summary()));
        Wrapping.add(lines, text.toString(), "    ", style, Ink.HEADLINE);
        details(lines);
        report.findCrashedTask().ifPresent(task -> culprit(task).ifPresent(frame -> lines.add(frames.culprit(frame))));
    }

    private boolean isAbort() {
        return report.reason().details().isPresent();
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

    /** The innermost frame of the application below the panic handler. */
    private static Optional<FrameReport> culprit(TaskReport task) {
        return task.frames().stream()
                .filter(frame -> !frame.panicHandler() && frame.function().isPresent())
                .filter(frame -> frame.module().orElse(FrameReport.Module.APP) == FrameReport.Module.APP)
                .findFirst();
    }

    private void origin(List<String> lines) {
        lines.add("");
        List<String> device = new ArrayList<>();
        device.add(report.chip().map(TextReport::chipName).orElse("unknown chip")
                + revision()
                + report.architecture()
                        .map(name -> " (" + (name.equals("xtensa") ? "Xtensa" : "RISC-V") + ")")
                        .orElse(""));
        device.add("dump"
                + report.dumpVersion()
                        .map(version -> " " + SafeText.of(version))
                        .orElse("") + ", "
                + (report.dumpFormat() == CoreDump.Format.ELF ? "ELF" : "binary")
                + report.checksum()
                        .map(sum -> ", " + sum.type().label() + (sum.isValid() ? " ok" : " WRONG"))
                        .orElse(", no checksum"));
        device.add(String.join(" in ", reversedContainers()));
        Wrapping.addJoined(lines, device, SEPARATOR, style);
        Wrapping.addJoined(lines, application(), SEPARATOR, style);
        lines.add(held());
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

    private List<String> reversedContainers() {
        List<String> names = new ArrayList<>();
        for (Container container : report.container()) {
            names.add(0, container.label());
        }
        return names;
    }

    /** {@code esp32c3} is written ESP32-C3. */
    private static String chipName(String target) {
        String family = "esp32";
        String name = target.toUpperCase(Locale.ROOT);
        return target.startsWith(family) && target.length() > family.length()
                ? "ESP32-" + name.substring(family.length())
                : name;
    }

    private String revision() {
        return report.chipRevision().isPresent()
                ? " rev " + report.chipRevision().getAsInt() / 100 + "."
                        + report.chipRevision().getAsInt() % 100
                : "";
    }

    private List<String> application() {
        Application application = report.application();
        String elf = SafeText.of(application.elf().orElse(""));
        String wanted = SafeText.of(application.elfSha256Prefix().orElse(""));
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (application.match()) {
                    case MATCHES -> elf + " matches " + wanted;
                    case DIFFERS -> elf + " does NOT match " + wanted;
                    case AMBIGUOUS -> elf + " is one of several that match " + wanted;
                    case UNVERIFIABLE -> elf + " cannot be verified: the dump names no firmware";
                    case NO_ELF ->
                        wanted.isEmpty()
                                ? "no firmware given; the dump does not say which one it is"
                                : "no firmware given; look for the ELF file whose SHA-256 begins with " + wanted;
                });
        application.project().ifPresent(project -> parts.add(SafeText.of(project)));
        application.version().ifPresent(version -> parts.add(SafeText.of(version)));
        application.idfVersion().ifPresent(version -> parts.add("ESP-IDF " + SafeText.of(version)));
        application.compiled().ifPresent(time -> parts.add("built " + SafeText.of(time)));
        return parts;
    }

    private String held() {
        long stacks = 0;
        long data = 0;
        for (MemoryRegion region : report.memory()) {
            stacks += region.kind() == MemorySegment.Kind.STACK ? region.size() : 0;
            data += region.kind() == MemorySegment.Kind.DATA ? region.size() : 0;
        }
        return "holds " + report.tasks().size() + (report.tasks().size() == 1 ? " task, " : " tasks, ") + stacks
                + " bytes of stacks, " + (data == 0 ? "no" : data + " bytes of") + " other memory";
    }

    private void task(List<String> lines, TaskReport task) {
        StringBuilder head = new StringBuilder(style.in(Ink.STRONG, TaskTable.name(task)))
                .append("  ")
                .append(Addresses.hex(task.tcb()));
        task.priority().ifPresent(priority -> head.append("  priority ").append(priority));
        if (task.stackUsed().isPresent() && task.stackFree().isPresent()) {
            head.append("  stack ")
                    .append(task.stackUsed().getAsLong())
                    .append(" used, ")
                    .append(task.stackFree().getAsLong())
                    .append(" free");
        }
        switch (task.status()) {
            case OK -> {
                // nothing to say
            }
            case TCB_CORRUPTED -> head.append("  ").append(style.in(Ink.BAD, "control block corrupted"));
            case STACK_CORRUPTED ->
                head.append("  ").append(style.in(Ink.BAD, "stack corrupted, registers are made up"));
        }
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

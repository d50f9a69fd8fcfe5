package io.github.coroner.report;

import io.github.coroner.Application;
import io.github.coroner.CrashReport;
import io.github.coroner.FrameReport;
import io.github.coroner.MemoryRegion;
import io.github.coroner.TaskReport;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.coredump.Container;
import io.github.coroner.format.coredump.CoreDump;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a report says first, in words that text and HTML share. Control characters are escaped already. Immutable. */
final class Summary {
    private final CrashReport report;

    Summary(CrashReport report) {
        this.report = report;
    }

    /** {@return what is wrong if the firmware is not the one that crashed} */
    Optional<String> mismatch() {
        Application application = report.application();
        return application.match() != Application.Match.DIFFERS
                ? Optional.empty()
                : Optional.of(SafeText.of(application.elf().orElse("")) + " is not what crashed ("
                        + firstDigits(application.elfSha256()) + ", the dump says "
                        + application.elfSha256Prefix().map(SafeText::of).orElse("")
                        + "); names and lines below may be wrong");
    }

    private String firstDigits(Optional<String> sha256) {
        int length = report.application().elfSha256Prefix().map(String::length).orElse(16);
        return sha256.map(text -> text.substring(0, Math.min(length, text.length())))
                .orElse("");
    }

    /** {@return whether it is the task that crashed} */
    boolean isCrashed(TaskReport task) {
        return report.crashedTcb().isPresent() && report.crashedTcb().getAsLong() == task.tcb();
    }

    /**
     * {@return whether the task ran out of stack}
     *
     * <p>What its control block says of the stack is then from before the crash, and misleading.
     */
    boolean isOverflown(TaskReport task) {
        return isCrashed(task)
                && report.hints().stream().anyMatch(hint -> hint.code().equals("stack-overflow"));
    }

    /** {@return what the device found wrong with a task} */
    static Optional<String> damage(TaskReport task) {
        return switch (task.status()) {
            case OK -> Optional.empty();
            case TCB_CORRUPTED -> Optional.of("control block corrupted");
            case STACK_CORRUPTED -> Optional.of("stack corrupted, registers are made up");
        };
    }

    /** {@return who crashed, where, and why} */
    String headline() {
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
            text.append(who).append(report.reason().details().isPresent() ? " aborted" : " crashed");
        }
        report.crashedCore().ifPresent(core -> text.append(" on core ").append(core));
        return text.append(": ").append(SafeText.of(report.reason().summary())).toString();
    }

    /** {@return the innermost frame of the application below the panic handler, of the task that crashed} */
    Optional<FrameReport> culprit() {
        return report.findCrashedTask().stream()
                .flatMap(task -> task.frames().stream())
                .filter(frame -> !frame.panicHandler() && frame.function().isPresent())
                .filter(frame -> frame.module().orElse(FrameReport.Module.APP) == FrameReport.Module.APP)
                .findFirst();
    }

    /** {@return the chip, the kind of dump, what it came in} */
    List<String> device() {
        List<String> device = new ArrayList<>();
        device.add(report.chip().map(Summary::chipName).orElse("unknown chip")
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
        return device;
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

    /** {@return which firmware the names are from, and what it says of itself} */
    List<String> application() {
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

    /** {@return how much of the device's memory the dump holds; how long it is, and the partition that has room for it} */
    List<String> held() {
        long stacks = 0;
        long data = 0;
        for (MemoryRegion region : report.memory()) {
            stacks += region.kind() == MemorySegment.Kind.STACK ? region.size() : 0;
            data += region.kind() == MemorySegment.Kind.DATA ? region.size() : 0;
        }
        List<String> parts = new ArrayList<>();
        parts.add("holds " + report.tasks().size() + (report.tasks().size() == 1 ? " task, " : " tasks, ") + stacks
                + " bytes of stacks, " + (data == 0 ? "no" : data + " bytes of") + " other memory");
        report.dumpBytes()
                .ifPresent(bytes -> parts.add(bytes + " bytes, partition "
                        + Addresses.shortHex(CoreDump.partitionBytes(bytes)) + " or more"));
        return parts;
    }
}

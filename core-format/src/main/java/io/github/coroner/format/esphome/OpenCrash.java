package io.github.coroner.format.esphome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A logged report while it is read. */
final class OpenCrash {
    /** Entries of one core; the firmware keeps sixteen. */
    private static final int ENTRIES = 64;

    private static final String HEX = "0x([0-9A-Fa-f]{8})(?![0-9A-Fa-f])";
    private static final Pattern REASON = Pattern.compile(
            "(?:^|[ :\\]])Reason: (Debug exception|Interrupt wdt|Task wdt|Abort|Fault|Unknown|Hardware WDT|Exception|Soft WDT)"
                    + "(?: - (.*?))?(?: \\((?:exc)?cause[ =](\\d{1,10})\\))?$");
    private static final Pattern CORE = Pattern.compile("Crashed core: (\\d{1,3})$");
    private static final Pattern PC = Pattern.compile("(?:^|[ :\\]])(?:PC|pc): " + HEX);
    private static final Pattern FAULT = Pattern.compile("(?:^|[ :\\]])(EXCVADDR|MTVAL|excvaddr|mtval): " + HEX);
    private static final Pattern ENTRY =
            Pattern.compile("(?:^|[ :\\]])(?:BT|bt)\\d{1,3}: " + HEX + "( \\(stack scan\\))?");
    private static final Pattern OTHER = Pattern.compile("(?:^|[ :\\]])[Oo]ther core \\(([01])\\)");
    private static final Pattern HINT =
            Pattern.compile("(Use|Other core): addr2line -pfiaC -e [^ ]+((?: 0x[0-9A-Fa-f]{8})*)");
    private static final String FOREIGN = "Captured by a different firmware build";

    private final String device;
    private final Optional<String> platform;
    private final long firstLine;
    private final Map<String, Integer> sourceLines = new LinkedHashMap<>();
    private final List<LoggedEntry> entries = new ArrayList<>();
    private final List<LoggedEntry> otherEntries = new ArrayList<>();
    private final List<Long> hint = new ArrayList<>();
    private Optional<String> exception = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private OptionalLong causeNumber = OptionalLong.empty();
    private OptionalInt crashedCore = OptionalInt.empty();
    private OptionalLong pc = OptionalLong.empty();
    private OptionalLong faultAddress = OptionalLong.empty();
    private Optional<EsphomeArchitecture> faultArchitecture = Optional.empty();
    private OptionalInt otherCore = OptionalInt.empty();
    private boolean foreign;
    private boolean hinted;
    private boolean complete;
    private int foreignLines;
    private long lastLine;

    OpenCrash(CrashLine banner, long number) {
        device = banner.device();
        platform = banner.tag();
        firstLine = number;
        lastLine = number;
        source("banner", banner);
    }

    boolean isComplete() {
        return complete;
    }

    boolean isOfForeignBuild() {
        return foreign && pc.isPresent();
    }

    int foreignLines() {
        return foreignLines;
    }

    /** {@return whether the line says something of this crash} */
    boolean add(CrashLine line, long number) {
        boolean known = !line.message().isEmpty() && read(line);
        if (known) {
            lastLine = number;
            foreignLines = 0;
        } else if (!line.message().isEmpty()) {
            foreignLines++;
            complete |= hinted;
        }
        return known;
    }

    private boolean read(CrashLine line) {
        String text = line.message();
        Matcher found = HINT.matcher(text);
        if (found.find()) {
            hint(found);
            return true;
        }
        if (hinted) {
            return false;
        }
        if (text.contains(FOREIGN)) {
            foreign = true;
            return true;
        }
        found = REASON.matcher(text);
        if (found.find()) {
            source("reason", line);
            exception = Optional.of(found.group(1));
            reason = Optional.ofNullable(found.group(2));
            causeNumber =
                    found.group(3) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(found.group(3)));
            return true;
        }
        found = CORE.matcher(text);
        if (found.find()) {
            source("core", line);
            crashedCore = OptionalInt.of(Integer.parseInt(found.group(1)));
            return true;
        }
        return addresses(line);
    }

    private boolean addresses(CrashLine line) {
        Matcher found = ENTRY.matcher(line.message());
        if (found.find()) {
            source("entry", line);
            List<LoggedEntry> list = otherCore.isPresent() ? otherEntries : entries;
            if (list.size() < ENTRIES) {
                list.add(new LoggedEntry(Long.parseLong(found.group(1), 16), found.group(2) != null));
            }
            return true;
        }
        found = FAULT.matcher(line.message());
        if (found.find()) {
            source("fault", line);
            faultAddress = OptionalLong.of(Long.parseLong(found.group(2), 16));
            faultArchitecture = Optional.of(
                    found.group(1).equalsIgnoreCase("mtval") ? EsphomeArchitecture.RISCV : EsphomeArchitecture.XTENSA);
            return true;
        }
        found = PC.matcher(line.message());
        if (found.find()) {
            source("pc", line);
            pc = OptionalLong.of(Long.parseLong(found.group(1), 16));
            return true;
        }
        found = OTHER.matcher(line.message());
        if (found.find()) {
            source("other", line);
            otherCore = OptionalInt.of(Integer.parseInt(found.group(1)));
            return true;
        }
        return false;
    }

    private void hint(Matcher found) {
        for (String address : found.group(2).strip().split(" ", -1)) {
            if (!address.isEmpty() && hint.size() < 2 * ENTRIES) {
                hint.add(Long.parseLong(address.substring(2), 16));
            }
        }
        boolean own = found.group(1).equals("Use");
        // a second hint for the other core follows since 2026.8, which prints causes as numbers
        boolean more = own && otherCore.isPresent() && hint.size() == 1 + entries.size() && !otherEntries.isEmpty();
        hinted = true;
        complete = !more;
    }

    private void source(String what, CrashLine line) {
        line.sourceLine().ifPresent(number -> sourceLines.putIfAbsent(what, number));
    }

    EsphomeCrash build() {
        return new EsphomeCrash(
                platform,
                device.isEmpty() ? Optional.empty() : Optional.of(device),
                exception,
                reason,
                causeNumber,
                crashedCore,
                pc,
                faultAddress,
                entries,
                otherCore,
                otherEntries,
                hint,
                foreign,
                architecture(),
                sourceLines,
                firstLine,
                lastLine);
    }

    private Optional<EsphomeArchitecture> architecture() {
        Optional<EsphomeArchitecture> told = faultArchitecture
                .or(() -> reason.flatMap(CrashReason::meaning).flatMap(CrashReason.Meaning::architecture))
                .or(() -> entries.stream().anyMatch(LoggedEntry::scanned)
                        ? Optional.of(EsphomeArchitecture.RISCV)
                        : Optional.empty());
        if (told.isPresent() || pc.isEmpty() || entries.isEmpty()) {
            return told;
        }
        long distance = pc.getAsLong() - entries.get(0).address() & 0x3fff_ffffL;
        return distance == 3
                ? Optional.of(EsphomeArchitecture.XTENSA)
                : distance == 0 ? Optional.of(EsphomeArchitecture.RISCV) : Optional.empty();
    }
}

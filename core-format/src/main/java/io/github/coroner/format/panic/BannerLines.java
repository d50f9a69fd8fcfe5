package io.github.coroner.format.panic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The "Guru Meditation" line, the SHA line and the lines that end a report. */
final class BannerLines {
    private BannerLines() {}

    /**
     * {@code Guru Meditation Error: Core  0 panic'ed (LoadProhibited)}, the forms of ESP-IDF 1 {@code Guru Meditation Error
     * of type LoadProhibited occurred on core  0}, and of the LP core {@code Guru Meditation Error: LP Core panic'ed
     * ...}.
     */
    static int banner(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int after = at + Mark.GURU.text().length();
        if (text.startsWith(" of type ", after)) {
            return oldBanner(log, line, after + " of type ".length(), limit);
        }
        int panicked = within(line.find("panic", after), limit);
        int open = panicked < 0 ? -1 : within(line.find("(", panicked), limit);
        String reason = "";
        int end = limit;
        boolean lowPower = text.startsWith(": LP Core", after);
        if (lowPower && panicked > 0) {
            int blank = within(line.find(" ", panicked), limit);
            reason = blank < 0 ? "" : line.trimmed(blank, limit);
        } else if (open > 0 && open < panicked + 24) {
            int close = within(line.find(")", open), limit);
            end = close < 0 ? limit : close + 1;
            reason = line.trimmed(open + 1, close < 0 ? limit : close);
        }
        OpenReport report = begin(log, line, reason);
        report.reason(reason);
        report.kind(kindOf(reason, report.kind()));
        if (lowPower) {
            report.lowPower();
        } else {
            core(report, line, after, panicked < 0 ? limit : panicked);
        }
        return end;
    }

    private static int within(int found, int limit) {
        return found < limit ? found : -1;
    }

    private static int oldBanner(LogState log, ConsoleLine line, int ofType, int limit) {
        int occurred = within(line.find(" occur", ofType), limit);
        int end = occurred < 0 ? limit : occurred;
        String reason = line.trimmed(ofType, end);
        OpenReport report = begin(log, line, reason);
        report.reason(reason);
        report.kind(kindOf(reason, report.kind()));
        int onCore = within(line.find("on core", end), limit);
        if (onCore > 0) {
            core(report, line, onCore + 3, limit);
        }
        return onCore > 0 ? onCore + "on core".length() : end;
    }

    /** A banner with reason "abort", as ESP-IDF 2.0 prints, belongs to the abort line above it. */
    private static OpenReport begin(LogState log, ConsoleLine line, String reason) {
        Optional<OpenReport> open = log.open();
        if (reason.equals("abort")
                && open.isPresent()
                && open.get().hasMessage()
                && open.get().hasOnlyWords()) {
            return open.get();
        }
        return log.begin(PanicKind.EXCEPTION, line.number());
    }

    /** Reads the number behind "Core"; {@code /} is what the printer makes of -1, an unknown core. */
    private static void core(OpenReport report, ConsoleLine line, int from, int to) {
        String text = line.text();
        int word = Math.max(within(line.find("Core", from), to), within(line.find("core", from), to));
        if (word < 0) {
            return;
        }
        int at = Hex.skipBlanks(text, word + 4);
        int number = Hex.decimal(text, at);
        if (number >= 0) {
            report.core(number);
        } else if (at < text.length() && text.charAt(at) == '/') {
            report.coreUnknown();
        }
    }

    private static PanicKind kindOf(String reason, PanicKind otherwise) {
        if (reason.startsWith("Interrupt wdt timeout")) {
            return PanicKind.INTERRUPT_WDT;
        }
        if (reason.startsWith("Cache error") || reason.startsWith("Cache disabled but cached")) {
            return PanicKind.CACHE_ERROR;
        }
        if (reason.startsWith("Memory protection fault")) {
            return PanicKind.MEMPROT;
        }
        if (reason.startsWith("Stack protection fault")) {
            return PanicKind.STACK_PROTECTION;
        }
        return reason.equals("abort") && otherwise == PanicKind.EXCEPTION ? PanicKind.ABORT : otherwise;
    }

    /** {@code ELF file SHA256: 0165ee2f2}; the line of an application's start has three dots behind the digits. */
    static int elfSha256(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int digits = Hex.skipBlanks(text, at + Mark.ELF_SHA.text().length());
        int end = Hex.end(text, digits);
        String value = text.substring(digits, end).toLowerCase(Locale.ROOT);
        if (text.startsWith("...", end) || value.length() > 64) {
            return at;
        }
        Optional<OpenReport> open = log.open();
        if (open.isPresent() && !open.get().hasElfSha256() && open.get().kind() != PanicKind.BROWNOUT) {
            open.get().dumps().endStack(log.listener());
            open.get().dumps().endDump();
            if (!value.isEmpty()) {
                open.get().elfSha256(value);
            }
        } else if (!value.isEmpty()) {
            log.orphan(value);
        }
        return end;
    }

    /** {@code Memory dump at 0x400ef9c4: ffffffff ffffffff ffffffff}. */
    static int memoryDump(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int address = at + Mark.MEMORY_DUMP.text().length();
        if (!Hex.isWord(text, address) || !text.startsWith(":", address + 8)) {
            return at;
        }
        List<Long> words = new ArrayList<>(3);
        int i = Hex.skipBlanks(text, address + 9);
        while (words.size() < 3 && i < limit && Hex.isWord(text, i) && Hex.end(text, i) == i + 8) {
            words.add(Hex.word(text, i));
            i = Hex.skipBlanks(text, i + 8);
        }
        log.open().ifPresent(report -> report.memoryDump(new MemoryDump(Hex.word(text, address), words)));
        return i;
    }

    /** {@code Rebooting...}, {@code Rebooting in  5 seconds...}, and what typography makes of them. */
    static int rebooting(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int after = Hex.skipBlanks(text, at + Mark.REBOOTING.text().length());
        boolean dots = text.startsWith(".", after) || text.startsWith("\u2026", after);
        return dots || text.startsWith("in ", after) ? end(log, line, after, PanicEnd.REBOOTING) : at;
    }

    static int halted(LogState log, ConsoleLine line, int at, int limit) {
        return end(log, line, at + Mark.HALTED.text().length(), PanicEnd.HALTED);
    }

    static int gdbStub(LogState log, ConsoleLine line, int at, int limit) {
        return end(log, line, at + Mark.GDB_STUB.text().length(), PanicEnd.GDBSTUB);
    }

    static int breakpoint(LogState log, ConsoleLine line, int at, int limit) {
        return end(log, line, limit, PanicEnd.BREAKPOINT);
    }

    private static int end(LogState log, ConsoleLine line, int position, PanicEnd how) {
        Optional<OpenReport> open = log.open();
        open.filter(report -> report.kind() != PanicKind.BROWNOUT).ifPresent(report -> {
            report.lines(line.number());
            report.end(how);
        });
        log.close();
        return position;
    }
}

package io.github.coroner.format.panic;

/** Lines between banner and register dump that say more about the cause. */
final class DetailLines {
    private static final String[] OPERATIONS = {"Instruction fetch", "Read", "Write", "Unknown"};

    private DetailLines() {}

    /** The line from the mark on. */
    static int detail(LogState log, ConsoleLine line, int at, int limit) {
        log.open().ifPresent(report -> report.detail(line.trimmed(at, limit)));
        return limit;
    }

    /** A detail that may be the first thing seen of a crash. */
    static int openingDetail(LogState log, ConsoleLine line, int at, int limit) {
        int end = line.find(". Rebooting", at);
        int stop = end < 0 ? limit : end + 1;
        log.openOr(PanicKind.EXCEPTION, line.number()).detail(line.trimmed(at, stop));
        return stop;
    }

    /** {@code Debug exception reason: Stack canary watchpoint triggered (main) }. */
    static int debugException(LogState log, ConsoleLine line, int at, int limit) {
        String reason = line.trimmed(at + Mark.DEBUG_EXCEPTION.text().length(), limit);
        log.open().ifPresent(report -> {
            report.detail(reason);
            if (reason.contains("Stack canary watchpoint triggered")) {
                report.kind(PanicKind.STACK_CANARY);
                int open = reason.indexOf('(');
                int close = reason.indexOf(')', open);
                if (open > 0 && close > open) {
                    report.task(reason.substring(open + 1, close));
                }
            }
        });
        return limit;
    }

    /** {@code Detected in task "mp_task" at 0x4200e510}. */
    static int stackGuard(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int name = at + Mark.GUARD_TASK.text().length();
        int quote = line.find("\" at 0x", name);
        log.open().ifPresent(report -> {
            report.detail(line.trimmed(at, limit));
            if (quote > 0 && quote < limit) {
                report.task(text.substring(name, quote));
            }
        });
        int pc = quote + "\" at ".length();
        if (quote > 0 && Hex.isPrefixedWord(text, pc)) {
            log.listener().codeAddress("where the stack pointer left its bounds", Hex.word(text, pc + 2));
        }
        return limit;
    }

    /** {@code Icache reject error occurred while ...}: only words that tell of an error. */
    static int cacheError(LogState log, ConsoleLine line, int at, int limit) {
        return line.find("error", at) >= 0 ? detail(log, line, at, limit) : at;
    }

    /** {@code Write operation at address 0x3f400000 not permitted (DROM)}, of the ESP32-S2. */
    static int memoryProtectionS2(LogState log, ConsoleLine line, int at, int limit) {
        for (String operation : OPERATIONS) {
            if (line.text().startsWith(operation, at - operation.length())) {
                return detail(log, line, at - operation.length(), limit);
            }
        }
        return at;
    }
}

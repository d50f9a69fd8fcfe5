package io.github.coroner.format.panic;

import java.util.Optional;

/** Messages of the abort family: they come instead of a banner. */
final class MessageLines {
    private MessageLines() {}

    /** {@code abort() was called at PC 0x42074fad on core 0}; older printers do not pad the number. */
    static int abort(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int digits = Hex.skipBlanks(text, at + Mark.ABORT.text().length());
        digits = text.startsWith("0x", digits) ? digits + 2 : digits;
        int end = Hex.end(text, digits);
        boolean value = end > digits && end <= digits + 8;
        int core = text.startsWith(" on core ", end)
                ? Hex.decimal(text, Hex.skipBlanks(text, end + " on core ".length()))
                : -1;
        int messageEnd = core < 0 ? end : Hex.skipBlanks(text, end + " on core ".length()) + 1;
        OpenReport report =
                log.open().filter(MessageLines::awaitsAbort).orElseGet(() -> log.begin(PanicKind.ABORT, line.number()));
        report.message(line.trimmed(at, Math.min(messageEnd, text.length())));
        if (core >= 0) {
            report.core(core);
        }
        if (value) {
            long pc = Hex.value(text, digits, end);
            report.abortPc(pc);
            log.listener().codeAddress("abort()", pc);
        }
        return Math.min(messageEnd, limit);
    }

    /** {@return whether an abort line would be the consequence of what the open report says} */
    private static boolean awaitsAbort(OpenReport report) {
        if (report.hasAbort() || !report.hasOnlyWords()) {
            return false;
        }
        return switch (report.kind()) {
            case ASSERT, ESP_ERROR_CHECK, STACK_OVERFLOW, STACK_SMASH, HEAP_CORRUPTION, ABORT -> true;
            case TASK_WDT -> report.watchdog().isAborting();
            default -> false;
        };
    }

    static int assertFailed(LogState log, ConsoleLine line, int at, int limit) {
        return assertion(log, line, at, limit);
    }

    /** {@code assertion "EXPR" failed: file "FILE", line N, function: FUNC}, of newlib up to ESP-IDF 4.3. */
    static int newlibAssert(LogState log, ConsoleLine line, int at, int limit) {
        return line.find("\" failed: file \"", at) > 0 ? assertion(log, line, at, limit) : at;
    }

    /** {@code PATH:LINE (FUNC)- assert failed!}, of FreeRTOS up to ESP-IDF 3. */
    static int freeRtosAssert(LogState log, ConsoleLine line, int at, int limit) {
        int bracket = line.findBack(" (", at);
        if (bracket < 0) {
            return at;
        }
        int begin = Math.max(line.findBack(" ", bracket - 1) + 1, Math.max(0, bracket - 256));
        return assertion(log, line, begin, at + Mark.FREERTOS_ASSERT.text().length());
    }

    private static int assertion(LogState log, ConsoleLine line, int begin, int end) {
        OpenReport report = log.open()
                .filter(open -> open.kind() == PanicKind.HEAP_CORRUPTION && open.hasOnlyWords() && !open.hasMessage())
                .orElseGet(() -> log.begin(PanicKind.ASSERT, line.number()));
        report.message(line.trimmed(begin, end));
        return end;
    }

    /** {@code ***ERROR*** A stack overflow in task NAME has been detected.}. */
    static int stackOverflow(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        String last = "has been detected";
        int detected = line.find(last, at);
        int end = detected < 0 || detected > limit ? limit : detected + last.length();
        end = text.startsWith(".", end) ? end + 1 : end;
        OpenReport report = log.begin(PanicKind.STACK_OVERFLOW, line.number());
        report.message(line.trimmed(at, end));
        int name = line.find(" in task ", at);
        if (name > 0 && detected > name) {
            report.task(text.substring(name + " in task ".length(), detected));
        }
        return end;
    }

    static int stackSmash(LogState log, ConsoleLine line, int at, int limit) {
        log.begin(PanicKind.STACK_SMASH, line.number()).message(Mark.STACK_SMASH.text());
        return at + Mark.STACK_SMASH.text().length();
    }

    /** Other texts that the program aborts with. */
    static int abortMessage(LogState log, ConsoleLine line, int at, int limit) {
        log.begin(PanicKind.ABORT, line.number()).message(line.trimmed(at, limit));
        return limit;
    }

    /** {@code vPortEnterCritical: portENTER_CRITICAL called from ISR context. Aborting!}. */
    static int criticalInIsr(LogState log, ConsoleLine line, int at, int limit) {
        int begin = Math.max(line.findBack(" ", at) + 1, Math.max(0, at - 64));
        log.begin(PanicKind.ABORT, line.number()).message(line.trimmed(begin, limit));
        return limit;
    }

    /** {@code CORRUPT HEAP: Bad head at 0x3ffeb458. Expected 0xabba1234 got 0x3ffe4424}. */
    static int corruptHeap(LogState log, ConsoleLine line, int at, int limit) {
        Optional<OpenReport> open = log.open();
        OpenReport report = open.filter(
                        one -> one.kind() == PanicKind.HEAP_CORRUPTION && one.hasOnlyWords() && !one.hasMessage())
                .orElseGet(() -> log.begin(PanicKind.HEAP_CORRUPTION, line.number()));
        report.detail(line.trimmed(at, limit));
        return limit;
    }

    /** {@code ESP_ERROR_CHECK failed: esp_err_t 0x3007 (ESP_ERR_WIFI_CONN) at 0x4201197c}. */
    static int errorCheck(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int digits = at + Mark.ERROR_CHECK.text().length();
        int end = Hex.end(text, digits);
        OpenReport report = log.begin(PanicKind.ESP_ERROR_CHECK, line.number());
        if (end > digits && end <= digits + 8) {
            report.errorCheck().code(Hex.value(text, digits, end));
        }
        int name = Hex.skipBlanks(text, end);
        if (text.startsWith("(", name) && line.find(")", name) > name) {
            report.errorCheck().name(text.substring(name + 1, line.find(")", name)));
        }
        int pc = line.find(" at 0x", end);
        if (pc > 0 && Hex.isWord(text, pc + 6)) {
            report.errorCheck().pc(Hex.word(text, pc + 6));
            log.listener().codeAddress("ESP_ERROR_CHECK", Hex.word(text, pc + 6));
        }
        return limit;
    }

    /** {@code file: "F" line N}. */
    static int errorCheckFile(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int name = at + Mark.ERROR_CHECK_FILE.text().length();
        int quote = line.find("\" line ", name);
        Optional<OpenErrorCheck> check = check(log);
        if (check.isEmpty() || quote < 0) {
            return at;
        }
        check.get().file(text.substring(name, quote), Hex.decimal(text, quote + "\" line ".length()));
        return limit;
    }

    static int errorCheckFunction(LogState log, ConsoleLine line, int at, int limit) {
        check(log)
                .ifPresent(check -> check.function(
                        line.trimmed(at + Mark.ERROR_CHECK_FUNCTION.text().length(), limit)));
        return check(log).isPresent() ? limit : at;
    }

    static int errorCheckExpression(LogState log, ConsoleLine line, int at, int limit) {
        check(log)
                .ifPresent(check -> check.expression(
                        line.trimmed(at + Mark.ERROR_CHECK_EXPRESSION.text().length(), limit)));
        return check(log).isPresent() ? limit : at;
    }

    private static Optional<OpenErrorCheck> check(LogState log) {
        return log.open()
                .filter(report -> report.kind() == PanicKind.ESP_ERROR_CHECK && !report.hasAbort())
                .map(OpenReport::errorCheck);
    }
}

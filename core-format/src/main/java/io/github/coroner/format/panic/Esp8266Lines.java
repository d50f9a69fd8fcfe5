package io.github.coroner.format.panic;

import java.util.Arrays;

/** Crash text of the ESP8266: recognised, its values and stack words kept. */
final class Esp8266Lines {
    private static final String[] NAMES = {"epc1=0x", "epc2=0x", "epc3=0x", "excvaddr=0x", "depc=0x"};

    private Esp8266Lines() {}

    private static OpenReport open(LogState log, ConsoleLine line) {
        OpenReport report = log.open()
                .filter(one -> one.kind() == PanicKind.ESP8266_EXCEPTION)
                .orElseGet(() -> log.begin(PanicKind.ESP8266_EXCEPTION, line.number()));
        report.esp8266().begin();
        report.core(0);
        log.boot().chip("esp8266", ChipHint.Source.BOOTLOADER);
        return report;
    }

    /** The line that the decoder is told to cut at: the first begins a report, the second ends it. */
    static int cutHere(LogState log, ConsoleLine line, int at, int limit) {
        if (log.open().filter(one -> one.kind() == PanicKind.ESP8266_EXCEPTION).isPresent()) {
            log.open().orElseThrow().lines(line.number());
            log.close();
        } else {
            open(log, line);
        }
        return limit;
    }

    /** {@code Exception (28):}. */
    static int exception(LogState log, ConsoleLine line, int at, int limit) {
        int digits = at + Mark.EXCEPTION_8266.text().length();
        int cause = Hex.decimal(line.text(), digits);
        int close = line.find("):", digits);
        return cause >= 0 && close > digits && close <= digits + 3 ? cause(log, line, cause, close + 2) : at;
    }

    /** {@code Fatal exception 28(LoadProhibitedCause):}. */
    static int fatal(LogState log, ConsoleLine line, int at, int limit) {
        int digits = Hex.skipBlanks(line.text(), at + Mark.FATAL_8266.text().length());
        int cause = Hex.decimal(line.text(), digits);
        int open = line.find("(", digits);
        return cause >= 0 && open > digits && open <= digits + 2 ? cause(log, line, cause, limit) : at;
    }

    private static int cause(LogState log, ConsoleLine line, int cause, int end) {
        OpenReport report = open(log, line);
        report.esp8266().cause(cause);
        report.reason(Integer.toString(cause));
        return end;
    }

    /** {@code epc1=0x4020111f epc2=0x00000000 ...}, in the SDK's form with commas. */
    static int values(LogState log, ConsoleLine line, int at, int limit) {
        OpenReport report = open(log, line);
        for (String name : NAMES) {
            int found = line.find(name, at);
            int digits = found + name.length();
            if (found >= 0 && Hex.isPrefixedWord(line.text(), digits - 2)) {
                long value = Hex.word(line.text(), digits);
                report.esp8266().value(name.substring(0, name.indexOf('=')), value);
                if (name.startsWith("epc") && value != 0) {
                    log.listener().codeAddress(name.substring(0, 4), value);
                }
            }
        }
        return limit;
    }

    /** {@code Soft WDT reset}, {@code User exception (panic/abort/assert)}. */
    static int message(LogState log, ConsoleLine line, int at, int limit) {
        open(log, line).message(line.trimmed(at, limit));
        return limit;
    }

    static int stackStart(LogState log, ConsoleLine line, int at, int limit) {
        OpenReport report = open(log, line);
        report.esp8266().stack(true);
        report.dumps().beginStack(log.listener());
        return at + Mark.STACK_8266.text().length();
    }

    static int stackEnd(LogState log, ConsoleLine line, int at, int limit) {
        log.open().filter(report -> report.esp8266().isStackOpen()).ifPresent(report -> {
            report.esp8266().stack(false);
            report.dumps().endStack(log.listener());
        });
        return at + Mark.STACK_8266_END.text().length();
    }

    /** {@code last failed alloc call: 40201234(512)}. */
    static int failedAllocation(LogState log, ConsoleLine line, int at, int limit) {
        int digits =
                Hex.skipBlanks(line.text(), at + Mark.FAILED_ALLOCATION.text().length());
        if (Hex.isWord(line.text(), digits) && line.text().startsWith("(", digits + 8)) {
            long caller = Hex.word(line.text(), digits);
            log.open().ifPresent(report -> report.esp8266().failedAllocation(caller));
            log.listener().codeAddress("last failed allocation", caller);
        }
        return limit;
    }

    /** {@return whether a line is a stack row, {@code ctx:} or {@code sp:} line} */
    static boolean row(OpenReport report, ConsoleLine line) {
        if (!report.esp8266().isStackOpen()) {
            return false;
        }
        String text = line.text();
        int context = text.indexOf("ctx:");
        if (context >= 0) {
            report.esp8266().context(line.trimmed(context + 4, text.length()));
            return true;
        }
        int sp = text.indexOf("sp: ");
        if (sp >= 0) {
            value(report, text, sp, "sp: ", "sp");
            value(report, text, sp, "end: ", "end");
            value(report, text, sp, "offset: ", "offset");
            return true;
        }
        int colon = text.indexOf(':');
        while (colon >= 0) {
            if (stackRow(report, line, colon)) {
                return true;
            }
            colon = text.indexOf(':', colon + 1);
        }
        return false;
    }

    private static void value(OpenReport report, String text, int from, String label, String name) {
        int at = text.indexOf(label, from);
        int digits = at + label.length();
        int end = at < 0 ? digits : Hex.end(text, digits);
        if (end > digits && end <= digits + 8) {
            report.esp8266().value(name, Hex.value(text, digits, end));
        }
    }

    private static boolean stackRow(OpenReport report, ConsoleLine line, int colon) {
        String text = line.text();
        if (!Hex.isWord(text, colon - 8)) {
            return false;
        }
        long[] words = new long[16];
        int count = 0;
        int i = Hex.skipBlanks(text, colon + 1);
        while (count < words.length && Hex.isWord(text, i) && Hex.end(text, i) == i + 8) {
            words[count++] = Hex.word(text, i);
            i = Hex.skipBlanks(text, i + 8);
        }
        if (count > 0) {
            report.dumps().row(Hex.word(text, colon - 8), Arrays.copyOf(words, count), line.number(), dump -> {});
        }
        return count > 0;
    }
}

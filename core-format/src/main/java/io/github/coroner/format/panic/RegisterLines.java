package io.github.coroner.format.panic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Headers and rows of register dumps. */
final class RegisterLines {
    /** Values that a line outside any report must hold to be taken for the middle of a dump whose head is missing. */
    private static final int HEADLESS_VALUES = 3;

    private RegisterLines() {}

    /** {@code Core  0 register dump:}, in old versions {@code Register dump:}. */
    static int header(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        if (at == 0 || Character.toLowerCase(text.charAt(at - 1)) != 'r') {
            return at;
        }
        OptionalInt named = coreBefore(text, at - 1);
        Optional<OpenReport> open = log.open();
        OpenReport report = open.filter(one -> takesDump(one, named))
                .orElseGet(() -> log.begin(PanicKind.EXCEPTION, line.number()));
        report.dumps().endStack(log.listener());
        if (named.isPresent()) {
            report.currentCore(named);
        } else if (!report.dumps().isEmpty()) {
            report.currentCore(OptionalInt.empty());
        }
        report.dumps().beginDump(report.currentCore(), line.number());
        return at + Mark.REGISTER_DUMP.text().length();
    }

    /** A second dump of the same core is another crash, unless the task watchdog repeats itself. */
    private static boolean takesDump(OpenReport report, OptionalInt core) {
        if (report.kind() == PanicKind.BROWNOUT) {
            return false;
        }
        boolean repeated = core.isPresent() && report.dumps().has(core.getAsInt());
        return !repeated || report.kind() == PanicKind.TASK_WDT;
    }

    private static OptionalInt coreBefore(String text, int at) {
        int end = at;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int begin = end;
        while (begin > 0 && end - begin < 3 && ConsoleLine.isDigit(text.charAt(begin - 1))) {
            begin--;
        }
        return begin == end ? OptionalInt.empty() : OptionalInt.of(Hex.decimal(text, begin));
    }

    static int isrContext(LogState log, ConsoleLine line, int at, int limit) {
        return at + Mark.ISR_CONTEXT.text().length();
    }

    /** A row outside any report: the log begins inside a dump. */
    static int headless(LogState log, ConsoleLine line, int at, int limit) {
        if (line.text().indexOf(Mark.VALUE.text()) < at) {
            return at; // the line's first value decided already
        }
        Map<String, Long> registers = new LinkedHashMap<>();
        Map<String, Long> isr = new LinkedHashMap<>();
        int end = RegisterNames.read(line.text(), 0, line.text().length(), registers, isr);
        if (registers.size() < HEADLESS_VALUES) {
            return at;
        }
        OpenReport report = log.begin(PanicKind.EXCEPTION, line.number());
        report.dumps().beginDump(OptionalInt.empty(), line.number());
        add(log, report, line, registers, isr);
        return end;
    }

    /** {@return whether a line holds registers of the open report} */
    static boolean row(LogState log, OpenReport report, ConsoleLine line) {
        OpenDumps dumps = report.dumps();
        if (dumps.isStackOpen()) {
            return false;
        }
        Map<String, Long> registers = new LinkedHashMap<>();
        Map<String, Long> isr = new LinkedHashMap<>();
        if (RegisterNames.read(line.text(), 0, line.text().length(), registers, isr) == 0) {
            return false;
        }
        if (!dumps.isDumpOpen()) {
            boolean headerLost = dumps.isEmpty() && report.backtraces().isEmpty();
            if (!headerLost || registers.size() < HEADLESS_VALUES) {
                return false;
            }
            dumps.beginDump(report.currentCore(), line.number());
        }
        add(log, report, line, registers, isr);
        return true;
    }

    private static void add(
            LogState log, OpenReport report, ConsoleLine line, Map<String, Long> registers, Map<String, Long> isr) {
        report.dumps().add(registers, isr, line.number());
        report.dumps().last().ifPresent(log.boot()::trapVector);
        log.listener().registers(new RegisterDump(report.currentCore(), registers, isr, LineRange.of(line.number())));
    }
}

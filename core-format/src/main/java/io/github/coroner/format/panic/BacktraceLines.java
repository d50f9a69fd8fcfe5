package io.github.coroner.format.panic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code Backtrace:} lines and what a terminal broke off them. */
final class BacktraceLines {
    private BacktraceLines() {}

    static int line(LogState log, ConsoleLine line, int at, int limit) {
        int begin = at + Mark.BACKTRACE.text().length();
        BacktraceText text = BacktraceText.read(line.text(), begin, limit);
        if (text.frames().isEmpty() && !log.isOpen()) {
            return programCounters(log, line, begin, limit) ? limit : at;
        }
        OpenReport report = log.openOr(PanicKind.EXCEPTION, line.number());
        if (text.frames().isEmpty() && EspHalLines.beginsCalls(report)) {
            return limit;
        }
        report.dumps().endStack(log.listener());
        report.dumps().endDump();
        OptionalInt core = report.currentCore();
        report.backtraces().begin(core, text, line.number());
        tell(log, core, text, text.frames(), List.of(), line.number());
        return Math.max(text.end(), begin);
    }

    /**
     * {@code Backtrace: 0x400d1231 0x400d5675}, without stack pointers: programs print it after a restart, of the summary that
     * ESP-IDF makes of a core dump ({@code esp_core_dump_get_summary}). It is a report by itself.
     */
    private static boolean programCounters(LogState log, ConsoleLine line, int from, int limit) {
        List<Long> addresses = new ArrayList<>();
        int i = Hex.skipBlanks(line.text(), from);
        while (i < limit && Hex.isPrefixedWord(line.text(), i)) {
            addresses.add(Hex.word(line.text(), i + 2));
            i = Hex.skipBlanks(line.text(), i + "0x00000000".length());
        }
        if (i < limit || addresses.size() < 2) {
            return false;
        }
        OpenReport report = log.begin(PanicKind.EXCEPTION, line.number());
        report.calls().expect(PrintedCalls.Meaning.BACKTRACE, true);
        report.calls().add(addresses, line.number(), log.listener());
        log.close();
        return true;
    }

    /** {@return whether a line goes on with the backtrace in the line before} */
    static boolean continued(LogState log, OpenReport report, ConsoleLine line) {
        Optional<BacktraceText> last = report.backtraces().continuable(line.number());
        if (last.isEmpty()) {
            return false;
        }
        String text = line.text().startsWith("> ") ? line.text().substring(2) : line.text();
        Optional<BacktraceText> longer = last.get().with(text);
        longer.ifPresent(all -> {
            report.backtraces().goOn(all, line.number());
            List<PrintedFrame> certain = all.frames()
                    .subList(last.get().frames().size(), all.frames().size());
            List<PrintedFrame> likely = all.rejoined()
                    .subList(last.get().rejoined().size(), all.rejoined().size());
            tell(log, report.backtraces().core(), all, certain, likely, line.number());
        });
        return longer.isPresent();
    }

    private static void tell(
            LogState log,
            OptionalInt core,
            BacktraceText text,
            List<PrintedFrame> certain,
            List<PrintedFrame> likely,
            long line) {
        if (!certain.isEmpty() || !likely.isEmpty()) {
            log.listener()
                    .backtrace(new PrintedBacktrace(
                            core,
                            certain,
                            likely,
                            Optional.empty(),
                            text.corrupted(),
                            text.continues(),
                            LineRange.of(line)));
        }
    }
}

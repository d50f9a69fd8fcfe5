package io.github.coroner.format.panic;

/** Text of an open report that no mark announces: rows of registers and stack words, broken lines, base64. */
final class FreeText {
    private FreeText() {}

    /** {@return whether {@code [from, to)} of the line said something} */
    static boolean read(LogState log, ConsoleLine line, int from, int to) {
        if (from >= to || !log.isOpen()) {
            return false;
        }
        OpenReport report = log.open().orElseThrow();
        if (report.coreDump().isOpen()) {
            return report.coreDump().line(line);
        }
        return RegisterLines.row(log, report, line, from, to)
                || StackLines.rows(log, report, line, from, to)
                || Esp8266Lines.row(report, line, from, to)
                || from == 0 && to == line.text().length() && BacktraceLines.continued(log, report, line)
                || WatchdogLines.entry(report, line, from, to);
    }
}

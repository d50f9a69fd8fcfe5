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
        ConsoleLine part = line.part(from, to);
        boolean whole = to - from == line.text().length();
        if (report.coreDump().isOpen()) {
            return whole && report.coreDump().line(line);
        }
        if (whole && EspHalLines.row(log, report, line)) {
            return true;
        }
        return RegisterLines.row(log, report, part)
                || StackLines.rows(log, report, part)
                || Esp8266Lines.row(report, part)
                || (whole && BacktraceLines.continued(log, report, line))
                || WatchdogLines.entry(report, part);
    }
}

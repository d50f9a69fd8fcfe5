package io.github.coroner.format.panic;

/** {@code ================= CORE DUMP START =================} and its END. */
final class CoreDumpLines {
    private CoreDumpLines() {}

    static int start(LogState log, ConsoleLine line, int at, int limit) {
        OpenReport report = log.openOr(PanicKind.COREDUMP, line.number());
        report.dumps().endStack(log.listener());
        report.coreDump().begin(line);
        return line.text().length();
    }

    static int end(LogState log, ConsoleLine line, int at, int limit) {
        log.open()
                .filter(report -> report.coreDump().isOpen())
                .ifPresent(report -> report.coreDump().end(line));
        return line.text().length();
    }
}

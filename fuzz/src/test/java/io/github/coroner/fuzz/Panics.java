package io.github.coroner.fuzz;

import io.github.coroner.format.panic.PanicListener;
import io.github.coroner.format.panic.PanicLog;
import io.github.coroner.format.panic.PanicReport;
import io.github.coroner.format.panic.PanicTextParser;
import java.util.ArrayList;
import java.util.List;

/** Panic text, which says the same however it comes. */
final class Panics {
    private Panics() {}

    /** Reads a log at once and in pieces. */
    static PanicLog parse(byte[] log) {
        PanicLog whole = PanicLog.parse(log);
        List<PanicReport> reports = new ArrayList<>();
        PanicTextParser parser = new PanicTextParser(new PanicListener() {
            @Override
            public void report(PanicReport report) {
                reports.add(report);
            }
        });
        int piece = 1 + log.length % 13;
        for (int at = 0; at < log.length; at += piece) {
            parser.feed(log, at, Math.min(log.length, at + piece));
        }
        parser.finish();
        PanicLog inPieces = parser.log(reports);
        if (!whole.equals(inPieces)) {
            throw new AssertionError("at once:\n" + whole + "\nin pieces:\n" + inPieces);
        }
        return whole;
    }
}

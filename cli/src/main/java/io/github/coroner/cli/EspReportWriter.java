package io.github.coroner.cli;

import io.github.coroner.GdbView;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.report.EspCoredumpReport;
import java.io.IOException;
import java.io.PrintStream;

/** Writes the report of Espressif's tool, which has no place to say that the firmware is the wrong one. */
final class EspReportWriter {
    private EspReportWriter() {}

    /** Writes the report to {@code out}, and to standard error in one line that it belongs to other firmware, if it does. */
    static void write(GdbView view, boolean memory, PrintStream out, Console console) throws IOException {
        EspCoredumpReport.of(view, memory).write(out);
        for (Problem problem : view.problems()) {
            if (problem.code() == ProblemCode.ELF_MISMATCH) {
                out.flush();
                ErrorLine.print(console, problem.message());
            }
        }
    }
}

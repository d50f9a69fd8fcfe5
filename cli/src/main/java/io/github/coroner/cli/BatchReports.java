package io.github.coroner.cli;

import io.github.coroner.cli.InfoCommand.Format;
import io.github.coroner.report.GithubAnnotation;
import io.github.coroner.report.InputErrorJson;
import io.github.coroner.report.JUnitReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the reports of a batch as they come, and what became of dumps that have none: a line on standard error and, in JSON, a
 * line of kind {@code error} in its place, so that there is one line for every dump.
 */
final class BatchReports implements Batch.Listener {
    private final Console console;
    private final Format format;
    private final PrintStream out;
    private final ProgressLine progress;
    private final int all;
    private final boolean debug;
    private final List<JUnitReport.TestCase> testCases = new ArrayList<>();
    private final BatchSummary summary = new BatchSummary();
    private int done;
    private int written;
    private boolean failures;
    private boolean problems;

    /**
     * Makes a listener.
     *
     * @param all how many dumps there are
     * @param debug whether what went wrong is told with a stack trace
     */
    BatchReports(Console console, Format format, PrintStream out, ProgressLine progress, int all, boolean debug) {
        this.console = console;
        this.format = format;
        this.out = out;
        this.progress = progress;
        this.all = all;
        this.debug = debug;
    }

    @Override
    public void decoded(String input, DecodedDump dump) throws IOException {
        summary.add(input, dump);
        problems |= dump.hasProblems();
        dump.testCase().ifPresent(testCases::add);
        if (format == Format.TEXT || format == Format.ESP_COREDUMP) {
            out.print(written > 0 ? "\n" : "");
        }
        if (format == Format.TEXT) {
            out.print("==> " + Escaped.of(input) + " <==\n\n");
        }
        written++;
        out.print(dump.report());
        if (!dump.notes().isEmpty()) {
            progress.clear();
            out.flush();
            dump.notes().forEach(note -> ErrorLine.print(console, input + ": " + note));
        }
        step();
    }

    @Override
    public void failed(String input, Throwable reason) throws IOException {
        summary.addFailed();
        failures = true;
        String message = ErrorLine.message(reason);
        progress.clear();
        out.flush();
        if (debug) {
            reason.printStackTrace(console.err());
        }
        ErrorLine.print(console, message.startsWith(input) ? message : input + ": " + message);
        if (format == Format.JUNIT) {
            testCases.add(JUnitReport.TestCase.error(input, message));
        } else if (format == Format.GITHUB) {
            GithubAnnotation.unreadable(input, message).write(out);
        } else if (format == Format.JSON) {
            InputErrorJson.of(input, message).write(out);
        }
        step();
    }

    /** A reader that went away, or a full disk, is no reason to go on decoding. */
    private void step() throws IOException {
        done++;
        progress.show("decoding", done, all);
        if (out.checkError()) {
            throw new OutputLostException();
        }
    }

    /**
     * Writes what can only be written when all is known, and the summary: behind reports for people, else on standard error,
     * where it is not taken for a report.
     *
     * @return the exit status
     * @throws IOException if the reports cannot be written
     */
    int finish(boolean strict) throws IOException {
        progress.clear();
        if (format == Format.JUNIT) {
            JUnitReport.of(testCases).write(out);
        }
        if (format == Format.TEXT) {
            out.print(written > 0 ? "\n" : "");
            summary.write(out);
        } else if (format == Format.JSON || (format.isOneForAll() && all > 1)) {
            out.flush();
            summary.write(console.err());
        }
        if (failures) {
            return ExitStatus.NOT_DECODED;
        }
        return strict && problems ? ExitStatus.PROBLEMS : ExitStatus.DECODED;
    }
}

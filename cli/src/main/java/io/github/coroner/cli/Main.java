package io.github.coroner.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the command. Text goes out as UTF-8 with line feeds, whatever the platform's custom is. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] arguments) {
        PrintStream err = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1), false, StandardCharsets.UTF_8);
        int status = run(arguments, System.in, ReportOutput.standard(), err);
        err.flush();
        Runtime.getRuntime().halt(status);
    }

    /**
     * Runs the command, and says if its output was lost, but for a reader that had enough.
     *
     * @return the exit status
     */
    static int run(String[] arguments, InputStream in, ReportOutput reports, PrintStream err) {
        int status = run(arguments, in, reports.text(), err);
        if (reports.failure().isEmpty() || reports.isReaderGone()) {
            return status;
        }
        IOException lost = reports.failure().get();
        ErrorLine.print(err, "standard output: " + ErrorLine.message(lost));
        return ExitStatus.NOT_DECODED;
    }

    /**
     * Runs the command.
     *
     * @return the exit status
     */
    public static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        Console console = new Console(in, out, err);
        try {
            String[] ordered = EspArguments.reordered(arguments);
            return ordered.length > 0 && ordered[0].equals(Addr2LineCommand.NAME)
                    ? Addr2Line.run(ordered, console)
                    : CoronerCommand.run(ordered, console);
        } catch (OutOfMemoryError e) {
            ErrorLine.print(err, ErrorLine.message(e));
            return ExitStatus.NOT_DECODED;
        } finally {
            out.flush();
            err.flush();
        }
    }
}

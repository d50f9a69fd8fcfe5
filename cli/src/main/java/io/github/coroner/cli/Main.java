package io.github.coroner.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the command. Text goes out as UTF-8 with line feeds, whatever the platform's custom is. */
public final class Main {
    private static final int BUFFER_BYTES = 1 << 16;

    private Main() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out, BUFFER_BYTES);
        PrintStream err = stream(FileDescriptor.err, 1);
        int status = run(arguments, System.in, out, err);
        out.flush();
        err.flush();
        Runtime.getRuntime().halt(status);
    }

    private static PrintStream stream(FileDescriptor descriptor, int buffer) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), buffer), false, StandardCharsets.UTF_8);
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
        } finally {
            out.flush();
            err.flush();
        }
    }
}

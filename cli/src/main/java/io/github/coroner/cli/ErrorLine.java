package io.github.coroner.cli;

import io.github.coroner.format.FormatException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Says in one line on standard error what went wrong. Needs nothing of picocli, for commands that start without it. */
final class ErrorLine {
    private ErrorLine() {}

    /**
     * Says what went wrong.
     *
     * @param debug whether with a stack trace
     * @return the exit status for it; of output that was lost, which whoever opened it says, that of success
     */
    static int report(Console console, Exception failure, boolean debug) {
        if (failure instanceof OutputLostException || failure.getCause() instanceof OutputLostException) {
            return ExitStatus.DECODED;
        }
        if (debug) {
            failure.printStackTrace(console.err());
        }
        print(console, message(failure));
        return failure instanceof UsageException || failure instanceof InvalidPathException
                ? ExitStatus.USAGE
                : ExitStatus.NOT_DECODED;
    }

    /** Writes a message as the command's. */
    static void print(Console console, String message) {
        print(console.err(), message);
    }

    /** Writes a message as the command's. */
    static void print(PrintStream err, String message) {
        err.print("coroner: " + Escaped.of(message) + "\n");
        err.flush();
    }

    /** {@return what went wrong, for people} */
    static String message(Throwable failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return message(cause);
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (failure instanceof FileAlreadyExistsException existing) {
            return existing.getFile() + ": exists, and is not a folder"; // nothing else is made under a given name
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (failure instanceof InvalidPathException invalid) {
            return invalid.getReason().startsWith("Malformed input")
                    ? "the locale's character set cannot write a file name of the command line: set LC_ALL=C.UTF-8 ("
                            + invalid.getInput() + ")"
                    : "not a file name: " + invalid.getInput();
        }
        if (failure instanceof IOException || failure instanceof FormatException || failure instanceof UsageException) {
            String message = failure.getMessage();
            return message == null ? failure.getClass().getSimpleName() : message;
        }
        if (failure instanceof OutOfMemoryError) {
            return "not enough memory; give Java more with -Xmx";
        }
        return "internal error, please report it with what --debug prints: " + failure;
    }
}

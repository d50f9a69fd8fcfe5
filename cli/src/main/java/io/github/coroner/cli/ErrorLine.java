package io.github.coroner.cli;

import io.github.coroner.format.FormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Says in one line on standard error what went wrong. Needs nothing of picocli, for commands that start without it. */
final class ErrorLine {
    private ErrorLine() {}

    /**
     * Says what went wrong.
     *
     * @param debug whether with a stack trace
     * @return the exit status for it
     */
    static int report(Console console, Exception failure, boolean debug) {
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
        console.err().print("coroner: " + Escaped.of(message) + "\n");
        console.err().flush();
    }

    /** {@return what went wrong, for people} */
    static String message(Exception failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return message(cause);
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": may not be read";
        }
        if (failure instanceof IOException
                || failure instanceof FormatException
                || failure instanceof UsageException
                || failure instanceof InvalidPathException) {
            String message = failure.getMessage();
            return message == null ? failure.getClass().getSimpleName() : message;
        }
        return "internal error, please report it with what --debug prints: " + failure;
    }
}

package io.github.coroner.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out standard output, UTF-8, not flushed line by line
 * @param err standard error, UTF-8
 */
record Console(InputStream in, PrintStream out, PrintStream err) {

    /**
     * {@return whether a person at a terminal is on the other side}
     *
     * <p>Up to Java 21 there is a console only then; from 22 on there always is one, which must be asked.
     */
    @SuppressWarnings("SystemConsoleNull") // what the check warns of is what the reflective call is for
    static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}

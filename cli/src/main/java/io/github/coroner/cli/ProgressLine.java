package io.github.coroner.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A line on a terminal that says how far long work has come: rewritten in place a few times a second, removed in the end. Short
 * work never shows it, nor does anything that is not a terminal. Safe to share between threads.
 */
final class ProgressLine {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(150);
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final boolean wanted;
    private final LongSupplier clock;
    private final long start;
    private long next;
    private boolean shown;

    /**
     * Makes a line that is not shown yet.
     *
     * @param wanted whether {@code terminal} is one
     * @param clock in nanoseconds
     */
    ProgressLine(PrintStream terminal, boolean wanted, LongSupplier clock) {
        this.terminal = terminal;
        this.wanted = wanted;
        this.clock = clock;
        start = clock.getAsLong();
        next = start + PATIENCE;
    }

    /** {@return a line on standard error, if that is a terminal} */
    static ProgressLine of(Console console) {
        return new ProgressLine(console.err(), Terminal.isErrorTerminal(), System::nanoTime);
    }

    /** {@return a line that is never shown} */
    static ProgressLine none(Console console) {
        return new ProgressLine(console.err(), false, System::nanoTime);
    }

    /** Says how far the work has come, if it is time to say so again. */
    synchronized void show(String work, long done, long all) {
        if (!wanted || done >= all) {
            return;
        }
        long now = clock.getAsLong();
        if (now - next < 0) {
            return;
        }
        next = now + PAUSE;
        shown = true;
        terminal.print(ERASE + String.format(Locale.ROOT, "%s: %,d of %,d (%d %%)", work, done, all, done * 100 / all));
        terminal.flush();
    }

    /** Takes the line away, so that something else can be written. */
    synchronized void clear() {
        if (shown) {
            shown = false;
            terminal.print(ERASE);
            terminal.flush();
        }
    }
}

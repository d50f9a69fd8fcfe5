package io.github.coroner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the environment says about the terminal. */
final class Terminal {
    private static final int PIPED_WIDTH = 100;

    private Terminal() {}

    /** {@return columns: {@code COLUMNS} on a terminal, else a fixed width} */
    static int width(boolean terminal) {
        String columns = System.getenv("COLUMNS");
        if (!terminal || columns == null) {
            return PIPED_WIDTH;
        }
        try {
            return Integer.parseInt(columns);
        } catch (NumberFormatException e) {
            return PIPED_WIDTH;
        }
    }

    /**
     * {@return whether standard error is a terminal}
     *
     * <p>Java can only be asked whether both standard input and output are one. Where there is a {@code /proc} it says more:
     * {@code coroner info --format json > reports} is the case that matters.
     */
    static boolean isErrorTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return Console.isTerminal();
        }
    }

    /** {@return whether colours are welcome: not with {@code NO_COLOR} (no-color.org), not on a dumb terminal} */
    static boolean wantsColour() {
        String refused = System.getenv("NO_COLOR");
        return (refused == null || refused.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }
}

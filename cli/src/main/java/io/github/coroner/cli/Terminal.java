package io.github.coroner.cli;

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

    /** {@return whether colours are welcome: not with {@code NO_COLOR} (no-color.org), not on a dumb terminal} */
    static boolean wantsColour() {
        String refused = System.getenv("NO_COLOR");
        return (refused == null || refused.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }
}

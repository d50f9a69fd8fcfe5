package io.github.coroner.report;

/**
 * How text reports look. Immutable.
 *
 * @param width columns; at least {@value #NARROWEST}
 * @param colour whether to use a terminal's colours
 * @param allFrames whether frames of the panic handler are shown one by one
 * @param crashedTaskOnly whether call stacks of other tasks are left out
 */
public record TextStyle(int width, boolean colour, boolean allFrames, boolean crashedTaskOnly) {
    /** The least width that is kept. */
    public static final int NARROWEST = 60;

    /** For a pipe or file: 100 columns, no colour. */
    public static final TextStyle PLAIN = new TextStyle(100, false, false, false);

    /** Widens what is too narrow. */
    public TextStyle {
        width = Math.max(width, NARROWEST);
    }

    /** {@return the same with another width} */
    public TextStyle withWidth(int columns) {
        return new TextStyle(columns, colour, allFrames, crashedTaskOnly);
    }

    /** {@return the same with colours or without} */
    public TextStyle withColour(boolean on) {
        return new TextStyle(width, on, allFrames, crashedTaskOnly);
    }

    /** {@return the same with frames of the panic handler or without} */
    public TextStyle withAllFrames(boolean on) {
        return new TextStyle(width, colour, on, crashedTaskOnly);
    }

    /** {@return the same with the crashed task only, or with all} */
    public TextStyle withCrashedTaskOnly(boolean on) {
        return new TextStyle(width, colour, allFrames, on);
    }

    /** What colours are used for. */
    enum Ink {
        HEADLINE("1;31"),
        STRONG("1"),
        FAINT("2"),
        GUESS("33"),
        BAD("31");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /** {@return the text in colour, if there is any} */
    String in(Ink ink, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + ink.code + 'm' + text + "\u001b[0m" : text;
    }
}

package io.github.coroner.cli;

/** What the command's exit status says. */
final class ExitStatus {
    /** Everything that was asked for was decoded. */
    static final int DECODED = 0;
    /** An input could not be decoded at all. */
    static final int NOT_DECODED = 1;
    /** The arguments were wrong. */
    static final int USAGE = 2;
    /** Decoded, but with problems, and {@code --strict} was given. */
    static final int PROBLEMS = 3;

    private ExitStatus() {}
}

package io.github.coroner.cli;

/** Arguments that contradict one another, found after parsing. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}

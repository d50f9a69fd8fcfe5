package io.github.coroner.fuzz;

import io.github.coroner.format.FormatException;

/**
 * The promise that readers are held to: whatever the bytes are, they give a result or a {@link FormatException} that names a
 * place inside what was read. Any other exception, and any error, is a finding.
 */
final class Hostile {
    private Hostile() {}

    /**
     * Reads.
     *
     * @param size bytes of the largest source that is read: the input, or what it is decompressed to
     * @return whether it was read to the end
     */
    static boolean read(long size, Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (FormatException e) {
            check(e, size);
            return false;
        }
    }

    /** Holds an exception that was thrown against the promise. */
    static void check(FormatException refusal, long size) {
        if (refusal.offset() < 0 || refusal.offset() > size) {
            throw new AssertionError("an offset outside of the " + size + " bytes of the input", refusal);
        }
        if (refusal.source().isBlank()) {
            throw new AssertionError("an exception that does not say what was read", refusal);
        }
    }
}

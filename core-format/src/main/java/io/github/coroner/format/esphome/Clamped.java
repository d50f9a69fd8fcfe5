package io.github.coroner.format.esphome;

/**
 * A value that the firmware corrects when it reads a record.
 *
 * @param raw as stored
 * @param effective as the firmware uses it
 */
public record Clamped(long raw, long effective) {

    /** {@return whether the firmware would change it} */
    public boolean isClamped() {
        return raw != effective;
    }
}

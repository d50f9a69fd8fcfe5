package io.github.coroner.format.panic;

/**
 * A chip that a log tells.
 *
 * @param target as tools write it: {@code esp32c3}
 * @param source how it is known
 */
public record ChipHint(String target, Source source) {

    /** How a log tells its chip, surest first. */
    public enum Source {
        /** The ROM's boot banner. */
        ROM_BANNER,
        /** The bootloader's log tag. */
        BOOTLOADER,
        /** MicroPython's {@code Machine} line. */
        MACHINE,
        /** A reset name that only one chip prints. */
        RESET_NAME,
        /** A record of a crash that only this chip writes so. */
        CRASH_RECORD,
        /** The address of the trap vector. */
        TRAP_VECTOR
    }
}

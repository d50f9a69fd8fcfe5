package io.github.coroner.format;

/**
 * What can be wrong with an input and be worked around. Names are part of the contract: added, never renamed.
 *
 * <p>Grouped by what was being read.
 */
public enum ProblemCode {
    // ---- any input
    /** The limit on listed problems was reached. */
    PROBLEMS_DROPPED,

    // ---- containers and core dumps
    /** The checksum in the dump differs from the one computed. */
    CHECKSUM_MISMATCH,
    /** The input ends before the dump does. */
    TRUNCATED,
    /** Bytes that cannot be what the format says were passed over. */
    MALFORMED,
    /** A version, type or form that is not known; read as the nearest known one. */
    UNKNOWN_VERSION,
    /** The chip is not in the table. */
    UNKNOWN_CHIP,

    // ---- ESPHome records and panic text

    // ---- ELF and DWARF
    /** A part of the firmware's ELF or DWARF could not be read. */
    BAD_DEBUG_INFORMATION,

    // ---- decoding
    /** The firmware given is not the one that crashed. */
    ELF_MISMATCH,
    /** No firmware was given or found. */
    ELF_MISSING,

    // ---- unwinding and values
    /** A call stack could not be followed to its end. */
    STACK_INCOMPLETE
}

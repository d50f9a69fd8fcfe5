package io.github.coroner.dwarf;

/** What kind of unit a header begins: {@code DW_UT_*}, DWARF 5 section 7.5.1. */
public enum UnitType {
    /** A translation unit, or since DWARF 5 anything that is not one of the others. */
    COMPILE(0x01),
    /** Types of one description, found by their signature. */
    TYPE(0x02),
    /** Entries that several units import. */
    PARTIAL(0x03),
    /** What stays in the executable of a unit whose entries are in a file of their own. */
    SKELETON(0x04),
    /** The entries of a skeleton unit, in a {@code .dwo} file. */
    SPLIT_COMPILE(0x05),
    /** Types, in a {@code .dwo} file. */
    SPLIT_TYPE(0x06);

    private final int code;

    UnitType(int code) {
        this.code = code;
    }

    /** {@return the number in the header} */
    public int code() {
        return code;
    }

    /** {@return whether the header ends with a type's signature and offset} */
    boolean hasTypeSignature() {
        return this == TYPE || this == SPLIT_TYPE;
    }

    /** {@return whether the header ends with the number that ties it to a file of its own} */
    boolean hasDwoId() {
        return this == SKELETON || this == SPLIT_COMPILE;
    }
}

package io.github.coroner.dwarf;

/**
 * What decides the size of values in a unit.
 *
 * @param version of DWARF, 2 to 5
 * @param addressSize bytes of a target address: 1, 2, 4 or 8
 * @param offsetSize bytes of an offset into a section: 4 in the 32-bit format, 8 in the 64-bit format
 */
public record UnitEncoding(int version, int addressSize, int offsetSize) {

    /** {@return the address that marks discarded code or selects a base address: all bits set} */
    long maxAddress() {
        return addressSize == 8 ? -1L : (1L << (8 * addressSize)) - 1;
    }
}

package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * The initial length in front of a unit, table or entry, DWARF 5 section 7.4; it tells the 32-bit from the 64-bit format.
 *
 * @param bytes length of what follows
 * @param offsetSize bytes of an offset into a section: 4 in the 32-bit format, 8 in the 64-bit format
 */
record InitialLength(long bytes, int offsetSize) {
    /** Lengths from here on are reserved; the last of them begins the 64-bit format. */
    private static final long RESERVED = 0xffff_fff0L;

    private static final long FORMAT_64_BIT = 0xffff_ffffL;

    /**
     * Reads an initial length.
     *
     * @throws FormatException if it is cut short or reserved
     */
    static InitialLength read(ByteReader reader) {
        long offset = reader.offset();
        long length = reader.u32();
        if (length < RESERVED) {
            return new InitialLength(length, 4);
        }
        if (length != FORMAT_64_BIT) {
            throw FormatException.malformed(reader.source(), offset, "reserved length 0x" + Long.toHexString(length));
        }
        return new InitialLength(reader.u64(), 8);
    }
}

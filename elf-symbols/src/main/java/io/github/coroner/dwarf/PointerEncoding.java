package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * How {@code .eh_frame} stores an address: {@code DW_EH_PE_*}, Linux Standard Base Core 5.0 section 10.5.1.
 *
 * @param code the encoding byte: format in the low four bits, base in the next three, bit 7 indirect
 */
record PointerEncoding(int code) {
    /** A plain target address. */
    static final PointerEncoding ABSOLUTE = new PointerEncoding(0);

    /** {@code DW_EH_PE_omit}: no address is stored. */
    private static final int OMITTED = 0xff;

    private static final int INDIRECT = 0x80;

    /** The bits of the base, and the one base that is known besides none. */
    private static final int BASE = 0x70;

    private static final int PC_RELATIVE = 0x10;

    /** The bits of the format, and the formats, {@code DW_EH_PE_absptr} to {@code DW_EH_PE_sdata8}. */
    private static final int FORMAT = 0x0f;

    private static final int ADDRESS = 0x00;
    private static final int ULEB128 = 0x01;
    private static final int UDATA2 = 0x02;
    private static final int UDATA4 = 0x03;
    private static final int UDATA8 = 0x04;
    private static final int SLEB128 = 0x09;
    private static final int SDATA2 = 0x0a;
    private static final int SDATA4 = 0x0b;
    private static final int SDATA8 = 0x0c;

    /**
     * Reads an address.
     *
     * @param sectionAddress target address of the section that {@code reader} counts offsets from
     * @param addressSize bytes of a target address
     * @throws FormatException if the encoding is unknown or relative to what is not known
     */
    long readAddress(ByteReader reader, long sectionAddress, int addressSize) {
        long offset = reader.offset();
        int base = code & BASE;
        if (code == OMITTED || (code & INDIRECT) != 0 || (base != 0 && base != PC_RELATIVE)) {
            throw FormatException.unsupported(
                    reader.source(), offset, "pointer encoding 0x" + Integer.toHexString(code));
        }
        long value = readNumber(reader, addressSize);
        return mask(base == PC_RELATIVE ? sectionAddress + offset + value : value, addressSize);
    }

    /** Reads a size: the same format, without a base. */
    long readSize(ByteReader reader, int addressSize) {
        return mask(readNumber(reader, addressSize), addressSize);
    }

    /** Moves past a pointer whose value is not needed. */
    void skip(ByteReader reader, int addressSize) {
        if (code != OMITTED) {
            readNumber(reader, addressSize);
        }
    }

    private long readNumber(ByteReader reader, int addressSize) {
        long offset = reader.offset();
        int format = code & FORMAT;
        return switch (format) {
            case ADDRESS -> reader.unsigned(addressSize);
            case ULEB128 -> reader.uleb128();
            case UDATA2 -> reader.u16();
            case UDATA4 -> reader.u32();
            case UDATA8, SDATA8 -> reader.u64();
            case SLEB128 -> reader.sleb128();
            case SDATA2 -> (short) reader.u16();
            case SDATA4 -> reader.s32();
            default ->
                throw FormatException.unsupported(
                        reader.source(), offset, "pointer format 0x" + Integer.toHexString(format));
        };
    }

    private static long mask(long value, int addressSize) {
        return addressSize >= Long.BYTES ? value : value & ((1L << (8 * addressSize)) - 1);
    }
}

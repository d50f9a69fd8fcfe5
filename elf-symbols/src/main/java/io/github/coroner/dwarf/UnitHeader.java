package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * The header in front of each unit in {@code .debug_info} and {@code .debug_types}, DWARF 5 section 7.5.1, DWARF 4
 * section 7.5.1.
 *
 * @param offset first byte of the header, counted in bytes from the start of the section
 * @param entries first byte after the header, where the unit's entry is, counted the same way
 * @param end first byte after the unit, counted the same way
 * @param encoding sizes of what follows
 * @param type what kind of unit it is; units of DWARF 2 to 4 in {@code .debug_info} are {@link UnitType#COMPILE}
 * @param abbreviations offset of the unit's table in {@code .debug_abbrev}
 * @param signature a type unit's signature, or a skeleton's number; else 0
 * @param typeOffset where a type unit's type is, counted from the start of the header; else 0
 */
public record UnitHeader(
        long offset,
        long entries,
        long end,
        UnitEncoding encoding,
        UnitType type,
        long abbreviations,
        long signature,
        long typeOffset) {

    /**
     * Reads one header and leaves {@code section} at the next unit, also when the header itself is broken.
     *
     * <pre>
     * unit_length          4 bytes, or 0xffffffff and 8 bytes
     * version              2 bytes
     * unit_type            1 byte   [version &gt;= 5]
     * address_size         1 byte   [version &gt;= 5]
     * debug_abbrev_offset  4 or 8 bytes
     * address_size         1 byte   [version &lt; 5]
     * type_signature       8 bytes  [type units]
     * type_offset          4 or 8 bytes [type units]
     * dwo_id               8 bytes  [skeleton and split compile units]
     * </pre>
     *
     * @param types whether the section is {@code .debug_types}
     * @throws FormatException if the unit is cut short, or of an unknown version, type or address size
     */
    static UnitHeader read(ByteReader section, boolean types) {
        long offset = section.offset();
        InitialLength length = InitialLength.read(section);
        ByteReader unit = section.slice(length.bytes());
        int version = unit.u16();
        if (version < 2 || version > 5) {
            throw FormatException.unsupported(section.source(), offset, "DWARF version " + version);
        }
        UnitType type = types ? UnitType.TYPE : UnitType.COMPILE;
        int addressSize = 0;
        if (version == 5) {
            type = type(unit, offset);
            addressSize = unit.u8();
        }
        long abbreviations = unit.unsigned(length.offsetSize());
        if (version < 5) {
            addressSize = unit.u8();
        }
        if (addressSize != 4 && addressSize != 8 && addressSize != 2 && addressSize != 1) {
            throw FormatException.unsupported(section.source(), offset, "an address size of " + addressSize);
        }
        long signature = 0;
        long typeOffset = 0;
        if (type.hasTypeSignature()) {
            signature = unit.u64();
            typeOffset = unit.unsigned(length.offsetSize());
        } else if (type.hasDwoId()) {
            signature = unit.u64();
        }
        UnitEncoding encoding = new UnitEncoding(version, addressSize, length.offsetSize());
        return new UnitHeader(offset, unit.offset(), unit.end(), encoding, type, abbreviations, signature, typeOffset);
    }

    private static UnitType type(ByteReader unit, long offset) {
        int code = unit.u8();
        for (UnitType type : UnitType.values()) {
            if (type.code() == code) {
                return type;
            }
        }
        throw FormatException.unsupported(unit.source(), offset, "unit type 0x" + Integer.toHexString(code));
    }
}

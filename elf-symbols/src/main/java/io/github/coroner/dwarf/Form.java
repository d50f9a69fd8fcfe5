package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * How the value of an attribute is written: {@code DW_FORM_*}, DWARF 5 section 7.5.6. Plain numbers for the reasons given
 * at {@link Tag}.
 */
public final class Form {
    /** {@code DW_FORM_addr}. */
    public static final int ADDR = 0x01;

    /** {@code DW_FORM_block2}. */
    public static final int BLOCK2 = 0x03;

    /** {@code DW_FORM_block4}. */
    public static final int BLOCK4 = 0x04;

    /** {@code DW_FORM_data2}. */
    public static final int DATA2 = 0x05;

    /** {@code DW_FORM_data4}. */
    public static final int DATA4 = 0x06;

    /** {@code DW_FORM_data8}. */
    public static final int DATA8 = 0x07;

    /** {@code DW_FORM_string}. */
    public static final int STRING = 0x08;

    /** {@code DW_FORM_block}. */
    public static final int BLOCK = 0x09;

    /** {@code DW_FORM_block1}. */
    public static final int BLOCK1 = 0x0a;

    /** {@code DW_FORM_data1}. */
    public static final int DATA1 = 0x0b;

    /** {@code DW_FORM_flag}. */
    public static final int FLAG = 0x0c;

    /** {@code DW_FORM_sdata}. */
    public static final int SDATA = 0x0d;

    /** {@code DW_FORM_strp}. */
    public static final int STRP = 0x0e;

    /** {@code DW_FORM_udata}. */
    public static final int UDATA = 0x0f;

    /** {@code DW_FORM_ref_addr}. */
    public static final int REF_ADDR = 0x10;

    /** {@code DW_FORM_ref1}. */
    public static final int REF1 = 0x11;

    /** {@code DW_FORM_ref2}. */
    public static final int REF2 = 0x12;

    /** {@code DW_FORM_ref4}. */
    public static final int REF4 = 0x13;

    /** {@code DW_FORM_ref8}. */
    public static final int REF8 = 0x14;

    /** {@code DW_FORM_ref_udata}. */
    public static final int REF_UDATA = 0x15;

    /** {@code DW_FORM_indirect}. */
    public static final int INDIRECT = 0x16;

    /** {@code DW_FORM_sec_offset}. */
    public static final int SEC_OFFSET = 0x17;

    /** {@code DW_FORM_exprloc}. */
    public static final int EXPRLOC = 0x18;

    /** {@code DW_FORM_flag_present}. */
    public static final int FLAG_PRESENT = 0x19;

    /** {@code DW_FORM_strx}. */
    public static final int STRX = 0x1a;

    /** {@code DW_FORM_addrx}. */
    public static final int ADDRX = 0x1b;

    /** {@code DW_FORM_ref_sup4}. */
    public static final int REF_SUP4 = 0x1c;

    /** {@code DW_FORM_strp_sup}. */
    public static final int STRP_SUP = 0x1d;

    /** {@code DW_FORM_data16}. */
    public static final int DATA16 = 0x1e;

    /** {@code DW_FORM_line_strp}. */
    public static final int LINE_STRP = 0x1f;

    /** {@code DW_FORM_ref_sig8}. */
    public static final int REF_SIG8 = 0x20;

    /** {@code DW_FORM_implicit_const}. */
    public static final int IMPLICIT_CONST = 0x21;

    /** {@code DW_FORM_loclistx}. */
    public static final int LOCLISTX = 0x22;

    /** {@code DW_FORM_rnglistx}. */
    public static final int RNGLISTX = 0x23;

    /** {@code DW_FORM_ref_sup8}. */
    public static final int REF_SUP8 = 0x24;

    /** {@code DW_FORM_strx1}. */
    public static final int STRX1 = 0x25;

    /** {@code DW_FORM_strx2}. */
    public static final int STRX2 = 0x26;

    /** {@code DW_FORM_strx3}. */
    public static final int STRX3 = 0x27;

    /** {@code DW_FORM_strx4}. */
    public static final int STRX4 = 0x28;

    /** {@code DW_FORM_addrx1}. */
    public static final int ADDRX1 = 0x29;

    /** {@code DW_FORM_addrx2}. */
    public static final int ADDRX2 = 0x2a;

    /** {@code DW_FORM_addrx3}. */
    public static final int ADDRX3 = 0x2b;

    /** {@code DW_FORM_addrx4}. */
    public static final int ADDRX4 = 0x2c;

    /** {@code DW_FORM_GNU_addr_index}. */
    public static final int GNU_ADDR_INDEX = 0x1f01;

    /** {@code DW_FORM_GNU_str_index}. */
    public static final int GNU_STR_INDEX = 0x1f02;

    /** {@code DW_FORM_GNU_ref_alt}. */
    public static final int GNU_REF_ALT = 0x1f20;

    /** {@code DW_FORM_GNU_strp_alt}. */
    public static final int GNU_STRP_ALT = 0x1f21;

    private Form() {}

    /** A LEB128 number. */
    static final int LEB128 = -1;

    /** Text up to a NUL byte. */
    static final int TEXT = -2;

    /** A LEB128 length and so many bytes. */
    static final int SIZED_LEB128 = -3;

    /** A length of 1 byte and so many bytes. */
    static final int SIZED_1 = -4;

    /** A length of 2 bytes and so many bytes. */
    static final int SIZED_2 = -5;

    /** A length of 4 bytes and so many bytes. */
    static final int SIZED_4 = -6;

    /** A LEB128 form and a value of that form. */
    static final int FORM_AND_VALUE = -7;

    /** A form that is not known, so that no one can tell where its value ends. */
    static final int UNKNOWN = -8;

    /** {@return bytes of a value of this form, or the negative constant that says how to find its end} */
    static int size(int form, UnitEncoding encoding) {
        return switch (form) {
            case FLAG_PRESENT, IMPLICIT_CONST -> 0;
            case DATA1, REF1, FLAG, STRX1, ADDRX1 -> 1;
            case DATA2, REF2, STRX2, ADDRX2 -> 2;
            case STRX3, ADDRX3 -> 3;
            case DATA4, REF4, STRX4, ADDRX4, REF_SUP4 -> 4;
            case DATA8, REF8, REF_SIG8, REF_SUP8 -> 8;
            case DATA16 -> 16;
            case ADDR -> encoding.addressSize();
            case STRP, LINE_STRP, STRP_SUP, SEC_OFFSET, GNU_REF_ALT, GNU_STRP_ALT -> encoding.offsetSize();
            // DWARF 2 wrote references between units as addresses
            case REF_ADDR -> encoding.version() <= 2 ? encoding.addressSize() : encoding.offsetSize();
            case UDATA, SDATA, REF_UDATA, STRX, ADDRX, LOCLISTX, RNGLISTX, GNU_ADDR_INDEX, GNU_STR_INDEX -> LEB128;
            case STRING -> TEXT;
            case BLOCK, EXPRLOC -> SIZED_LEB128;
            case BLOCK1 -> SIZED_1;
            case BLOCK2 -> SIZED_2;
            case BLOCK4 -> SIZED_4;
            case INDIRECT -> FORM_AND_VALUE;
            default -> UNKNOWN;
        };
    }

    /**
     * Moves {@code reader} past a value.
     *
     * @param size what {@link #size} said of its form
     * @throws FormatException if it ends outside, or its form is not known
     */
    static void skip(ByteReader reader, int size, UnitEncoding encoding) {
        if (size >= 0) {
            reader.skip(size);
            return;
        }
        switch (size) {
            case LEB128 -> reader.skipLeb128();
            case TEXT -> reader.skipString();
            case SIZED_LEB128 -> reader.skip(reader.uleb128());
            case SIZED_1 -> reader.skip(reader.u8());
            case SIZED_2 -> reader.skip(reader.u16());
            case SIZED_4 -> reader.skip(reader.u32());
            case FORM_AND_VALUE -> {
                int actual = indirect(reader);
                skip(reader, size(actual, encoding), encoding);
            }
            default -> throw FormatException.unsupported(reader.source(), reader.offset(), "an unknown form");
        }
    }

    /** Reads the form in front of a value of {@code DW_FORM_indirect}; one of two levels is refused. */
    static int indirect(ByteReader reader) {
        long offset = reader.offset();
        long form = reader.uleb128();
        if (form == INDIRECT || form == IMPLICIT_CONST || form < 0 || form > 0xffff) {
            throw FormatException.malformed(reader.source(), offset, "DW_FORM_indirect of form " + form);
        }
        return (int) form;
    }
}

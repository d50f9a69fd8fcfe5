package io.github.coroner.dwarf;

import java.util.Optional;

/** How the bits of a base type are to be read: {@code DW_ATE_*}, DWARF 5 section 5.1.1 and table 7.11. */
public enum BaseTypeEncoding {
    /** A machine address. */
    ADDRESS(0x01),
    /** True or false. */
    BOOLEAN(0x02),
    /** Complex binary floating-point number. */
    COMPLEX_FLOAT(0x03),
    /** Binary floating-point number. */
    FLOAT(0x04),
    /** Signed binary integer. */
    SIGNED(0x05),
    /** Signed character. */
    SIGNED_CHAR(0x06),
    /** Unsigned binary integer. */
    UNSIGNED(0x07),
    /** Unsigned character. */
    UNSIGNED_CHAR(0x08),
    /** Imaginary binary floating-point number. */
    IMAGINARY_FLOAT(0x09),
    /** Packed decimal. */
    PACKED_DECIMAL(0x0a),
    /** Numeric string. */
    NUMERIC_STRING(0x0b),
    /** Edited string. */
    EDITED(0x0c),
    /** Signed fixed-point number. */
    SIGNED_FIXED(0x0d),
    /** Unsigned fixed-point number. */
    UNSIGNED_FIXED(0x0e),
    /** Decimal floating-point number. */
    DECIMAL_FLOAT(0x0f),
    /** Unicode character: {@code char8_t}, {@code char16_t}, {@code char32_t}, Rust's {@code char}. */
    UTF(0x10),
    /** ISO/IEC 10646 character. */
    UCS(0x11),
    /** ISO/IEC 646 character. */
    ASCII(0x12);

    private static final BaseTypeEncoding[] BY_CODE = new BaseTypeEncoding[0x13];

    static {
        for (BaseTypeEncoding encoding : values()) {
            BY_CODE[encoding.code] = encoding;
        }
    }

    private final int code;

    BaseTypeEncoding(int code) {
        this.code = code;
    }

    /** {@return the encoding with this code; empty for vendors' and unknown ones} */
    public static Optional<BaseTypeEncoding> of(long code) {
        return code > 0 && code < BY_CODE.length ? Optional.of(BY_CODE[(int) code]) : Optional.empty();
    }

    /** {@return whether a number of this encoding can be below zero} */
    public boolean isSigned() {
        return this == SIGNED || this == SIGNED_CHAR || this == SIGNED_FIXED;
    }

    /** {@return whether it is a character} */
    public boolean isCharacter() {
        return this == SIGNED_CHAR || this == UNSIGNED_CHAR || this == UTF || this == UCS || this == ASCII;
    }
}

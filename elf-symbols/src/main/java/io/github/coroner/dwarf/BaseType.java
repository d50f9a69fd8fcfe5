package io.github.coroner.dwarf;

/**
 * The type of a value on an expression's stack, DWARF 5 section 2.5.1: what a typed operation names by the offset of a
 * {@code DW_TAG_base_type}.
 *
 * @param size bytes, 1 to 16
 * @param encoding how the bits are read
 */
public record BaseType(int size, BaseTypeEncoding encoding) {

    /** {@return whether values are IEEE 754 numbers that Java computes with: 4 or 8 bytes} */
    boolean isBinaryFloat() {
        return encoding == BaseTypeEncoding.FLOAT && (size == Float.BYTES || size == Double.BYTES);
    }
}

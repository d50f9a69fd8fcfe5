package io.github.coroner.format;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Bytes by target address. What is not there is told as absent, never read as zero.
 *
 * <p>Implementations are immutable and safe to share between threads.
 */
public interface Memory {

    /**
     * Copies bytes from {@code address} on, up to the first one that is not there.
     *
     * @param address target address of the first byte, unsigned 32 bit
     * @return how many of {@code length} bytes were copied; 0 when the first is not there
     */
    int read(long address, byte[] destination, int offset, int length);

    /** {@return whether all of {@code length} bytes are there} */
    default boolean contains(long address, int length) {
        return read(address, new byte[length], 0, length) == length;
    }

    /** {@return the byte at {@code address}, {@code 0} to {@code 0xff}} */
    default OptionalInt u8(long address) {
        byte[] bytes = new byte[1];
        return read(address, bytes, 0, 1) == 1 ? OptionalInt.of(bytes[0] & 0xff) : OptionalInt.empty();
    }

    /** {@return the little-endian word at {@code address}, {@code 0} to {@code 0xffff_ffffL}} */
    default OptionalLong u32(long address) {
        byte[] bytes = new byte[4];
        if (read(address, bytes, 0, 4) < 4) {
            return OptionalLong.empty();
        }
        int word = bytes[3] << 24 | (bytes[2] & 0xff) << 16 | (bytes[1] & 0xff) << 8 | (bytes[0] & 0xff);
        return OptionalLong.of(Integer.toUnsignedLong(word));
    }
}

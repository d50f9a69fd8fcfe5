package io.github.coroner.format.coredump;

import java.util.Arrays;

/** A cursor over an array of fixed size that writes little-endian numbers; what is passed over stays zero. */
final class ByteWriter {
    private final byte[] data;
    private int position;

    ByteWriter(int size) {
        data = new byte[size];
    }

    ByteWriter u16(int value) {
        data[position++] = (byte) value;
        data[position++] = (byte) (value >> 8);
        return this;
    }

    ByteWriter u32(long value) {
        return u16((int) value & 0xffff).u16((int) (value >> 16) & 0xffff);
    }

    ByteWriter bytes(byte[] bytes) {
        System.arraycopy(bytes, 0, data, position, bytes.length);
        position += bytes.length;
        return this;
    }

    ByteWriter seek(int offset) {
        position = offset;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(data, data.length);
    }
}

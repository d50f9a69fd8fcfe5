package io.github.coroner.testdata;

import java.io.ByteArrayOutputStream;

/** Bytes that grow, numbers little-endian. */
final class LittleEndian {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LittleEndian u32(long... values) {
        for (long value : values) {
            for (int shift = 0; shift < 32; shift += 8) {
                out.write((int) (value >> shift));
            }
        }
        return this;
    }

    LittleEndian bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Adds zeros up to a size. */
    LittleEndian padTo(int size) {
        while (out.size() < size) {
            out.write(0);
        }
        return this;
    }

    /** Adds zeros up to a multiple. */
    LittleEndian align(int multiple) {
        return padTo((out.size() + multiple - 1) / multiple * multiple);
    }

    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}

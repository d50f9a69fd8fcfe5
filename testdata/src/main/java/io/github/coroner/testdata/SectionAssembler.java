package io.github.coroner.testdata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the bytes of a section by their meaning, so that a test shows what is in it: numbers of each size, LEB128 numbers,
 * text, and parts that begin with their length. Numbers are little-endian unless made {@link #bigEndian}.
 */
public final class SectionAssembler {
    private final boolean bigEndian;
    private byte[] bytes = new byte[64];
    private int size;

    private SectionAssembler(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    /** Makes an empty section, numbers least significant byte first. */
    public static SectionAssembler littleEndian() {
        return new SectionAssembler(false);
    }

    /** Makes an empty section, numbers most significant byte first. */
    public static SectionAssembler bigEndian() {
        return new SectionAssembler(true);
    }

    /** {@return an empty section of the same byte order} */
    public SectionAssembler another() {
        return new SectionAssembler(bigEndian);
    }

    /** {@return bytes so far, which is the offset of what comes next} */
    public int size() {
        return size;
    }

    /** {@return a copy of the bytes so far} */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes the low {@code count} bytes of a number. */
    public SectionAssembler number(long value, int count) {
        ensure(count);
        put(size, value, count);
        size += count;
        return this;
    }

    private void ensure(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (size + count));
        }
    }

    private void put(int at, long value, int count) {
        for (int i = 0; i < count; i++) {
            int shift = 8 * (bigEndian ? count - 1 - i : i);
            bytes[at + i] = (byte) (value >>> shift);
        }
    }

    /** Writes over {@code count} bytes at {@code offset}: for what is known only later. */
    public SectionAssembler patch(int offset, long value, int count) {
        put(offset, value, count);
        return this;
    }

    /** Writes 1 byte. */
    public SectionAssembler u8(int value) {
        return number(value, 1);
    }

    /** Writes 2 bytes. */
    public SectionAssembler u16(int value) {
        return number(value, 2);
    }

    /** Writes 4 bytes. */
    public SectionAssembler u32(long value) {
        return number(value, 4);
    }

    /** Writes 8 bytes. */
    public SectionAssembler u64(long value) {
        return number(value, 8);
    }

    /** Writes an unsigned LEB128 number. */
    public SectionAssembler uleb(long value) {
        long rest = value;
        do {
            int part = (int) (rest & 0x7f);
            rest >>>= 7;
            u8(rest == 0 ? part : part | 0x80);
        } while (rest != 0);
        return this;
    }

    /** Writes a signed LEB128 number. */
    public SectionAssembler sleb(long value) {
        long rest = value;
        while (true) {
            int part = (int) (rest & 0x7f);
            rest >>= 7;
            boolean last = (rest == 0 && (part & 0x40) == 0) || (rest == -1 && (part & 0x40) != 0);
            u8(last ? part : part | 0x80);
            if (last) {
                return this;
            }
        }
    }

    /** Writes text and a NUL byte. */
    public SectionAssembler string(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    /** Writes bytes as they are. */
    public SectionAssembler bytes(byte[] data) {
        ensure(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
        return this;
    }

    /** Writes all of another section. */
    public SectionAssembler append(SectionAssembler other) {
        return bytes(other.toBytes());
    }

    /**
     * Writes a part behind its length, as units and tables of DWARF begin.
     *
     * @param offsetSize 4, or 8 for the 64-bit format
     */
    public SectionAssembler withInitialLength(SectionAssembler part, int offsetSize) {
        if (offsetSize == 8) {
            u32(0xffff_ffffL).u64(part.size());
        } else {
            u32(part.size());
        }
        return append(part);
    }
}

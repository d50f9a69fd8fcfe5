package io.github.coroner.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A forward cursor over a fixed window of bytes, little-endian unless made {@link #bigEndian}. Cheap to {@link #slice};
 * not thread-safe.
 *
 * <p>Every read checks its bounds and throws {@link FormatException} of kind {@code TRUNCATED} past the window's end.
 */
public final class ByteReader {
    private final String source;
    private final byte[] data;
    /**
     * The data once more, little-endian, for numbers of several bytes; only its absolute reads are used, so readers share it.
     * A {@code VarHandle} would read as fast, but making the first one takes longer than a whole address look-up.
     */
    private final ByteBuffer numbers;

    private final int origin;
    private final int limit;
    private final boolean bigEndian;
    private int position;

    private ByteReader(
            String source, byte[] data, ByteBuffer numbers, int origin, int position, int limit, boolean bigEndian) {
        this.source = source;
        this.data = data;
        this.numbers = numbers;
        this.origin = origin;
        this.position = position;
        this.limit = limit;
        this.bigEndian = bigEndian;
    }

    /** {@return a reader of all of {@code data}, which must not change afterwards; offsets count from its first byte} */
    public static ByteReader of(String source, byte[] data) {
        return new ByteReader(source, data, littleEndian(data), 0, 0, data.length, false);
    }

    /** {@return a reader of {@code data[from, to)}; offsets count from {@code from}} */
    public static ByteReader of(String source, byte[] data, int from, int to) {
        Objects.checkFromToIndex(from, to, data.length);
        return new ByteReader(source, data, littleEndian(data), from, from, to, false);
    }

    private static ByteBuffer littleEndian(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return the same window and position, numbers read most significant byte first} */
    public ByteReader bigEndian() {
        return new ByteReader(source, data, numbers, origin, position, limit, true);
    }

    /** {@return whether numbers are read most significant byte first} */
    public boolean isBigEndian() {
        return bigEndian;
    }

    /** {@return an independent reader at the same position of the same window} */
    public ByteReader copy() {
        return new ByteReader(source, data, numbers, origin, position, limit, bigEndian);
    }

    /** Reads 1 byte as {@code 0} to {@code 0xff}. */
    public int u8() {
        int at = position;
        if (at >= limit) {
            claim(1);
        }
        position = at + 1;
        return data[at] & 0xff;
    }

    /** Reads 2 bytes as {@code 0} to {@code 0xffff}. */
    public int u16() {
        int begin = claim(Short.BYTES);
        int first = data[begin] & 0xff;
        int second = data[begin + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    /** Reads 3 bytes as {@code 0} to {@code 0xff_ffff}. */
    public int u24() {
        int begin = claim(3);
        int low = data[begin] & 0xff;
        int middle = data[begin + 1] & 0xff;
        int high = data[begin + 2] & 0xff;
        return bigEndian ? low << 16 | middle << 8 | high : high << 16 | middle << 8 | low;
    }

    /** Reads 4 bytes as {@code 0} to {@code 0xffff_ffffL}. */
    public long u32() {
        return Integer.toUnsignedLong(s32());
    }

    /** Reads 4 bytes as a signed number. */
    public int s32() {
        int value = numbers.getInt(claim(Integer.BYTES));
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    /** Reads 8 bytes; the value is negative when the top bit is set. */
    public long u64() {
        long value = numbers.getLong(claim(Long.BYTES));
        return bigEndian ? Long.reverseBytes(value) : value;
    }

    /**
     * Reads an unsigned number of 1 to 8 bytes.
     *
     * @throws IllegalArgumentException if {@code size} is outside that range
     */
    public long unsigned(int size) {
        return switch (size) {
            case 1 -> u8();
            case 2 -> u16();
            case 4 -> u32();
            case 8 -> u64();
            default -> unsignedBytes(size);
        };
    }

    private long unsignedBytes(int size) {
        if (size < 1 || size > 8) {
            throw new IllegalArgumentException("a number of " + size + " bytes");
        }
        int begin = claim(size);
        long value = 0;
        for (int i = 0; i < size; i++) {
            int at = bigEndian ? begin + i : begin + size - 1 - i;
            value = value << 8 | (data[at] & 0xff);
        }
        return value;
    }

    /**
     * Reads an unsigned LEB128 number (DWARF 5 section 7.6); bits above the 64th must be zero.
     *
     * @throws FormatException if it does not fit 64 bits
     */
    public long uleb128() {
        int at = position;
        if (at < limit && data[at] >= 0) {
            position = at + 1;
            return data[at];
        }
        return longUleb128();
    }

    private long longUleb128() {
        int begin = position;
        long result = 0;
        for (int shift = 0; ; shift += 7) {
            int part = u8();
            long bits = part & 0x7f;
            if (shift < 64) {
                result |= bits << shift;
                if (shift == 63 && bits > 1) {
                    throw overflow(begin);
                }
            } else if (bits != 0) {
                throw overflow(begin);
            }
            if (part < 0x80) {
                return result;
            }
        }
    }

    /**
     * Reads a signed LEB128 number (DWARF 5 section 7.6).
     *
     * @throws FormatException if it does not fit 64 bits
     */
    public long sleb128() {
        int at = position;
        if (at < limit && data[at] >= 0) {
            position = at + 1;
            // the seventh bit is the sign
            return (long) data[at] << 57 >> 57;
        }
        return longSleb128();
    }

    private long longSleb128() {
        int begin = position;
        long result = 0;
        for (int shift = 0; ; shift += 7) {
            int part = u8();
            long bits = part & 0x7f;
            if (shift < 63) {
                result |= bits << shift;
            } else {
                // beyond the 64th bit there may be copies of the sign only
                result |= shift == 63 ? bits << 63 : 0;
                if (bits != (result < 0 ? 0x7f : 0)) {
                    throw overflow(begin);
                }
            }
            if (part < 0x80) {
                int used = shift + 7;
                return used < 64 ? result << (64 - used) >> (64 - used) : result;
            }
        }
    }

    private FormatException overflow(int begin) {
        return FormatException.malformed(source, (long) begin - origin, "LEB128 number does not fit 64 bits");
    }

    /** Moves past one LEB128 number without reading it. */
    public void skipLeb128() {
        while (data[claim(1)] < 0) {}
    }

    /** Reads the next {@code length} bytes into an array of their own. */
    public byte[] bytes(long length) {
        int begin = claim(length);
        return Arrays.copyOfRange(data, begin, position);
    }

    /**
     * Copies bytes to {@code destination[index, index + length)} without moving.
     *
     * @param offset of the first one, in bytes from the start of {@link #source()}
     */
    public void get(long offset, byte[] destination, int index, int length) {
        if (offset < 0 || offset > end() - length) {
            long at = Math.max(0, Math.min(offset, end()));
            throw FormatException.truncated(source, at, length, end() - at);
        }
        System.arraycopy(data, origin + (int) offset, destination, index, length);
    }

    /** Reads UTF-8 text up to a NUL byte and moves past it; bytes that are not UTF-8 become U+FFFD. */
    public String string() {
        int begin = position;
        skipString();
        return new String(data, begin, position - 1 - begin, StandardCharsets.UTF_8);
    }

    /**
     * As {@link #string()}, within {@link Limit#STRING_CHARACTERS}.
     *
     * @throws FormatException also if the string is longer than the limit
     */
    public String string(Limits limits) {
        int most = limits.getInt(Limit.STRING_CHARACTERS);
        int begin = position;
        int end = begin;
        while (end < limit && data[end] != 0) {
            if (end - begin >= most) {
                throw FormatException.limitExceeded(source, offset(), Limit.STRING_CHARACTERS, most);
            }
            end++;
        }
        if (end == limit) {
            throw unended();
        }
        position = end + 1;
        return new String(data, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** Reads UTF-8 text up to a NUL byte, {@code most} bytes or the window's end, whichever comes first. */
    public String stringUpTo(int most) {
        int begin = position;
        while (position < limit && position - begin < most && data[position] != 0) {
            position++;
        }
        return new String(data, begin, position - begin, StandardCharsets.UTF_8);
    }

    /** Reads UTF-8 text from a field of {@code length} bytes, which NUL bytes fill up, and moves past the field. */
    public String paddedString(int length) {
        int begin = claim(length);
        int end = begin;
        while (end < position && data[end] != 0) {
            end++;
        }
        return new String(data, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** Moves past a NUL-terminated string without reading it. */
    public void skipString() {
        int begin = position;
        for (int i = begin; i < limit; i++) {
            if (data[i] == 0) {
                position = i + 1;
                return;
            }
        }
        throw unended();
    }

    private FormatException unended() {
        return FormatException.truncated(source, offset(), "string without end");
    }

    /** Moves past {@code length} bytes. */
    public void skip(long length) {
        claim(length);
    }

    /** Moves to {@code offset} bytes from the start of {@link #source()}; the window's end is a valid place. */
    public void seek(long offset) {
        if (offset < 0 || offset > limit - origin) {
            // offsets come from the input: what is reported is the nearest place that the source has
            throw FormatException.truncated(
                    source,
                    offset < 0 ? 0 : end(),
                    "a reference to 0x" + Long.toHexString(offset) + ", outside of it; the end is 0x"
                            + Long.toHexString(end()));
        }
        position = (int) offset + origin;
    }

    /** Splits off the next {@code length} bytes as a reader of their own, offsets counted as here, and moves past them. */
    public ByteReader slice(long length) {
        int begin = claim(length);
        return new ByteReader(source, data, numbers, origin, begin, position, bigEndian);
    }

    /** Splits off the next {@code length} bytes as a source of their own, offsets counted from its start. */
    public ByteReader section(String name, long length) {
        int begin = claim(length);
        return new ByteReader(name, data, numbers, begin, begin, position, bigEndian);
    }

    /** {@return what is read, as a person can look it up} */
    public String source() {
        return source;
    }

    /** {@return where the next read starts, in bytes from the start of {@link #source()}} */
    public long offset() {
        return (long) position - origin;
    }

    /** {@return the first offset that cannot be read} */
    public long end() {
        return (long) limit - origin;
    }

    /** {@return bytes left in the window} */
    public int remaining() {
        return limit - position;
    }

    /** The only bounds check in the class; {@code long} so that sizes from the file need no cast. */
    private int claim(long length) {
        int begin = position;
        if (length < 0 || length > limit - begin) {
            throw FormatException.truncated(source, offset(), length, limit - (long) begin);
        }
        position = begin + (int) length;
        return begin;
    }
}

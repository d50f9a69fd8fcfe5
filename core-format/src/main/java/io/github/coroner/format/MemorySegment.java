package io.github.coroner.format;

import java.util.Arrays;
import java.util.Objects;

/** A stretch of target memory that the dump holds. Immutable; a view of the dump's bytes, not a copy. */
public final class MemorySegment {
    private final long address;
    private final byte[] data;
    private final int from;
    private final int size;
    private final Kind kind;

    /** What a segment holds. */
    public enum Kind {
        /** A task control block. */
        TCB,
        /** A stack, from its top in use on. */
        STACK,
        /** Anything else: captured variables, RAM, heap. */
        DATA
    }

    private MemorySegment(long address, byte[] data, int from, int size, Kind kind) {
        this.address = address;
        this.data = data;
        this.from = from;
        this.size = size;
        this.kind = kind;
    }

    /** {@return a segment of all of {@code bytes}, which must not change afterwards} */
    public static MemorySegment of(long address, byte[] bytes, Kind kind) {
        return new MemorySegment(address, bytes, 0, bytes.length, kind);
    }

    /** {@return a segment of {@code size} bytes of {@code data}, which must not change afterwards} */
    public static MemorySegment of(long address, byte[] data, int from, int size, Kind kind) {
        Objects.checkFromIndexSize(from, size, data.length);
        return new MemorySegment(address, data, from, size, kind);
    }

    /** {@return target address of the first byte, unsigned 32 bit} */
    public long address() {
        return address;
    }

    /** {@return the first address behind it; may be {@code 0x1_0000_0000L}} */
    public long end() {
        return address + size;
    }

    /** {@return bytes} */
    public int size() {
        return size;
    }

    /** {@return what it holds, as the dump says or its address tells} */
    public Kind kind() {
        return kind;
    }

    /** {@return the same bytes, of another kind} */
    public MemorySegment as(Kind newKind) {
        return new MemorySegment(address, data, from, size, newKind);
    }

    /** {@return whether {@code address} lies in it} */
    public boolean contains(long address) {
        return address >= this.address && address < end();
    }

    /**
     * {@return the part of it from {@code low} to {@code high}, which is exclusive, as far as it is there}
     *
     * @param low target address, inside the segment
     */
    public MemorySegment part(long low, long high, Kind newKind) {
        int start = Math.toIntExact(low - address);
        Objects.checkIndex(start, size);
        int length = (int) Math.max(0, Math.min(high, end()) - low);
        return new MemorySegment(low, data, from + start, length, newKind);
    }

    /** {@return a reader of its bytes; offsets count from its first} */
    public ByteReader reader(String name) {
        return ByteReader.of(name, data, from, from + size);
    }

    /** {@return a copy of its bytes} */
    public byte[] toBytes() {
        return Arrays.copyOfRange(data, from, from + size);
    }

    /** Copies {@code count} bytes from {@code start} bytes behind its address on. */
    void copy(int start, byte[] destination, int offset, int count) {
        System.arraycopy(data, from + Objects.checkFromIndexSize(start, count, size), destination, offset, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemorySegment segment
                && address == segment.address
                && kind == segment.kind
                && Arrays.equals(data, from, from + size, segment.data, segment.from, segment.from + segment.size);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(address) * 31 + size;
    }

    @Override
    public String toString() {
        return kind + " " + Addresses.hex(address) + " +" + size;
    }
}

package io.github.coroner.symbols;

import io.github.coroner.format.Addresses;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A value of the program: its type, its bytes as far as they are known, and where it is. Immutable.
 *
 * <p>Members and elements of a value share its bytes. Bytes are in the order of the target's memory, least significant
 * first.
 */
public final class Value {
    /** What is known of one byte of a value that is not known as a whole. */
    static final byte KNOWN = 0;
    /** See {@link #KNOWN}: optimised out. */
    static final byte OPTIMIZED_OUT = 1;
    /** See {@link #KNOWN}: the dump does not have it. */
    static final byte NOT_IN_DUMP = 2;
    /** See {@link #KNOWN}: it was in a register that was not preserved. */
    static final byte NOT_PRESERVED = 3;

    private static final byte[] NOTHING = new byte[0];

    private final Type type;
    private final Availability availability;
    private final byte[] bytes;
    private final byte @Nullable [] gaps;
    private final int start;
    private final int bitOffset;
    private final int bitSize;
    private final long address;
    private final @Nullable Pointee pointee;

    /**
     * What an implicit pointer points to.
     *
     * @param entry the entry in {@code .debug_info} of the variable that was pointed to
     * @param byteOffset where in it
     */
    record Pointee(long entry, long byteOffset) {}

    private Value(
            Type type,
            Availability availability,
            byte[] bytes,
            byte @Nullable [] gaps,
            int start,
            int bitOffset,
            int bitSize,
            long address,
            @Nullable Pointee pointee) {
        this.type = type;
        this.availability = availability;
        this.bytes = bytes;
        this.gaps = gaps;
        this.start = start;
        this.bitOffset = bitOffset;
        this.bitSize = bitSize;
        this.address = address;
        this.pointee = pointee;
    }

    /** {@return a value that is nowhere in memory} */
    public static Value of(Type type, byte[] bytes) {
        return new Value(type, Availability.AVAILABLE, bytes.clone(), null, 0, 0, 0, -1, null);
    }

    /** {@return an integer as a value of {@code type}} */
    public static Value of(Type type, long number) {
        byte[] bytes = new byte[(int) Math.max(1, Math.min(type.size(), 16))];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number >> Math.min(63, 8 * i));
        }
        return new Value(type, Availability.AVAILABLE, bytes, null, 0, 0, 0, -1, null);
    }

    /** {@return a value in memory; {@code bytes} are taken over} */
    static Value inMemory(Type type, byte[] bytes, long address) {
        return new Value(type, Availability.AVAILABLE, bytes, null, 0, 0, 0, address, null);
    }

    /** {@return a value of which some bytes are unknown; the arrays are taken over} */
    static Value partial(Type type, byte[] bytes, byte[] gaps, Availability missing, long address) {
        return new Value(type, missing, bytes, gaps, 0, 0, 0, address, null);
    }

    /** {@return a value of which nothing is known but why; {@code address} is -1 if it is not in memory} */
    static Value unknown(Type type, Availability why, long address) {
        return new Value(type, why, NOTHING, null, 0, 0, 0, address, null);
    }

    /** {@return a pointer that was optimised away} */
    static Value implicitPointer(Type type, Pointee pointee) {
        return new Value(type, Availability.AVAILABLE, NOTHING, null, 0, 0, 0, -1, pointee);
    }

    /** {@return its type} */
    public Type type() {
        return type;
    }

    /** {@return its target address; empty if it is not in memory} */
    public OptionalLong address() {
        return address == -1 ? OptionalLong.empty() : OptionalLong.of(address);
    }

    /** {@return bits of a bit-field; 0 for anything else} */
    public int bitSize() {
        return bitSize;
    }

    @Nullable
    Pointee pointee() {
        return pointee;
    }

    /** {@return bytes that it takes} */
    public int size() {
        return bitSize != 0 ? (bitOffset + bitSize + 7) / 8 : (int) Math.min(Integer.MAX_VALUE, type.size());
    }

    /** {@return whether all of its bytes are known, and if not why; of several reasons the first} */
    public Availability availability() {
        if (availability == Availability.AVAILABLE) {
            return availability;
        }
        byte[] states = gaps;
        if (states == null) {
            return availability;
        }
        int end = Math.min(states.length, start + size());
        for (int i = start; i < end; i++) {
            switch (states[i]) {
                case OPTIMIZED_OUT -> {
                    return Availability.OPTIMIZED_OUT;
                }
                case NOT_IN_DUMP -> {
                    return new Availability.NotInDump(
                            address == -1 ? missingAddress() : Addresses.plus(address, (long) i - start));
                }
                case NOT_PRESERVED -> {
                    return availability;
                }
                default -> {}
            }
        }
        return Availability.AVAILABLE;
    }

    private long missingAddress() {
        return availability instanceof Availability.NotInDump missing ? missing.address() : 0;
    }

    /** {@return whether every byte of it is optimised out} */
    boolean isWhollyOptimizedOut() {
        byte[] states = gaps;
        if (states == null) {
            return availability == Availability.OPTIMIZED_OUT;
        }
        int end = Math.min(states.length, start + size());
        for (int i = start; i < end; i++) {
            if (states[i] != OPTIMIZED_OUT && states[i] != NOT_PRESERVED) {
                return false;
            }
        }
        return end > start;
    }

    /** {@return whether it is a structure or array of which some bytes are known and some are not} */
    public boolean isPartlyKnown() {
        byte[] states = gaps;
        Type stripped = type.stripped();
        if (states == null || !(stripped instanceof Type.Structure || stripped instanceof Type.Array)) {
            return false;
        }
        boolean known = false;
        boolean unknown = false;
        int end = Math.min(states.length, start + size());
        for (int i = start; i < end; i++) {
            known |= states[i] == KNOWN;
            unknown |= states[i] != KNOWN;
        }
        return known && unknown;
    }

    /** {@return whether all of its bytes are known} */
    public boolean isAvailable() {
        return availability() instanceof Availability.Available;
    }

    /** {@return a part of this value} */
    Value part(Type partType, long offset, int firstBit, int bits) {
        if (bytes.length == 0) {
            long at = address == -1 ? -1 : Addresses.plus(address, offset);
            return new Value(partType, availability, NOTHING, null, 0, firstBit, bits, at, pointee);
        }
        if (offset < 0 || offset > bytes.length - start) {
            return unknown(partType, new Availability.Damaged("outside the value that it is a part of"), -1);
        }
        long at = address == -1 ? -1 : Addresses.plus(address, offset);
        return new Value(partType, availability, bytes, gaps, start + (int) offset, firstBit, bits, at, null);
    }

    /** {@return a member of this structure, or of the structure as a base class} */
    public Value member(Type.Member member) {
        return part(member.type().type(), member.offset(), member.bitOffset(), member.bitSize());
    }

    /** {@return an element of this array; {@code index} counts from 0 and is not checked against the array's length} */
    public Value element(Type.Array array, long index) {
        Type element = array.element().type();
        return part(element, index * element.size(), 0, 0);
    }

    /** {@return a copy of its bytes, as many as are there} */
    public byte[] bytes() {
        return Arrays.copyOfRange(
                bytes, Math.min(start, bytes.length), (int) Math.min(bytes.length, (long) start + size()));
    }

    /** {@return byte {@code index}, 0 to 255; 0 if it is not there} */
    int byteAt(int index) {
        long at = (long) start + index;
        return at < bytes.length ? bytes[(int) at] & 0xff : 0;
    }

    /**
     * {@return the value as an integer: a number, character, enumeration or pointer of up to 8 bytes, or a bit-field, extended
     * as the type says}
     */
    public long number() {
        int size = Math.min(9, size());
        long value = 0;
        for (int i = Math.min(7, size - 1); i >= 0; i--) {
            value = value << 8 | byteAt(i);
        }
        if (bitOffset != 0) {
            // a bit-field of up to 64 bits that begins inside a byte may reach into a ninth
            value = value >>> bitOffset | (long) byteAt(8) << (64 - bitOffset);
        }
        int bits = bitSize != 0 ? bitSize : Math.min(64, size * 8);
        if (bits == 0 || bits == 64) {
            return value;
        }
        int shift = 64 - bits;
        return isSigned(type.stripped()) ? value << shift >> shift : value << shift >>> shift;
    }

    /** {@return whether numbers of a type can be below zero} */
    static boolean isSigned(Type stripped) {
        if (stripped instanceof Type.Base base) {
            return base.encoding().isSigned();
        }
        return stripped instanceof Type.Enumeration enumeration && enumeration.signed();
    }
}

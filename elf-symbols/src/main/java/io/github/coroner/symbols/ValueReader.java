package io.github.coroner.symbols;

import io.github.coroner.dwarf.ExpressionContext;
import io.github.coroner.dwarf.Location;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * Fetches values from where they are: memory, registers, or the debugging information itself. Immutable; thread-safe.
 *
 * <p>At most {@value #MAX_BYTES} bytes are fetched of one value, as in gdb.
 */
public final class ValueReader {
    /** Bytes of the largest value that is fetched. */
    public static final int MAX_BYTES = 1 << 16;

    private final Memory memory;

    private ValueReader(Memory memory) {
        this.memory = memory;
    }

    /** {@return a reader of values in {@code memory}} */
    public static ValueReader of(Memory memory) {
        return new ValueReader(memory);
    }

    /** {@return the value of a type at a target address} */
    public Value at(Type type, long address) {
        long size = type.size();
        if (size > MAX_BYTES) {
            return Value.unknown(type, tooLarge(size), address);
        }
        byte[] bytes = new byte[(int) size];
        int read = memory.read(address, bytes, 0, bytes.length);
        if (read == bytes.length) {
            return Value.inMemory(type, bytes, address);
        }
        Availability missing = new Availability.NotInDump(Addresses.plus(address, read));
        return read == 0
                ? Value.unknown(type, missing, address)
                : Value.partial(type, bytes, gapsFrom(bytes, address, read), missing, address);
    }

    /**
     * {@return a virtual base class of a value, whose place the program keeps in its table of virtual functions; empty if the
     * value is not in memory, or does not say}
     */
    Optional<Value> virtualBase(Value object, Type.Member member, Limits limits) {
        OptionalLong address = object.address();
        if (address.isEmpty() || member.place().isEmpty()) {
            return Optional.empty();
        }
        Location place = member.place().get().compute(new ObjectContext(memory, address), address, limits);
        return place instanceof Location.InMemory found
                ? Optional.of(at(member.type().type(), found.address()))
                : Optional.empty();
    }

    /** What the place of a virtual base class may ask: memory, and where the object is. */
    private record ObjectContext(Memory memory, OptionalLong objectAddress) implements ExpressionContext {
        @Override
        public OptionalLong register(int number) {
            return OptionalLong.empty();
        }
    }

    private byte[] gapsFrom(byte[] bytes, long address, int firstMissing) {
        byte[] gaps = new byte[bytes.length];
        int at = firstMissing;
        while (at < bytes.length) {
            int read = memory.read(Addresses.plus(address, at), bytes, at, bytes.length - at);
            if (read == 0) {
                gaps[at] = Value.NOT_IN_DUMP;
                read = 1;
            }
            at += read;
        }
        return gaps;
    }

    private static Availability tooLarge(long size) {
        return new Availability.Damaged("value requires " + size + " bytes, which is more than max-value-size");
    }

    /**
     * {@return the value of a type that a location describes}
     *
     * @param registers values of the frame's registers, by DWARF number
     */
    Value of(Type type, Location location, IntFunction<OptionalLong> registers) {
        if (location instanceof Location.InMemory place) {
            return at(type, place.address());
        }
        if (location instanceof Location.OptimizedOut) {
            return Value.unknown(type, Availability.OPTIMIZED_OUT, -1);
        }
        if (location instanceof Location.Unavailable unavailable) {
            Availability why = unavailable.reason() == Location.Reason.MEMORY
                    ? new Availability.NotInDump(unavailable.detail())
                    : new Availability.Unreadable(unavailable.reason());
            return Value.unknown(type, why, -1);
        }
        if (location instanceof Location.ImplicitPointer pointer) {
            return Value.implicitPointer(type, new Value.Pointee(pointer.entry(), pointer.byteOffset()));
        }
        long size = type.size();
        if (size > MAX_BYTES) {
            return Value.unknown(type, tooLarge(size), -1);
        }
        if (location instanceof Location.Composite composite) {
            return composite(type, composite, registers);
        }
        if (location instanceof Location.InRegister register) {
            return inRegister(type, (int) size, register.number(), registers);
        }
        byte[] source = location instanceof Location.Computed computed
                ? littleEndian(computed)
                : ((Location.Implicit) location).bytes();
        return Value.of(type, Arrays.copyOf(source, (int) size));
    }

    /** A computed value as 8 bytes, so that a wider variable gets the extension that the value's type asks for. */
    private static byte[] littleEndian(Location.Computed computed) {
        return littleEndian(computed.bits());
    }

    private static byte[] littleEndian(long bits) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bits >>> (8 * i));
        }
        return bytes;
    }

    private static Value inRegister(Type type, int size, int register, IntFunction<OptionalLong> registers) {
        byte[] bytes = new byte[size];
        for (int done = 0; done < size; done += Addresses.BYTES) {
            // what is wider than a register goes on in the next
            int number = register + done / Addresses.BYTES;
            OptionalLong value = registers.apply(number);
            if (value.isEmpty()) {
                return Value.unknown(type, new Availability.NotPreserved(number), -1);
            }
            byte[] word = littleEndian(value.getAsLong());
            System.arraycopy(word, 0, bytes, done, Math.min(Addresses.BYTES, size - done));
        }
        return Value.of(type, bytes);
    }

    private Value composite(Type type, Location.Composite composite, IntFunction<OptionalLong> registers) {
        byte[] bytes = new byte[(int) type.size()];
        byte[] gaps = new byte[bytes.length];
        Availability missing = Availability.AVAILABLE;
        long bit = 0;
        long end = bytes.length * 8L;
        for (Location.Piece piece : composite.pieces()) {
            long bits = Math.min(piece.bitSize(), end - bit);
            if (bits <= 0) {
                break;
            }
            Availability why = copy(piece, bits, bytes, bit, registers);
            if (!(why instanceof Availability.Available)) {
                missing = missing instanceof Availability.Available ? why : missing;
                mark(gaps, bit, bits, why);
            }
            bit += bits;
        }
        if (bit < end) {
            missing = missing instanceof Availability.Available ? Availability.OPTIMIZED_OUT : missing;
            mark(gaps, bit, end - bit, Availability.OPTIMIZED_OUT);
        }
        return missing instanceof Availability.Available
                ? Value.of(type, bytes)
                : Value.partial(type, bytes, gaps, missing, -1);
    }

    private static void mark(byte[] gaps, long bit, long bits, Availability why) {
        byte state = Value.OPTIMIZED_OUT;
        if (why instanceof Availability.NotInDump) {
            state = Value.NOT_IN_DUMP;
        } else if (!(why instanceof Availability.OptimizedOut)) {
            state = Value.NOT_PRESERVED;
        }
        Arrays.fill(gaps, (int) (bit >>> 3), (int) ((bit + bits + 7) >>> 3), state);
    }

    /** Copies the bits of one piece to their place in the value. */
    private Availability copy(
            Location.Piece piece, long bits, byte[] bytes, long bit, IntFunction<OptionalLong> registers) {
        int length = (int) ((piece.bitOffset() % 8 + bits + 7) / 8);
        byte[] source;
        if (piece.location() instanceof Location.InMemory place) {
            source = new byte[length];
            long address = Addresses.plus(place.address(), piece.bitOffset() / 8);
            int read = memory.read(address, source, 0, length);
            if (read < length) {
                return new Availability.NotInDump(Addresses.plus(address, read));
            }
        } else {
            long first = piece.bitOffset() / 8;
            if (first > MAX_BYTES) {
                return Availability.OPTIMIZED_OUT;
            }
            Type whole = new Type.Unspecified("piece", first + length);
            Value value = of(whole, piece.location(), registers);
            if (!value.isAvailable() || value.pointee() != null) {
                return value.pointee() != null ? Availability.OPTIMIZED_OUT : value.availability();
            }
            source = Arrays.copyOfRange(value.bytes(), (int) first, (int) first + length);
        }
        copyBits(source, (int) (piece.bitOffset() % 8), bytes, bit, bits);
        return Availability.AVAILABLE;
    }

    private static void copyBits(byte[] source, int sourceBit, byte[] target, long targetBit, long bits) {
        if (sourceBit == 0 && targetBit % 8 == 0 && bits % 8 == 0) {
            System.arraycopy(source, 0, target, (int) (targetBit / 8), (int) (bits / 8));
            return;
        }
        for (long i = 0; i < bits; i++) {
            int from = (int) (sourceBit + i);
            int to = (int) (targetBit + i);
            int value = source[from >>> 3] >>> (from & 7) & 1;
            target[to >>> 3] = (byte) ((target[to >>> 3] & ~(1 << (to & 7))) | value << (to & 7));
        }
    }
}

package io.github.coroner.fuzz;

import io.github.coroner.dwarf.BaseType;
import io.github.coroner.dwarf.BaseTypeEncoding;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.ExpressionContext;
import io.github.coroner.dwarf.Location;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.Optional;
import java.util.OptionalLong;

/** A state of a program that knows an answer to whatever an expression may ask, and gives back the expression itself where it can. */
final class MadeUpState implements ExpressionContext {
    static final long MEMORY_START = 0x3fc8_0000L;
    static final long MEMORY_END = 0x3fc8_1000L;
    static final Memory MEMORY = MadeUpState::read;

    private static final BaseTypeEncoding[] ENCODINGS = BaseTypeEncoding.values();
    private static final int[] SIZES = {1, 2, 4, 8, 16, 0, 3, 4};

    private final ByteReader expression;
    private int calls;

    MadeUpState(ByteReader expression) {
        this.expression = expression;
    }

    private static int read(long address, byte[] destination, int offset, int length) {
        if (address < MEMORY_START || address >= MEMORY_END) {
            return 0;
        }
        int count = (int) Math.min(length, MEMORY_END - address);
        for (int i = 0; i < count; i++) {
            destination[offset + i] = (byte) ((address + i) * 5);
        }
        return count;
    }

    @Override
    public Memory memory() {
        return MEMORY;
    }

    @Override
    public OptionalLong register(int number) {
        return number % 8 == 7 ? OptionalLong.empty() : OptionalLong.of(MEMORY_START + 8L * (number & 0xff));
    }

    @Override
    public OptionalLong cfa() {
        return OptionalLong.of(MEMORY_START + 0x100);
    }

    @Override
    public Optional<Location> frameBase() {
        return Optional.of(new Location.InMemory(MEMORY_START + 0x80));
    }

    @Override
    public OptionalLong objectAddress() {
        return OptionalLong.of(MEMORY_START + 0x40);
    }

    @Override
    public Optional<BaseType> baseType(long unitOffset) {
        int choice = (int) (unitOffset & 0x7f);
        return choice == 0x7f
                ? Optional.empty()
                : Optional.of(new BaseType(SIZES[choice & 7], ENCODINGS[(choice >> 3) % ENCODINGS.length]));
    }

    @Override
    public OptionalLong indexedAddress(long index) {
        return (index & 1) != 0 ? OptionalLong.empty() : OptionalLong.of(MEMORY_START + (index & 0xff));
    }

    /** Calls lead into the expression itself. */
    @Override
    public Optional<Expression> locationOfUnitEntry(long unitOffset) {
        if (calls++ > 10_000) {
            throw new AssertionError("calls without end");
        }
        ByteReader part = expression.copy();
        if (unitOffset < 0 || unitOffset > part.remaining()) {
            return Optional.empty();
        }
        part.skip(unitOffset);
        return Optional.of(Expression.of(part));
    }

    @Override
    public Optional<Expression> locationOfEntry(long offset) {
        return locationOfUnitEntry(offset);
    }

    @Override
    public Location entryValue(ByteReader inner) {
        Expression.of(inner).register();
        return Expression.of(inner).isEmpty()
                ? new Location.OptimizedOut()
                : Expression.of(inner).locate(new WithoutEntryValues(), Limits.defaults());
    }

    /** The state of a caller, whose own entry values are not known. */
    private static final class WithoutEntryValues implements ExpressionContext {
        @Override
        public Memory memory() {
            return MEMORY;
        }

        @Override
        public OptionalLong register(int number) {
            return OptionalLong.of(number);
        }
    }
}

package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A made-up state of a program: register n holds 0x1000 n, except that 31 is lost; memory from 0x8000 to 0x80ff holds the
 * bytes 0x80, 0x81 and on, wrapping; base types are 1 unsigned byte, 2 signed byte, 3 int, 4 float, 5 double, 6 unsigned, 7 long
 * long, 8 long double, 9 unsigned long long.
 */
final class TestContext implements ExpressionContext {
    private static final BaseType[] TYPES = {
        new BaseType(1, BaseTypeEncoding.UNSIGNED),
        new BaseType(1, BaseTypeEncoding.SIGNED),
        new BaseType(4, BaseTypeEncoding.SIGNED),
        new BaseType(4, BaseTypeEncoding.FLOAT),
        new BaseType(8, BaseTypeEncoding.FLOAT),
        new BaseType(4, BaseTypeEncoding.UNSIGNED),
        new BaseType(8, BaseTypeEncoding.SIGNED),
        new BaseType(16, BaseTypeEncoding.FLOAT),
        new BaseType(8, BaseTypeEncoding.UNSIGNED),
    };

    @Override
    public Memory memory() {
        return (address, destination, offset, length) -> {
            int count = 0;
            for (long at = address; count < length && at >= 0x8000 && at < 0x8100; at++) {
                destination[offset + count++] = (byte) (at + 0x80);
            }
            return count;
        };
    }

    @Override
    public OptionalLong register(int number) {
        return number < 31 ? OptionalLong.of(0x1000L * number) : OptionalLong.empty();
    }

    @Override
    public OptionalLong cfa() {
        return OptionalLong.of(0x3ffb_0200L);
    }

    @Override
    public Optional<Location> frameBase() {
        return Optional.of(new Location.InMemory(0x3ffb_0100L));
    }

    @Override
    public OptionalLong objectAddress() {
        return OptionalLong.of(0x3ffb_0300L);
    }

    @Override
    public Optional<BaseType> baseType(long unitOffset) {
        return unitOffset >= 1 && unitOffset <= TYPES.length
                ? Optional.of(TYPES[(int) unitOffset - 1])
                : Optional.empty();
    }

    @Override
    public OptionalLong indexedAddress(long index) {
        return OptionalLong.of(0x4200_0000L + (index & 0xffff));
    }

    /** At 0x10 {@code DW_OP_addr 0x3ffb0400}, at 0x20 an expression that calls itself. */
    @Override
    public Optional<Expression> locationOfUnitEntry(long unitOffset) {
        return switch ((int) unitOffset) {
            case 0x10 -> Optional.of(expression("030004fb3f"));
            case 0x20 -> Optional.of(expression("982000"));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Expression> locationOfEntry(long offset) {
        return locationOfUnitEntry(offset);
    }

    /** Register 10 was 0xabcd, register 11 was lost at the call, of others nothing is told. */
    @Override
    public Location entryValue(ByteReader expression) {
        OptionalInt register = Expression.of(expression).register();
        return switch (register.orElse(-1)) {
            case 10 -> new Location.Computed(0xabcd, Optional.empty());
            case 11 -> new Location.Unavailable(Location.Reason.ENTRY_VALUE, 0);
            default -> new Location.OptimizedOut();
        };
    }

    /** The parameter at 0x30 was 0x77. */
    @Override
    public Location parameterValue(long unitOffset) {
        return unitOffset == 0x30 ? new Location.Computed(0x77, Optional.empty()) : new Location.OptimizedOut();
    }

    /** The variable at 0x40 is the unsigned byte 0x88. */
    @Override
    public Location variableValue(long offset) {
        return offset == 0x40 ? new Location.Computed(0xff88, Optional.of(TYPES[0])) : new Location.OptimizedOut();
    }

    private static Expression expression(String hex) {
        return Expression.of(ByteReader.of("called", HexFormat.of().parseHex(hex)));
    }
}

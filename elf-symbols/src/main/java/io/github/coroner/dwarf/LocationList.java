package io.github.coroner.dwarf;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * A location list: which expression describes an object at which addresses. DWARF 4 section 2.6.2 ({@code .debug_loc}) and
 * DWARF 5 section 2.6.2 ({@code .debug_loclists}).
 *
 * <p>Lists are read where they lie, at each look-up, up to the entry that is asked for. Immutable, thread-safe.
 */
public final class LocationList {
    private static final int END_OF_LIST = 0x00;
    private static final int BASE_ADDRESSX = 0x01;
    private static final int STARTX_ENDX = 0x02;
    private static final int STARTX_LENGTH = 0x03;
    private static final int OFFSET_PAIR = 0x04;
    private static final int DEFAULT_LOCATION = 0x05;
    private static final int BASE_ADDRESS = 0x06;
    private static final int START_END = 0x07;
    private static final int START_LENGTH = 0x08;
    /** GNU's: numbers of source positions at one address; they say nothing that an address look-up needs. */
    private static final int VIEW_PAIR = 0x09;

    /** Never moved: every use makes a copy of it. */
    private final ByteReader start;

    private final int version;
    private final long baseAddress;
    private final LongFunction<OptionalLong> addresses;
    private final Limits limits;

    private LocationList(
            ByteReader start, int version, long baseAddress, LongFunction<OptionalLong> addresses, Limits limits) {
        this.limits = limits;
        this.start = start;
        this.version = version;
        this.baseAddress = baseAddress;
        this.addresses = addresses;
    }

    /**
     * {@return the list that begins at the position of {@code section}, which is not moved}
     *
     * @param section {@code .debug_loclists}, or {@code .debug_loc} before version 5
     * @param version of the unit, 2 to 5
     * @param baseAddress the unit's base address ({@code DW_AT_low_pc} of its first entry), 0 if it has none
     * @param addresses the unit's part of {@code .debug_addr}, by index
     */
    public static LocationList of(
            ByteReader section, int version, long baseAddress, LongFunction<OptionalLong> addresses) {
        return new LocationList(section.copy(), version, baseAddress, addresses, Limits.defaults());
    }

    /**
     * {@return the list that an attribute of an entry refers to; empty if its value is no reference to a list}
     *
     * @throws FormatException if the list is outside its section
     */
    public static Optional<LocationList> of(DieCursor die, int attribute) {
        CompilationUnit unit = die.unit();
        int version = unit.header().encoding().version();
        DwarfSection section = version >= 5 ? DwarfSection.LOCLISTS : DwarfSection.LOC;
        long offset;
        switch (die.form(attribute)) {
            case Form.LOCLISTX -> offset = unit.indexedLocationList(die.listIndex(attribute, 0));
            case Form.SEC_OFFSET -> offset = die.unsigned(attribute, 0);
            case Form.DATA4, Form.DATA8 -> {
                if (version >= 4) {
                    return Optional.empty();
                }
                offset = die.unsigned(attribute, 0);
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new LocationList(
                unit.data().reader(section, offset),
                version,
                unit.baseAddress(),
                index -> OptionalLong.of(unit.indexedAddress(index)),
                unit.data().limits()));
    }

    /**
     * Finds what describes the object at an address.
     *
     * @param pc target address
     * @param functionEntry whether {@code pc} is the first address of the function: there an entry for an empty range counts,
     *     which GCC writes for a parameter whose place is lost with the first instruction
     * @return empty if the list says nothing about {@code pc}: the object is optimised out there
     * @throws FormatException if the list is malformed, or longer than {@link Limit#LOCATION_ENTRIES}
     */
    public Optional<Expression> at(long pc, boolean functionEntry) {
        return version >= 5 ? atVersion5(pc, functionEntry) : atVersion4(pc, functionEntry);
    }

    private Optional<Expression> atVersion4(long pc, boolean functionEntry) {
        ByteReader reader = start.copy();
        long base = baseAddress;
        for (int entries = 1; ; entries++) {
            limits.check(Limit.LOCATION_ENTRIES, entries, start.source(), start.offset());
            long begin = reader.u32();
            long end = reader.u32();
            if (begin == Addresses.MAX) {
                base = end;
            } else if (begin == 0 && end == 0) {
                return Optional.empty();
            } else {
                ByteReader block = reader.slice(reader.u16());
                if (matches(Addresses.plus(base, begin), Addresses.plus(base, end), pc, functionEntry)) {
                    return Optional.of(Expression.of(block));
                }
            }
        }
    }

    private Optional<Expression> atVersion5(long pc, boolean functionEntry) {
        ByteReader reader = start.copy();
        long base = baseAddress;
        Optional<Expression> otherwise = Optional.empty();
        for (int entries = 1; ; entries++) {
            limits.check(Limit.LOCATION_ENTRIES, entries, start.source(), start.offset());
            long offset = reader.offset();
            int kind = reader.u8();
            long begin = 0;
            long end = 0;
            switch (kind) {
                case END_OF_LIST -> {
                    return otherwise;
                }
                case BASE_ADDRESSX -> base = address(reader, offset);
                case BASE_ADDRESS -> base = reader.u32();
                case VIEW_PAIR -> {
                    reader.skipLeb128();
                    reader.skipLeb128();
                }
                case STARTX_ENDX -> {
                    begin = address(reader, offset);
                    end = address(reader, offset);
                }
                case STARTX_LENGTH -> {
                    begin = address(reader, offset);
                    end = Addresses.plus(begin, reader.uleb128());
                }
                case OFFSET_PAIR -> {
                    begin = Addresses.plus(base, reader.uleb128());
                    end = Addresses.plus(base, reader.uleb128());
                }
                case DEFAULT_LOCATION -> {}
                case START_END -> {
                    begin = reader.u32();
                    end = reader.u32();
                }
                case START_LENGTH -> {
                    begin = reader.u32();
                    end = Addresses.plus(begin, reader.uleb128());
                }
                default ->
                    throw FormatException.unsupported(reader.source(), offset, "location list entry of kind " + kind);
            }
            if (kind == BASE_ADDRESSX || kind == BASE_ADDRESS || kind == VIEW_PAIR) {
                continue;
            }
            ByteReader block = reader.slice(reader.uleb128());
            if (kind == DEFAULT_LOCATION) {
                otherwise = Optional.of(Expression.of(block));
            } else if (matches(begin, end, pc, functionEntry)) {
                return Optional.of(Expression.of(block));
            }
        }
    }

    private long address(ByteReader reader, long offset) {
        long index = reader.uleb128();
        OptionalLong address = addresses.apply(index);
        return address.orElseThrow(() -> FormatException.malformed(
                reader.source(), offset, "no address " + Long.toUnsignedString(index) + " in .debug_addr"));
    }

    private static boolean matches(long begin, long end, long pc, boolean functionEntry) {
        return (begin <= pc && pc < end) || (functionEntry && begin == end && begin == pc);
    }
}

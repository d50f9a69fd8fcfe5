package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import java.util.Arrays;

/**
 * What {@code .debug_aranges} says about which unit an address belongs to, DWARF 5 section 6.1.2. Immutable.
 *
 * <p>A hint only: some producers leave it out, some write it for a part of their units, old linkers leave ranges of
 * discarded code in it. Who uses it asks the unit itself.
 */
public final class AddressRangeTable {
    private final long[] begins;
    private final long[] ends;
    private final long[] units;

    private AddressRangeTable(long[] begins, long[] ends, long[] units) {
        this.begins = begins;
        this.ends = ends;
        this.units = units;
    }

    /** Collects ranges. */
    private static final class Collector {
        private long[] begins = new long[64];
        private long[] ends = new long[64];
        private long[] units = new long[64];
        private int count;

        void add(long begin, long length, long unit) {
            if (length <= 0) {
                return;
            }
            if (count == begins.length) {
                begins = Arrays.copyOf(begins, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
                units = Arrays.copyOf(units, 2 * count);
            }
            begins[count] = begin;
            ends[count] = begin + length;
            units[count++] = unit;
        }
    }

    /** Reads the section; a set that cannot be read is told as a problem and passed over. */
    public static AddressRangeTable read(DwarfData data) {
        Collector found = new Collector();
        ByteReader section = data.reader(DwarfSection.ARANGES).copy();
        while (section.remaining() > 0) {
            long offset = section.offset();
            try {
                readSet(section, found);
            } catch (FormatException e) {
                data.report(e);
                if (section.offset() <= offset + 4) {
                    break; // even its length is no use
                }
            }
        }
        return new AddressRangeTable(
                Arrays.copyOf(found.begins, found.count),
                Arrays.copyOf(found.ends, found.count),
                Arrays.copyOf(found.units, found.count));
    }

    /**
     * Reads the ranges of one unit.
     *
     * <pre>
     * unit_length            4 bytes, or 0xffffffff and 8 bytes
     * version                2 bytes, 2
     * debug_info_offset      4 or 8 bytes
     * address_size           1 byte
     * segment_selector_size  1 byte
     * padding                up to a multiple of two addresses from the set's start
     * pairs of address and length up to one of zeros
     * </pre>
     */
    private static void readSet(ByteReader section, Collector found) {
        long start = section.offset();
        InitialLength length = InitialLength.read(section);
        ByteReader set = section.slice(length.bytes());
        int version = set.u16();
        if (version != 2) {
            throw FormatException.unsupported(section.source(), start, "version " + version);
        }
        long unit = set.unsigned(length.offsetSize());
        int addressSize = set.u8();
        int segmentSize = set.u8();
        if ((addressSize != 4 && addressSize != 8) || segmentSize != 0) {
            throw FormatException.unsupported(
                    section.source(),
                    start,
                    "addresses of " + addressSize + " and segments of " + segmentSize + " bytes");
        }
        int pair = 2 * addressSize;
        set.skip(Math.floorMod(start - set.offset(), pair));
        while (set.remaining() >= pair) {
            long begin = set.unsigned(addressSize);
            long bytes = set.unsigned(addressSize);
            if (begin == 0 && bytes == 0) {
                return;
            }
            found.add(begin, bytes, unit);
        }
    }

    /** {@return how many ranges there are} */
    public int size() {
        return begins.length;
    }

    /** {@return first address of a range} */
    public long begin(int index) {
        return begins[index];
    }

    /** {@return first address behind a range} */
    public long end(int index) {
        return ends[index];
    }

    /** {@return where the header of the range's unit is in {@code .debug_info}} */
    public long unit(int index) {
        return units[index];
    }
}

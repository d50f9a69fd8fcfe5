package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import java.util.Arrays;

/**
 * Ranges of target addresses, half-open, in the order of the file: DWARF 5 sections 2.17.3 and 7.25, DWARF 4 section
 * 2.17.3. Empty ranges, and what linkers put in the place of discarded code (all bits set, or all but the lowest), are
 * left out.
 */
public final class RangeList {
    private static final RangeList EMPTY = new RangeList(new long[0], 0, 0);

    // DWARF 5 table 7.30
    private static final int END_OF_LIST = 0x00;
    private static final int BASE_ADDRESSX = 0x01;
    private static final int STARTX_ENDX = 0x02;
    private static final int STARTX_LENGTH = 0x03;
    private static final int OFFSET_PAIR = 0x04;
    private static final int BASE_ADDRESS = 0x05;
    private static final int START_END = 0x06;
    private static final int START_LENGTH = 0x07;

    private final long[] bounds;
    private final int entries;
    private final long bytes;

    private RangeList(long[] bounds, int entries, long bytes) {
        this.bounds = bounds;
        this.entries = entries;
        this.bytes = bytes;
    }

    /** Collects ranges while a list is read. */
    private static final class Collector {
        private final long maxAddress;
        private final ByteReader reader;
        private final long start;
        private final int most;
        private long[] bounds = new long[8];
        private int count;
        private int entries;

        Collector(UnitEncoding encoding, ByteReader reader, int most) {
            maxAddress = encoding.maxAddress();
            this.reader = reader;
            this.start = reader.offset();
            this.most = most;
        }

        /** Counts an entry of the list, whatever it is good for. */
        void entry() {
            if (entries >= most) {
                throw FormatException.limitExceeded(reader.source(), start, Limit.FUNCTION_RANGES, most);
            }
            entries++;
        }

        /** Adds a range unless it is empty or a tombstone. */
        void add(long begin, long end) {
            long first = begin & maxAddress;
            long last = end & maxAddress;
            if (Long.compareUnsigned(first, last) >= 0 || isTombstone(first, maxAddress)) {
                return;
            }
            if (count == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * count);
            }
            bounds[count++] = first;
            bounds[count++] = last;
        }

        RangeList toList() {
            return new RangeList(Arrays.copyOf(bounds, count), entries, reader.offset() - start);
        }
    }

    private static boolean isTombstone(long address, long maxAddress) {
        return address == maxAddress || address == maxAddress - 1;
    }

    /**
     * {@return the code of the entry that {@code die} stands on}
     *
     * @param most entries that a list may have
     */
    static RangeList of(DieCursor die, int most) {
        CompilationUnit unit = die.unit();
        int form = die.form(Attribute.RANGES);
        if (form == Form.RNGLISTX) {
            return readLists(unit, unit.indexedRangeList(die.listIndex(Attribute.RANGES, 0)), most);
        }
        if (form != 0) {
            long offset = die.unsigned(Attribute.RANGES, 0);
            return unit.header().encoding().version() >= 5
                    ? readLists(unit, offset, most)
                    : readPairs(unit, offset, most);
        }
        if (!die.has(Attribute.LOW_PC)) {
            return EMPTY;
        }
        long lowPc = die.address(Attribute.LOW_PC, 0);
        UnitEncoding encoding = unit.header().encoding();
        Collector found = new Collector(encoding, ByteReader.of(".debug_info", new byte[0]), 1);
        found.add(lowPc, die.highPc(lowPc));
        return found.toList();
    }

    /**
     * Reads a list of {@code .debug_ranges}: pairs of offsets to the base address; a pair of zeros ends it, a pair that
     * begins with the highest address gives the next base address.
     *
     * @throws FormatException if it does not end inside the section
     */
    private static RangeList readPairs(CompilationUnit unit, long offset, int most) {
        UnitEncoding encoding = unit.header().encoding();
        ByteReader reader = unit.data().reader(DwarfSection.RANGES, offset);
        Collector found = new Collector(encoding, reader, most);
        long base = unit.baseAddress();
        while (true) {
            found.entry();
            long begin = reader.unsigned(encoding.addressSize());
            long end = reader.unsigned(encoding.addressSize());
            if (begin == 0 && end == 0) {
                return found.toList();
            }
            if (begin == encoding.maxAddress()) {
                base = end;
            } else if (!isTombstone(base, encoding.maxAddress())) {
                found.add(base + begin, base + end);
            }
        }
    }

    /**
     * Reads a list of {@code .debug_rnglists}.
     *
     * @throws FormatException if it does not end inside the section, or has an entry of an unknown kind
     */
    private static RangeList readLists(CompilationUnit unit, long offset, int most) {
        UnitEncoding encoding = unit.header().encoding();
        ByteReader reader = unit.data().reader(DwarfSection.RNGLISTS, offset);
        Collector found = new Collector(encoding, reader, most);
        long base = 0;
        boolean isBaseKnown = false;
        while (true) {
            found.entry();
            long entry = reader.offset();
            int kind = reader.u8();
            switch (kind) {
                case END_OF_LIST -> {
                    return found.toList();
                }
                case BASE_ADDRESSX -> {
                    base = unit.indexedAddress(reader.uleb128());
                    isBaseKnown = true;
                }
                case BASE_ADDRESS -> {
                    base = reader.unsigned(encoding.addressSize());
                    isBaseKnown = true;
                }
                case OFFSET_PAIR -> {
                    if (!isBaseKnown) {
                        base = unit.baseAddress();
                        isBaseKnown = true;
                    }
                    long begin = reader.uleb128();
                    long end = reader.uleb128();
                    if (!isTombstone(base, encoding.maxAddress())) {
                        found.add(base + begin, base + end);
                    }
                }
                case STARTX_ENDX -> {
                    long begin = unit.indexedAddress(reader.uleb128());
                    found.add(begin, unit.indexedAddress(reader.uleb128()));
                }
                case STARTX_LENGTH -> {
                    long begin = unit.indexedAddress(reader.uleb128());
                    found.add(begin, begin + reader.uleb128());
                }
                case START_END -> {
                    long begin = reader.unsigned(encoding.addressSize());
                    found.add(begin, reader.unsigned(encoding.addressSize()));
                }
                case START_LENGTH -> {
                    long begin = reader.unsigned(encoding.addressSize());
                    found.add(begin, begin + reader.uleb128());
                }
                default ->
                    throw FormatException.malformed(
                            reader.source(), entry, "range list entry of kind 0x" + Integer.toHexString(kind));
            }
        }
    }

    /** {@return entries that were read for it, those without a range counted} */
    public int entries() {
        return entries;
    }

    /** {@return bytes that it has in its section; 0 if the entry itself tells its only range} */
    long bytes() {
        return bytes;
    }

    /** {@return how many ranges there are} */
    public int size() {
        return bounds.length / 2;
    }

    /** {@return first address of a range} */
    public long begin(int index) {
        return bounds[2 * index];
    }

    /** {@return first address behind a range} */
    public long end(int index) {
        return bounds[2 * index + 1];
    }

    /** {@return whether {@code address} is inside one of them} */
    public boolean contains(long address) {
        for (int i = 0; i < size(); i++) {
            if (Long.compareUnsigned(address, begin(i)) >= 0 && Long.compareUnsigned(address, end(i)) < 0) {
                return true;
            }
        }
        return false;
    }
}

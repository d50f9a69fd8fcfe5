package io.github.coroner.symbols;

import io.github.coroner.dwarf.AddressRangeTable;
import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.LineTable;
import io.github.coroner.dwarf.RangeList;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.dwarf.UnitType;
import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which unit an address belongs to, by what the units themselves say. Where two claim an address, the one with the narrower
 * range wins, then the one that comes first. Immutable.
 *
 * <p>Assemblers may claim a few bytes more than are theirs, where the linker made code shorter. A unit that wins and knows no
 * line at the address has a weak right to it: then {@link #widestUnitAt} is asked.
 *
 * <p>A unit whose own entry tells no addresses, as old producers leave it, is asked for its functions and its line table.
 * {@code .debug_aranges} may lack units and may be stale: it is asked last, and the unit that it names has to know a line
 * or a function at the address.
 */
final class UnitIndex {
    private final DwarfData data;
    private final IntervalTable narrowest;
    private final IntervalTable widest;
    private volatile @Nullable IntervalTable hints;

    private UnitIndex(DwarfData data, IntervalTable narrowest, IntervalTable widest) {
        this.data = data;
        this.narrowest = narrowest;
        this.widest = widest;
    }

    /** Collects ranges, to be added to the index by width. */
    private static final class Collector {
        private final DwarfData data;
        private long[] begins = new long[64];
        private long[] ends = new long[64];
        private int[] units = new int[64];
        private int count;
        private int splitUnits;

        Collector(DwarfData data) {
            this.data = data;
        }

        void add(long begin, long end, int unit) {
            if (!data.isLoaded(begin)) {
                return;
            }
            if (count == begins.length) {
                begins = Arrays.copyOf(begins, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
                units = Arrays.copyOf(units, 2 * count);
            }
            begins[count] = begin;
            ends[count] = end;
            units[count++] = unit;
        }

        UnitIndex build() {
            long[] byWidth = new long[count];
            for (int i = 0; i < count; i++) {
                long width = Math.min(ends[i] - begins[i], Addresses.MAX);
                // the widest first, and of equal ones the first unit last: what is added last wins
                byWidth[i] = (Addresses.MAX - width) << 31 | (count - 1 - i);
            }
            Arrays.sort(byWidth);
            IntervalTable.Builder narrow = new IntervalTable.Builder();
            for (int k = 0; k < count; k++) {
                add(byWidth[k], narrow);
            }
            IntervalTable narrowest = narrow.build();
            if (!narrowest.hasOverlaps()) {
                return new UnitIndex(data, narrowest, narrowest);
            }
            IntervalTable.Builder wide = new IntervalTable.Builder();
            for (int k = count - 1; k >= 0; k--) {
                add(byWidth[k], wide);
            }
            return new UnitIndex(data, narrowest, wide.build());
        }

        private void add(long key, IntervalTable.Builder index) {
            int i = count - 1 - (int) (key & Integer.MAX_VALUE);
            index.add(begins[i], ends[i], units[i]);
        }
    }

    /** Asks all units for their addresses; one that cannot be read is told as a problem and left out. */
    static UnitIndex read(DwarfData data, UnitSymbols[] symbols) {
        List<CompilationUnit> units = data.units();
        Collector found = new Collector(data);
        for (int i = 0; i < symbols.length; i++) {
            try {
                addUnit(units.get(i), symbols[i], i, found);
            } catch (FormatException e) {
                data.report(e);
            }
        }
        if (found.splitUnits > 0) {
            tellSplit(data, found.splitUnits);
        }
        return found.build();
    }

    private static void tellSplit(DwarfData data, int count) {
        data.report(Problem.of(
                ProblemCode.SPLIT_DEBUG_INFORMATION,
                "split DWARF is not supported: the entries of " + count + " of "
                        + data.units().size()
                        + " units are in other files (.dwo, .dwp); functions without their entries are named"
                        + " by the symbol table, inlined ones and values are missing; compile with"
                        + " -gno-split-dwarf"));
    }

    private static void addUnit(CompilationUnit unit, UnitSymbols symbols, int index, Collector found) {
        UnitType type = unit.header().type();
        if (type == UnitType.TYPE || type == UnitType.SPLIT_TYPE || type == UnitType.PARTIAL) {
            return;
        }
        DieCursor root = unit.rootCursor();
        if (root.atEnd() || root.tag() == Tag.PARTIAL_UNIT) {
            return;
        }
        if (isSplit(type, root)) {
            found.splitUnits++;
        }
        if (root.has(Attribute.RANGES) || root.has(Attribute.HIGH_PC)) {
            RangeList code = root.rangesForTable();
            for (int i = 0; i < code.size(); i++) {
                found.add(code.begin(i), code.end(i), index);
            }
        } else if (root.has(Attribute.STMT_LIST) || root.hasChildren()) {
            addContents(symbols, index, found);
        }
    }

    /**
     * Whether it is one half of a unit of split DWARF, DWARF 5 section 7.3.2: a skeleton, whose entries are in a {@code .dwo}
     * file, or what such a file holds, whose addresses are in the linked file.
     */
    private static boolean isSplit(UnitType type, DieCursor root) {
        return type == UnitType.SKELETON
                || type == UnitType.SPLIT_COMPILE
                || root.has(Attribute.DWO_NAME)
                || root.has(Attribute.GNU_DWO_NAME);
    }

    private static void addContents(UnitSymbols symbols, int index, Collector found) {
        IntervalTable functions = symbols.functions().pieces();
        for (int i = 0; i < functions.pieceCount(); i++) {
            if (functions.value(i) >= 0) {
                long end = i + 1 < functions.pieceCount() ? functions.start(i + 1) : functions.start(i) + 1;
                found.add(functions.start(i), end, index);
            }
        }
        LineTable lines = symbols.lines();
        for (int i = 0; i < lines.sequenceCount(); i++) {
            found.add(lines.address(lines.firstRow(i)), lines.sequenceEnd(i), index);
        }
    }

    /** {@return the number of the unit that {@code address} belongs to; -1 if it belongs to none} */
    int unitAt(long address) {
        return narrowest.find(address);
    }

    /** {@return the number of the unit that {@code .debug_aranges} names for {@code address}; -1 for none} */
    int hintedUnitAt(long address) {
        IntervalTable known = hints;
        if (known == null) {
            known = readHints();
            hints = known;
        }
        return known.find(address);
    }

    private IntervalTable readHints() {
        AddressRangeTable table = AddressRangeTable.read(data);
        List<CompilationUnit> units = data.units();
        Map<Long, Integer> numbers = new HashMap<>();
        for (int i = 0; i < units.size(); i++) {
            numbers.put(units.get(i).offset(), i);
        }
        IntervalTable.Builder ranges = new IntervalTable.Builder();
        for (int i = 0; i < table.size(); i++) {
            Integer unit = numbers.get(table.unit(i));
            if (unit != null) {
                ranges.add(table.begin(i), table.end(i), unit);
            }
        }
        return ranges.build();
    }

    /** {@return the number of the unit with the widest range that claims {@code address}; -1 if none does} */
    int widestUnitAt(long address) {
        return widest.find(address);
    }
}

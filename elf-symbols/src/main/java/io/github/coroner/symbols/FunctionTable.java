package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.RangeList;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.FormatException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a unit that have code, by address. Where two claim an address the later entry wins. What was inlined
 * into a function is read when the function is first asked about. Immutable to the eye; safe to share between threads.
 */
final class FunctionTable {
    private final CompilationUnit unit;
    private final IntervalTable functions;
    private final int[] entries;
    private final @Nullable InlineTable[] inlines;

    private FunctionTable(CompilationUnit unit, IntervalTable functions, int[] entries) {
        this.unit = unit;
        this.functions = functions;
        this.entries = entries;
        inlines = new InlineTable[entries.length];
    }

    /** Whether to look for functions everywhere. */
    enum Depth {
        /** Only in the unit and its namespaces: nearly all functions, at a fraction of the reading. */
        OUTER,
        /** Also inside of functions and classes, where nested functions and some methods are. */
        ALL
    }

    /**
     * Reads where a unit's functions are. Where the entries break off, those before are kept and the rest is told as a
     * problem.
     */
    static FunctionTable read(CompilationUnit unit, Depth depth) {
        Builder found = new Builder();
        try {
            found.read(unit, depth);
        } catch (FormatException e) {
            unit.report(e);
        }
        return new FunctionTable(unit, found.ranges.build(), Arrays.copyOf(found.entries, found.count));
    }

    /** Collects functions. */
    private static final class Builder {
        private final IntervalTable.Builder ranges = new IntervalTable.Builder();
        private int[] entries = new int[16];
        private int count;

        void read(CompilationUnit unit, Depth depth) {
            DieCursor die = unit.cursor();
            boolean more = die.next();
            while (more) {
                int tag = die.tag();
                if (tag == Tag.SUBPROGRAM && (die.has(Attribute.LOW_PC) || die.has(Attribute.RANGES))) {
                    add(die);
                }
                boolean below = depth == Depth.ALL || tag == Tag.NAMESPACE || tag == Tag.MODULE;
                more = below ? die.next() : die.nextAfterChildren();
            }
        }

        private void add(DieCursor die) {
            RangeList code = die.rangesForTable();
            int before = ranges.size();
            for (int i = 0; i < code.size(); i++) {
                if (die.unit().data().isLoaded(code.begin(i))) {
                    ranges.add(code.begin(i), code.end(i), count);
                }
            }
            if (ranges.size() > before) {
                if (count == entries.length) {
                    entries = Arrays.copyOf(entries, 2 * count);
                }
                entries[count++] = (int) (die.entry() - die.unit().offset());
            }
        }
    }

    /** {@return the function that an address belongs to; -1 if it belongs to none} */
    int functionAt(long address) {
        return functions.find(address);
    }

    /** {@return how many functions there are} */
    int size() {
        return entries.length;
    }

    /** {@return the functions by address, each piece with the function's number} */
    IntervalTable pieces() {
        return functions;
    }

    /** {@return what was inlined into a function} */
    InlineTable inlines(int function) {
        InlineTable known = inlines[function];
        if (known == null) {
            known = InlineTable.read(unit, unit.offset() + entries[function]);
            inlines[function] = known;
        }
        return known;
    }
}

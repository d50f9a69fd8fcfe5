package io.github.coroner.symbols;

import io.github.coroner.dwarf.LineTable;
import io.github.coroner.elf.SymbolTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames of one address after another without making an object for any of them; what it says is valid up to the
 * next {@link #find}. Text is shared: the same file or function gives the same {@code String}.
 *
 * <p>Not thread-safe; each thread has its own, made by {@link Symbolizer#cursor}.
 */
public final class FrameCursor {
    private static final int NO_SYMBOL = -1;

    private final Symbolizer symbolizer;
    private int count;
    private long address;
    private int symbol;
    private boolean recordedPaths;
    private int row;
    private @Nullable UnitSymbols unit;
    private @Nullable LineTable lines;
    private @Nullable InlineTable inlines;
    private int[] nodes = new int[8];

    FrameCursor(Symbolizer symbolizer) {
        this.symbolizer = symbolizer;
    }

    /**
     * Looks an address up.
     *
     * @return how many frames there are, the innermost at 0; 0 if nothing is known about the address
     */
    public int find(long address) {
        this.address = address;
        count = 0;
        recordedPaths = false;
        symbol = NO_SYMBOL;
        UnitSymbols claimant = symbolizer.unitAt(address);
        boolean known = isKnown(claimant, address);
        if (row < 0) {
            UnitSymbols other = claimant == null ? symbolizer.hintedUnitAt(address) : symbolizer.widestUnitAt(address);
            // an assembler's function may be as long as it was before the linker made it shorter: lines tell whose code
            // it is
            if (other != null && other != claimant && (!known || other.lines().rowAt(address) >= 0)) {
                count = 0;
                known = isKnown(other, address);
            }
        }
        if (count > 0) {
            return count;
        }
        symbol = symbolizer.codeSymbolAt(address);
        if (symbol != NO_SYMBOL || known) {
            count = 1;
        }
        return count;
    }

    /** Looks an address up in a unit; returns whether that knows a line or a function there. */
    private boolean isKnown(@Nullable UnitSymbols candidate, long address) {
        unit = candidate;
        lines = null;
        inlines = null;
        row = -1;
        if (candidate == null) {
            return false;
        }
        LineTable rows = candidate.lines();
        lines = rows;
        row = rows.rowAt(address);
        FunctionTable functions = candidate.functionsFor(address);
        int function = functions.functionAt(address);
        if (function >= 0) {
            InlineTable table = functions.inlines(function);
            inlines = table;
            chain(table, address);
        }
        return row >= 0 || function >= 0;
    }

    private void chain(InlineTable table, long address) {
        for (int node = table.nodeAt(address); node >= 0; node = table.parent(node)) {
            if (count == nodes.length) {
                nodes = Arrays.copyOf(nodes, 2 * count);
            }
            nodes[count++] = node;
        }
    }

    /** {@return how many frames the address has} */
    public int count() {
        return count;
    }

    private boolean isInnermost(int frame) {
        if (frame < 0 || frame >= count) {
            throw new IndexOutOfBoundsException(frame);
        }
        return frame == 0;
    }

    private @Nullable FunctionName name(int frame) {
        UnitSymbols here = unit;
        InlineTable table = inlines;
        return here == null || table == null ? null : here.name(table, nodes[frame]);
    }

    /** {@return the function's name with namespaces and classes, see {@link SourceFrame#function}; empty if it is not known} */
    public String function(int frame) {
        isInnermost(frame);
        FunctionName name = name(frame);
        return name == null ? symbolName() : name.qualified();
    }

    /** {@return the function's name as the linker knows it, else its own name; empty if it is not known} */
    public String linkageName(int frame) {
        isInnermost(frame);
        FunctionName name = name(frame);
        if (name == null) {
            return symbolName();
        }
        if (name.linkage().isEmpty() && frame == count - 1) {
            return mangledSymbol(name);
        }
        return name.linker();
    }

    /**
     * {@return the symbol of a concrete function, if it is a mangled name: compilers do not tell the linkage name of local
     * functions, such as lambdas; else the function's own name}
     */
    private String mangledSymbol(FunctionName name) {
        String known = name.symbol();
        if (known == null) {
            int covering = name.mayBeMangled() ? symbolizer.codeSymbolAt(address) : NO_SYMBOL;
            String candidate =
                    covering == NO_SYMBOL ? "" : symbolizer.elf().symbols().name(covering);
            known = candidate.startsWith("_Z") || candidate.startsWith("_R") ? candidate : name.linker();
            name.keepSymbol(known);
        }
        return known;
    }

    private String symbolName() {
        SymbolTable symbols = symbolizer.elf().symbols();
        return symbol == NO_SYMBOL ? "" : symbols.name(symbol);
    }

    /** {@return the source file; empty if it is not known} */
    public String file(int frame) {
        UnitSymbols here = unit;
        LineTable rows = lines;
        InlineTable table = inlines;
        if (here == null) {
            return "";
        }
        if (isInnermost(frame)) {
            return row < 0 || rows == null ? "" : path(here, rows.file(row));
        }
        return table == null ? "" : path(here, table.callFile(nodes[frame - 1]));
    }

    private String path(UnitSymbols here, int file) {
        return recordedPaths ? here.recordedPath(file) : here.path(file);
    }

    /** {@return the line, from 1 on; 0 if it is not known} */
    public int line(int frame) {
        LineTable rows = lines;
        InlineTable table = inlines;
        if (isInnermost(frame)) {
            return row < 0 || rows == null ? 0 : rows.line(row);
        }
        return table == null ? 0 : table.callLine(nodes[frame - 1]);
    }

    /** {@return the column, from 1 on; 0 if it is not known} */
    public int column(int frame) {
        LineTable rows = lines;
        InlineTable table = inlines;
        if (isInnermost(frame)) {
            return row < 0 || rows == null ? 0 : rows.column(row);
        }
        return table == null ? 0 : table.callColumn(nodes[frame - 1]);
    }

    /** {@return which of several blocks of the same line it is; 0 if it is not told} */
    public int discriminator(int frame) {
        LineTable rows = lines;
        InlineTable table = inlines;
        if (isInnermost(frame)) {
            return row < 0 || rows == null ? 0 : rows.discriminator(row);
        }
        return table == null ? 0 : table.callDiscriminator(nodes[frame - 1]);
    }

    /** {@return whether the function was inlined into that of the next frame} */
    public boolean isInlined(int frame) {
        isInnermost(frame);
        return frame + 1 < count;
    }

    /** Has the innermost frame tell gdb's choice of line, and all frames files as gdb names them. */
    void chooseAsGdb(long address) {
        recordedPaths = true;
        UnitSymbols here = unit;
        if (here != null) {
            row = here.gdbLines().rowAt(address);
        }
    }

    /** {@return whether a statement starts exactly at the address, by gdb's rules} */
    boolean isStatementStart(long address) {
        UnitSymbols here = unit;
        return here != null && here.gdbLines().isStatementStart(address);
    }

    /** {@return the line table of the unit that the address belongs to} */
    Optional<LineTable> lineTable() {
        return Optional.ofNullable(lines);
    }

    /** {@return a frame as a value} */
    SourceFrame frame(int index) {
        FunctionName name = name(index);
        InlineTable table = inlines;
        UnitSymbols here = unit;
        OptionalLong entry = here == null || table == null
                ? OptionalLong.empty()
                : OptionalLong.of(here.unit().offset() + table.entry(nodes[index]));
        return new SourceFrame(
                text(name == null ? symbolName() : name.qualified()),
                name == null ? Optional.empty() : name.linkage(),
                text(file(index)),
                line(index),
                column(index),
                discriminator(index),
                isInlined(index),
                entry);
    }

    private static Optional<String> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}

package io.github.coroner.symbols;

import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.LineTable;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.Symbol;
import io.github.coroner.elf.SymbolTable;
import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers where code came from: address to functions, files and lines, inlined functions included; and back.
 *
 * <p>Making one reads nothing. The first question reads the headers of all units; a question about an address then reads
 * the one unit it belongs to, and the one function. What was read is kept as columns of primitives, for as long as the
 * symbolizer is, bounded by the size of the file's debugging information. Safe to share between threads, without a lock
 * once things are read.
 *
 * <p>An address is looked up as it is. A return address is the address behind a call, which may belong to the next line or
 * even the next function: ask {@link #callerFrames} about it.
 *
 * <p>Where units overlap, the narrower range wins, then the first unit, unless only the other knows the address; where functions
 * of a unit overlap, the later one wins, as do inlined subroutines over what they are inlined into. Debugging information of
 * code that the linker discarded never matches.
 */
public final class Symbolizer {
    private final ElfFile elf;
    private final DwarfData dwarf;
    private final Scopes scopes;
    private final Types types;
    private final PathMap pathMap;
    private volatile @Nullable Index index;

    /** The units, and which of them an address belongs to. */
    private record Index(List<UnitSymbols> units, UnitIndex byAddress) {}

    private Symbolizer(ElfFile elf, PathMap pathMap) {
        this.elf = elf;
        this.pathMap = pathMap;
        dwarf = DwarfData.of(elf, elf.limits());
        scopes = new Scopes(dwarf);
        types = Types.of(dwarf, scopes);
    }

    /** {@return a symbolizer for a file} */
    public static Symbolizer of(ElfFile elf) {
        return of(elf, PathMap.none());
    }

    /** {@return a symbolizer for a file, whose source paths {@code pathMap} changes} */
    public static Symbolizer of(ElfFile elf, PathMap pathMap) {
        return new Symbolizer(elf, pathMap);
    }

    /** {@return the file} */
    public ElfFile elf() {
        return elf;
    }

    /** {@return the file's debugging information} */
    public DwarfData dwarf() {
        return dwarf;
    }

    /** {@return the types in the file's debugging information} */
    public Types types() {
        return types;
    }

    /** {@return what was found broken and left out so far, by whoever uses this} */
    public List<Problem> problems() {
        return dwarf.problems();
    }

    /**
     * {@return what was found broken and left out so far in the file as a whole, and in the units that {@code addresses}
     * belong to}
     *
     * @param addresses target addresses that were looked up
     */
    public List<Problem> problems(Collection<Long> addresses) {
        if (!addresses.isEmpty()) {
            index(); // whose reading tells of units that cannot be found
        }
        if (dwarf.problems().isEmpty()) {
            return List.of();
        }
        Set<Long> units = new HashSet<>();
        for (long address : addresses) {
            for (UnitSymbols unit : Arrays.asList(unitAt(address), widestUnitAt(address), hintedUnitAt(address))) {
                if (unit != null) {
                    units.add(unit.unit().offset());
                }
            }
        }
        return dwarf.problems(units::contains);
    }

    /** Notes what was caught while something about {@code address} was found out. */
    void reportAt(long address, FormatException cause) {
        UnitSymbols unit = unitAt(address);
        if (unit == null) {
            dwarf.report(cause);
        } else {
            unit.unit().report(cause);
        }
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = readIndex();
            index = known;
        }
        return known;
    }

    private synchronized Index readIndex() {
        Index known = index;
        if (known != null) {
            return known;
        }
        List<CompilationUnit> units = dwarf.units();
        UnitSymbols[] symbols = new UnitSymbols[units.size()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = new UnitSymbols(units.get(i), scopes, pathMap);
        }
        return new Index(List.of(symbols), UnitIndex.read(dwarf, symbols));
    }

    /** {@return the unit that claims an address, the narrowest of several; null if none does} */
    @Nullable
    UnitSymbols unitAt(long address) {
        Index known = index();
        int unit = known.byAddress().unitAt(address);
        return unit < 0 ? null : known.units().get(unit);
    }

    /** {@return the unit that claims an address, the widest of several; null if none does} */
    @Nullable
    UnitSymbols widestUnitAt(long address) {
        Index known = index();
        int unit = known.byAddress().widestUnitAt(address);
        return unit < 0 ? null : known.units().get(unit);
    }

    /** {@return the unit that {@code .debug_aranges} names for an address of code; null for none} */
    @Nullable
    UnitSymbols hintedUnitAt(long address) {
        if (!elf.isExecutable(address)) {
            return null;
        }
        Index known = index();
        int unit = known.byAddress().hintedUnitAt(address);
        return unit < 0 ? null : known.units().get(unit);
    }

    /** {@return the symbol whose code an address is; -1 if there is none} */
    int codeSymbolAt(long address) {
        if (!elf.isExecutable(address)) {
            return -1;
        }
        SymbolTable symbols = elf.symbols();
        int symbol = symbols.indexAt(address);
        // a label holds up to the end of its section
        return symbol >= 0 && elf.sectionAt(symbols.address(symbol)).equals(elf.sectionAt(address)) ? symbol : -1;
    }

    /** {@return a cursor that answers many questions without making objects} */
    public FrameCursor cursor() {
        return new FrameCursor(this);
    }

    /** {@return the functions that the instruction at {@code address} belongs to, innermost first; empty if nothing is known} */
    public List<SourceFrame> frames(long address) {
        FrameCursor cursor = cursor();
        cursor.find(address);
        return list(cursor);
    }

    /** {@return the functions that the call before {@code returnAddress} belongs to, innermost first} */
    public List<SourceFrame> callerFrames(long returnAddress) {
        return frames(returnAddress - 1);
    }

    /**
     * {@return as {@link #frames}, but with the line that gdb would show for the innermost, and with files as the line table
     * names them}
     */
    public List<SourceFrame> gdbFrames(long address) {
        FrameCursor cursor = cursor();
        cursor.find(address);
        cursor.chooseAsGdb(address);
        return list(cursor);
    }

    private static List<SourceFrame> list(FrameCursor cursor) {
        SourceFrame[] frames = new SourceFrame[cursor.count()];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = cursor.frame(i);
        }
        return List.of(frames);
    }

    /** {@return whether a statement starts exactly at {@code address} by gdb's rules, so that it leaves the address of a frame out} */
    public boolean isStatementStart(long address) {
        FrameCursor cursor = cursor();
        cursor.find(address);
        return cursor.isStatementStart(address);
    }

    /**
     * {@return the symbol that {@code address}, of code or data, belongs to: one whose size covers it, else the nearest label
     * at or before it with no sized symbol between}
     */
    public Optional<SymbolOffset> symbol(long address) {
        SymbolTable symbols = elf.symbols();
        int symbol = symbols.indexAt(address);
        return symbol < 0
                ? Optional.empty()
                : Optional.of(new SymbolOffset(symbols.get(symbol), address - symbols.address(symbol)));
    }

    /**
     * {@return the addresses of what has a name, ascending: symbols of that name as it is in the file; if there are none,
     * functions whose name with namespaces and classes it is}
     */
    public List<Long> addresses(String name) {
        List<Long> found = new ArrayList<>();
        for (Symbol symbol : elf.symbols().named(name)) {
            found.add(symbol.address());
        }
        if (found.isEmpty()) {
            for (UnitSymbols unit : index().units()) {
                addFunctions(unit, name, found);
            }
        }
        return found.stream().sorted().distinct().toList();
    }

    private static void addFunctions(UnitSymbols unit, String name, List<Long> found) {
        FunctionTable functions = unit.functions();
        IntervalTable pieces = functions.pieces();
        boolean[] seen = new boolean[functions.size()];
        for (int i = 0; i < pieces.pieceCount(); i++) {
            int function = pieces.value(i);
            if (function < 0 || seen[function]) {
                continue;
            }
            seen[function] = true;
            try {
                FunctionName names = unit.name(functions.inlines(function), 0);
                if (names.qualified().equals(name)) {
                    found.add(pieces.start(i));
                }
            } catch (FormatException e) {
                unit.unit().report(e);
            }
        }
    }

    /**
     * {@return the addresses where code of a source line starts, ascending}
     *
     * @param file a path, or the end of one after a slash
     * @param line from 1 on
     */
    public List<Long> addresses(String file, int line) {
        List<Long> found = new ArrayList<>();
        for (UnitSymbols unit : index().units()) {
            addRows(unit, unit.lines(), file, line, found);
        }
        return found.stream().sorted().distinct().toList();
    }

    private static void addRows(UnitSymbols unit, LineTable lines, String file, int line, List<Long> found) {
        for (int row = 0; row < lines.rowCount(); row++) {
            if (lines.line(row) == line && lines.isStatement(row)) {
                String path = unit.path(lines.file(row));
                if (path.equals(file) || path.endsWith("/" + file)) {
                    found.add(lines.address(row));
                }
            }
        }
    }

    /** {@return the line table of the unit that {@code address} belongs to} */
    public Optional<LineTable> lineTable(long address) {
        FrameCursor cursor = cursor();
        cursor.find(address);
        return cursor.lineTable();
    }
}

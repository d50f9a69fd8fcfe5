package io.github.coroner.symbols;

import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.FileTable;
import io.github.coroner.dwarf.LineTable;
import io.github.coroner.format.FormatException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one unit to answer questions: its line table and its functions, each read on first use. Safe to share
 * between threads; threads that meet may read the same twice.
 */
final class UnitSymbols {
    /** Stands for a file that is not in the table. */
    private static final String NO_FILE = "";

    private final CompilationUnit unit;
    private final Scopes scopes;
    private final PathMap pathMap;
    private volatile @Nullable LineTable lines;
    private volatile @Nullable FunctionTable functions;
    private volatile boolean hasAllFunctions;
    private volatile @Nullable GdbLineTable gdbLines;
    private volatile @Nullable String[] paths = new String[0];

    UnitSymbols(CompilationUnit unit, Scopes scopes, PathMap pathMap) {
        this.unit = unit;
        this.scopes = scopes;
        this.pathMap = pathMap;
    }

    CompilationUnit unit() {
        return unit;
    }

    /** {@return the line table; without rows if there is none, or it cannot be read, which is told as a problem} */
    LineTable lines() {
        LineTable known = lines;
        if (known == null) {
            known = readLines();
            lines = known;
        }
        return known;
    }

    private LineTable readLines() {
        try {
            return unit.readLineTable();
        } catch (FormatException e) {
            unit.report(e);
            return LineTable.empty(unit);
        }
    }

    /** {@return the line table by the rules of gdb} */
    GdbLineTable gdbLines() {
        GdbLineTable known = gdbLines;
        if (known == null) {
            known = GdbLineTable.of(lines());
            gdbLines = known;
        }
        return known;
    }

    FunctionTable functions() {
        FunctionTable known = functions;
        return known == null ? readFunctions() : known;
    }

    /** Under a lock, since what is read of ranges is counted: threads that read the same must not count as tables that overlap. */
    private synchronized FunctionTable readFunctions() {
        FunctionTable known = functions;
        if (known == null) {
            known = FunctionTable.read(unit, FunctionTable.Depth.OUTER);
            functions = known;
        }
        return known;
    }

    private synchronized FunctionTable readAllFunctions() {
        if (!hasAllFunctions) {
            functions = FunctionTable.read(unit, FunctionTable.Depth.ALL);
            hasAllFunctions = true;
        }
        return functions();
    }

    /** {@return the functions, read once more and everywhere if {@code address} is in none of the outer ones} */
    FunctionTable functionsFor(long address) {
        FunctionTable known = functions();
        return known.functionAt(address) < 0 && !hasAllFunctions ? readAllFunctions() : known;
    }

    /** {@return the names of a node of one of this unit's functions} */
    FunctionName name(InlineTable inlines, int node) {
        FunctionName known = inlines.name(node);
        if (known == null) {
            known = readName(unit.offset() + inlines.entry(node));
            inlines.keepName(node, known);
        }
        return known;
    }

    private FunctionName readName(long entry) {
        try {
            return FunctionName.read(unit.data(), scopes, entry);
        } catch (FormatException e) {
            unit.report(e);
            return FunctionName.unknown(scopes, entry);
        }
    }

    /** {@return where a file is, mapped; empty if there is no such file} */
    String path(int file) {
        FileTable files = lines().files();
        int index = file - files.firstFile();
        if (index < 0 || file >= files.endFile()) {
            return NO_FILE;
        }
        @Nullable String[] known = paths;
        if (known.length == 0) {
            known = new String[files.endFile() - files.firstFile()];
            paths = known;
        }
        String path = known[index];
        if (path == null) {
            path = readPath(files, file);
            known[index] = path;
        }
        return path;
    }

    private String readPath(FileTable files, int file) {
        try {
            return mapped(files.path(file));
        } catch (FormatException e) {
            unit.report(e);
            return NO_FILE;
        }
    }

    /** Without a method reference, whose making would be a tenth of a single look-up by the command. */
    private String mapped(Optional<String> path) {
        return path.isPresent() ? pathMap.apply(path.get()) : NO_FILE;
    }

    /** {@return a file's path as the line table says it, as gdb shows it} */
    String recordedPath(int file) {
        try {
            return mapped(lines().files().recordedPath(file));
        } catch (FormatException e) {
            unit.report(e);
            return NO_FILE;
        }
    }
}

package io.github.coroner.dwarf;

import io.github.coroner.elf.Sections;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The debugging information of one file: its units, and the sections that they share.
 *
 * <p>Making one reads nothing; the first question reads the unit headers; each unit reads the rest when asked. Immutable
 * to the eye and safe to share between threads. Kept per unit: its header, its abbreviations once used, a few numbers of
 * its first entry.
 *
 * <p><b>Entries</b> are named by one number throughout: their offset in {@code .debug_info}, counted in bytes from the
 * section's start. Entries of DWARF 4 type units, which are in {@code .debug_types}, are counted on behind the end of
 * {@code .debug_info}.
 */
public final class DwarfData {
    private final Sections sections;
    private final Limits limits;
    private final UnitProblems problems;
    private final AtomicReferenceArray<@Nullable ByteReader> readers = new AtomicReferenceArray<>(DwarfSection.COUNT);
    private final ConcurrentHashMap<Long, AbbreviationTable> abbreviations = new ConcurrentHashMap<>();
    /** Bytes that were read of each section for tables of units, see {@link Limit#SECTION_READINGS}. */
    private final AtomicLongArray claimed = new AtomicLongArray(DwarfSection.COUNT);

    private volatile @Nullable Map<Long, CompilationUnit> typeUnits;
    private volatile @Nullable List<CompilationUnit> units;
    /** Left by the last line number program for the next, so that reading many makes little garbage. */
    private final AtomicReference<LineTable.@Nullable Builder> lineTableBuilder = new AtomicReference<>();

    private DwarfData(Sections sections, Limits limits) {
        this.sections = sections;
        this.limits = limits;
        problems = new UnitProblems(limits);
    }

    /** {@return the debugging information in {@code sections}; without any if they hold none} */
    public static DwarfData of(Sections sections) {
        return of(sections, Limits.defaults());
    }

    /** {@return the debugging information in {@code sections}, read within {@code limits}} */
    public static DwarfData of(Sections sections, Limits limits) {
        return new DwarfData(sections, limits);
    }

    /** {@return all units, those of {@code .debug_info} in its order, then those of {@code .debug_types}} */
    public List<CompilationUnit> units() {
        List<CompilationUnit> known = units;
        if (known == null) {
            known = readUnits();
            units = known;
        }
        return known;
    }

    private synchronized List<CompilationUnit> readUnits() {
        List<CompilationUnit> known = units;
        if (known != null) {
            return known;
        }
        List<CompilationUnit> found = new ArrayList<>();
        try {
            readUnits(DwarfSection.INFO, 0, found);
            readUnits(DwarfSection.TYPES, reader(DwarfSection.INFO).end(), found);
        } catch (FormatException e) {
            report(e);
        }
        return List.copyOf(found);
    }

    private void readUnits(DwarfSection section, long base, List<CompilationUnit> found) {
        ByteReader reader = reader(section).copy();
        boolean types = section == DwarfSection.TYPES;
        while (reader.remaining() > 0) {
            long offset = reader.offset();
            try {
                UnitHeader header = UnitHeader.read(reader, types);
                found.add(new CompilationUnit(this, header, reader(section), base));
            } catch (FormatException e) {
                report(e);
                if (reader.offset() <= offset + 4) {
                    return; // even its length is no use: what follows cannot be found
                }
            }
        }
    }

    /** {@return the unit that holds an entry} */
    public Optional<CompilationUnit> unitContaining(long entry) {
        CompilationUnit unit = unitOrNull(entry);
        return unit == null ? Optional.empty() : Optional.of(unit);
    }

    private @Nullable CompilationUnit unitOrNull(long entry) {
        List<CompilationUnit> all = units();
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            CompilationUnit unit = all.get(middle);
            if (entry < unit.offset()) {
                high = middle - 1;
            } else if (entry >= unit.end()) {
                low = middle + 1;
            } else {
                return unit;
            }
        }
        return null;
    }

    /** {@return the type unit with a signature, DWARF 5 section 7.32} */
    public Optional<CompilationUnit> typeUnit(long signature) {
        Map<Long, CompilationUnit> known = typeUnits;
        if (known == null) {
            known = new HashMap<>();
            for (CompilationUnit unit : units()) {
                if (unit.header().type() == UnitType.TYPE) {
                    known.putIfAbsent(unit.header().signature(), unit);
                }
            }
            typeUnits = known;
        }
        CompilationUnit unit = known.get(signature);
        return unit == null ? Optional.empty() : Optional.of(unit);
    }

    /**
     * {@return a cursor at an entry, which counts as depth 0}
     *
     * @throws FormatException if no unit holds it, or it is no entry
     */
    public DieCursor cursor(long entry) {
        CompilationUnit unit = unitOrNull(entry);
        if (unit == null) {
            long nearest =
                    Math.min(Math.max(0, entry), reader(DwarfSection.INFO).end());
            throw FormatException.malformed(
                    ".debug_info", nearest, "a reference to 0x" + Long.toHexString(entry) + ", outside of all units");
        }
        DieCursor cursor = unit.cursor(entry);
        if (cursor.atEnd()) {
            throw FormatException.malformed(".debug_info", entry, "a reference to where no entry is");
        }
        return cursor;
    }

    /** {@return what was found broken and left out so far, in the whole file: by unit, each thing once} */
    public List<Problem> problems() {
        return problems.of(unit -> true);
    }

    /**
     * {@return what was found broken and left out so far in the whole file and in some of its units}
     *
     * @param units says which, by {@link CompilationUnit#offset}
     */
    public List<Problem> problems(LongPredicate units) {
        return problems.of(units);
    }

    /** Notes what a reader of this information caught and could work around, for the file as a whole; see {@link #problems}. */
    public void report(FormatException cause) {
        report(Problem.of(ProblemCode.BAD_DEBUG_INFORMATION, cause));
    }

    /** Notes what a reader of this information found to be left out, for the file as a whole; see {@link #problems}. */
    public void report(Problem problem) {
        problems.add(UnitProblems.WHOLE_FILE, problem);
    }

    /** Notes what a reader of one entry caught and could work around, for its unit; see {@link #problems(LongPredicate)}. */
    public void report(long entry, FormatException cause) {
        CompilationUnit unit = unitOrNull(entry);
        if (unit == null) {
            report(cause);
        } else {
            report(unit, cause);
        }
    }

    /** Notes what a reader caught that concerns only one unit, wherever it lies. */
    void report(CompilationUnit unit, FormatException cause) {
        problems.add(unit.offset(), Problem.of(ProblemCode.BAD_DEBUG_INFORMATION, cause));
    }

    /** {@return whether {@code address} can be code or data of this file, and is not what a linker leaves of discarded code} */
    public boolean isLoaded(long address) {
        return sections.isLoaded(address);
    }

    /** {@return all of a section; callers copy it before they read} */
    ByteReader reader(DwarfSection section) {
        ByteReader known = readers.get(section.ordinal());
        if (known == null) {
            known = contents(section);
            readers.set(section.ordinal(), known);
        }
        return known;
    }

    /** A section that cannot be decompressed is told and taken as empty: what stands in others may still be of use. */
    private ByteReader contents(DwarfSection section) {
        try {
            return sections.contents(section.sectionName());
        } catch (FormatException e) {
            if (e.kind() != FormatException.Kind.UNSUPPORTED) {
                report(e);
            } else if (section == DwarfSection.INFO || reader(DwarfSection.INFO).end() > 0) {
                report(Problem.of(ProblemCode.UNSUPPORTED_COMPRESSION, e)); // compressed alike, they are told once
            }
            return ByteReader.of(section.sectionName(), new byte[0]);
        }
    }

    /** {@return a reader of a section, at {@code offset}} */
    ByteReader reader(DwarfSection section, long offset) {
        ByteReader reader = reader(section).copy();
        reader.seek(offset);
        return reader;
    }

    /**
     * Counts the bytes of a section that a unit's table is read from.
     *
     * @throws FormatException if tables that overlap make these more than the section times {@link Limit#SECTION_READINGS}
     */
    void claim(DwarfSection section, long offset, long bytes) {
        long all = claimed.addAndGet(section.ordinal(), bytes);
        limits.checkRatio(Limit.SECTION_READINGS, all, reader(section).end(), section.sectionName(), offset);
    }

    AbbreviationTable abbreviations(long offset, UnitEncoding encoding) {
        // sizes of values depend on the encoding, so tables are shared only between units of the same
        long key = offset << 12 | encoding.version() << 8 | encoding.addressSize() << 4 | encoding.offsetSize();
        AbbreviationTable known = abbreviations.get(key);
        if (known == null) {
            claim(DwarfSection.ABBREV, offset, 0); // when too much was read already, nothing more is
            known = AbbreviationTable.read(reader(DwarfSection.ABBREV), offset, encoding, limits);
            if (abbreviations.putIfAbsent(key, known) == null) {
                claimed.addAndGet(DwarfSection.ABBREV.ordinal(), known.bytes());
            }
        }
        return known;
    }

    /** {@return the bounds that reading keeps} */
    public Limits limits() {
        return limits;
    }

    /** {@return a builder without rows, for one line number program} */
    LineTable.Builder takeLineTableBuilder() {
        LineTable.Builder builder = lineTableBuilder.getAndSet(null);
        if (builder == null) {
            return new LineTable.Builder(this, limits.getInt(Limit.LINE_ROWS));
        }
        builder.begin();
        return builder;
    }

    /** Takes a builder back whose table is made. */
    void giveBack(LineTable.Builder builder) {
        if (builder.isReusable()) {
            lineTableBuilder.set(builder);
        }
    }
}

package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One unit of {@code .debug_info} or {@code .debug_types}: for most, what one source file became, DWARF 5 section 3.1.
 *
 * <p>Reads its abbreviations and its first entry when asked. Immutable to the eye; safe to share between threads.
 */
public final class CompilationUnit {
    private final DwarfData data;
    private final UnitHeader header;
    private final ByteReader section;
    private final long base;
    private volatile @Nullable AbbreviationTable abbreviations;
    private volatile @Nullable Bases bases;
    private final AtomicBoolean hasClaimedLines = new AtomicBoolean();

    /**
     * Where this unit's part of the tables begins that values are indices into.
     *
     * @param strings in {@code .debug_str_offsets}
     * @param addresses in {@code .debug_addr}
     * @param ranges in {@code .debug_rnglists}
     * @param locations in {@code .debug_loclists}
     */
    private record Bases(long strings, long addresses, long ranges, long locations) {}

    CompilationUnit(DwarfData data, UnitHeader header, ByteReader section, long base) {
        this.data = data;
        this.header = header;
        this.section = section;
        this.base = base;
    }

    /** {@return the information it is a part of} */
    public DwarfData data() {
        return data;
    }

    /** Notes what a reader of this unit caught and could work around; see {@link DwarfData#problems}. */
    public void report(FormatException cause) {
        data.report(this, cause);
    }

    /** {@return its header; offsets in it count from the start of its section} */
    public UnitHeader header() {
        return header;
    }

    /** {@return what is added to an offset in its section to name an entry, see {@link DwarfData}} */
    long base() {
        return base;
    }

    /** {@return where its header begins, counted as entries are, see {@link DwarfData}} */
    public long offset() {
        return base + header.offset();
    }

    /** {@return the first byte behind it, counted as entries are} */
    public long end() {
        return base + header.end();
    }

    /** {@return the type that a type unit describes} */
    long typeEntry() {
        return offset() + header.typeOffset();
    }

    /**
     * {@return a new cursor on the unit's own entry, able to walk over all of them}
     *
     * @throws FormatException if the abbreviations cannot be read
     */
    public DieCursor cursor() {
        return cursor(base + header.entries());
    }

    /**
     * {@return a new cursor on an entry of this unit, which counts as depth 0}
     *
     * @throws FormatException if there is no entry, or the abbreviations cannot be read
     */
    public DieCursor cursor(long entry) {
        return new DieCursor(this, abbreviations(), entries(entry));
    }

    /** {@return a new cursor on the unit's own entry, good for that entry only, without reading all abbreviations} */
    public DieCursor rootCursor() {
        AbbreviationTable table = abbreviations;
        if (table == null) {
            ByteReader entry = entries(base + header.entries());
            long code = entry.remaining() > 0 ? entry.uleb128() : 0;
            table = AbbreviationTable.readFirst(
                    data.reader(DwarfSection.ABBREV), header.abbreviations(), code, header.encoding(), data.limits());
            if (table == null) {
                table = abbreviations();
            }
        }
        return new DieCursor(this, table, entries(base + header.entries()));
    }

    private ByteReader entries(long entry) {
        long offset = entry - base;
        if (offset < header.entries() || offset > header.end()) {
            throw FormatException.malformed(
                    section.source(),
                    header.offset(),
                    "a reference to 0x" + Long.toHexString(offset) + ", where the unit has no entries");
        }
        ByteReader reader = section.copy();
        reader.seek(offset);
        return reader.slice(header.end() - offset);
    }

    private AbbreviationTable abbreviations() {
        AbbreviationTable known = abbreviations;
        if (known == null) {
            known = data.abbreviations(header.abbreviations(), header.encoding());
            abbreviations = known;
        }
        return known;
    }

    /** {@return the name of the source file, as the compiler was given it} */
    public Optional<String> name() {
        return rootString(Attribute.NAME);
    }

    /** {@return the folder that the compiler was started in} */
    public Optional<String> compilationDirectory() {
        return rootString(Attribute.COMP_DIR);
    }

    private Optional<String> rootString(int attribute) {
        DieCursor root = rootCursor();
        return root.atEnd() ? Optional.empty() : root.string(attribute);
    }

    /** {@return the source language, {@code DW_LANG_*} of DWARF 5 section 7.12; 0 if it is not told} */
    public int language() {
        DieCursor root = rootCursor();
        return root.atEnd() ? 0 : (int) root.unsigned(Attribute.LANGUAGE, 0);
    }

    /**
     * {@return what the ranges of its entries are relative to: its low pc, 0 if it has none}
     */
    long baseAddress() {
        DieCursor root = rootCursor();
        return root.atEnd() ? 0 : root.address(Attribute.LOW_PC, 0);
    }

    /** {@return whether the entries are in a {@code .dwo} file, which is not read} */
    public boolean isSkeleton() {
        if (header.type() == UnitType.SKELETON) {
            return true;
        }
        DieCursor root = rootCursor();
        return !root.atEnd() && (root.has(Attribute.GNU_DWO_NAME) || root.has(Attribute.DWO_NAME));
    }

    /**
     * {@return the unit's line number information; a table without rows if it has none}
     *
     * <p>Computed anew for each call: who asks often keeps it.
     *
     * @throws FormatException if the header of its line number program cannot be read
     */
    public LineTable readLineTable() {
        DieCursor root = rootCursor();
        if (root.atEnd() || !root.has(Attribute.STMT_LIST)) {
            return LineTable.empty(this);
        }
        return LineNumberProgram.run(this, root.unsigned(Attribute.STMT_LIST, 0));
    }

    /** Counts the bytes of the unit's line number program, once, see {@link DwarfData#claim}. */
    void claimLineProgram(long offset, long bytes) {
        data.claim(DwarfSection.LINE, offset, hasClaimedLines.getAndSet(true) ? 0 : bytes);
    }

    private Bases bases() {
        Bases known = bases;
        if (known == null) {
            known = readBases();
            bases = known;
        }
        return known;
    }

    private Bases readBases() {
        DieCursor root = rootCursor();
        // without the attribute, the contribution begins behind the section's first header
        long lengthSize = header.encoding().offsetSize() == 8 ? 12 : 4;
        long behindHeader = header.encoding().version() >= 5 ? lengthSize + 4 : 0;
        long behindListHeader = lengthSize + 8;
        if (root.atEnd()) {
            return new Bases(behindHeader, behindHeader, behindListHeader, behindListHeader);
        }
        return new Bases(
                root.unsigned(Attribute.STR_OFFSETS_BASE, behindHeader),
                root.unsigned(Attribute.ADDR_BASE, root.unsigned(Attribute.GNU_ADDR_BASE, behindHeader)),
                root.unsigned(Attribute.RNGLISTS_BASE, behindListHeader),
                root.unsigned(Attribute.LOCLISTS_BASE, behindListHeader));
    }

    /** {@return the address at an index of this unit's part of {@code .debug_addr}} */
    public long indexedAddress(long index) {
        int size = header.encoding().addressSize();
        return data.reader(DwarfSection.ADDR, element(DwarfSection.ADDR, bases().addresses(), index, size))
                .unsigned(size);
    }

    /** {@return where the range list of an index is in {@code .debug_rnglists}} */
    long indexedRangeList(long index) {
        return indexedList(DwarfSection.RNGLISTS, bases().ranges(), index);
    }

    /** {@return where the location list of an index is in {@code .debug_loclists}} */
    long indexedLocationList(long index) {
        return indexedList(DwarfSection.LOCLISTS, bases().locations(), index);
    }

    private long indexedList(DwarfSection lists, long start, long index) {
        int size = header.encoding().offsetSize();
        return start + data.reader(lists, element(lists, start, index, size)).unsigned(size);
    }

    private long element(DwarfSection table, long start, long index, int size) {
        long end = data.reader(table).end();
        if (index < 0 || start < 0 || start > end || index > (end - start) / size) {
            throw FormatException.malformed(
                    table.sectionName(),
                    Math.min(Math.max(0, start), end),
                    "index " + index + " of the table at 0x" + Long.toHexString(start) + " is behind its end");
        }
        return start + index * size;
    }

    /**
     * {@return the text that a value stands for; empty if its form is none for text, or it is in another file}
     *
     * @param value at the value; moved
     */
    Optional<String> string(int form, ByteReader value) {
        int offsetSize = header.encoding().offsetSize();
        return switch (form) {
            case Form.STRING -> Optional.of(value.string(data.limits()));
            case Form.STRP -> stringAt(DwarfSection.STR, value.unsigned(offsetSize));
            case Form.LINE_STRP -> stringAt(DwarfSection.LINE_STR, value.unsigned(offsetSize));
            case Form.STRX, Form.GNU_STR_INDEX -> indexedString(value.uleb128());
            case Form.STRX1 -> indexedString(value.u8());
            case Form.STRX2 -> indexedString(value.u16());
            case Form.STRX3 -> indexedString(value.u24());
            case Form.STRX4 -> indexedString(value.u32());
            default -> Optional.empty();
        };
    }

    private Optional<String> indexedString(long index) {
        int size = header.encoding().offsetSize();
        long offset = element(DwarfSection.STR_OFFSETS, bases().strings(), index, size);
        return stringAt(
                DwarfSection.STR, data.reader(DwarfSection.STR_OFFSETS, offset).unsigned(size));
    }

    private Optional<String> stringAt(DwarfSection strings, long offset) {
        return Optional.of(data.reader(strings, offset).string(data.limits()));
    }

    @Override
    public String toString() {
        return "unit at 0x" + Long.toHexString(offset());
    }
}

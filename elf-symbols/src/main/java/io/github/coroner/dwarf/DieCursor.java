package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the debugging information entries (DIEs) of a unit in their order, DWARF 5 sections 2.1 to 2.3 and 7.5.2:
 * an entry, then its children, then its next sibling.
 *
 * <p>There is no object for an entry: the cursor stands on one and reads its attributes when asked. It starts on the entry
 * it was made for, which counts as depth 0. The children of an entry are visited so:
 *
 * <pre>{@code
 * int parent = cursor.depth();
 * for (boolean more = cursor.next(); more && cursor.depth() > parent; more = cursor.nextAfterChildren()) { ... }
 * }</pre>
 *
 * <p>Not thread-safe; made anew for each walk.
 */
public final class DieCursor {
    private final CompilationUnit unit;
    private final UnitEncoding encoding;
    private final AbbreviationTable table;
    private final ByteReader reader;
    private final int depthLimit;

    private @Nullable Abbreviation die;
    private long offset;
    private long values;
    private int depth;
    private int nextDepth;
    /** Value of the attribute last sought if its form is {@code DW_FORM_implicit_const}. */
    private long constant;

    /**
     * Makes a cursor on the entry at the reader's position.
     *
     * @param reader window of the unit; taken over
     */
    DieCursor(CompilationUnit unit, AbbreviationTable table, ByteReader reader) {
        this.unit = unit;
        this.encoding = unit.header().encoding();
        this.table = table;
        this.reader = reader;
        depthLimit = unit.data().limits().getInt(Limit.DIE_DEPTH);
        readEntry();
    }

    /** {@return the unit walked over} */
    public CompilationUnit unit() {
        return unit;
    }

    /** {@return whether there is no entry here: the unit, or the children of the parent it began in, have ended} */
    public boolean atEnd() {
        return die == null;
    }

    /** {@return which entry this is, see {@link DwarfData}} */
    public long entry() {
        return unit.base() + offset;
    }

    /** {@return levels below the entry that the cursor was made for} */
    public int depth() {
        return depth;
    }

    /** {@return {@code DW_TAG_*}, see {@link Tag}} */
    public int tag() {
        return current().tag();
    }

    /** {@return whether the entry's children follow; there may be none of them all the same} */
    public boolean hasChildren() {
        return current().hasChildren();
    }

    /**
     * Moves to the next entry: the first child if there is one, else what follows.
     *
     * @return false at the end
     * @throws FormatException if the entry is cut short, or its abbreviation or a form in it is not known
     */
    public boolean next() {
        Abbreviation here = die;
        if (here == null) {
            return false;
        }
        reader.seek(values);
        here.skip(reader, encoding);
        nextDepth = here.hasChildren() ? depth + 1 : depth;
        return readEntry();
    }

    /**
     * Moves to the next entry that is not below this one: its sibling, or if it is the last, what follows its parent.
     *
     * @return false at the end
     * @throws FormatException as {@link #next}
     */
    public boolean nextAfterChildren() {
        Abbreviation here = die;
        if (here == null) {
            return false;
        }
        int level = depth;
        if (here.hasChildren()) {
            long sibling = reference(Attribute.SIBLING, 0) - unit.base();
            if (sibling > values && sibling < unit.header().end()) {
                reader.seek(sibling);
                nextDepth = level;
                return readEntry();
            }
        }
        boolean more = next();
        while (more && depth > level) {
            more = next();
        }
        return more;
    }

    private boolean readEntry() {
        die = null;
        while (reader.remaining() > 0) {
            offset = reader.offset();
            long code = reader.uleb128();
            if (code != 0) {
                die = table.get(code);
                if (die == null) {
                    throw FormatException.malformed(
                            reader.source(), offset, "abbreviation " + code + " is not in the unit's table");
                }
                values = reader.offset();
                depth = nextDepth;
                if (depth > depthLimit) {
                    throw FormatException.limitExceeded(reader.source(), offset, Limit.DIE_DEPTH, depthLimit);
                }
                return true;
            }
            if (--nextDepth < 0) {
                break;
            }
        }
        return false;
    }

    private Abbreviation current() {
        Abbreviation here = die;
        if (here == null) {
            throw new IllegalStateException("the cursor is at the end");
        }
        return here;
    }

    /** {@return how many attributes the entry has} */
    public int attributeCount() {
        return current().attributeCount();
    }

    /** {@return {@code DW_AT_*} of an attribute by its place in the entry, see {@link Attribute}} */
    public int attribute(int index) {
        return current().attribute(index);
    }

    /** {@return whether the entry has an attribute} */
    public boolean has(int attribute) {
        Abbreviation here = current();
        return here.indexOf(attribute) < here.attributeCount();
    }

    /** {@return {@code DW_FORM_*} of an attribute, an indirect one resolved; 0 if the entry does not have it} */
    public int form(int attribute) {
        return seek(attribute);
    }

    /** Moves the reader to the value of an attribute and returns its form, 0 if the entry does not have it. */
    private int seek(int attribute) {
        Abbreviation here = current();
        int index = here.indexOf(attribute);
        if (index == here.attributeCount()) {
            return 0;
        }
        here.seek(reader, values, index, encoding);
        int form = here.form(index);
        if (form == Form.IMPLICIT_CONST) {
            constant = here.constant(index);
        } else if (form == Form.INDIRECT) {
            form = Form.indirect(reader);
        }
        return form;
    }

    /**
     * {@return a constant, flag or offset into another section, {@code data1} to {@code data8} zero-extended; {@code absent}
     * if the entry does not have it in such a form}
     */
    public long unsigned(int attribute, long absent) {
        int form = seek(attribute);
        return switch (form) {
            case Form.DATA1, Form.FLAG -> reader.u8();
            case Form.DATA2 -> reader.u16();
            case Form.DATA4 -> reader.u32();
            case Form.DATA8 -> reader.u64();
            case Form.UDATA -> reader.uleb128();
            case Form.SDATA -> reader.sleb128();
            case Form.IMPLICIT_CONST -> constant;
            case Form.FLAG_PRESENT -> 1;
            case Form.SEC_OFFSET -> reader.unsigned(encoding.offsetSize());
            default -> absent;
        };
    }

    /** {@return a constant, {@code data1} to {@code data8} sign-extended; {@code absent} if the entry does not have it} */
    public long signed(int attribute, long absent) {
        int form = seek(attribute);
        return switch (form) {
            case Form.DATA1 -> (byte) reader.u8();
            case Form.DATA2 -> (short) reader.u16();
            case Form.DATA4 -> reader.s32();
            default -> unsigned(attribute, absent);
        };
    }

    /** {@return whether the entry has a flag, and it is set} */
    public boolean flag(int attribute) {
        return unsigned(attribute, 0) != 0;
    }

    /** {@return text; empty if the entry does not have it, or it is in another file} */
    public Optional<String> string(int attribute) {
        return unit.string(seek(attribute), reader);
    }

    /** {@return a target address; {@code absent} if the entry does not have it in such a form} */
    public long address(int attribute, long absent) {
        int form = seek(attribute);
        return switch (form) {
            case Form.ADDR -> reader.unsigned(encoding.addressSize());
            case Form.ADDRX, Form.GNU_ADDR_INDEX -> unit.indexedAddress(reader.uleb128());
            case Form.ADDRX1 -> unit.indexedAddress(reader.u8());
            case Form.ADDRX2 -> unit.indexedAddress(reader.u16());
            case Form.ADDRX3 -> unit.indexedAddress(reader.u24());
            case Form.ADDRX4 -> unit.indexedAddress(reader.u32());
            default -> absent;
        };
    }

    /**
     * {@return the entry that an attribute refers to, see {@link DwarfData}; {@code absent} if the entry does not have it, or
     * it refers to another file or to a type that is not there}
     */
    public long reference(int attribute, long absent) {
        int form = seek(attribute);
        long unitStart = unit.offset();
        return switch (form) {
            case Form.REF1 -> unitStart + reader.u8();
            case Form.REF2 -> unitStart + reader.u16();
            case Form.REF4 -> unitStart + reader.u32();
            case Form.REF8 -> unitStart + reader.u64();
            case Form.REF_UDATA -> unitStart + reader.uleb128();
            case Form.REF_ADDR ->
                reader.unsigned(encoding.version() <= 2 ? encoding.addressSize() : encoding.offsetSize());
            case Form.REF_SIG8 ->
                unit.data()
                        .typeUnit(reader.u64())
                        .map(CompilationUnit::typeEntry)
                        .orElse(absent);
            default -> absent;
        };
    }

    /** {@return a block of bytes or a DWARF expression; empty if the entry does not have it in such a form} */
    public Optional<ByteReader> block(int attribute) {
        int form = seek(attribute);
        long length = switch (form) {
            case Form.EXPRLOC, Form.BLOCK -> reader.uleb128();
            case Form.BLOCK1 -> reader.u8();
            case Form.BLOCK2 -> reader.u16();
            case Form.BLOCK4 -> reader.u32();
            case Form.DATA16 -> 16;
            default -> -1;
        };
        return length == -1 ? Optional.empty() : Optional.of(reader.slice(length));
    }

    /** {@return an index into a table of lists, {@code loclistx} or {@code rnglistx}; {@code absent} if it is in no such form} */
    long listIndex(int attribute, long absent) {
        int form = seek(attribute);
        return form == Form.RNGLISTX || form == Form.LOCLISTX ? reader.uleb128() : absent;
    }

    /** {@return the first address behind an entry's code, which {@code DW_AT_high_pc} gives as an address or as a length} */
    long highPc(long lowPc) {
        int form = seek(Attribute.HIGH_PC);
        if (form == 0) {
            return lowPc;
        }
        long length = unsigned(Attribute.HIGH_PC, 0);
        return length != 0 ? lowPc + length & encoding.maxAddress() : address(Attribute.HIGH_PC, lowPc);
    }

    /**
     * {@return the code of the entry, from its ranges or its low and high pc; empty if it has none}
     *
     * @throws FormatException if its list cannot be read, or has more entries than {@link Limit#FUNCTION_RANGES}
     */
    public RangeList ranges() {
        return RangeList.of(this, unit.data().limits().getInt(Limit.FUNCTION_RANGES));
    }

    /**
     * {@return as {@link #ranges}, for a table of many entries that is made once: a list of any length, as that of a whole
     * program may be}
     *
     * @throws FormatException if its list cannot be read, or too much was read of lists that overlap, see {@link
     *     Limit#SECTION_READINGS}
     */
    public RangeList rangesForTable() {
        DwarfSection section = encoding.version() >= 5 ? DwarfSection.RNGLISTS : DwarfSection.RANGES;
        unit.data().claim(section, 0, 0); // when too much was read already, nothing more is
        RangeList ranges = RangeList.of(this, Integer.MAX_VALUE);
        unit.data().claim(section, 0, ranges.bytes());
        return ranges;
    }
}

package io.github.coroner.testdata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code .debug_info} with its abbreviations and strings from trees of {@link DieSpec}, and whatever other sections
 * a test assembles, as sections of an ELF file.
 */
public final class DwarfBuilder {
    // DW_FORM_*, DWARF 5 section 7.5.6
    private static final int ADDR = 0x01;
    private static final int REF_ADDR = 0x10;
    private static final int INDIRECT = 0x16;

    private final SectionAssembler info;
    private final SectionAssembler abbrev;
    private final SectionAssembler strings;
    private final SectionAssembler lineStrings;
    private final Map<String, Integer> stringOffsets = new HashMap<>();
    private final Map<String, Integer> lineStringOffsets = new HashMap<>();
    private final Map<String, byte[]> others = new LinkedHashMap<>();
    private final List<Fixup> fixups = new ArrayList<>();
    private int codeStep = 1;

    /** A reference to an entry that may not be placed yet. */
    private record Fixup(int at, int size, DieSpec target, long base) {}

    /** The header of a unit: version 2 to 5, bytes of an address, bytes of an offset, {@code DW_UT_*} for version 5. */
    public record Unit(int version, int addressSize, int offsetSize, int type) {
        /** {@return a compile unit of a 32-bit target in the 32-bit format} */
        public static Unit ofVersion(int version) {
            return new Unit(version, 4, 4, 1);
        }
    }

    private DwarfBuilder(SectionAssembler first) {
        info = first;
        abbrev = first.another();
        strings = first.another().u8(0);
        lineStrings = first.another().u8(0);
    }

    /** Makes a builder of little-endian sections. */
    public static DwarfBuilder littleEndian() {
        return new DwarfBuilder(SectionAssembler.littleEndian());
    }

    /** Makes a builder of big-endian sections. */
    public static DwarfBuilder bigEndian() {
        return new DwarfBuilder(SectionAssembler.bigEndian());
    }

    /** Has abbreviation codes grow by {@code step} instead of 1. */
    public DwarfBuilder codeStep(int step) {
        codeStep = step;
        return this;
    }

    /** Adds a section as it is. */
    public DwarfBuilder section(String name, byte[] contents) {
        others.put(name, contents);
        return this;
    }

    /** {@return where a text is in {@code .debug_line_str}, added if it is not there} */
    public int lineString(String text) {
        return offset(lineStrings, lineStringOffsets, text);
    }

    /** {@return where a text is in {@code .debug_str}, added if it is not there} */
    public int string(String text) {
        return offset(strings, stringOffsets, text);
    }

    private static int offset(SectionAssembler section, Map<String, Integer> known, String text) {
        return known.computeIfAbsent(text, added -> {
            int offset = section.size();
            section.string(added);
            return offset;
        });
    }

    /** Adds a unit with an abbreviation table of its own. */
    public DwarfBuilder unit(Unit header, DieSpec root) {
        int start = info.size();
        int lengthSize = header.offsetSize() == 8 ? 12 : 4;
        int abbreviations = abbrev.size();
        SectionAssembler head = info.another();
        head.u16(header.version());
        if (header.version() >= 5) {
            head.u8(header.type()).u8(header.addressSize()).number(abbreviations, header.offsetSize());
            if (header.type() == 4 || header.type() == 5) {
                head.u64(0x1122_3344_5566_7788L); // dwo_id
            }
        } else {
            head.number(abbreviations, header.offsetSize()).u8(header.addressSize());
        }
        if (header.offsetSize() == 8) {
            info.u32(0xffff_ffffL);
        }
        int lengthAt = info.size();
        info.number(0, header.offsetSize()).append(head);
        Map<String, Integer> codes = new LinkedHashMap<>();
        write(root, header, start, codes);
        abbrev.u8(0);
        info.patch(lengthAt, info.size() - start - lengthSize, header.offsetSize());
        return this;
    }

    private void write(DieSpec die, Unit unit, long unitStart, Map<String, Integer> codes) {
        die.place(info.size());
        info.uleb(code(die, codes));
        for (DieSpec.Value value : die.values()) {
            write(value.form(), value.value(), unit, unitStart);
        }
        if (!die.children().isEmpty()) {
            for (DieSpec child : die.children()) {
                write(child, unit, unitStart, codes);
            }
            info.u8(0);
        }
    }

    /** {@return the code of the declaration for entries of this shape, which is written when it is first needed} */
    private int code(DieSpec die, Map<String, Integer> codes) {
        StringBuilder shape =
                new StringBuilder().append(die.tag()).append(die.children().isEmpty());
        for (DieSpec.Value value : die.values()) {
            shape.append(' ').append(value.attribute()).append(':').append(value.form());
            if (value.form() == 0x21) {
                shape.append('=').append(value.value());
            }
        }
        Integer known = codes.get(shape.toString());
        if (known != null) {
            return known;
        }
        int code = codes.size() * codeStep + 1;
        codes.put(shape.toString(), code);
        abbrev.uleb(code).uleb(die.tag()).u8(die.children().isEmpty() ? 0 : 1);
        for (DieSpec.Value value : die.values()) {
            abbrev.uleb(value.attribute()).uleb(value.form());
            if (value.form() == 0x21) {
                abbrev.sleb(((Number) value.value()).longValue());
            }
        }
        abbrev.u8(0).u8(0);
        return code;
    }

    private void write(int form, Object value, Unit unit, long unitStart) {
        if (value instanceof DieSpec target) {
            reference(form, target, unit, unitStart);
        } else if (value instanceof byte[] bytes) {
            block(form, bytes);
        } else if (value instanceof String text) {
            text(form, text, unit);
        } else {
            number(form, ((Number) value).longValue(), unit);
        }
    }

    private void reference(int form, DieSpec target, Unit unit, long unitStart) {
        int size = switch (form) {
            case 0x11 -> 1;
            case 0x12 -> 2;
            case 0x13 -> 4;
            case 0x14 -> 8;
            case REF_ADDR -> unit.version() == 2 ? unit.addressSize() : unit.offsetSize();
            default -> throw new IllegalArgumentException("form " + form + " is no reference to an entry");
        };
        fixups.add(new Fixup(info.size(), size, target, form == REF_ADDR ? 0 : unitStart));
        info.number(0, size);
    }

    private void block(int form, byte[] bytes) {
        switch (form) {
            case 0x0a -> info.u8(bytes.length);
            case 0x03 -> info.u16(bytes.length);
            case 0x04 -> info.u32(bytes.length);
            case 0x09, 0x18 -> info.uleb(bytes.length);
            case 0x1e -> {} // data16 has no length
            default -> throw new IllegalArgumentException("form " + form + " is no block");
        }
        info.bytes(bytes);
    }

    private void text(int form, String text, Unit unit) {
        switch (form) {
            case 0x08 -> info.string(text);
            case 0x0e -> info.number(string(text), unit.offsetSize());
            case 0x1f -> info.number(lineString(text), unit.offsetSize());
            default -> throw new IllegalArgumentException("form " + form + " is no text");
        }
    }

    private void number(int form, long value, Unit unit) {
        switch (form) {
            case ADDR -> info.number(value, unit.addressSize());
            case 0x0b, 0x0c, 0x11, 0x25, 0x29 -> info.u8((int) value);
            case 0x05, 0x12, 0x26, 0x2a -> info.u16((int) value);
            case 0x27, 0x2b -> info.number(value, 3);
            case 0x06, 0x13, 0x28, 0x2c, 0x1c -> info.u32(value);
            case 0x07, 0x14, 0x20, 0x24 -> info.u64(value);
            case 0x0d -> info.sleb(value);
            case 0x0f, 0x15, 0x1a, 0x1b, 0x22, 0x23, 0x1f01, 0x1f02 -> info.uleb(value);
            case 0x0e, 0x17, 0x1d, 0x1f, 0x1f20, 0x1f21 -> info.number(value, unit.offsetSize());
            case REF_ADDR -> info.number(value, unit.version() == 2 ? unit.addressSize() : unit.offsetSize());
            case 0x19, 0x21 -> {} // present, or in the abbreviation
            case INDIRECT -> info.uleb(0x0f).uleb(value); // as an unsigned LEB128 number
            default -> throw new IllegalArgumentException("form " + form + " is no number");
        }
    }

    /** {@return all sections by name, references resolved} */
    public Map<String, byte[]> sections() {
        for (Fixup fixup : fixups) {
            info.patch(fixup.at(), fixup.target().offset() - fixup.base(), fixup.size());
        }
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(".debug_info", info.toBytes());
        all.put(".debug_abbrev", abbrev.u8(0).toBytes());
        all.put(".debug_str", strings.toBytes());
        all.put(".debug_line_str", lineStrings.toBytes());
        all.putAll(others);
        return all;
    }

    /** Adds the sections to an ELF file. */
    public ElfBuilder addTo(ElfBuilder elf) {
        sections().forEach((name, contents) -> elf.section(name, 1, 0, 0, contents));
        return elf;
    }
}

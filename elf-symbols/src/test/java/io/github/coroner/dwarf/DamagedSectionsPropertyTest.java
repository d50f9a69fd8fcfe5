package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.LineProgramBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any bytes in a section give a result, or a problem or an exception whose offset is inside that section. */
class DamagedSectionsPropertyTest {
    private static final long BASE = 0x4200_0000L;
    private static final int MOST_ENTRIES = 10_000;

    private static DwarfData data(Map<String, byte[]> sections) {
        return DwarfData.of(TestSections.of(sections));
    }

    /** A unit whose entry refers to all tables at their beginnings, and the sections given. */
    private static Map<String, byte[]> withUnit(int version, Map<String, byte[]> sections) {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.LOW_PC, Form.ADDR, BASE)
                .with(Attribute.STMT_LIST, version < 4 ? Form.DATA4 : Form.SEC_OFFSET, 0)
                .with(Attribute.RANGES, version < 4 ? Form.DATA4 : Form.SEC_OFFSET, 0);
        Map<String, byte[]> all = new HashMap<>(DwarfBuilder.littleEndian()
                .unit(DwarfBuilder.Unit.ofVersion(version), root)
                .sections());
        all.putAll(sections);
        return all;
    }

    private static void isInside(FormatException refusal, Map<String, byte[]> sections) {
        isInside(refusal.source(), refusal.offset(), sections);
    }

    private static void isInside(String source, long offset, Map<String, byte[]> sections) {
        assertThat(sections).containsKey(source);
        assertThat(offset).isBetween(0L, (long) sections.get(source).length);
    }

    private static void problemsAreInside(DwarfData data, Map<String, byte[]> sections) {
        data.problems()
                .forEach(problem -> isInside(
                        problem.source().orElseThrow(), problem.offset().orElseThrow(), sections));
    }

    private static void readLines(Map<String, byte[]> sections) {
        DwarfData data = data(sections);
        try {
            LineTable table = data.units().get(0).readLineTable();
            for (int sequence = 0; sequence < table.sequenceCount(); sequence++) {
                int row = table.firstRow(sequence);
                assertThat(row).isBetween(0, table.rowCount() - 1);
                assertThat(table.sequenceEnd(sequence)).isGreaterThan(table.address(row));
            }
        } catch (FormatException e) {
            isInside(e, sections);
        }
        problemsAreInside(data, sections);
    }

    @Property(tries = 1500)
    void anyLineNumberSection(@ForAll @Size(max = 80) byte[] lines, @ForAll @IntRange(min = 2, max = 5) int version) {
        readLines(withUnit(version, Map.of(".debug_line", lines)));
    }

    /** Behind a good header, so that the program is run. */
    @Property(tries = 1500)
    void anyLineNumberProgram(@ForAll @Size(max = 60) byte[] program, @ForAll @IntRange(min = 2, max = 5) int version) {
        LineProgramBuilder builder = LineProgramBuilder.ofVersion(version)
                .directory("/build")
                .file("a.c", 0)
                .setAddress(BASE);
        builder.program().bytes(program);
        readLines(withUnit(version, Map.of(".debug_line", builder.build())));
    }

    @Property(tries = 1500)
    void anyRangeList(@ForAll @Size(max = 60) byte[] ranges, @ForAll @IntRange(min = 3, max = 5) int version) {
        Map<String, byte[]> sections =
                withUnit(version, Map.of(version < 5 ? ".debug_ranges" : ".debug_rnglists", ranges));
        sections.put(".debug_addr", new byte[24]);
        try {
            RangeList list = data(sections).units().get(0).cursor().ranges();
            for (int i = 0; i < list.size(); i++) {
                assertThat(list.end(i)).isGreaterThan(list.begin(i));
            }
        } catch (FormatException e) {
            isInside(e, sections);
        }
    }

    @Property(tries = 1500)
    void anyAddressRanges(@ForAll @Size(max = 80) byte[] ranges, @ForAll boolean hasHeader) {
        byte[] section = hasHeader
                ? SectionAssembler.littleEndian()
                        .withInitialLength(
                                SectionAssembler.littleEndian()
                                        .u16(2)
                                        .u32(0)
                                        .u8(4)
                                        .u8(0)
                                        .u32(0)
                                        .bytes(ranges),
                                4)
                        .toBytes()
                : ranges;
        Map<String, byte[]> sections = Map.of(".debug_aranges", section);
        DwarfData data = data(sections);
        AddressRangeTable table = AddressRangeTable.read(data);
        for (int i = 0; i < table.size(); i++) {
            assertThat(table.end(i)).isNotEqualTo(table.begin(i));
        }
        problemsAreInside(data, sections);
    }

    private static void readEntries(Map<String, byte[]> sections) {
        DwarfData data = data(sections);
        try {
            for (CompilationUnit unit : data.units()) {
                int count = 0;
                for (DieCursor die = unit.cursor(); !die.atEnd() && count < MOST_ENTRIES; die.next()) {
                    count++;
                    for (int i = 0; i < die.attributeCount(); i++) {
                        int attribute = die.attribute(i);
                        die.unsigned(attribute, 0);
                        die.string(attribute);
                        die.address(attribute, 0);
                        die.reference(attribute, 0);
                        die.block(attribute);
                    }
                }
            }
        } catch (FormatException e) {
            isInside(e, sections);
        }
        problemsAreInside(data, sections);
    }

    @Property(tries = 2000)
    void anyEntries(
            @ForAll @Size(max = 60) byte[] entries,
            @ForAll @Size(max = 60) byte[] abbreviations,
            @ForAll @IntRange(min = 2, max = 4) int version,
            @ForAll boolean hasHeader) {
        SectionAssembler unit =
                SectionAssembler.littleEndian().u16(version).u32(0).u8(4).bytes(entries);
        Map<String, byte[]> sections = new HashMap<>();
        for (String name : new String[] {".debug_str", ".debug_line_str", ".debug_str_offsets", ".debug_addr"}) {
            sections.put(name, new byte[16]);
        }
        sections.put(
                ".debug_info",
                hasHeader
                        ? SectionAssembler.littleEndian()
                                .withInitialLength(unit, 4)
                                .toBytes()
                        : entries);
        sections.put(".debug_abbrev", abbreviations);
        readEntries(sections);
    }

    /** One byte of a good unit is another: what is behind it is reached more often than with any bytes. */
    @Property(tries = 2000)
    void anyDamageOfAGoodUnit(@ForAll @IntRange(max = 1000) int place, @ForAll byte value, @ForAll boolean inEntries) {
        DieSpec variable = DieSpec.of(Tag.VARIABLE)
                .with(Attribute.NAME, Form.STRP, "counter")
                .with(Attribute.LOCATION, Form.EXPRLOC, new byte[] {3, 0, 0, 1, 2});
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.NAME, Form.LINE_STRP, "main.c")
                .with(Attribute.LOW_PC, Form.ADDR, BASE)
                .with(Attribute.HIGH_PC, Form.UDATA, 300)
                .add(variable, DieSpec.of(Tag.SUBPROGRAM).with(Attribute.SIBLING, Form.REF4, variable));
        Map<String, byte[]> sections = new HashMap<>(DwarfBuilder.littleEndian()
                .unit(DwarfBuilder.Unit.ofVersion(5), root)
                .sections());
        for (String name : new String[] {".debug_str_offsets", ".debug_addr"}) {
            sections.put(name, new byte[16]);
        }
        byte[] damaged = sections.get(inEntries ? ".debug_info" : ".debug_abbrev");
        damaged[place % damaged.length] = value;
        readEntries(sections);
    }
}

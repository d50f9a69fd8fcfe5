package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a unit's own entry says about the unit, DWARF 5 section 3.1, and the tables it has parts of, section 7.26 on. */
class CompilationUnitTest {
    private static final DwarfBuilder.Unit VERSION_5 = DwarfBuilder.Unit.ofVersion(5);
    private static final long ADDRESS = 0x4200_1234L;

    private static CompilationUnit unit(DwarfBuilder builder, DwarfBuilder.Unit header, DieSpec root) {
        return DwarfData.of(TestSections.of(builder.unit(header, root))).units().get(0);
    }

    private static CompilationUnit unit(DwarfBuilder.Unit header, DieSpec root) {
        return unit(DwarfBuilder.littleEndian(), header, root);
    }

    private static DieSpec root() {
        return DieSpec.of(Tag.COMPILE_UNIT);
    }

    @Test
    void tellsWhatItsEntrySays() {
        CompilationUnit unit = unit(
                VERSION_5,
                root().with(Attribute.NAME, Form.STRING, "main.c")
                        .with(Attribute.COMP_DIR, Form.STRING, "/build")
                        .with(Attribute.LANGUAGE, Form.DATA2, 0x1d)
                        .with(Attribute.LOW_PC, Form.ADDR, ADDRESS));
        assertThat(unit.name()).contains("main.c");
        assertThat(unit.compilationDirectory()).contains("/build");
        assertThat(unit.language()).isEqualTo(0x1d);
        assertThat(unit.baseAddress()).isEqualTo(ADDRESS);
        assertThat(unit.isSkeleton()).isFalse();
        assertThat(unit).hasToString("unit at 0x0");
    }

    @Test
    void tellsNothingThatItsEntryDoesNotSay() {
        CompilationUnit unit = unit(VERSION_5, root());
        assertThat(unit.name()).isEmpty();
        assertThat(unit.compilationDirectory()).isEmpty();
        assertThat(unit.language()).isZero();
        assertThat(unit.baseAddress()).isZero();
        assertThat(unit.isSkeleton()).isFalse();
        assertThat(unit.readLineTable().rowCount()).isZero();
    }

    /** The null entry in the root's place, which no producer writes, is a unit that says nothing. */
    @Test
    void aUnitWithoutEntrySaysNothing() {
        SectionAssembler unit =
                SectionAssembler.littleEndian().u16(4).u32(0).u8(4).u8(0);
        byte[] info = SectionAssembler.littleEndian().withInitialLength(unit, 4).toBytes();
        CompilationUnit empty = DwarfData.of(TestSections.of(Map.of(".debug_info", info)))
                .units()
                .get(0);
        assertThat(empty.name()).isEmpty();
        assertThat(empty.language()).isZero();
        assertThat(empty.baseAddress()).isZero();
        assertThat(empty.isSkeleton()).isFalse();
    }

    @Test
    void isASkeletonByItsHeaderOrByTheNameOfItsOtherFile() {
        SectionAssembler unit = SectionAssembler.littleEndian()
                .u16(5)
                .u8(UnitType.SKELETON.code())
                .u8(4)
                .u32(0)
                .u64(0x1122_3344_5566_7788L)
                .u8(0);
        byte[] info = SectionAssembler.littleEndian().withInitialLength(unit, 4).toBytes();
        assertThat(DwarfData.of(TestSections.of(Map.of(".debug_info", info)))
                        .units()
                        .get(0)
                        .isSkeleton())
                .isTrue();
        assertThat(unit(VERSION_5, root().with(Attribute.DWO_NAME, Form.STRING, "main.dwo"))
                        .isSkeleton())
                .isTrue();
        assertThat(unit(DwarfBuilder.Unit.ofVersion(4), root().with(Attribute.GNU_DWO_NAME, Form.STRING, "main.dwo"))
                        .isSkeleton())
                .isTrue();
    }

    /** A table of {@code .debug_addr}: its header, DWARF 5 section 7.27, and two addresses. */
    private static byte[] addresses(int offsetSize, int addressSize) {
        SectionAssembler table = SectionAssembler.littleEndian()
                .u16(5)
                .u8(addressSize)
                .u8(0)
                .number(ADDRESS, addressSize)
                .number(ADDRESS + 0x10, addressSize);
        return SectionAssembler.littleEndian()
                .withInitialLength(table, offsetSize)
                .toBytes();
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "8, 4", "4, 8"})
    void addressTableBeginsBehindItsHeaderWhereNothingElseIsSaid(int offsetSize, int addressSize) {
        CompilationUnit unit = unit(
                DwarfBuilder.littleEndian().section(".debug_addr", addresses(offsetSize, addressSize)),
                new DwarfBuilder.Unit(5, addressSize, offsetSize, 1),
                root());
        assertThat(unit.indexedAddress(0)).isEqualTo(ADDRESS);
        assertThat(unit.indexedAddress(1)).isEqualTo(ADDRESS + 0x10);
        for (long index : new long[] {2, 3, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            FormatException failure = catchThrowableOfType(FormatException.class, () -> unit.indexedAddress(index));
            assertThat(failure.source()).isEqualTo(".debug_addr");
            assertThat(failure.offset()).isBetween(0L, 8L + 12 + 2 * addressSize);
        }
    }

    @Test
    void addressTableBeginsWhereTheUnitSays() {
        byte[] addresses = SectionAssembler.littleEndian().u32(1).u32(2).u32(3).toBytes();
        assertThat(unit(
                                DwarfBuilder.littleEndian().section(".debug_addr", addresses),
                                VERSION_5,
                                root().with(Attribute.ADDR_BASE, Form.SEC_OFFSET, 4))
                        .indexedAddress(1))
                .isEqualTo(3);
        // before version 5 the GNU tools had a section without headers
        DwarfBuilder.Unit version4 = DwarfBuilder.Unit.ofVersion(4);
        assertThat(unit(
                                DwarfBuilder.littleEndian().section(".debug_addr", addresses),
                                version4,
                                root().with(Attribute.GNU_ADDR_BASE, Form.SEC_OFFSET, 4))
                        .indexedAddress(0))
                .isEqualTo(2);
        assertThat(unit(DwarfBuilder.littleEndian().section(".debug_addr", addresses), version4, root())
                        .indexedAddress(0))
                .isEqualTo(1);
    }

    /** The parts of {@code .debug_rnglists} and {@code .debug_loclists}: header, then offsets that count from behind it. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void offsetsOfListsCountFromTheirTable(int offsetSize) {
        SectionAssembler table = SectionAssembler.littleEndian()
                .u16(5)
                .u8(4)
                .u8(0)
                .u32(2)
                .number(0x20, offsetSize)
                .number(0x30, offsetSize);
        byte[] lists = SectionAssembler.littleEndian()
                .withInitialLength(table, offsetSize)
                .toBytes();
        int header = offsetSize == 8 ? 20 : 12;
        CompilationUnit unit = unit(
                DwarfBuilder.littleEndian().section(".debug_rnglists", lists).section(".debug_loclists", lists),
                new DwarfBuilder.Unit(5, 4, offsetSize, 1),
                root());
        assertThat(unit.indexedRangeList(0)).isEqualTo(header + 0x20);
        assertThat(unit.indexedRangeList(1)).isEqualTo(header + 0x30);
        assertThat(unit.indexedLocationList(0)).isEqualTo(header + 0x20);
        assertThat(unit.indexedLocationList(1)).isEqualTo(header + 0x30);
        assertThat(catchThrowableOfType(FormatException.class, () -> unit.indexedLocationList(2))
                        .source())
                .isEqualTo(".debug_loclists");
        CompilationUnit based = unit(
                DwarfBuilder.littleEndian().section(".debug_rnglists", lists).section(".debug_loclists", lists),
                new DwarfBuilder.Unit(5, 4, offsetSize, 1),
                root().with(Attribute.RNGLISTS_BASE, Form.SEC_OFFSET, header + offsetSize)
                        .with(Attribute.LOCLISTS_BASE, Form.SEC_OFFSET, header + offsetSize));
        assertThat(based.indexedRangeList(0)).isEqualTo(header + offsetSize + 0x30);
        assertThat(based.indexedLocationList(0)).isEqualTo(header + offsetSize + 0x30);
    }

    @Test
    void entriesAreInsideTheUnit() {
        CompilationUnit unit = unit(VERSION_5, root().with(Attribute.NAME, Form.STRING, "main.c"));
        assertThat(unit.cursor(12).tag()).isEqualTo(Tag.COMPILE_UNIT);
        assertThat(catchThrowableOfType(FormatException.class, () -> unit.cursor(11)))
                .hasMessage(".debug_info at offset 0x0: a reference to 0xb, where the unit has no entries");
        long end = unit.end();
        assertThat(catchThrowableOfType(FormatException.class, () -> unit.cursor(end + 1))
                        .kind())
                .isEqualTo(FormatException.Kind.MALFORMED);
        assertThat(unit.cursor(end).atEnd()).isTrue();
    }
}

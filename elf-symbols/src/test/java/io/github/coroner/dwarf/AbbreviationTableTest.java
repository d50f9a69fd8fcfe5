package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.SectionAssembler;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbbreviationTableTest {
    private static final UnitEncoding ENCODING = new UnitEncoding(5, 4, 4);

    /** The declarations of the example in DWARF 5 section D.1.1, figure D.2: three entries of a C unit. */
    private static byte[] example() {
        return declaration(1, Tag.COMPILE_UNIT, true)
                .uleb(Attribute.NAME)
                .uleb(Form.STRING)
                .uleb(Attribute.PRODUCER)
                .uleb(Form.STRING)
                .uleb(Attribute.COMP_DIR)
                .uleb(Form.STRING)
                .uleb(Attribute.LANGUAGE)
                .uleb(Form.DATA1)
                .uleb(Attribute.LOW_PC)
                .uleb(Form.ADDR)
                .uleb(Attribute.HIGH_PC)
                .uleb(Form.DATA1)
                .uleb(Attribute.STMT_LIST)
                .uleb(Form.SEC_OFFSET)
                .u16(0)
                .append(declaration(2, Tag.BASE_TYPE, false)
                        .uleb(Attribute.NAME)
                        .uleb(Form.STRING)
                        .uleb(Attribute.ENCODING)
                        .uleb(Form.DATA1)
                        .uleb(Attribute.BYTE_SIZE)
                        .uleb(Form.DATA1)
                        .u16(0))
                .append(declaration(3, Tag.POINTER_TYPE, false)
                        .uleb(Attribute.TYPE)
                        .uleb(Form.REF4)
                        .u16(0))
                .u8(0)
                .toBytes();
    }

    private static SectionAssembler declaration(long code, int tag, boolean hasChildren) {
        return SectionAssembler.littleEndian().uleb(code).uleb(tag).u8(hasChildren ? 1 : 0);
    }

    private static AbbreviationTable read(byte[] section) {
        return read(section, Limits.defaults());
    }

    private static AbbreviationTable read(byte[] section, Limits limits) {
        return AbbreviationTable.read(ByteReader.of(".debug_abbrev", section), 0, ENCODING, limits);
    }

    private static Abbreviation get(AbbreviationTable table, long code) {
        return Objects.requireNonNull(table.get(code));
    }

    @Test
    void readsTheStandardsExample() {
        AbbreviationTable table = read(example());
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.bytes()).isEqualTo(example().length);
        Abbreviation unit = get(table, 1);
        assertThat(unit.tag()).isEqualTo(Tag.COMPILE_UNIT);
        assertThat(unit.hasChildren()).isTrue();
        assertThat(unit.attributeCount()).isEqualTo(7);
        assertThat(unit.attribute(6)).isEqualTo(Attribute.STMT_LIST);
        assertThat(unit.form(6)).isEqualTo(Form.SEC_OFFSET);
        assertThat(unit.indexOf(Attribute.LANGUAGE)).isEqualTo(3);
        assertThat(unit.indexOf(Attribute.TYPE)).as("none").isEqualTo(7);
        assertThat(get(table, 2).tag()).isEqualTo(Tag.BASE_TYPE);
        assertThat(get(table, 2).hasChildren()).isFalse();
        assertThat(get(table, 3).form(0)).isEqualTo(Form.REF4);
        assertThat(table.get(0)).isNull();
        assertThat(table.get(4)).isNull();
        assertThat(table.get(-1)).isNull();
    }

    /** The unit's entry of the same example, whose texts have each another length. */
    @Test
    void findsAndPassesOverTheValuesOfTheStandardsExample() {
        byte[] entry = SectionAssembler.littleEndian()
                .string("myfile.c")
                .string("Best Compiler Corp, V1.3")
                .string("/home/mydir/src")
                .u8(1)
                .u32(0x1000)
                .u8(0x20)
                .u32(0x77)
                .toBytes();
        Abbreviation unit = get(read(example()), 1);
        ByteReader reader = ByteReader.of(".debug_info", entry);
        unit.skip(reader, ENCODING);
        assertThat(reader.remaining()).isZero();
        unit.seek(reader, 0, 1, ENCODING);
        assertThat(reader.string()).isEqualTo("Best Compiler Corp, V1.3");
        unit.seek(reader, 0, 3, ENCODING);
        assertThat(reader.u8()).isEqualTo(1);
        unit.seek(reader, 0, 0, ENCODING);
        assertThat(reader.string()).isEqualTo("myfile.c");
        unit.seek(reader, 0, 6, ENCODING);
        assertThat(reader.u32()).isEqualTo(0x77);
        unit.seek(reader, 0, 7, ENCODING);
        assertThat(reader.remaining()).isZero();
    }

    /** Fixed and variable lengths by turns, the last one fixed, then variable. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void passesOverValuesOfFixedAndVariableLengthByTurns(boolean fixedLast) {
        SectionAssembler declaration = declaration(1, Tag.VARIABLE, false);
        SectionAssembler entry = SectionAssembler.littleEndian();
        int count = fixedLast ? 9 : 10;
        for (int i = 0; i < count; i++) {
            declaration.uleb(1 + i).uleb(i % 2 == 0 ? Form.DATA2 : Form.UDATA);
            if (i % 2 == 0) {
                entry.u16(i);
            } else {
                entry.uleb(1000 + i);
            }
        }
        byte[] table = declaration.u16(0).u8(0).toBytes();
        Abbreviation abbreviation = get(read(table), 1);
        ByteReader reader = ByteReader.of(".debug_info", entry.toBytes());
        abbreviation.skip(reader, ENCODING);
        assertThat(reader.remaining()).isZero();
        for (int i = 0; i < count; i++) {
            abbreviation.seek(reader, 0, i, ENCODING);
            assertThat(i % 2 == 0 ? reader.u16() : reader.uleb128()).isEqualTo(i % 2 == 0 ? i : 1000 + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 9", "1, 3, 2", "2, 3, 4", "-1, 1, 9223372036854775807", "3, 2, 1", "1, 2, 4"})
    void findsDeclarationsHoweverTheyAreNumbered(long first, long second, long third) {
        long[] codes = {first, second, third};
        SectionAssembler table = SectionAssembler.littleEndian();
        for (int i = 0; i < codes.length; i++) {
            table.append(declaration(codes[i], 0x10 + i, false).u16(0));
        }
        AbbreviationTable read = read(table.u8(0).toBytes());
        for (int i = 0; i < codes.length; i++) {
            assertThat(get(read, codes[i]).code()).isEqualTo(codes[i]);
            assertThat(get(read, codes[i]).tag()).isEqualTo(0x10 + i);
        }
        assertThat(read.get(0)).isNull();
        assertThat(read.get(7)).isNull();
        assertThat(read.get(-2)).isNull();
        assertThat(read.get(Long.MIN_VALUE)).isNull();
    }

    @Test
    void constantsOfTheDeclarationAreKept() {
        SectionAssembler declaration = declaration(1, Tag.MEMBER, false);
        for (int i = 0; i < 20; i++) {
            declaration.uleb(1 + i).uleb(i % 3 == 0 ? Form.IMPLICIT_CONST : Form.DATA1);
            if (i % 3 == 0) {
                declaration.sleb(-i);
            }
        }
        Abbreviation abbreviation = get(read(declaration.u16(0).u8(0).toBytes()), 1);
        assertThat(abbreviation.attributeCount()).isEqualTo(20);
        for (int i = 0; i < 20; i += 3) {
            assertThat(abbreviation.constant(i)).isEqualTo(-i);
        }
        ByteReader reader = ByteReader.of(".debug_info", new byte[13]);
        abbreviation.skip(reader, ENCODING);
        assertThat(reader.remaining()).as("constants take no bytes of an entry").isZero();
    }

    /** Producers leave the last table without its end; the section's end will do. */
    @Test
    void endOfTheSectionEndsTheTable() {
        byte[] whole = example();
        AbbreviationTable table = AbbreviationTable.read(
                ByteReader.of(".debug_abbrev", whole, 0, whole.length - 1), 0, ENCODING, Limits.defaults());
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.bytes()).isEqualTo(whole.length - 1);
        assertThat(read(new byte[0]).size()).isZero();
    }

    @Test
    void tablesBeginWhereTheUnitSays() {
        byte[] two = SectionAssembler.littleEndian()
                .bytes(example())
                .append(declaration(1, Tag.PARTIAL_UNIT, false).u16(0).u8(0))
                .toBytes();
        AbbreviationTable table = AbbreviationTable.read(
                ByteReader.of(".debug_abbrev", two), example().length, ENCODING, Limits.defaults());
        assertThat(get(table, 1).tag()).isEqualTo(Tag.PARTIAL_UNIT);
        assertThat(table.bytes()).isEqualTo(6);
    }

    @Test
    void everyTruncationInsideADeclarationIsRejected() {
        byte[] whole = declaration(1, Tag.MEMBER, false)
                .uleb(Attribute.NAME)
                .uleb(Form.STRP)
                .uleb(Attribute.TYPE)
                .uleb(Form.IMPLICIT_CONST)
                .sleb(-300)
                .u16(0)
                .toBytes();
        for (int length = 1; length < whole.length; length++) {
            ByteReader cut = ByteReader.of(".debug_abbrev", whole, 0, length);
            FormatException failure = catchThrowableOfType(
                    FormatException.class, () -> AbbreviationTable.read(cut, 0, ENCODING, Limits.defaults()));
            assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED);
        }
    }

    @Test
    void numbersOfMoreThanSixteenBitsAreMalformed() {
        byte[] largest = declaration(1, 0xffff, false)
                .uleb(0xffff)
                .uleb(Form.DATA1)
                .u16(0)
                .toBytes();
        assertThat(get(read(largest), 1).attribute(0)).isEqualTo(0xffff);
        byte[] tag = declaration(1, 0x1_0000, false).u16(0).toBytes();
        byte[] attribute =
                declaration(1, 1, false).uleb(-1).uleb(Form.DATA1).u16(0).toBytes();
        assertThat(catchThrowableOfType(FormatException.class, () -> read(tag)))
                .hasMessage(".debug_abbrev at offset 0x1: code 0x10000 in an abbreviation, 16 bits expected");
        assertThat(catchThrowableOfType(FormatException.class, () -> read(attribute))
                        .offset())
                .isEqualTo(3);
    }

    @Test
    void keepsTheLimitOnAttributes() {
        Limits three = Limits.defaults().with(Limit.ATTRIBUTES, 3);
        SectionAssembler declaration = declaration(1, 1, false);
        for (int i = 1; i <= 3; i++) {
            declaration.uleb(i).uleb(Form.DATA1);
        }
        assertThat(get(read(declaration.another().append(declaration).u16(0).toBytes(), three), 1)
                        .attributeCount())
                .isEqualTo(3);
        byte[] four = declaration.uleb(4).uleb(Form.DATA1).u16(0).toBytes();
        assertThat(catchThrowableOfType(FormatException.class, () -> read(four, three)))
                .hasMessageContaining("ATTRIBUTES");
    }

    @Test
    void keepsTheLimitOnDeclarations() {
        assertThat(read(example(), Limits.defaults().with(Limit.ABBREVIATIONS, 3))
                        .size())
                .isEqualTo(3);
        assertThat(catchThrowableOfType(
                        FormatException.class,
                        () -> read(example(), Limits.defaults().with(Limit.ABBREVIATIONS, 2))))
                .hasMessageContaining("ABBREVIATIONS");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "0, false"})
    void readsTheFirstDeclarationAloneIfItIsTheWantedOne(long wanted, boolean found) {
        AbbreviationTable first = AbbreviationTable.readFirst(
                ByteReader.of(".debug_abbrev", example()), 0, wanted, ENCODING, Limits.defaults());
        if (found) {
            assertThat(Objects.requireNonNull(first).size()).isEqualTo(1);
            assertThat(get(first, wanted).tag()).isEqualTo(Tag.COMPILE_UNIT);
        } else {
            assertThat(first).isNull();
        }
    }

    @Test
    void anEmptyTableHasNoFirstDeclaration() {
        ByteReader none = ByteReader.of(".debug_abbrev", new byte[0]);
        assertThat(AbbreviationTable.readFirst(none, 0, 1, ENCODING, Limits.defaults()))
                .isNull();
        ByteReader ended = ByteReader.of(".debug_abbrev", new byte[1]);
        assertThat(AbbreviationTable.readFirst(ended, 0, 0, ENCODING, Limits.defaults()))
                .isNull();
    }

    @Property(tries = 2000)
    void anyBytesAreATableOrRejectedInside(
            @ForAll @Size(max = 60) byte[] section, @ForAll @LongRange(min = 0, max = 70) long offset) {
        try {
            AbbreviationTable table = AbbreviationTable.read(
                    ByteReader.of(".debug_abbrev", section), offset, ENCODING, Limits.defaults());
            assertThat(table.bytes()).isBetween(0, section.length);
        } catch (FormatException e) {
            assertThat(e.offset()).isBetween(0L, (long) section.length);
        }
    }
}

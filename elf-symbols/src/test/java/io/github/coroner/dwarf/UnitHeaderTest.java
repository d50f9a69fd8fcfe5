package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.SectionAssembler;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values follow the field lists of DWARF 5 section 7.5.1 and DWARF 4 section 7.5.1. */
class UnitHeaderTest {
    private static final byte[] ENTRIES = {1, 2, 3};

    private static SectionAssembler version4(int offsetSize) {
        SectionAssembler unit = SectionAssembler.littleEndian();
        unit.u16(4).number(0x1234, offsetSize).u8(4).bytes(ENTRIES);
        return SectionAssembler.littleEndian().withInitialLength(unit, offsetSize);
    }

    private static SectionAssembler version5(int type) {
        SectionAssembler unit = SectionAssembler.littleEndian();
        unit.u16(5).u8(type).u8(4).u32(0x1234);
        if (type == 2 || type == 6) {
            unit.u64(0x1122_3344_5566_7788L).u32(0x55);
        } else if (type == 4 || type == 5) {
            unit.u64(0x1122_3344_5566_7788L);
        }
        return SectionAssembler.littleEndian().withInitialLength(unit.bytes(ENTRIES), 4);
    }

    private static UnitHeader read(SectionAssembler section) {
        return UnitHeader.read(ByteReader.of(".debug_info", section.toBytes()), false);
    }

    @ParameterizedTest
    @CsvSource({"4, 11, 14", "8, 23, 26"})
    void readsBothFormatsOfVersion4(int offsetSize, long entries, long end) {
        assertThat(read(version4(offsetSize)))
                .isEqualTo(new UnitHeader(
                        0, entries, end, new UnitEncoding(4, 4, offsetSize), UnitType.COMPILE, 0x1234, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "1, COMPILE, 12, 0, 0",
        "2, TYPE, 24, 1234605616436508552, 85",
        "3, PARTIAL, 12, 0, 0",
        "4, SKELETON, 20, 1234605616436508552, 0",
        "5, SPLIT_COMPILE, 20, 1234605616436508552, 0",
        "6, SPLIT_TYPE, 24, 1234605616436508552, 85"
    })
    void readsEachTypeOfVersion5(int code, UnitType type, long entries, long signature, long typeOffset) {
        assertThat(read(version5(code)))
                .isEqualTo(new UnitHeader(
                        0, entries, entries + 3, new UnitEncoding(5, 4, 4), type, 0x1234, signature, typeOffset));
    }

    @Test
    void readsTypeUnitsOfVersion4() {
        SectionAssembler unit = SectionAssembler.littleEndian();
        unit.u16(4).u32(0).u8(4).u64(0x77).u32(0x1d).bytes(ENTRIES);
        byte[] section =
                SectionAssembler.littleEndian().withInitialLength(unit, 4).toBytes();
        UnitHeader header = UnitHeader.read(ByteReader.of(".debug_types", section), true);
        assertThat(header.type()).isEqualTo(UnitType.TYPE);
        assertThat(header.signature()).isEqualTo(0x77);
        assertThat(header.typeOffset()).isEqualTo(0x1d);
        assertThat(header.entries()).isEqualTo(23);
    }

    @Test
    void leavesTheReaderAtTheNextUnitAlsoWhenItFails() {
        SectionAssembler section = SectionAssembler.littleEndian();
        section.withInitialLength(SectionAssembler.littleEndian().u16(9).u32(0), 4)
                .append(version4(4));
        ByteReader reader = ByteReader.of(".debug_info", section.toBytes());
        FormatException failure = catchThrowableOfType(FormatException.class, () -> UnitHeader.read(reader, false));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED);
        assertThat(failure).hasMessage(".debug_info at offset 0x0: DWARF version 9 is not supported");
        assertThat(UnitHeader.read(reader, false).offset()).isEqualTo(10);
    }

    @Test
    void rejectsReservedLengths() {
        FormatException failure = catchThrowableOfType(
                FormatException.class,
                () -> read(SectionAssembler.littleEndian().u32(0xffff_fff1L).u64(0)));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 16, 255})
    void rejectsOddAddressSizes(int size) {
        SectionAssembler unit = SectionAssembler.littleEndian().u16(4).u32(0).u8(size);
        FormatException failure = catchThrowableOfType(
                FormatException.class,
                () -> read(SectionAssembler.littleEndian().withInitialLength(unit, 4)));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED);
    }

    @Test
    void rejectsUnknownUnitTypes() {
        FormatException failure = catchThrowableOfType(FormatException.class, () -> read(version5(0x80)));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED);
        assertThat(failure.getMessage()).contains("unit type 0x80");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void rejectsHeadersCutShortAnywhere(int type) {
        byte[] whole = version5(type).toBytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            FormatException failure = catchThrowableOfType(
                    FormatException.class, () -> UnitHeader.read(ByteReader.of(".debug_info", cut), false));
            assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED);
            assertThat(failure.offset()).isBetween(0L, (long) length);
        }
    }
}

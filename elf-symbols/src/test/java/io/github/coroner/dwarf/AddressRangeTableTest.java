package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.SectionAssembler;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Layout of DWARF 5 section 6.1.2. */
class AddressRangeTableTest {

    private static byte[] set(int version, int offsetSize, int addressSize, long unit) {
        SectionAssembler set = SectionAssembler.littleEndian()
                .u16(version)
                .number(unit, offsetSize)
                .u8(addressSize)
                .u8(0);
        int header = set.size() + (offsetSize == 8 ? 12 : 4);
        for (int i = header; i % (2 * addressSize) != 0; i++) {
            set.u8(0);
        }
        set.number(0x4200_0000L, addressSize).number(0x10, addressSize);
        set.number(0xf000_0000L, addressSize).number(0x20, addressSize);
        set.number(0, addressSize).number(0, addressSize);
        return SectionAssembler.littleEndian()
                .withInitialLength(set, offsetSize)
                .toBytes();
    }

    private static DwarfData data(byte[] aranges) {
        return DwarfData.of(TestSections.of(Map.of(".debug_aranges", aranges)));
    }

    @Test
    void readsSetsOfEachSize() {
        SectionAssembler section = SectionAssembler.littleEndian();
        section.bytes(set(2, 4, 4, 0x11)).bytes(set(2, 4, 8, 0x22)).bytes(set(2, 8, 4, 0x33));
        DwarfData data = data(section.toBytes());
        AddressRangeTable table = AddressRangeTable.read(data);
        assertThat(data.problems()).isEmpty();
        assertThat(table.size()).isEqualTo(6);
        for (int i = 0; i < 6; i++) {
            assertThat(table.unit(i)).isEqualTo(0x11L * (1 + i / 2));
            assertThat(table.begin(i)).isEqualTo(i % 2 == 0 ? 0x4200_0000L : 0xf000_0000L);
            assertThat(table.end(i)).isEqualTo(i % 2 == 0 ? 0x4200_0010L : 0xf000_0020L);
        }
    }

    @Test
    void passesOverSetsThatItCannotRead() {
        SectionAssembler section = SectionAssembler.littleEndian();
        section.bytes(set(3, 4, 4, 0x11)).bytes(set(2, 4, 2, 0x22)).bytes(set(2, 4, 4, 0x33));
        DwarfData data = data(section.toBytes());
        assertThat(AddressRangeTable.read(data).size()).isEqualTo(2);
        assertThat(data.problems()).hasSize(2);
    }

    @Test
    void tellsASectionCutShortAnywhere() {
        byte[] whole = set(2, 4, 4, 0x11);
        for (int length = 1; length < whole.length; length++) {
            DwarfData data = data(Arrays.copyOf(whole, length));
            assertThat(AddressRangeTable.read(data).size()).isZero();
            assertThat(data.problems()).hasSize(1);
        }
    }

    /** More ranges than there is room for at first, some of them empty, the last without the pair of zeros that should end it. */
    @Test
    void keepsAllRangesOfLargeSets() {
        SectionAssembler set =
                SectionAssembler.littleEndian().u16(2).u32(0x44).u8(4).u8(0).u32(0);
        for (int i = 0; i < 300; i++) {
            set.u32(0x4200_0000L + 16 * i).u32(i % 3 == 0 ? 0 : 8);
        }
        DwarfData data =
                data(SectionAssembler.littleEndian().withInitialLength(set, 4).toBytes());
        AddressRangeTable table = AddressRangeTable.read(data);
        assertThat(data.problems()).isEmpty();
        assertThat(table.size()).isEqualTo(200);
        for (int i = 0; i < 200; i++) {
            long begin = 0x4200_0000L + 16 * (i / 2 * 3 + 1 + i % 2);
            assertThat(table.begin(i)).isEqualTo(begin);
            assertThat(table.end(i)).isEqualTo(begin + 8);
            assertThat(table.unit(i)).isEqualTo(0x44);
        }
    }

    /** Only both zeros end a set: a range may begin at 0, and an empty one is no end. */
    @Test
    void aSetEndsWithTwoZeros() {
        SectionAssembler set =
                SectionAssembler.littleEndian().u16(2).u32(0).u8(4).u8(0).u32(0);
        set.u32(0)
                .u32(4)
                .u32(0x4200_0000L)
                .u32(0)
                .u32(8)
                .u32(4)
                .u64(0)
                .u32(0x100)
                .u32(4);
        AddressRangeTable table = AddressRangeTable.read(
                data(SectionAssembler.littleEndian().withInitialLength(set, 4).toBytes()));
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.end(0)).isEqualTo(4);
        assertThat(table.begin(1)).isEqualTo(8);
    }
}

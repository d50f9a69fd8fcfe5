package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfArbitraries;
import io.github.coroner.testdata.DwarfArbitraries.Range;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The kinds of entries are those of DWARF 5 table 7.30 and DWARF 4 section 2.17.3. */
class RangeListTest {
    private static final long BASE = 0x4200_0000L;

    private static SectionAssembler bytes() {
        return SectionAssembler.littleEndian();
    }

    private static RangeList pairs(byte[] ranges) {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.LOW_PC, Form.ADDR, BASE)
                .with(Attribute.RANGES, Form.SEC_OFFSET, 0);
        return rangesOf(DwarfBuilder.littleEndian().section(".debug_ranges", ranges), 4, root);
    }

    private static RangeList lists(byte[] lists) {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.LOW_PC, Form.ADDR, BASE)
                .with(Attribute.ADDR_BASE, Form.SEC_OFFSET, 8)
                .with(Attribute.RANGES, Form.SEC_OFFSET, 0);
        byte[] addresses = bytes().u64(0).u32(0x4038_0000L).u32(0x4038_1000L).toBytes();
        return rangesOf(
                DwarfBuilder.littleEndian().section(".debug_rnglists", lists).section(".debug_addr", addresses),
                5,
                root);
    }

    private static RangeList rangesOf(DwarfBuilder builder, int version, DieSpec root) {
        builder.unit(DwarfBuilder.Unit.ofVersion(version), root);
        return DwarfData.of(TestSections.of(builder)).units().get(0).cursor().ranges();
    }

    private static List<String> text(RangeList ranges) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            text.add(Long.toHexString(ranges.begin(i)) + "-" + Long.toHexString(ranges.end(i)));
        }
        return text;
    }

    @Test
    void readsLowAndHighPc() {
        DieSpec length = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.LOW_PC, Form.ADDR, BASE)
                .with(Attribute.HIGH_PC, Form.DATA4, 0x20);
        DieSpec address = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.LOW_PC, Form.ADDR, BASE)
                .with(Attribute.HIGH_PC, Form.ADDR, BASE + 0x20);
        DieSpec single = DieSpec.of(Tag.COMPILE_UNIT).with(Attribute.LOW_PC, Form.ADDR, BASE);
        assertThat(text(rangesOf(DwarfBuilder.littleEndian(), 4, length))).containsExactly("42000000-42000020");
        assertThat(text(rangesOf(DwarfBuilder.littleEndian(), 2, address))).containsExactly("42000000-42000020");
        assertThat(text(rangesOf(DwarfBuilder.littleEndian(), 4, single))).isEmpty();
        assertThat(text(rangesOf(DwarfBuilder.littleEndian(), 4, DieSpec.of(Tag.COMPILE_UNIT))))
                .isEmpty();
    }

    @Test
    void readsPairsRelativeToTheBase() {
        byte[] ranges = bytes().u32(0x10)
                .u32(0x20)
                .u32(0x30)
                .u32(0x30) // empty
                .u32(0xffff_ffffL)
                .u32(0x4038_0000L) // base address selection
                .u32(0)
                .u32(8)
                .u32(0xffff_ffffL)
                .u32(0)
                .u32(1)
                .u32(1) // what GNU ld leaves of discarded code
                .u32(0x8000_0000L)
                .u32(0x8000_0004L)
                .u32(0)
                .u32(0)
                .u32(0x50)
                .u32(0x60) // behind the end
                .toBytes();
        assertThat(text(pairs(ranges))).containsExactly("42000010-42000020", "40380000-40380008", "80000000-80000004");
    }

    @Test
    void leavesOutTombstonesOfLld() {
        byte[] ranges = bytes().u32(0xffff_ffffL)
                .u32(0)
                .u32(0xffff_fffeL)
                .u32(0xffff_ffffL)
                .u32(0xffff_ffffL)
                .u32(0xffff_ffffL) // a tombstone as base address
                .u32(0)
                .u32(8)
                .u32(0)
                .u32(0)
                .toBytes();
        assertThat(text(pairs(ranges))).isEmpty();
    }

    @Test
    void readsEachKindOfListEntry() {
        byte[] lists = bytes().u8(4)
                .uleb(0x10)
                .uleb(0x20) // offset_pair, base is the unit's low pc
                .u8(1)
                .uleb(0) // base_addressx
                .u8(4)
                .uleb(4)
                .uleb(8)
                .u8(5)
                .u32(0x5000_0000L) // base_address
                .u8(4)
                .uleb(4)
                .uleb(8)
                .u8(2)
                .uleb(0)
                .uleb(1) // startx_endx
                .u8(3)
                .uleb(1)
                .uleb(0x300) // startx_length
                .u8(6)
                .u32(0xf000_0000L)
                .u32(0xf000_0010L) // start_end
                .u8(7)
                .u32(0x4400_0000L)
                .uleb(2) // start_length
                .u8(7)
                .u32(0xffff_ffffL)
                .uleb(2) // tombstone
                .u8(0)
                .toBytes();
        assertThat(text(lists(lists)))
                .containsExactly(
                        "42000010-42000020",
                        "40380004-40380008",
                        "50000004-50000008",
                        "40380000-40381000",
                        "40381000-40381300",
                        "f0000000-f0000010",
                        "44000000-44000002");
    }

    @Test
    void findsListsByTheirIndex() {
        byte[] lists = bytes().u32(0)
                .u16(5)
                .u8(4)
                .u8(0)
                .u32(2) // header, two offsets
                .u32(8)
                .u32(9)
                .u8(0)
                .u8(7)
                .u32(BASE)
                .uleb(6)
                .u8(0)
                .toBytes();
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.RNGLISTS_BASE, Form.SEC_OFFSET, 12)
                .with(Attribute.RANGES, Form.RNGLISTX, 1);
        assertThat(text(rangesOf(DwarfBuilder.littleEndian().section(".debug_rnglists", lists), 5, root)))
                .containsExactly("42000000-42000006");
        DieSpec outside = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.RNGLISTS_BASE, Form.SEC_OFFSET, 12)
                .with(Attribute.RANGES, Form.RNGLISTX, 1 << 28);
        FormatException failure = catchThrowableOfType(
                FormatException.class,
                () -> rangesOf(DwarfBuilder.littleEndian().section(".debug_rnglists", lists), 5, outside));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.MALFORMED);
    }

    @Test
    void refusesUnknownKinds() {
        FormatException failure = catchThrowableOfType(
                FormatException.class, () -> lists(bytes().u8(8).toBytes()));
        assertThat(failure).hasMessage(".debug_rnglists at offset 0x0: range list entry of kind 0x8");
    }

    @Test
    void refusesListsCutShortAnywhere() {
        byte[] ranges = bytes().u32(0x10).u32(0x20).u32(0).u32(0).toBytes();
        byte[] lists =
                bytes().u8(4).uleb(0x10).uleb(0x200).u8(6).u32(1).u32(2).u8(0).toBytes();
        for (int length = 0; length < ranges.length; length++) {
            byte[] cut = Arrays.copyOf(ranges, length);
            assertThat(catchThrowableOfType(FormatException.class, () -> pairs(cut))
                            .kind())
                    .isEqualTo(FormatException.Kind.TRUNCATED);
        }
        for (int length = 0; length < lists.length; length++) {
            byte[] cut = Arrays.copyOf(lists, length);
            assertThat(catchThrowableOfType(FormatException.class, () -> lists(cut))
                            .kind())
                    .isEqualTo(FormatException.Kind.TRUNCATED);
        }
    }

    @Provide
    Arbitrary<List<Range>> ranges() {
        return DwarfArbitraries.rangeLists();
    }

    @Property(tries = 300)
    void everyListReadsBackEqual(@ForAll("ranges") List<Range> ranges) {
        SectionAssembler pairs = bytes();
        SectionAssembler lists = bytes();
        List<String> expected = new ArrayList<>();
        for (Range range : ranges) {
            long begin = range.begin();
            long end = range.end();
            pairs.u32(begin).u32(end);
            if (begin % 2 == 0) {
                lists.u8(4).uleb(begin).uleb(end);
            } else {
                lists.u8(7).u32(BASE + begin).uleb(end - begin);
            }
            expected.add(Long.toHexString(BASE + begin) + "-" + Long.toHexString(BASE + end));
        }
        assertThat(text(pairs(pairs.u32(0).u32(0).toBytes()))).isEqualTo(expected);
        RangeList read = lists(lists.u8(0).toBytes());
        assertThat(text(read)).isEqualTo(expected);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.contains(read.begin(i))).isTrue();
        }
        assertThat(read.contains(BASE)).isFalse();
    }
}

package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DieCursorTest {
    private static final DwarfBuilder.Unit VERSION_5 = DwarfBuilder.Unit.ofVersion(5);

    private static DieSpec named(int tag, String name) {
        return DieSpec.of(tag).with(Attribute.NAME, Form.STRING, name);
    }

    private static DieSpec tree() {
        return named(Tag.COMPILE_UNIT, "unit")
                .add(
                        named(Tag.NAMESPACE, "space")
                                .add(named(Tag.SUBPROGRAM, "f").add(named(Tag.VARIABLE, "v"))),
                        named(Tag.BASE_TYPE, "int"),
                        named(Tag.STRUCTURE_TYPE, "s").add(named(Tag.MEMBER, "a"), named(Tag.MEMBER, "b")));
    }

    private static DwarfData data(DwarfBuilder builder) {
        return DwarfData.of(TestSections.of(builder));
    }

    private static CompilationUnit unit(DieSpec root, DwarfBuilder.Unit header) {
        return data(DwarfBuilder.littleEndian().unit(header, root)).units().get(0);
    }

    @Test
    void visitsEntriesInTheirOrderWithTheirDepth() {
        List<String> visited = new ArrayList<>();
        DieCursor die = unit(tree(), VERSION_5).cursor();
        do {
            visited.add(die.depth() + die.string(Attribute.NAME).orElseThrow());
        } while (die.next());
        assertThat(visited).containsExactly("0unit", "1space", "2f", "3v", "1int", "1s", "2a", "2b");
        assertThat(die.atEnd()).isTrue();
        assertThat(die.next()).isFalse();
    }

    @Test
    void passesOverChildrenWithAndWithoutSiblingAttributes() {
        DieSpec last = named(Tag.BASE_TYPE, "last");
        DieSpec first = DieSpec.of(Tag.STRUCTURE_TYPE)
                .with(Attribute.SIBLING, Form.REF4, last)
                .add(named(Tag.MEMBER, "a"));
        DieCursor die = unit(DieSpec.of(Tag.COMPILE_UNIT).add(first, last, tree()), VERSION_5)
                .cursor();
        die.next();
        assertThat(die.nextAfterChildren()).isTrue();
        assertThat(die.string(Attribute.NAME)).contains("last");
        assertThat(die.nextAfterChildren()).isTrue();
        assertThat(die.tag()).isEqualTo(Tag.COMPILE_UNIT);
        assertThat(die.nextAfterChildren()).isFalse();
    }

    @Test
    void ignoresSiblingAttributesThatLeadBackOrOutside() {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT);
        DieSpec back = DieSpec.of(Tag.STRUCTURE_TYPE)
                .with(Attribute.SIBLING, Form.REF4, root)
                .add(named(Tag.MEMBER, "a"));
        DieSpec outside = DieSpec.of(Tag.STRUCTURE_TYPE)
                .with(Attribute.SIBLING, Form.REF_ADDR, 0x7fff_ffff)
                .add(named(Tag.MEMBER, "b"));
        DieCursor die = unit(root.add(back, outside, named(Tag.BASE_TYPE, "end")), VERSION_5)
                .cursor();
        die.next();
        assertThat(die.nextAfterChildren()).isTrue();
        assertThat(die.nextAfterChildren()).isTrue();
        assertThat(die.string(Attribute.NAME)).contains("end");
    }

    @Test
    void startsAtAnyEntryAndEndsWithItsParentsChildren() {
        DieSpec inner = named(Tag.SUBPROGRAM, "f").add(named(Tag.VARIABLE, "v"));
        CompilationUnit unit = unit(
                DieSpec.of(Tag.COMPILE_UNIT).add(named(Tag.NAMESPACE, "n").add(inner), named(Tag.BASE_TYPE, "int")),
                VERSION_5);
        DieCursor die = unit.data().cursor(inner.offset());
        assertThat(die.entry()).isEqualTo(inner.offset());
        assertThat(die.next()).isTrue();
        assertThat(die.depth()).isEqualTo(1);
        assertThat(die.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1 << 20})
    void findsAbbreviationsHoweverTheyAreNumbered(int step) {
        DwarfBuilder builder = DwarfBuilder.littleEndian().codeStep(step).unit(VERSION_5, tree());
        DieCursor die = data(builder).units().get(0).cursor();
        int count = 1;
        while (die.next()) {
            count++;
        }
        assertThat(count).isEqualTo(8);
    }

    @Test
    void readsConstantsOfEachForm() {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(1, Form.DATA1, 0xfe)
                .with(2, Form.DATA2, 0xfffe)
                .with(3, Form.DATA4, 0xffff_fffeL)
                .with(4, Form.DATA8, -2L)
                .with(5, Form.UDATA, 300)
                .with(6, Form.SDATA, -300)
                .with(7, Form.IMPLICIT_CONST, -7)
                .with(8, Form.FLAG, 1)
                .with(9, Form.FLAG_PRESENT, 1)
                .with(10, Form.SEC_OFFSET, 0x8000_0000L)
                .with(11, Form.INDIRECT, 77);
        DieCursor die = unit(root, VERSION_5).cursor();
        assertThat(die.unsigned(1, 0)).isEqualTo(0xfe);
        assertThat(die.unsigned(2, 0)).isEqualTo(0xfffe);
        assertThat(die.unsigned(3, 0)).isEqualTo(0xffff_fffeL);
        assertThat(die.unsigned(4, 0)).isEqualTo(-2);
        assertThat(die.unsigned(5, 0)).isEqualTo(300);
        assertThat(die.unsigned(6, 0)).isEqualTo(-300);
        assertThat(die.unsigned(7, 0)).isEqualTo(-7);
        assertThat(die.flag(8)).isTrue();
        assertThat(die.flag(9)).isTrue();
        assertThat(die.flag(99)).isFalse();
        assertThat(die.unsigned(10, 0)).isEqualTo(0x8000_0000L);
        assertThat(die.unsigned(11, 0)).isEqualTo(77);
        assertThat(die.form(11)).isEqualTo(Form.UDATA);
        assertThat(die.unsigned(99, 42)).isEqualTo(42);
        for (int attribute = 1; attribute <= 3; attribute++) {
            assertThat(die.signed(attribute, 0)).isEqualTo(-2);
        }
        assertThat(die.signed(5, 0)).isEqualTo(300);
        assertThat(die.attributeCount()).isEqualTo(11);
        assertThat(die.attribute(2)).isEqualTo(3);
    }

    @Test
    void readsTextOfEachForm() {
        byte[] offsets = SectionAssembler.littleEndian()
                .u32(12)
                .u16(5)
                .u16(0)
                .u32(1)
                .u32(7)
                .toBytes();
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.STR_OFFSETS_BASE, Form.SEC_OFFSET, 8)
                .with(1000, Form.STRP, "first")
                .with(1001, Form.STRING, "inline")
                .with(1002, Form.LINE_STRP, "line")
                .with(1003, Form.STRX1, 0)
                .with(1004, Form.STRX2, 1)
                .with(1005, Form.STRX3, 0)
                .with(1006, Form.STRX4, 1)
                .with(1007, Form.STRX, 1)
                .with(1008, Form.GNU_STR_INDEX, 0)
                .with(1009, Form.STRP_SUP, 0)
                .with(1010, Form.GNU_STRP_ALT, 0)
                .with(1011, Form.STRX1, 9)
                .with(1012, Form.STRP, 0x1_0000);
        DwarfBuilder builder = DwarfBuilder.littleEndian().section(".debug_str_offsets", offsets);
        builder.unit(VERSION_5, root);
        builder.string("second"); // at 7
        DieCursor die = data(builder).units().get(0).cursor();
        List<String> texts = new ArrayList<>();
        for (int attribute = 1000; attribute <= 1010; attribute++) {
            texts.add(die.string(attribute).orElse("-"));
        }
        assertThat(texts)
                .containsExactly(
                        "first", "inline", "line", "first", "second", "first", "second", "second", "first", "-", "-");
        assertThat(catchThrowableOfType(FormatException.class, () -> die.string(1011))
                        .kind())
                .isIn(FormatException.Kind.MALFORMED, FormatException.Kind.TRUNCATED);
        assertThat(catchThrowableOfType(FormatException.class, () -> die.string(1012))
                        .kind())
                .isEqualTo(FormatException.Kind.TRUNCATED);
    }

    @Test
    void readsAddressesOfEachForm() {
        byte[] addresses = SectionAssembler.littleEndian()
                .u32(12)
                .u16(5)
                .u8(4)
                .u8(0)
                .u32(0x4200_0000L)
                .u32(0x4038_0000L)
                .toBytes();
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.ADDR_BASE, Form.SEC_OFFSET, 8)
                .with(1000, Form.ADDR, 0xffff_0000L)
                .with(1001, Form.ADDRX, 0)
                .with(1002, Form.ADDRX1, 1)
                .with(1003, Form.ADDRX2, 0)
                .with(1004, Form.ADDRX3, 1)
                .with(1005, Form.ADDRX4, 0)
                .with(1006, Form.GNU_ADDR_INDEX, 1)
                .with(1007, Form.DATA4, 5);
        DieCursor die = data(DwarfBuilder.littleEndian()
                        .section(".debug_addr", addresses)
                        .unit(VERSION_5, root))
                .units()
                .get(0)
                .cursor();
        assertThat(die.address(1000, 0)).isEqualTo(0xffff_0000L);
        for (int attribute = 1001; attribute <= 1005; attribute += 2) {
            assertThat(die.address(attribute, 0)).isEqualTo(0x4200_0000L);
            assertThat(die.address(attribute + 1, 0)).isEqualTo(0x4038_0000L);
        }
        assertThat(die.address(1007, 9)).isEqualTo(9);
        assertThat(die.address(99, 9)).isEqualTo(9);
    }

    @Test
    void readsReferencesOfEachForm() {
        DieSpec target = named(Tag.BASE_TYPE, "int");
        DieSpec user = DieSpec.of(Tag.VARIABLE)
                .with(1000, Form.REF1, target)
                .with(1001, Form.REF2, target)
                .with(1002, Form.REF4, target)
                .with(1003, Form.REF8, target)
                .with(1004, Form.REF_ADDR, target)
                .with(1005, Form.GNU_REF_ALT, 5)
                .with(1006, Form.REF_SUP4, 5)
                .with(1007, Form.REF_SUP8, 5)
                .with(1008, Form.REF_SIG8, 5);
        DwarfData data = data(DwarfBuilder.littleEndian()
                .unit(VERSION_5, tree())
                .unit(VERSION_5, DieSpec.of(Tag.COMPILE_UNIT).add(target, user)));
        DieCursor die = data.cursor(user.offset());
        for (int attribute = 1000; attribute <= 1004; attribute++) {
            assertThat(die.reference(attribute, 0)).isEqualTo(target.offset());
        }
        for (int attribute = 1005; attribute <= 1008; attribute++) {
            assertThat(die.reference(attribute, -9)).isEqualTo(-9);
        }
    }

    @Test
    void readsBlocksOfEachForm() {
        byte[] block = {1, 2, 3};
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(1000, Form.BLOCK, block)
                .with(1001, Form.BLOCK1, block)
                .with(1002, Form.BLOCK2, block)
                .with(1003, Form.BLOCK4, block)
                .with(1004, Form.EXPRLOC, block)
                .with(1005, Form.DATA16, new byte[16]);
        DieCursor die = unit(root, VERSION_5).cursor();
        for (int attribute = 1000; attribute <= 1004; attribute++) {
            assertThat(die.block(attribute).orElseThrow().bytes(3)).isEqualTo(block);
        }
        assertThat(die.block(1005).orElseThrow().remaining()).isEqualTo(16);
        assertThat(die.block(99)).isEmpty();
    }

    @Test
    void findsTypeUnitsBySignature() {
        SectionAssembler entries = SectionAssembler.littleEndian().u8(1).u8(2).u8(0);
        SectionAssembler types = SectionAssembler.littleEndian();
        types.u16(4).u32(0).u8(4).u64(0x77).u32(24).append(entries);
        byte[] abbreviations = SectionAssembler.littleEndian()
                .uleb(1)
                .uleb(Tag.TYPE_UNIT)
                .u8(1)
                .u8(0)
                .u8(0)
                .uleb(2)
                .uleb(Tag.STRUCTURE_TYPE)
                .u8(0)
                .u8(0)
                .u8(0)
                .u8(0)
                .toBytes();
        SectionAssembler user =
                SectionAssembler.littleEndian().u16(4).u32(abbreviations.length).u8(4);
        user.u8(1).u64(0x77);
        byte[] userAbbreviations = SectionAssembler.littleEndian()
                .uleb(1)
                .uleb(Tag.VARIABLE)
                .u8(0)
                .uleb(Attribute.TYPE)
                .uleb(Form.REF_SIG8)
                .u8(0)
                .u8(0)
                .u8(0)
                .toBytes();
        byte[] info = SectionAssembler.littleEndian().withInitialLength(user, 4).toBytes();
        DwarfData data = DwarfData.of(TestSections.of(Map.of(
                ".debug_info",
                info,
                ".debug_types",
                SectionAssembler.littleEndian().withInitialLength(types, 4).toBytes(),
                ".debug_abbrev",
                SectionAssembler.littleEndian()
                        .bytes(abbreviations)
                        .bytes(userAbbreviations)
                        .toBytes())));
        long type = data.units().get(0).cursor().reference(Attribute.TYPE, -1);
        assertThat(type).isEqualTo(info.length + 24L);
        assertThat(data.cursor(type).tag()).isEqualTo(Tag.STRUCTURE_TYPE);
    }

    @Test
    void readsBigEndianUnits() {
        DwarfBuilder builder = DwarfBuilder.bigEndian()
                .unit(
                        VERSION_5,
                        DieSpec.of(Tag.COMPILE_UNIT)
                                .with(1000, Form.DATA4, 0x1234_5678)
                                .with(1001, Form.STRP, "x"));
        DieCursor die =
                DwarfData.of(TestSections.bigEndian(builder)).units().get(0).cursor();
        assertThat(die.unsigned(1000, 0)).isEqualTo(0x1234_5678);
        assertThat(die.string(1001)).contains("x");
    }

    @Test
    void cannotPassAnUnknownForm() {
        byte[] abbreviations = SectionAssembler.littleEndian()
                .uleb(1)
                .uleb(0x11)
                .u8(1)
                .uleb(3)
                .uleb(0x7f)
                .u8(0)
                .u8(0)
                .u8(0)
                .toBytes();
        SectionAssembler unit =
                SectionAssembler.littleEndian().u16(4).u32(0).u8(4).u8(1).u32(0);
        byte[] info = SectionAssembler.littleEndian().withInitialLength(unit, 4).toBytes();
        DieCursor die = DwarfData.of(TestSections.of(Map.of(".debug_info", info, ".debug_abbrev", abbreviations)))
                .units()
                .get(0)
                .cursor();
        FormatException failure = catchThrowableOfType(FormatException.class, die::next);
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED);
    }

    @Test
    void tellsAnAbbreviationThatIsNotThere() {
        SectionAssembler unit =
                SectionAssembler.littleEndian().u16(4).u32(0).u8(4).uleb(77);
        byte[] info = SectionAssembler.littleEndian().withInitialLength(unit, 4).toBytes();
        CompilationUnit read = DwarfData.of(TestSections.of(Map.of(".debug_info", info, ".debug_abbrev", new byte[1])))
                .units()
                .get(0);
        FormatException failure = catchThrowableOfType(FormatException.class, read::cursor);
        assertThat(failure).hasMessage(".debug_info at offset 0xb: abbreviation 77 is not in the unit's table");
    }

    @Test
    void keepsTheLimitOnDepth() {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT);
        DieSpec at = root;
        for (int i = 0; i < 20; i++) {
            DieSpec below = DieSpec.of(Tag.LEXICAL_BLOCK);
            at.add(below);
            at = below;
        }
        Limits limits = Limits.defaults().with(Limit.DIE_DEPTH, 10);
        DieCursor die = DwarfData.of(TestSections.of(DwarfBuilder.littleEndian().unit(VERSION_5, root)), limits)
                .units()
                .get(0)
                .cursor();
        FormatException failure = catchThrowableOfType(FormatException.class, () -> {
            while (die.next()) {}
        });
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
    }

    @Test
    void keepsTheLimitOnAbbreviations() {
        Limits limits = Limits.defaults().with(Limit.ABBREVIATIONS, 3);
        CompilationUnit unit = DwarfData.of(
                        TestSections.of(DwarfBuilder.littleEndian().unit(VERSION_5, tree())), limits)
                .units()
                .get(0);
        FormatException failure = catchThrowableOfType(FormatException.class, unit::cursor);
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
    }

    @Test
    void refusesReferencesOutsideOfAllUnits() {
        DwarfData data = data(DwarfBuilder.littleEndian().unit(VERSION_5, tree()));
        assertThat(catchThrowableOfType(FormatException.class, () -> data.cursor(0x7777))
                        .kind())
                .isEqualTo(FormatException.Kind.MALFORMED);
        assertThat(catchThrowableOfType(FormatException.class, () -> data.cursor(2))
                        .kind())
                .isEqualTo(FormatException.Kind.MALFORMED);
    }

    /** Cut anywhere, the sections give entries, or an exception with an offset inside, or a problem. */
    @Test
    void survivesSectionsCutShortAnywhere() {
        Map<String, byte[]> whole =
                DwarfBuilder.littleEndian().unit(VERSION_5, tree()).sections();
        for (String cutSection : List.of(".debug_info", ".debug_abbrev")) {
            byte[] all = whole.get(cutSection);
            for (int length = 0; length < all.length; length++) {
                Map<String, byte[]> cut = new HashMap<>(whole);
                cut.put(cutSection, Arrays.copyOf(all, length));
                DwarfData data = DwarfData.of(TestSections.of(cut));
                try {
                    for (CompilationUnit unit : data.units()) {
                        for (DieCursor die = unit.cursor(); !die.atEnd(); die.next()) {
                            die.string(Attribute.NAME);
                        }
                    }
                } catch (FormatException e) {
                    assertThat(e.offset()).isBetween(0L, (long) all.length + 100);
                }
                if (cutSection.equals(".debug_info") && length > 0) {
                    assertThat(data.problems()).isNotEmpty();
                }
            }
        }
    }

    /** Found by fuzzing: the place told was the attribute's value, which can be anything. */
    @Test
    void tablesThatBeginOutsideOfTheirSectionAreToldAtItsEnd() {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.NAME, Form.STRX1, 25)
                .with(Attribute.STR_OFFSETS_BASE, Form.SEC_OFFSET, 0x0b3a_2503);
        FormatException refusal = catchThrowableOfType(
                FormatException.class, () -> unit(root, VERSION_5).name());
        assertThat(refusal)
                .hasMessage(".debug_str_offsets at offset 0x0: index 25 of the table at 0xb3a2503 is behind its end");
    }

    /** Found by fuzzing: the same of references from entry to entry. */
    @Test
    void referencesThatLeadOutsideAreToldAtAPlaceThatThereIs() {
        DwarfData data = unit(tree(), VERSION_5).data();
        long end = data.units().get(0).end();
        for (long entry : new long[] {-1, Long.MIN_VALUE, end, 0x6d04_0000L}) {
            FormatException refusal = catchThrowableOfType(FormatException.class, () -> data.cursor(entry));
            assertThat(refusal.offset()).as("reference to %x", entry).isBetween(0L, end);
            assertThat(refusal).hasMessageContaining("a reference to 0x" + Long.toHexString(entry));
        }
    }

    @Test
    void refusesAnIndirectFormOfAnIndirectForm() {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT).with(11, Form.INDIRECT, 77);
        DwarfBuilder builder = DwarfBuilder.littleEndian().unit(DwarfBuilder.Unit.ofVersion(4), root);
        Map<String, byte[]> sections = builder.sections();
        byte[] info = sections.get(".debug_info");
        info[12] = Form.INDIRECT; // the form in front of the value
        DieCursor die = DwarfData.of(TestSections.of(sections)).units().get(0).cursor();
        assertThatThrownBy(() -> die.unsigned(11, 0)).hasMessageContaining("DW_FORM_indirect of form 22");
    }
}

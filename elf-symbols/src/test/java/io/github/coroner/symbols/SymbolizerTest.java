package io.github.coroner.symbols;

import static io.github.coroner.symbols.TestFirmware.TEXT;
import static io.github.coroner.symbols.TestFirmware.abstractFunction;
import static io.github.coroner.symbols.TestFirmware.function;
import static io.github.coroner.symbols.TestFirmware.inlined;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.Form;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.LineProgramBuilder;
import io.github.coroner.testdata.LineProgramBuilder.Row;
import io.github.coroner.testdata.SectionAssembler;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolizerTest {

    private static LineProgramBuilder lines(long begin, long end) {
        LineProgramBuilder program =
                LineProgramBuilder.ofVersion(4).directory("src").directory("/abs");
        program.file("a.c", 1).file("b.h", 2);
        return program.sequence(List.of(new Row(begin, 1, 10, 5, true, 0), new Row(begin + 4, 2, 20, 0, true, 1)), end);
    }

    private static String text(List<SourceFrame> frames) {
        StringBuilder text = new StringBuilder();
        for (SourceFrame frame : frames) {
            text.append(text.isEmpty() ? "" : " <- ")
                    .append(frame.function().orElse("?"))
                    .append(' ')
                    .append(frame.file().orElse("?"))
                    .append(':')
                    .append(frame.line())
                    .append(frame.inlined() ? " inlined" : "");
        }
        return text.toString();
    }

    @Test
    void findsFunctionFileAndLine() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8), function("f", TEXT, 8))
                .symbolizer();
        assertThat(text(symbolizer.frames(TEXT + 3))).isEqualTo("f /build/src/a.c:10");
        SourceFrame second = symbolizer.frames(TEXT + 4).get(0);
        assertThat(second.file()).contains("/abs/b.h");
        assertThat(second.line()).isEqualTo(20);
        assertThat(second.discriminator()).isEqualTo(1);
        assertThat(symbolizer.frames(TEXT).get(0).column()).isEqualTo(5);
        assertThat(symbolizer.frames(TEXT + 8)).isEmpty();
        assertThat(symbolizer.frames(TEXT - 1)).isEmpty();
        assertThat(symbolizer.frames(-1)).isEmpty();
        assertThat(symbolizer.frames(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aReturnAddressBelongsToTheCallBeforeIt() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8), function("f", TEXT, 8))
                .symbolizer();
        assertThat(text(symbolizer.callerFrames(TEXT + 4))).isEqualTo("f /build/src/a.c:10");
        assertThat(text(symbolizer.callerFrames(TEXT + 8))).isEqualTo("f /abs/b.h:20");
    }

    @Test
    void listsInlinedFunctionsInnermostFirst() {
        DieSpec inner = abstractFunction("inner");
        DieSpec middle = abstractFunction("middle");
        DieSpec call = inlined(middle, TEXT, 6, 2, 50)
                .add(DieSpec.of(Tag.LEXICAL_BLOCK)
                        .with(Attribute.NAME, Form.STRING, "")
                        .add(inlined(inner, TEXT, 4, 1, 40)));
        Symbolizer symbolizer = new TestFirmware()
                .unit(
                        TEXT,
                        8,
                        lines(TEXT, TEXT + 8),
                        inner,
                        middle,
                        function("outer", TEXT, 8).add(call))
                .symbolizer();
        assertThat(text(symbolizer.frames(TEXT)))
                .isEqualTo("inner /build/src/a.c:10 inlined <- middle /build/src/a.c:40 inlined <- outer /abs/b.h:50");
        assertThat(text(symbolizer.frames(TEXT + 5))).isEqualTo("middle /abs/b.h:20 inlined <- outer /abs/b.h:50");
        assertThat(text(symbolizer.frames(TEXT + 7))).isEqualTo("outer /abs/b.h:20");
        SourceFrame caller = symbolizer.frames(TEXT).get(1);
        assertThat(caller.column()).isEqualTo(3);
        assertThat(caller.discriminator()).isEqualTo(2);
        assertThat(caller.entry()).hasValue(call.offset());
    }

    @Test
    void followsOriginsAndDeclarationsForNames() {
        DieSpec declaration = DieSpec.of(Tag.SUBPROGRAM)
                .with(Attribute.NAME, Form.STRING, "method")
                .with(Attribute.LINKAGE_NAME, Form.STRING, "_ZN5outer1C6methodEv")
                .with(Attribute.DECLARATION, Form.FLAG_PRESENT, 1);
        DieSpec space = DieSpec.of(Tag.NAMESPACE)
                .with(Attribute.NAME, Form.STRING, "outer")
                .add(DieSpec.of(Tag.NAMESPACE)
                        .add(DieSpec.of(Tag.CLASS_TYPE)
                                .with(Attribute.NAME, Form.STRING, "C")
                                .add(declaration)));
        DieSpec origin = DieSpec.of(Tag.SUBPROGRAM)
                .with(Attribute.SPECIFICATION, Form.REF4, declaration)
                .with(Attribute.INLINE, Form.DATA1, 1);
        DieSpec concrete = DieSpec.of(Tag.SUBPROGRAM)
                .with(Attribute.ABSTRACT_ORIGIN, Form.REF4, origin)
                .with(Attribute.LOW_PC, Form.ADDR, TEXT)
                .with(Attribute.HIGH_PC, Form.DATA4, 8);
        SourceFrame frame = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8), space, origin, concrete)
                .symbolizer()
                .frames(TEXT)
                .get(0);
        assertThat(frame.function()).contains("outer::(anonymous namespace)::C::method");
        assertThat(frame.linkageName()).contains("_ZN5outer1C6methodEv");
        assertThat(frame.entry()).hasValue(concrete.offset());
    }

    @Test
    void survivesNamesThatReferToOneAnotherInACircle() {
        DieSpec first = DieSpec.of(Tag.SUBPROGRAM);
        DieSpec second = DieSpec.of(Tag.SUBPROGRAM).with(Attribute.ABSTRACT_ORIGIN, Form.REF4, first);
        first.with(Attribute.SPECIFICATION, Form.REF4, second)
                .with(Attribute.LOW_PC, Form.ADDR, TEXT)
                .with(Attribute.HIGH_PC, Form.DATA4, 8);
        Symbolizer symbolizer = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8), first, second)
                .symbolizer();
        assertThat(text(symbolizer.frames(TEXT))).isEqualTo("? /build/src/a.c:10");
        assertThat(symbolizer.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_REACHED);
            assertThat(problem.message()).contains("DIE_CHAIN");
        });
    }

    @Test
    void neverMatchesDiscardedCode() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(0, 0x20, lines(0, 0x20), function("gone", 0, 0x20))
                .unit(1, 0x20, lines(1, 0x20), function("gone too", 1, 0x20))
                .symbolizer();
        for (long address = 0; address < 0x30; address++) {
            assertThat(symbolizer.frames(address)).isEmpty();
        }
    }

    @Test
    void theNarrowerOfTwoUnitsWinsUnlessOnlyTheOtherKnowsTheAddress() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(TEXT, 0x100, lines(TEXT, TEXT + 0x100), function("wide", TEXT, 0x100))
                .unit(TEXT + 0x10, 0x20, lines(TEXT + 0x10, TEXT + 0x20), function("narrow", TEXT + 0x10, 0x10))
                .symbolizer();
        assertThat(text(symbolizer.frames(TEXT + 0x0f))).startsWith("wide");
        assertThat(text(symbolizer.frames(TEXT + 0x10))).startsWith("narrow");
        assertThat(text(symbolizer.frames(TEXT + 0x2f))).startsWith("wide");
        assertThat(text(symbolizer.frames(TEXT + 0x30))).startsWith("wide");
    }

    @Test
    void theLaterOfTwoFunctionsWins() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8), function("first", TEXT, 8), function("second", TEXT + 4, 2))
                .symbolizer();
        assertThat(text(symbolizer.frames(TEXT + 4))).startsWith("second");
        assertThat(text(symbolizer.frames(TEXT + 6))).startsWith("first");
    }

    @Test
    void findsFunctionsInsideOfFunctions() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(
                        TEXT,
                        0x20,
                        lines(TEXT, TEXT + 0x20),
                        function("outer", TEXT, 8).add(function("nested", TEXT + 0x10, 8)))
                .symbolizer();
        assertThat(text(symbolizer.frames(TEXT + 0x12))).startsWith("nested");
        assertThat(text(symbolizer.frames(TEXT + 2))).startsWith("outer");
    }

    @Test
    void asksAUnitWithoutAddressesForItsFunctions() {
        TestFirmware firmware = new TestFirmware();
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.NAME, Form.STRING, "old.c")
                .add(function("f", TEXT + 0x40, 8));
        firmware.dwarf().unit(DwarfBuilder.Unit.ofVersion(2), root);
        assertThat(text(firmware.symbolizer().frames(TEXT + 0x41))).isEqualTo("f ?:0");
    }

    @Test
    void addressRangesAreAHintThatTheUnitHasToConfirm() {
        TestFirmware firmware =
                new TestFirmware().unit(TEXT, 8, lines(TEXT + 0x80, TEXT + 0x88), function("far", TEXT + 0x80, 4));
        SectionAssembler set =
                SectionAssembler.littleEndian().u16(2).u32(0).u8(4).u8(0).u32(0);
        set.u32(TEXT + 0x80).u32(0x40).u32(0).u32(0);
        firmware.dwarf()
                .section(
                        ".debug_aranges",
                        SectionAssembler.littleEndian()
                                .withInitialLength(set, 4)
                                .toBytes());
        Symbolizer symbolizer = firmware.symbolizer();
        assertThat(text(symbolizer.frames(TEXT + 0x80))).isEqualTo("far /build/src/a.c:10");
        assertThat(symbolizer.frames(TEXT + 0x90)).isEmpty();
    }

    @Test
    void takesNamesFromTheSymbolTableWhereDwarfHasNone() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8))
                .symbol("label", TEXT, 0, 0, 1)
                .symbol("sized", TEXT + 0x20, 8, 2, 1)
                .symbol("rom_printf", 0x4000_0100L, 0, 0, 0xfff1)
                .symbolizer();
        assertThat(text(symbolizer.frames(TEXT + 4))).isEqualTo("label /abs/b.h:20");
        assertThat(text(symbolizer.frames(TEXT + 0x10))).isEqualTo("label ?:0");
        assertThat(text(symbolizer.frames(TEXT + 0x27))).isEqualTo("sized ?:0");
        assertThat(symbolizer.frames(TEXT + 0x28)).isEmpty();
        assertThat(symbolizer.frames(0x4000_0104L)).isEmpty();
        assertThat(symbolizer.symbol(0x4000_0104L).orElseThrow().symbol().name())
                .isEqualTo("rom_printf");
        assertThat(symbolizer.symbol(0x4000_0104L).orElseThrow().offset()).isEqualTo(4);
        assertThat(symbolizer.symbol(0x100)).isEmpty();
    }

    @Test
    void tellsTheSymbolOfALambdaAsItsLinkageName() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8), function("operator()", TEXT, 8))
                .symbol("_ZZ1fvENKUlvE_clEv", TEXT, 8, 2, 1)
                .symbolizer();
        FrameCursor cursor = symbolizer.cursor();
        assertThat(cursor.find(TEXT + 2)).isEqualTo(1);
        assertThat(cursor.linkageName(0)).isEqualTo("_ZZ1fvENKUlvE_clEv");
        assertThat(cursor.function(0)).isEqualTo("operator()");
    }

    @Test
    void theCursorSharesItsTexts() {
        FrameCursor cursor = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8), function("f", TEXT, 8))
                .symbolizer()
                .cursor();
        cursor.find(TEXT);
        String file = cursor.file(0);
        String function = cursor.function(0);
        cursor.find(TEXT + 1);
        assertThat(cursor.file(0)).isSameAs(file);
        assertThat(cursor.function(0)).isSameAs(function);
        assertThat(cursor.find(0)).isZero();
    }

    @Test
    void findsAddressesOfNamesAndLines() {
        Symbolizer symbolizer = new TestFirmware()
                .unit(
                        TEXT,
                        8,
                        lines(TEXT, TEXT + 8),
                        DieSpec.of(Tag.NAMESPACE)
                                .with(Attribute.NAME, Form.STRING, "n")
                                .add(function("f", TEXT, 8)))
                .symbol("_ZN1n1fEv", TEXT, 8, 2, 1)
                .symbolizer();
        assertThat(symbolizer.addresses("_ZN1n1fEv")).containsExactly(TEXT);
        assertThat(symbolizer.addresses("n::f")).containsExactly(TEXT);
        assertThat(symbolizer.addresses("f")).isEmpty();
        assertThat(symbolizer.addresses("b.h", 20)).containsExactly(TEXT + 4);
        assertThat(symbolizer.addresses("src/a.c", 10)).containsExactly(TEXT);
        assertThat(symbolizer.addresses("c", 10)).isEmpty();
        assertThat(symbolizer.lineTable(TEXT).orElseThrow().rowCount()).isEqualTo(2);
        assertThat(symbolizer.lineTable(TEXT + 0x100)).isEmpty();
    }

    @Test
    void mapsPaths() {
        ElfFile elf = new TestFirmware()
                .unit(TEXT, 8, lines(TEXT, TEXT + 8), function("f", TEXT, 8))
                .elf();
        PathMap map = PathMap.none().with("/build/", "/home/me/").with("/build/src", "/src");
        Symbolizer symbolizer = Symbolizer.of(elf, map);
        assertThat(symbolizer.frames(TEXT).get(0).file()).contains("/src/a.c");
        assertThat(symbolizer.frames(TEXT + 4).get(0).file()).contains("/abs/b.h");
        assertThat(map.apply("/build/other.c")).isEqualTo("/home/me/other.c");
    }

    @Test
    void anElfWithoutDebuggingInformationAnswersFromSymbols() {
        Symbolizer symbolizer = new TestFirmware().symbol("f", TEXT, 8, 2, 1).symbolizer();
        assertThat(text(symbolizer.frames(TEXT + 1))).isEqualTo("f ?:0");
        assertThat(symbolizer.problems()).isEmpty();
    }

    @Test
    void aBrokenUnitIsTheOnlyOneLost() {
        TestFirmware firmware = new TestFirmware();
        firmware.unit(
                TEXT,
                8,
                lines(TEXT, TEXT + 8),
                DieSpec.of(Tag.SUBPROGRAM)
                        .with(Attribute.LOW_PC, Form.ADDR, TEXT)
                        .with(Attribute.RANGES, Form.SEC_OFFSET, 0x7777));
        firmware.unit(TEXT + 0x10, 8, lines(TEXT + 0x10, TEXT + 0x18), function("good", TEXT + 0x10, 8));
        Symbolizer symbolizer = firmware.symbolizer();
        assertThat(text(symbolizer.frames(TEXT))).isEqualTo("? /build/src/a.c:10");
        assertThat(text(symbolizer.frames(TEXT + 0x10))).isEqualTo("good /build/src/a.c:10");
        assertThat(symbolizer.problems()).isNotEmpty();
    }

    @Test
    void aMillionLabelsWithoutSizeAtOneAddressAreFoundAtOnce() {
        TestFirmware firmware = new TestFirmware();
        for (int i = 0; i < 1_000_000; i++) {
            firmware.symbol("x", TEXT + 8, 0, 0, 1);
        }
        Symbolizer symbolizer = firmware.symbolizer();
        for (int i = 0; i < 1000; i++) {
            assertThat(symbolizer.frames(TEXT + 9)).hasSize(1);
        }
    }

    @Test
    void anEmptyElfKnowsNothing() {
        Symbolizer symbolizer =
                Symbolizer.of(ElfFile.of("empty.elf", ElfBuilder.of(2, 243).build()));
        assertThat(symbolizer.frames(TEXT)).isEmpty();
        assertThat(symbolizer.gdbFrames(TEXT)).isEmpty();
        assertThat(symbolizer.isStatementStart(TEXT)).isFalse();
    }
}

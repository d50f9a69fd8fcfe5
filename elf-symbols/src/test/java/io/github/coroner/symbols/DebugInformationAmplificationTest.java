package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Form;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.FormatException;
import io.github.coroner.symbols.demangle.Demangler;
import io.github.coroner.testdata.Cost;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Firmware made so that a small file would ask for much time or memory: each is opened, its lines, functions and names are asked
 * for, and both stay bounded.
 */
class DebugInformationAmplificationTest {
    private static final long TEXT = 0x4200_0000L;
    private static final int TEXT_SIZE = 1 << 20;
    private static final int RISCV = 243;
    private static final int COMPRESSED = 0x800;

    /** Bytes allocated for each byte of the file, compressed sections counted as they are decompressed, and beside. */
    private static final int ALLOCATED_PER_BYTE = 1024;

    private static final int ALLOCATED_BESIDE = 64 << 20;
    private static final int MILLISECONDS = 4000;

    /** {@code DW_LANG_C_plus_plus}. */
    private static final int C_PLUS_PLUS = 4;

    /** Sections of an ELF file as they grow. */
    private static final class File {
        private final Map<String, byte[]> sections = new LinkedHashMap<>();
        private final Map<String, Long> flags = new LinkedHashMap<>();
        private byte[] symbols = new byte[16];
        private byte[] names = new byte[1];

        File section(String name, SectionAssembler contents) {
            sections.put(name, contents.toBytes());
            return this;
        }

        File all(DwarfBuilder dwarf) {
            sections.putAll(dwarf.sections());
            return this;
        }

        byte[] build() {
            ElfBuilder elf = ElfBuilder.of(2, RISCV).noBits(".flash.text", 6, TEXT, TEXT_SIZE);
            elf.section(".strtab", 3, 0, 0, names).section(".symtab", 2, 0, 0, symbols, 2, 16);
            sections.forEach((name, contents) -> elf.section(name, 1, flags.getOrDefault(name, 0L), 0, contents));
            return elf.build();
        }
    }

    private static SectionAssembler bytes() {
        return SectionAssembler.littleEndian();
    }

    /** A unit of DWARF 4 with the abbreviations from {@code table} on. */
    private static void unit(SectionAssembler info, int table, SectionAssembler entries) {
        info.withInitialLength(bytes().u16(4).u32(table).u8(4).append(entries), 4);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("units that all run one line program", sharedLineProgram()),
                Arguments.of("line programs that hold one another", nestedLinePrograms()),
                Arguments.of("a line program that defines files without end", definedFiles()),
                Arguments.of("functions that share one range list", sharedRangeList(Tag.SUBPROGRAM)),
                Arguments.of("inlined functions that share one range list", sharedRangeList(Tag.INLINED_SUBROUTINE)),
                Arguments.of("units that share one range list", unitsOfOneRangeList()),
                Arguments.of("entries that refer to one another in circles", circles()),
                Arguments.of("abbreviation codes far apart", distantCodes()),
                Arguments.of("abbreviation tables that hold one another", nestedAbbreviations()),
                Arguments.of("units whose abbreviation is the last of a long table", lastAbbreviation()),
                Arguments.of("an abbreviation of many attributes without bytes", manyAttributes(Form.FLAG_PRESENT)),
                Arguments.of("an abbreviation of many constants", manyAttributes(Form.IMPLICIT_CONST)),
                Arguments.of("units of no length", new File().section(".debug_info", bytes().bytes(new byte[1 << 20]))),
                Arguments.of("unit headers that overlap", overlappingUnits()),
                Arguments.of("address ranges that claim everything", greedyRanges()),
                Arguments.of("a million symbols without size at one address", symbolsAtOneAddress()),
                Arguments.of("symbols that share the tail of one long name", symbolsOfOneName()),
                Arguments.of("functions that share the tail of one long name", functionsOfOneName()),
                Arguments.of("scopes inside one another", nestedScopes()),
                Arguments.of("types inside one another", nestedTypes()),
                Arguments.of("types without names inside one another", nestedTypesWithoutNames()),
                Arguments.of("a compressed section that is all zeros", bomb(".debug_info", false)),
                Arguments.of("compressed line numbers", bomb(".debug_line", false)),
                Arguments.of("a section compressed as GNU tools once did", bomb(".zdebug_info", true)),
                Arguments.of("type signatures looked up among many units", signatures()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void smallFilesStayCheap(String name, File file) throws Exception {
        byte[] elf = file.build();
        long size = elf.length + (file.flags.isEmpty() ? 0 : 8L << 20);
        Cost cost = Cost.of(() -> ask(elf));
        assertThat(cost.milliseconds()).as("processor time of %s", name).isLessThan(MILLISECONDS);
        assertThat(cost.allocated())
                .as("allocated for %,d bytes", size)
                .isLessThan(ALLOCATED_PER_BYTE * size + ALLOCATED_BESIDE);
    }

    private static void ask(byte[] elf) {
        Symbolizer symbolizer = Symbolizer.of(ElfFile.of("crafted.elf", elf));
        for (int i = 0; i < 64; i++) {
            long pc = TEXT + i * (TEXT_SIZE / 64);
            for (SourceFrame frame : symbolizer.frames(pc)) {
                frame.function().map(Demangler::demangle);
            }
            symbolizer.gdbFrames(pc);
            symbolizer.symbol(pc);
        }
        symbolizer.addresses("nothing.c", 1);
        DwarfData dwarf = symbolizer.dwarf();
        Types types = Types.of(dwarf);
        Globals globals = Globals.of(dwarf, types, dwarf.limits());
        globals.type("nothing");
        for (CompilationUnit unit :
                dwarf.units().subList(0, Math.min(1000, dwarf.units().size()))) {
            try {
                TypeName.of(types.at(unit.header().entries()));
                unit.name();
                nameTypes(unit, types);
            } catch (FormatException e) {
                // documented
            }
        }
    }

    private static void nameTypes(CompilationUnit unit, Types types) {
        DieCursor die = unit.cursor();
        boolean more = die.next();
        for (int found = 0; more && found < 100; more = die.next()) {
            if (die.tag() == Tag.STRUCTURE_TYPE) {
                TypeName.of(types.at(die.entry()));
                found++;
            }
        }
    }

    // ---- line numbers

    private static SectionAssembler lineProgram(int rows) {
        SectionAssembler program = bytes().u8(0).uleb(5).u8(2).u32(TEXT);
        for (int i = 0; i < rows; i++) {
            program.u8(20);
        }
        program.u8(2).uleb(4).u8(0).uleb(1).u8(1);
        SectionAssembler header = bytes().u8(1).u8(1).u8(1).u8(-5).u8(14).u8(13);
        header.bytes(new byte[] {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1}).u8(0).u8(0);
        SectionAssembler unit = bytes().u16(4).u32(header.size()).append(header).append(program);
        return bytes().withInitialLength(unit, 4);
    }

    /** Units without ranges of their own, so that their line tables are read to find them. */
    private static File units(int count, IntUnaryOperator lineOffset, SectionAssembler line) {
        SectionAssembler info = bytes();
        for (int i = 0; i < count; i++) {
            unit(info, 0, bytes().uleb(1).u32(lineOffset.applyAsInt(i)));
        }
        SectionAssembler abbrev = bytes().uleb(1).uleb(Tag.COMPILE_UNIT).u8(0).uleb(Attribute.STMT_LIST);
        abbrev.uleb(Form.SEC_OFFSET).u8(0).u8(0).u8(0);
        return new File()
                .section(".debug_info", info)
                .section(".debug_abbrev", abbrev)
                .section(".debug_line", line);
    }

    private static File sharedLineProgram() {
        return units(20_000, i -> 0, lineProgram(200_000));
    }

    private static File nestedLinePrograms() {
        SectionAssembler line = bytes();
        int size = lineProgram(0).size();
        int count = 8000;
        for (int i = 0; i < count; i++) {
            byte[] program = lineProgram(0).toBytes();
            SectionAssembler one = bytes().bytes(program);
            one.patch(0, (long) (count - i) * size - 4, 4); // up to the end of them all
            line.append(one);
        }
        return units(count, i -> i * size, line);
    }

    private static File definedFiles() {
        SectionAssembler program = bytes().u8(0).uleb(5).u8(2).u32(TEXT);
        for (int i = 0; i < 200_000; i++) {
            program.u8(0).uleb(6).u8(3).string("a").uleb(0).uleb(0).uleb(0);
        }
        SectionAssembler header = bytes().u8(1).u8(1).u8(1).u8(-5).u8(14).u8(13);
        header.bytes(new byte[] {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1}).u8(0).u8(0);
        SectionAssembler unit = bytes().u16(4).u32(header.size()).append(header).append(program);
        return units(1, i -> 0, bytes().withInitialLength(unit, 4));
    }

    // ---- ranges

    private static SectionAssembler pairs(int count) {
        SectionAssembler ranges = bytes();
        for (int i = 0; i < count; i++) {
            ranges.u32(TEXT + 4L * i).u32(TEXT + 4L * i + 4);
        }
        return ranges.u64(0);
    }

    private static File sharedRangeList(int tag) {
        SectionAssembler entries = bytes().uleb(1);
        boolean isInlined = tag == Tag.INLINED_SUBROUTINE;
        if (isInlined) {
            entries.uleb(3).u32(TEXT).u32(TEXT_SIZE);
        }
        for (int i = 0; i < 100_000; i++) {
            entries.uleb(2).u32(0);
        }
        entries.u8(0).u8(0);
        SectionAssembler info = bytes();
        unit(info, 0, entries);
        SectionAssembler abbrev = bytes().uleb(1).uleb(Tag.COMPILE_UNIT).u8(1).u16(0);
        abbrev.uleb(2)
                .uleb(tag)
                .u8(0)
                .uleb(Attribute.RANGES)
                .uleb(Form.SEC_OFFSET)
                .u16(0);
        endWithAddresses(abbrev.uleb(3).uleb(Tag.SUBPROGRAM).u8(1)).u8(0);
        return new File()
                .section(".debug_info", info)
                .section(".debug_abbrev", abbrev)
                .section(".debug_ranges", pairs(60_000));
    }

    private static File unitsOfOneRangeList() {
        SectionAssembler info = bytes();
        for (int i = 0; i < 50_000; i++) {
            unit(info, 0, bytes().uleb(1).u32(8 * i));
        }
        SectionAssembler abbrev = bytes().uleb(1).uleb(Tag.COMPILE_UNIT).u8(0).uleb(Attribute.RANGES);
        return new File()
                .section(".debug_info", info)
                .section(".debug_abbrev", abbrev.uleb(Form.SEC_OFFSET).u16(0).u8(0))
                .section(".debug_ranges", pairs(60_000));
    }

    // ---- entries

    private static File circles() {
        DieSpec first = DieSpec.of(Tag.SUBPROGRAM);
        DieSpec second = DieSpec.of(Tag.SUBPROGRAM);
        first.with(Attribute.ABSTRACT_ORIGIN, Form.REF4, second)
                .with(Attribute.LOW_PC, Form.ADDR, TEXT)
                .with(Attribute.HIGH_PC, Form.DATA4, TEXT_SIZE);
        second.with(Attribute.SPECIFICATION, Form.REF4, first);
        DieSpec typedef = DieSpec.of(Tag.TYPEDEF);
        DieSpec constant = DieSpec.of(Tag.CONST_TYPE).with(Attribute.TYPE, Form.REF4, typedef);
        typedef.with(Attribute.TYPE, Form.REF4, constant);
        DieSpec array = DieSpec.of(Tag.ARRAY_TYPE);
        array.with(Attribute.TYPE, Form.REF4, array);
        DieSpec function = DieSpec.of(Tag.SUBROUTINE_TYPE);
        for (int i = 0; i < 10; i++) {
            function.add(DieSpec.of(Tag.FORMAL_PARAMETER).with(Attribute.TYPE, Form.REF4, function));
        }
        function.with(Attribute.TYPE, Form.REF4, function);
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.TYPE, Form.REF4, function)
                .with(Attribute.LOW_PC, Form.ADDR, TEXT)
                .with(Attribute.HIGH_PC, Form.DATA4, TEXT_SIZE)
                .add(first, second, typedef, constant, array, function);
        return new File().all(DwarfBuilder.littleEndian().unit(DwarfBuilder.Unit.ofVersion(4), root));
    }

    private static File distantCodes() {
        SectionAssembler abbrev = bytes();
        SectionAssembler entries = bytes();
        for (int i = 0; i < 50_000; i++) {
            long code = 1 + i * 0x7fff_ffff_ffL;
            abbrev.uleb(code).uleb(Tag.COMPILE_UNIT).u8(1).u16(0);
            entries.uleb(code);
        }
        SectionAssembler info = bytes();
        unit(info, 0, entries);
        return new File().section(".debug_info", info).section(".debug_abbrev", abbrev.u8(0));
    }

    private static File nestedAbbreviations() {
        SectionAssembler abbrev = bytes();
        SectionAssembler info = bytes();
        for (int i = 0; i < 60_000; i++) {
            unit(info, abbrev.size(), bytes().uleb(2));
            abbrev.uleb(1 + i % 2).uleb(Tag.COMPILE_UNIT).u8(1).u16(0);
        }
        return new File().section(".debug_info", info).section(".debug_abbrev", abbrev);
    }

    private static File lastAbbreviation() {
        SectionAssembler abbrev = bytes();
        int count = 100_000;
        for (int i = 1; i <= count; i++) {
            abbrev.uleb(i).uleb(Tag.COMPILE_UNIT).u8(0).u16(0);
        }
        SectionAssembler info = bytes();
        for (int i = 0; i < 50_000; i++) {
            unit(info, 0, bytes().uleb(count));
        }
        return new File().section(".debug_info", info).section(".debug_abbrev", abbrev.u8(0));
    }

    private static File manyAttributes(int form) {
        SectionAssembler abbrev = bytes().uleb(1).uleb(Tag.COMPILE_UNIT).u8(1);
        for (int i = 0; i < 200_000; i++) {
            abbrev.uleb(0x2000 + i % 100).uleb(form);
            if (form == Form.IMPLICIT_CONST) {
                abbrev.sleb(1);
            }
        }
        SectionAssembler entries = bytes();
        for (int i = 0; i < 500_000; i++) {
            entries.uleb(1);
        }
        SectionAssembler info = bytes();
        unit(info, 0, entries);
        return new File()
                .section(".debug_info", info)
                .section(".debug_abbrev", abbrev.u16(0).u8(0));
    }

    private static File overlappingUnits() {
        SectionAssembler info = bytes();
        for (int i = 0; i < 100_000; i++) {
            info.u32(0x1000).u16(4).u32(0).u8(4); // each reaches over many that follow
        }
        return new File().section(".debug_info", info).section(".debug_abbrev", bytes().u8(0));
    }

    private static File greedyRanges() {
        SectionAssembler aranges = bytes();
        for (int i = 0; i < 50_000; i++) {
            SectionAssembler set = bytes().u16(2).u32(i % 7).u8(4).u8(0).u32(0);
            aranges.withInitialLength(set.u32(1).u32(0xffff_fffeL).u64(0), 4);
        }
        return sharedLineProgram().section(".debug_aranges", aranges);
    }

    /** Ends a declaration with low pc and size. */
    private static SectionAssembler endWithAddresses(SectionAssembler abbrev) {
        return abbrev.uleb(Attribute.LOW_PC)
                .uleb(Form.ADDR)
                .uleb(Attribute.HIGH_PC)
                .uleb(Form.DATA4)
                .u16(0);
    }

    /** Declares a function: where its name is in {@code .debug_str}, its low pc and its size. */
    private static SectionAssembler functionAbbreviation(SectionAssembler abbrev, int code) {
        abbrev.uleb(code).uleb(Tag.SUBPROGRAM).u8(0).uleb(Attribute.NAME).uleb(Form.STRP);
        return endWithAddresses(abbrev);
    }

    private static File nestedScopes() {
        SectionAssembler entries = bytes().uleb(1);
        for (int i = 0; i < 400; i++) {
            entries.uleb(2).u32(0);
        }
        for (int i = 0; i < 20_000; i++) {
            entries.uleb(3).u32(0).u32(TEXT + 4L * i).u32(4);
        }
        SectionAssembler info = bytes();
        unit(info, 0, entries);
        SectionAssembler abbrev = bytes().uleb(1).uleb(Tag.COMPILE_UNIT).u8(1).u16(0);
        abbrev.uleb(2)
                .uleb(Tag.NAMESPACE)
                .u8(1)
                .uleb(Attribute.NAME)
                .uleb(Form.STRP)
                .u16(0);
        functionAbbreviation(abbrev, 3).u8(0);
        return new File()
                .section(".debug_info", info)
                .section(".debug_abbrev", abbrev)
                .section(".debug_str", bytes().string("n".repeat(60_000)));
    }

    /** Each is the scope of the next one. */
    private static File nestedTypes() {
        SectionAssembler entries = bytes().uleb(1).u8(C_PLUS_PLUS);
        for (int i = 0; i < 400; i++) {
            entries.uleb(2).u32(0);
        }
        SectionAssembler info = bytes();
        unit(info, 0, entries);
        SectionAssembler abbrev = unitInCpp();
        abbrev.uleb(2)
                .uleb(Tag.STRUCTURE_TYPE)
                .u8(1)
                .uleb(Attribute.NAME)
                .uleb(Form.STRP)
                .u16(0)
                .u8(0);
        return new File()
                .section(".debug_info", info)
                .section(".debug_abbrev", abbrev)
                .section(".debug_str", bytes().string("n".repeat(60_000)));
    }

    /** Half a million, and a hundred inside all of them. */
    private static File nestedTypesWithoutNames() {
        SectionAssembler entries = bytes().uleb(1).u8(C_PLUS_PLUS);
        for (int i = 0; i < 500_000; i++) {
            entries.uleb(2);
        }
        for (int i = 0; i < 100; i++) {
            entries.uleb(3).string("inside");
        }
        SectionAssembler info = bytes();
        unit(info, 0, entries);
        SectionAssembler abbrev = unitInCpp();
        abbrev.uleb(2).uleb(Tag.UNION_TYPE).u8(1).u16(0);
        abbrev.uleb(3)
                .uleb(Tag.STRUCTURE_TYPE)
                .u8(0)
                .uleb(Attribute.NAME)
                .uleb(Form.STRING)
                .u16(0)
                .u8(0);
        return new File().section(".debug_info", info).section(".debug_abbrev", abbrev);
    }

    private static SectionAssembler unitInCpp() {
        return bytes().uleb(1)
                .uleb(Tag.COMPILE_UNIT)
                .u8(1)
                .uleb(Attribute.LANGUAGE)
                .uleb(Form.DATA1)
                .u16(0);
    }

    private static File functionsOfOneName() {
        SectionAssembler entries = bytes().uleb(1).u32(TEXT).u32(TEXT_SIZE);
        for (int i = 0; i < 50_000; i++) {
            entries.uleb(3).u32(i).u32(TEXT + 4L * i).u32(4);
        }
        SectionAssembler info = bytes();
        unit(info, 0, entries.u8(0));
        SectionAssembler abbrev = bytes().uleb(1).uleb(Tag.COMPILE_UNIT).u8(1);
        endWithAddresses(abbrev);
        functionAbbreviation(abbrev, 3).u8(0);
        return new File()
                .section(".debug_info", info)
                .section(".debug_abbrev", abbrev)
                .section(".debug_str", bytes().string("n".repeat(1 << 20)));
    }

    private static File signatures() {
        SectionAssembler types = bytes();
        for (int i = 0; i < 30_000; i++) {
            SectionAssembler unit =
                    bytes().u16(5).u8(2).u8(4).u32(0).u64(i).u32(24).uleb(2);
            types.withInitialLength(unit, 4);
        }
        SectionAssembler entries = bytes().uleb(1);
        for (int i = 0; i < 30_000; i++) {
            entries.uleb(3).u64(29_999);
        }
        SectionAssembler unit =
                bytes().u16(5).u8(1).u8(4).u32(0).append(entries).u8(0);
        SectionAssembler abbrev = bytes().uleb(1).uleb(Tag.COMPILE_UNIT).u8(1).u16(0);
        abbrev.uleb(2).uleb(Tag.TYPE_UNIT).u8(0).u16(0);
        abbrev.uleb(3)
                .uleb(Tag.VARIABLE)
                .u8(0)
                .uleb(Attribute.TYPE)
                .uleb(Form.REF_SIG8)
                .u16(0)
                .u8(0);
        return new File()
                .section(".debug_info", types.withInitialLength(unit, 4))
                .section(".debug_abbrev", abbrev);
    }

    // ---- symbols

    private static File symbolsAtOneAddress() {
        File file = new File();
        SectionAssembler symbols = bytes().bytes(new byte[16]);
        for (int i = 0; i < 1_000_000; i++) {
            symbols.u32(1).u32(TEXT).u32(0).u8(0x12).u8(0).u16(1);
        }
        file.symbols = symbols.toBytes();
        file.names = bytes().u8(0).string("f").toBytes();
        return file;
    }

    private static File symbolsOfOneName() {
        File file = new File();
        SectionAssembler symbols = bytes().bytes(new byte[16]);
        for (int i = 0; i < 100_000; i++) {
            symbols.u32(1 + i).u32(TEXT + 4L * i).u32(4).u8(0x12).u8(0).u16(1);
        }
        file.symbols = symbols.toBytes();
        file.names = bytes().u8(0).string("_Z" + "n".repeat(1 << 20)).toBytes();
        return file;
    }

    // ---- compression

    private static File bomb(String section, boolean old) {
        byte[] contents = new byte[8 << 20];
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(contents);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        SectionAssembler header = old
                ? bytes().bytes(new byte[] {'Z', 'L', 'I', 'B', 0, 0, 0, 0, 0, (byte) 0x80, 0, 0})
                : bytes().u32(1).u32(contents.length).u32(1);
        File file = sharedLineProgram().section(section, header.bytes(deflated.toByteArray()));
        if (old) {
            file.sections.remove(".debug_info");
        }
        file.flags.put(section, old ? 0L : COMPRESSED);
        return file;
    }

    // ---- names

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_ZN1aE%s",
                "_Z1fI%sE",
                "_Z1fPFv%sE",
                "_Z1fDpT_%s",
                "_RIC1a%s",
                "_RNvC1a%s",
                "_ZN%s17h0123456789abcdefE"
            })
    void mangledNamesThatExplodeStayCheap(String shape) throws Exception {
        for (String part : new String[] {"S_", "IS_S_E", "P", "F", "DTcl", "T_", "B_", "TB2_B2_E", "3abc", "N", "I"}) {
            for (int count : new int[] {100, 5000, 100_000}) {
                String name = shape.formatted(part.repeat(count));
                Cost cost = Cost.of(() -> Demangler.demangle(name));
                assertThat(cost.milliseconds()).as(shape + part).isLessThan(2000);
                assertThat(cost.allocated())
                        .as(shape + part)
                        .isLessThan(ALLOCATED_PER_BYTE * name.length() + ALLOCATED_BESIDE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 200})
    void substitutionsThatDoubleStayCheap(int count) throws Exception {
        // each argument is a pair of the one before: 2^count names
        StringBuilder cpp = new StringBuilder("_Z1fI1aS_");
        StringBuilder rust = new StringBuilder("_RIC1aTuuE");
        for (int i = 0; i < count; i++) {
            String seed = i == 0 ? "S_" : "S" + Integer.toString(i - 1, 36).toUpperCase(Locale.ROOT) + "_";
            cpp.append("1bI").append(seed).append(seed).append('E');
            rust.append("TB4_B4_E");
        }
        for (String name :
                new String[] {cpp.append("Evv").toString(), rust.append('E').toString()}) {
            Cost cost = Cost.of(() -> Demangler.demangle(name));
            assertThat(cost.milliseconds()).isLessThan(2000);
            assertThat(cost.allocated()).isLessThan(ALLOCATED_BESIDE);
        }
    }
}

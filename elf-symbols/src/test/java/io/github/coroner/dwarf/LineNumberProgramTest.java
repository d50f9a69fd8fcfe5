package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.LineProgramBuilder;
import io.github.coroner.testdata.LineProgramBuilder.Row;
import io.github.coroner.testdata.SectionAssembler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineNumberProgramTest {
    private static final long START = 0x4200_0000L;

    static CompilationUnit unit(int version, byte[] line, Limits limits) {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.COMP_DIR, Form.STRING, "/build")
                .with(Attribute.STMT_LIST, version < 4 ? Form.DATA4 : Form.SEC_OFFSET, 0);
        DwarfBuilder builder = DwarfBuilder.littleEndian()
                .section(".debug_line", line)
                .unit(DwarfBuilder.Unit.ofVersion(version), root);
        return DwarfData.of(TestSections.of(builder), limits).units().get(0);
    }

    private static CompilationUnit unit(int version, byte[] line) {
        return unit(version, line, Limits.defaults());
    }

    private static LineProgramBuilder program(int version) {
        return LineProgramBuilder.ofVersion(version)
                .directory(version >= 5 ? "/build" : "include")
                .file("a.c", version >= 5 ? 0 : 1)
                .file("b.c", version >= 5 ? 0 : 1);
    }

    private static List<String> rows(LineTable table) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < table.rowCount(); i++) {
            rows.add(Long.toHexString(table.address(i)) + " " + table.file(i) + ":" + table.line(i) + ":"
                    + table.column(i) + (table.isStatement(i) ? " stmt" : "")
                    + (table.discriminator(i) == 0 ? "" : " d" + table.discriminator(i)));
        }
        return rows;
    }

    /** Each opcode by hand; what it does to the state machine is DWARF 5 sections 6.2.5.1 to 6.2.5.3. */
    @Test
    void runsEachOpcode() {
        LineProgramBuilder program = program(4).setAddress(START);
        program.special(0, 4); // line 5
        program.program().u8(2).uleb(300); // DW_LNS_advance_pc
        program.program().u8(3).sleb(-3); // DW_LNS_advance_line
        program.program().u8(4).uleb(2).u8(5).uleb(17).u8(6); // set_file, set_column, negate_stmt
        program.discriminator(9);
        program.program().u8(7).u8(10).u8(11).u8(12).uleb(200); // basic block, prologue end, epilogue begin, isa
        program.program().u8(1); // DW_LNS_copy
        program.program().u8(8).u8(1); // DW_LNS_const_add_pc: (255 - 13) / 14 = 17
        program.program().u8(9).u16(0x100).u8(1); // DW_LNS_fixed_advance_pc
        program.program().u8(0).uleb(3).u8(0x80).u16(0xffff); // a vendor's own opcode
        program.special(2, -1).endSequence();
        LineTable table = unit(4, program.build()).readLineTable();
        assertThat(rows(table))
                .containsExactly(
                        "42000000 1:5:0 stmt",
                        "4200012c 2:2:17 d9",
                        "4200013d 2:2:17",
                        "4200023d 2:2:17",
                        "4200023f 2:1:17");
        assertThat(table.sequenceCount()).isEqualTo(1);
        assertThat(table.firstRow(0)).isZero();
    }

    /** The two encodings of the example in DWARF 5 section D.5, with its header: opcode base 10, line base 1, line range 15. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // advance_pc 0x239, special (2, 0), (2, 3), (1, 8), (1, 7), advance_pc 2, end_sequence
                "02 b904 0b 38 82 73 0202 000101",
                // fixed_advance_pc before each special opcode
                "09 3902 0b 09 0300 0b 09 0800 0a 09 0700 0a 09 0200 000101"
            })
    void runsTheStandardsExample(String program) {
        SectionAssembler header = SectionAssembler.littleEndian()
                .u8(1) // minimum_instruction_length
                .u8(1) // maximum_operations_per_instruction
                .u8(1) // default_is_stmt
                .u8(1) // line_base
                .u8(15) // line_range
                .u8(10) // opcode_base
                .bytes(new byte[] {0, 1, 1, 1, 1, 0, 0, 0, 1})
                .u8(0) // no folders
                .string("hello.c")
                .u8(0)
                .u8(0)
                .u8(0)
                .u8(0);
        SectionAssembler unit = SectionAssembler.littleEndian()
                .u16(4)
                .u32(header.size())
                .append(header)
                .u8(2) // advance_pc: moves the example up, since code at addresses so low counts as discarded
                .uleb(0x8000)
                .bytes(HexFormat.of().parseHex(program.replace(" ", "")));
        byte[] line = SectionAssembler.littleEndian().withInitialLength(unit, 4).toBytes();
        LineTable table = unit(4, line).readLineTable();
        assertThat(rows(table))
                .containsExactly("8239 1:3:0 stmt", "823c 1:5:0 stmt", "8244 1:6:0 stmt", "824b 1:7:0 stmt");
        assertThat(table.sequenceEnd(0)).isEqualTo(0x824d);
    }

    @Test
    void defineFileAddsAFile() {
        LineProgramBuilder program = program(4).setAddress(START);
        SectionAssembler operands = SectionAssembler.littleEndian()
                .u8(3)
                .string("late.h")
                .uleb(0)
                .uleb(0)
                .uleb(0);
        program.program().u8(0).uleb(operands.size()).append(operands).u8(4).uleb(3);
        program.special(0, 1).special(1, 1).endSequence();
        LineTable table = unit(4, program.build()).readLineTable();
        assertThat(table.files().path(3)).contains("/build/late.h");
        assertThat(table.files().path(2)).contains("/build/include/b.c");
        assertThat(table.file(0)).isEqualTo(3);
    }

    @Test
    void countsOperationsOfLongInstructionWords() {
        // minimum_instruction_length 4, maximum_operations 3: 5 operations on are one word of 4 bytes and 2 operations
        SectionAssembler header = SectionAssembler.littleEndian();
        header.u8(4).u8(3).u8(1).u8(-5).u8(14).u8(10);
        for (int count : new int[] {0, 1, 1, 1, 1, 0, 0, 0, 1}) {
            header.u8(count);
        }
        header.u8(0).string("a.c").uleb(0).uleb(0).uleb(0).u8(0);
        SectionAssembler program = SectionAssembler.littleEndian();
        program.u8(0)
                .uleb(5)
                .u8(2)
                .u32(START)
                .u8(1)
                .u8(2)
                .uleb(5)
                .u8(1)
                .u8(2)
                .uleb(1)
                .u8(1)
                .u8(0)
                .uleb(1)
                .u8(1);
        SectionAssembler unit = SectionAssembler.littleEndian()
                .u16(4)
                .u32(header.size())
                .append(header)
                .append(program);
        byte[] line = SectionAssembler.littleEndian().withInitialLength(unit, 4).toBytes();
        // the sequence ends where its last row is, so that row never holds
        LineTable table = unit(4, line).readLineTable();
        assertThat(rows(table)).containsExactly("42000000 1:1:0 stmt", "42000004 1:1:0 stmt", "42000008 1:1:0 stmt");
    }

    @Test
    void passesOverStandardOpcodesThatItDoesNotKnow() {
        SectionAssembler header = SectionAssembler.littleEndian();
        header.u8(1).u8(1).u8(1).u8(-5).u8(14).u8(15);
        for (int count : new int[] {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 2, 0}) {
            header.u8(count);
        }
        header.u8(0).string("a.c").uleb(0).uleb(0).uleb(0).u8(0);
        SectionAssembler program = SectionAssembler.littleEndian();
        program.u8(0).uleb(5).u8(2).u32(START);
        program.u8(13)
                .uleb(1000)
                .uleb(2000)
                .u8(14)
                .u8(1)
                .u8(2)
                .uleb(4)
                .u8(0)
                .uleb(1)
                .u8(1);
        SectionAssembler unit = SectionAssembler.littleEndian()
                .u16(4)
                .u32(header.size())
                .append(header)
                .append(program);
        LineTable table = unit(
                        4,
                        SectionAssembler.littleEndian()
                                .withInitialLength(unit, 4)
                                .toBytes())
                .readLineTable();
        assertThat(rows(table)).containsExactly("42000000 1:1:0 stmt");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void namesFilesInEachVersion(int version) {
        LineProgramBuilder program = LineProgramBuilder.ofVersion(version);
        if (version >= 5) {
            program.directory("/build");
        }
        program.directory("include").directory("/usr/include").directory("C:/idf/");
        program.file("main.c", 0)
                .file("a.h", 1)
                .file("b.h", 2)
                .file("c.h", 3)
                .file("/abs.c", 1)
                .file("odd.h", 99);
        FileTable files = unit(version, program.build()).readLineTable().files();
        int first = version >= 5 ? 0 : 1;
        assertThat(files.firstFile()).isEqualTo(first);
        assertThat(files.endFile()).isEqualTo(first + 6);
        assertThat(files.path(first)).contains("/build/main.c");
        assertThat(files.path(first + 1)).contains("/build/include/a.h");
        assertThat(files.path(first + 2)).contains("/usr/include/b.h");
        assertThat(files.path(first + 3)).contains("C:/idf/c.h");
        assertThat(files.path(first + 4)).contains("/abs.c");
        assertThat(files.path(first + 5)).contains("/build/odd.h");
        assertThat(files.path(first + 6)).isEmpty();
        assertThat(files.path(-1)).isEmpty();
        assertThat(files.recordedPath(first)).contains("main.c");
        assertThat(files.recordedPath(first + 1)).contains("include/a.h");
        assertThat(files.recordedPath(99)).isEmpty();
    }

    @Test
    void dropsSequencesOfDiscardedCode() {
        List<Row> rows = List.of(new Row(0, 1, 10, 0, true, 0), new Row(4, 1, 11, 0, true, 0));
        List<Row> kept = List.of(new Row(START, 1, 20, 0, true, 0));
        List<Row> tombstone = List.of(new Row(0xffff_ffffL, 1, 30, 0, true, 0));
        byte[] line = program(4)
                .sequence(rows, 8)
                .sequence(kept, START + 2)
                .sequence(tombstone, 0xffff_ffffL)
                .build();
        assertThat(rows(unit(4, line).readLineTable())).containsExactly("42000000 1:20:0 stmt");
    }

    @Test
    void sortsRowsOfSequencesThatAreNotInOrder() {
        LineProgramBuilder program = program(4).setAddress(START + 8).special(0, 1);
        program.setAddress(START + 2)
                .special(0, 1)
                .discriminator(4)
                .special(0, 1)
                .setAddress(START + 20)
                .endSequence();
        LineTable table = unit(4, program.build()).readLineTable();
        assertThat(rows(table)).containsExactly("42000002 1:3:0 stmt", "42000002 1:4:0 stmt d4", "42000008 1:2:0 stmt");
        assertThat(table.rowAt(START + 2)).isEqualTo(1);
        assertThat(table.rowAt(START + 19)).isEqualTo(2);
        assertThat(table.rowAt(START + 20)).isEqualTo(-1);
    }

    /** Advances count instructions of {@code minimum_instruction_length} bytes, but for {@code DW_LNS_fixed_advance_pc}. */
    @Test
    void advancesByTheLengthOfAnInstruction() {
        LineProgramBuilder program = program(4).setAddress(START);
        program.special(3, 0); // 12 bytes
        program.program().u8(2).uleb(5).u8(1); // DW_LNS_advance_pc: 20 bytes
        program.program().u8(8).u8(1); // DW_LNS_const_add_pc: 17 instructions, 68 bytes
        program.program().u8(9).u16(6).u8(1); // DW_LNS_fixed_advance_pc: 6 bytes
        program.special(1, 0).endSequence();
        byte[] line = program.build();
        line[10] = 4; // minimum_instruction_length
        assertThat(rows(unit(4, line).readLineTable()))
                .containsExactly(
                        "4200000c 1:1:0 stmt",
                        "42000020 1:1:0 stmt",
                        "42000064 1:1:0 stmt",
                        "4200006a 1:1:0 stmt",
                        "4200006e 1:1:0 stmt");
    }

    /** {@code DW_LNE_set_address} with as many bytes as its length leaves. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 8})
    void readsAddressesOfAnySize(int size) {
        LineProgramBuilder program = program(4);
        program.program().u8(0).uleb(1 + size).u8(2).number(START, size);
        program.special(0, 1).special(1, 1).endSequence();
        assertThat(rows(unit(4, program.build()).readLineTable()))
                .containsExactly("42000000 1:2:0 stmt", "42000001 1:3:0 stmt");
    }

    /** The program breaks off where an extended opcode is impossible; what was ended before is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"00 01 02", "00 0a 02 000000000000000000", "00 7f 04 01", "00 ffffffffffffffffff01 04"})
    void breaksOffAtImpossibleExtendedOpcodes(String opcode) {
        LineProgramBuilder program =
                program(4).setAddress(START).special(0, 1).special(1, 0).endSequence();
        program.program().bytes(HexFormat.of().parseHex(opcode.replace(" ", "")));
        program.setAddress(START + 0x100).special(0, 1).special(1, 0).endSequence();
        CompilationUnit unit = unit(4, program.build());
        LineTable table = unit.readLineTable();
        assertThat(table.sequenceCount()).isEqualTo(1);
        assertThat(unit.data().problems()).hasSize(1);
    }

    @Test
    void anExtendedOpcodeWithoutBytesDoesNothing() {
        LineProgramBuilder program = program(4).setAddress(START);
        program.program().u8(0).uleb(0);
        program.special(0, 1).special(1, 0).endSequence();
        assertThat(unit(4, program.build()).readLineTable().rowCount()).isEqualTo(2);
    }

    /** Files and lines keep their state across sequences no more than addresses do. */
    @Test
    void everySequenceBeginsAnew() {
        LineProgramBuilder program = program(4).setAddress(START);
        program.program().u8(4).uleb(2).u8(5).uleb(9).u8(6);
        program.discriminator(3).special(0, 5).discriminator(4).endSequence();
        program.setAddress(START + 0x10).special(0, 0).special(1, 0).endSequence();
        assertThat(rows(unit(4, program.build()).readLineTable()))
                .endsWith("42000010 1:1:0 stmt", "42000011 1:1:0 stmt");
    }

    @Test
    void sortsDiscriminatorsWithTheirRows() {
        LineProgramBuilder program = program(4);
        program.setAddress(START + 8).discriminator(7).special(0, 4);
        program.setAddress(START).special(0, 1);
        program.setAddress(START + 4).discriminator(9).special(0, 1);
        program.discriminator(8).special(0, 1);
        program.setAddress(START + 12).endSequence();
        assertThat(rows(unit(4, program.build()).readLineTable()))
                .containsExactly(
                        "42000000 1:6:0 stmt",
                        "42000004 1:7:0 stmt d9",
                        "42000004 1:8:0 stmt d8",
                        "42000008 1:5:0 stmt d7");
    }

    /** More rows and sequences than there is room for at first; discriminators from the middle on. */
    @Test
    void keepsAllRowsOfLargePrograms() {
        int sequences = 25;
        int perSequence = 300;
        LineProgramBuilder program = program(4);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < sequences; i++) {
            List<Row> rows = new ArrayList<>();
            for (int j = 0; j < perSequence; j++) {
                int number = i * perSequence + j;
                int discriminator = number < 2500 ? 0 : number % 3;
                rows.add(new Row(
                        START + 2 * number, 1 + number % 2, 1 + number, number % 90, number % 5 != 0, discriminator));
                expected.add(Long.toHexString(START + 2 * number) + " " + (1 + number % 2) + ":" + (1 + number) + ":"
                        + number % 90 + (number % 5 != 0 ? " stmt" : "")
                        + (discriminator == 0 ? "" : " d" + discriminator));
            }
            program.sequence(rows, START + 2 * (i + 1) * perSequence);
        }
        LineTable table = unit(4, program.build()).readLineTable();
        assertThat(rows(table)).isEqualTo(expected);
        assertThat(table.sequenceCount()).isEqualTo(sequences);
        for (int i = 0; i < sequences; i++) {
            assertThat(table.firstRow(i)).isEqualTo(i * perSequence);
            assertThat(table.sequenceEnd(i)).isEqualTo(START + 2L * (i + 1) * perSequence);
        }
        assertThat(table.rowAt(START + 2 * 4321 + 1)).isEqualTo(4321);
    }

    /** A unit's discriminators say nothing about the unit that is read next with the same arrays. */
    @Test
    void discriminatorsOfOneProgramDoNotStayForTheNext() {
        byte[] with = program(4)
                .sequence(List.of(new Row(START, 1, 1, 0, true, 5)), START + 2)
                .build();
        byte[] without = program(4)
                .sequence(
                        List.of(new Row(START + 8, 1, 1, 0, true, 0), new Row(START + 10, 1, 2, 0, true, 3)),
                        START + 12)
                .build();
        DwarfBuilder builder = DwarfBuilder.littleEndian()
                .section(
                        ".debug_line",
                        SectionAssembler.littleEndian()
                                .bytes(with)
                                .bytes(without)
                                .toBytes());
        for (int offset : new int[] {0, with.length}) {
            builder.unit(
                    DwarfBuilder.Unit.ofVersion(4),
                    DieSpec.of(Tag.COMPILE_UNIT).with(Attribute.STMT_LIST, Form.SEC_OFFSET, offset));
        }
        List<CompilationUnit> units = DwarfData.of(TestSections.of(builder)).units();
        assertThat(rows(units.get(0).readLineTable())).containsExactly("42000000 1:1:0 stmt d5");
        assertThat(rows(units.get(1).readLineTable())).containsExactly("42000008 1:1:0 stmt", "4200000a 1:2:0 stmt d3");
    }

    @Test
    void columnsAndFilesBeyondTheirFieldsAreCut() {
        LineProgramBuilder program = program(4).setAddress(START);
        program.program().u8(5).uleb(0xffff).u8(1).u8(5).uleb(0x1_0000).u8(1);
        program.program().u8(4).uleb(0x3fff_ffff).u8(1).u8(4).uleb(0x4000_0000).u8(1);
        program.special(1, 0).endSequence();
        LineTable table = unit(4, program.build()).readLineTable();
        assertThat(table.column(0)).isEqualTo(0xffff);
        assertThat(table.column(1)).isEqualTo(0xffff);
        assertThat(table.file(2)).isEqualTo(0x3fff_ffff);
        assertThat(table.file(3)).isEqualTo(0x3fff_ffff);
    }

    @Test
    void keepsWholeSequencesOfAProgramThatBreaksOff() {
        byte[] line = program(4)
                .sequence(List.of(new Row(START, 1, 20, 0, true, 0)), START + 4)
                .sequence(List.of(new Row(START + 8, 1, 21, 0, true, 0)), START + 12)
                .build();
        byte[] cut = Arrays.copyOf(line, line.length - 2);
        cut[0] -= 2; // unit_length
        CompilationUnit unit = unit(4, cut);
        assertThat(rows(unit.readLineTable())).containsExactly("42000000 1:20:0 stmt");
        assertThat(unit.data().problems()).hasSize(1);
    }

    @Test
    void dropsASequenceWithoutEnd() {
        byte[] line = program(4).setAddress(START).special(0, 1).build();
        assertThat(unit(4, line).readLineTable().rowCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5})
    void survivesProgramsCutShortAnywhere(int version) {
        byte[] line = program(version)
                .sequence(List.of(new Row(START, 1, 20, 3, true, 7), new Row(START + 4, 1, 90, 3, false, 0)), START + 8)
                .build();
        for (int length = 0; length < line.length; length++) {
            CompilationUnit unit = unit(version, Arrays.copyOf(line, length));
            FormatException failure = catchThrowableOfType(FormatException.class, unit::readLineTable);
            assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED);
            assertThat(failure.offset()).isBetween(0L, (long) length);
        }
    }

    @Test
    void refusesUnknownVersions() {
        byte[] line = program(4).build();
        line[4] = 6;
        FormatException failure =
                catchThrowableOfType(FormatException.class, () -> unit(4, line).readLineTable());
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED);
    }

    @Test
    void refusesSpecialOpcodesWithoutALineRange() {
        LineProgramBuilder program = program(4).setAddress(START).special(1, 1).endSequence();
        byte[] line = program.build();
        assertThat(line[14]).isEqualTo((byte) 14); // line_range
        line[14] = 0;
        CompilationUnit unit = unit(4, line);
        assertThat(unit.readLineTable().rowCount()).isZero();
        assertThat(unit.data().problems()).hasSize(1);
    }

    @Test
    void refusesMoreFilesThanBytes() {
        SectionAssembler header = SectionAssembler.littleEndian();
        header.u8(1).u8(1).u8(1).u8(-5).u8(14).u8(1).u8(0).uleb(0).u8(0).uleb(1L << 40);
        SectionAssembler unit = SectionAssembler.littleEndian()
                .u16(5)
                .u8(4)
                .u8(0)
                .u32(header.size())
                .append(header);
        byte[] line = SectionAssembler.littleEndian().withInitialLength(unit, 4).toBytes();
        FormatException failure =
                catchThrowableOfType(FormatException.class, () -> unit(5, line).readLineTable());
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.MALFORMED);
    }

    @Test
    void keepsTheLimitOnRows() {
        LineProgramBuilder program = program(4).setAddress(START);
        for (int i = 0; i < 1000; i++) {
            program.special(1, 1);
        }
        CompilationUnit unit =
                unit(4, program.endSequence().build(), Limits.defaults().with(Limit.LINE_ROWS, 100));
        assertThat(unit.readLineTable().rowCount()).isZero();
        assertThat(unit.data().problems().get(0).message()).contains("LINE_ROWS");
    }

    @Test
    void aUnitWithoutLinesHasAnEmptyTable() {
        DwarfBuilder builder =
                DwarfBuilder.littleEndian().unit(DwarfBuilder.Unit.ofVersion(4), DieSpec.of(Tag.COMPILE_UNIT));
        LineTable table = DwarfData.of(TestSections.of(builder)).units().get(0).readLineTable();
        assertThat(table.rowCount()).isZero();
        assertThat(table.rowAt(START)).isEqualTo(-1);
        assertThat(table.files().path(1)).isEmpty();
    }
}

package io.github.coroner.testdata;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes line number programs for {@code .debug_line}, DWARF 5 section 6.2: either opcode by opcode, or from the rows that
 * a program should make.
 */
public final class LineProgramBuilder {
    private static final int LINE_BASE = -5;
    private static final int LINE_RANGE = 14;
    private static final int OPCODE_BASE = 13;
    private static final int[] OPERANDS = {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1};

    private final int version;
    private final SectionAssembler program;
    private final List<String> directories = new ArrayList<>();
    private final List<File> files = new ArrayList<>();

    private record File(String name, int directory) {}

    /** One row of a line table. */
    public record Row(long address, int file, int line, int column, boolean isStatement, int discriminator) {}

    private LineProgramBuilder(int version, SectionAssembler program) {
        this.version = version;
        this.program = program;
    }

    /** Makes a builder of a little-endian program, {@code version} 2 to 5, for addresses of 4 bytes. */
    public static LineProgramBuilder ofVersion(int version) {
        return new LineProgramBuilder(version, SectionAssembler.littleEndian());
    }

    /** Adds a folder; the first is number 0, the compilation directory, in version 5, and number 1 before. */
    public LineProgramBuilder directory(String name) {
        directories.add(name);
        return this;
    }

    /** Adds a file; the first is number 0 in version 5, and number 1 before. */
    public LineProgramBuilder file(String name, int directory) {
        files.add(new File(name, directory));
        return this;
    }

    /** {@return where opcodes are written that this class has no method for} */
    public SectionAssembler program() {
        return program;
    }

    /** Writes {@code DW_LNE_set_address}. */
    public LineProgramBuilder setAddress(long address) {
        program.u8(0).uleb(5).u8(2).u32(address);
        return this;
    }

    /** Writes {@code DW_LNE_end_sequence}. */
    public LineProgramBuilder endSequence() {
        program.u8(0).uleb(1).u8(1);
        return this;
    }

    /** Writes {@code DW_LNE_set_discriminator}. */
    public LineProgramBuilder discriminator(int value) {
        SectionAssembler operand = program.another().u8(4).uleb(value);
        program.u8(0).uleb(operand.size()).append(operand);
        return this;
    }

    /** Writes a special opcode for a change of line of {@code -5} to {@code 8} and a small advance. */
    public LineProgramBuilder special(int advance, int lines) {
        program.u8(OPCODE_BASE + advance * LINE_RANGE + lines - LINE_BASE);
        return this;
    }

    /**
     * Writes a sequence of rows that begins with an address and ends at {@code end}, with standard and special opcodes by
     * turns.
     */
    public LineProgramBuilder sequence(List<Row> rows, long end) {
        long address = rows.get(0).address();
        int file = 1;
        int line = 1;
        int column = 0;
        boolean isStatement = true;
        setAddress(address);
        for (Row row : rows) {
            if (row.file() != file) {
                program.u8(4).uleb(row.file());
            }
            if (row.column() != column) {
                program.u8(5).uleb(row.column());
            }
            if (row.isStatement() != isStatement) {
                program.u8(6);
            }
            if (row.discriminator() != 0) {
                discriminator(row.discriminator());
            }
            long advance = row.address() - address;
            int change = row.line() - line;
            boolean fits = change >= LINE_BASE && change < LINE_BASE + LINE_RANGE && advance < 17;
            if (fits && OPCODE_BASE + advance * LINE_RANGE + change - LINE_BASE < 256) {
                special((int) advance, change);
            } else {
                advance(advance);
                program.u8(3).sleb(change).u8(1);
            }
            address = row.address();
            file = row.file();
            line = row.line();
            column = row.column();
            isStatement = row.isStatement();
        }
        advance(end - address);
        return endSequence();
    }

    private void advance(long bytes) {
        int constant = (255 - OPCODE_BASE) / LINE_RANGE;
        if (bytes == constant) {
            program.u8(8);
        } else if (bytes < 0x1_0000 && bytes % 2 == 0) {
            program.u8(9).u16((int) bytes);
        } else {
            program.u8(2).uleb(bytes);
        }
    }

    /** {@return header and program} */
    public byte[] build() {
        return build(4);
    }

    /** {@return header and program, in the 64-bit format if {@code offsetSize} is 8} */
    public byte[] build(int offsetSize) {
        SectionAssembler header = program.another();
        header.u8(1); // minimum_instruction_length
        if (version >= 4) {
            header.u8(1); // maximum_operations_per_instruction
        }
        header.u8(1).u8(LINE_BASE).u8(LINE_RANGE).u8(OPCODE_BASE);
        for (int count : OPERANDS) {
            header.u8(count);
        }
        if (version >= 5) {
            header.u8(1).uleb(1).uleb(0x08).uleb(directories.size()); // DW_LNCT_path as DW_FORM_string
            directories.forEach(header::string);
            // DW_LNCT_path as DW_FORM_string, DW_LNCT_directory_index as DW_FORM_udata, DW_LNCT_MD5 as DW_FORM_data16
            header.u8(3)
                    .uleb(1)
                    .uleb(0x08)
                    .uleb(2)
                    .uleb(0x0b)
                    .uleb(5)
                    .uleb(0x1e)
                    .uleb(files.size());
            files.forEach(file ->
                    header.string(file.name()).u8(file.directory()).u64(0).u64(0));
        } else {
            directories.forEach(header::string);
            header.u8(0);
            files.forEach(file ->
                    header.string(file.name()).uleb(file.directory()).uleb(0).uleb(0));
            header.u8(0);
        }
        SectionAssembler unit = program.another().u16(version);
        if (version >= 5) {
            unit.u8(4).u8(0);
        }
        unit.number(header.size(), offsetSize).append(header).append(program);
        return program.another().withInitialLength(unit, offsetSize).toBytes();
    }
}

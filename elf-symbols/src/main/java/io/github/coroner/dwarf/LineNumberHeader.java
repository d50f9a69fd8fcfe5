package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * The header of a line number program, DWARF 5 section 6.2.4.
 *
 * @param encoding the program's own version and sizes, which need not be the unit's
 * @param minimumInstructionLength bytes that address advances count in
 * @param maximumOperations operations of one instruction, 1 unless the machine has very long instruction words
 * @param defaultIsStatement whether rows are statement starts until the program says otherwise
 * @param lineBase smallest change of line that a special opcode makes
 * @param lineRange how many changes of line special opcodes can make
 * @param opcodeBase the first special opcode
 * @param operandCounts where in {@code .debug_line} the number of LEB128 operands of opcode 1 is, a byte for each
 * @param files folders and files
 * @param program where the first opcode is, in bytes from the start of {@code .debug_line}
 * @param end the first byte behind the program
 */
record LineNumberHeader(
        UnitEncoding encoding,
        int minimumInstructionLength,
        int maximumOperations,
        boolean defaultIsStatement,
        int lineBase,
        int lineRange,
        int opcodeBase,
        long operandCounts,
        FileTable files,
        long program,
        long end) {

    /**
     * Reads a header.
     *
     * <pre>
     * unit_length                         4 bytes, or 0xffffffff and 8 bytes
     * version                             2 bytes
     * address_size                        1 byte  [version &gt;= 5]
     * segment_selector_size               1 byte  [version &gt;= 5]
     * header_length                       4 or 8 bytes
     * minimum_instruction_length          1 byte
     * maximum_operations_per_instruction  1 byte  [version &gt;= 4]
     * default_is_stmt                     1 byte
     * line_base                           1 byte, signed
     * line_range                          1 byte
     * opcode_base                         1 byte
     * standard_opcode_lengths             opcode_base - 1 bytes
     * folders and files
     * </pre>
     *
     * @param section at the header
     * @throws FormatException if it is cut short, malformed or of an unknown version
     */
    static LineNumberHeader read(CompilationUnit unit, ByteReader section) {
        long offset = section.offset();
        ByteReader line = section.copy();
        InitialLength length = InitialLength.read(section);
        ByteReader whole = section.slice(length.bytes());
        unit.claimLineProgram(offset, length.bytes());
        int version = whole.u16();
        if (version < 2 || version > 5) {
            throw FormatException.unsupported(section.source(), offset, "line number program version " + version);
        }
        int addressSize = unit.header().encoding().addressSize();
        if (version >= 5) {
            addressSize = whole.u8();
            whole.u8(); // segment selectors are not used
        }
        UnitEncoding encoding = new UnitEncoding(version, addressSize, length.offsetSize());
        ByteReader header = whole.slice(whole.unsigned(length.offsetSize()));
        int minimumInstructionLength = header.u8();
        int maximumOperations = version >= 4 ? Math.max(1, header.u8()) : 1;
        boolean defaultIsStatement = header.u8() != 0;
        int lineBase = (byte) header.u8();
        int lineRange = header.u8();
        int opcodeBase = header.u8();
        long operandCounts = header.offset();
        header.skip(Math.max(1, opcodeBase) - 1);
        FileTable files = version >= 5
                ? FileTable.readFormatted(unit, header, line, encoding)
                : FileTable.readUnformatted(unit, header, line);
        return new LineNumberHeader(
                encoding,
                minimumInstructionLength,
                maximumOperations,
                defaultIsStatement,
                lineBase,
                lineRange,
                opcodeBase,
                operandCounts,
                files,
                whole.offset(),
                whole.end());
    }
}

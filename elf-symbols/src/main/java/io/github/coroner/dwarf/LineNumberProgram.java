package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * Runs the line number program of a unit, DWARF 5 section 6.2.5: a byte code for a state machine that appends rows to a
 * table. Lives as long as one run.
 */
final class LineNumberProgram {
    /** How many values an opcode may have. */
    private static final int OPCODES = 256;

    // standard opcodes, DWARF 5 section 6.2.5.2
    private static final int EXTENDED = 0;
    private static final int COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int SET_COLUMN = 5;
    private static final int NEGATE_STMT = 6;
    private static final int SET_BASIC_BLOCK = 7;
    private static final int CONST_ADD_PC = 8;
    private static final int FIXED_ADVANCE_PC = 9;
    private static final int SET_PROLOGUE_END = 10;
    private static final int SET_EPILOGUE_BEGIN = 11;
    private static final int SET_ISA = 12;

    // extended opcodes, DWARF 5 section 6.2.5.3
    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;
    private static final int DEFINE_FILE = 3;
    private static final int SET_DISCRIMINATOR = 4;

    private final LineNumberHeader header;
    private final ByteReader section;
    private final ByteReader program;
    private final LineTable.Builder table;
    private final long maxAddress;
    // of the header, at hand for every row
    private final int minimumInstructionLength;
    private final int maximumOperations;
    private final int lineBase;
    private final int lineRange;
    private final int opcodeBase;
    /** What each special opcode adds to the line, and how many operations it advances by. */
    private final short[] lineAdvances;

    private final short[] operationAdvances;
    private final FileTable files;

    // registers of the state machine, DWARF 5 section 6.2.2
    private long address;
    private int operation;
    private int file;
    private int line;
    private int column;
    private int discriminator;
    private boolean isStatement;

    private LineNumberProgram(CompilationUnit unit, LineNumberHeader header, ByteReader section) {
        this.header = header;
        files = header.files();
        minimumInstructionLength = header.minimumInstructionLength();
        maximumOperations = header.maximumOperations();
        lineBase = header.lineBase();
        lineRange = header.lineRange();
        this.section = section;
        section.seek(header.program());
        program = section.slice(header.end() - header.program());
        maxAddress = unit.header().encoding().maxAddress();
        opcodeBase = header.opcodeBase();
        int range = header.lineRange();
        int specials = range == 0 ? 0 : Math.max(0, OPCODES - opcodeBase);
        lineAdvances = new short[specials];
        operationAdvances = new short[specials];
        for (int i = 0; i < specials; i++) {
            lineAdvances[i] = (short) (header.lineBase() + i % range);
            operationAdvances[i] = (short) (i / range);
        }
        table = unit.data().takeLineTableBuilder();
        reset();
    }

    /**
     * Runs the program at {@code offset} of {@code .debug_line}. Where it breaks off, the sequences before are kept and the
     * rest is told as a problem.
     *
     * @throws FormatException if its header cannot be read
     */
    static LineTable run(CompilationUnit unit, long offset) {
        ByteReader section = unit.data().reader(DwarfSection.LINE, offset);
        LineNumberHeader header = LineNumberHeader.read(unit, section.copy());
        LineNumberProgram program = new LineNumberProgram(unit, header, section);
        try {
            program.run();
        } catch (FormatException e) {
            unit.report(e);
        }
        LineTable table = program.table.build(program.files);
        unit.data().giveBack(program.table);
        return table;
    }

    private void reset() {
        address = 0;
        operation = 0;
        file = 1;
        line = 1;
        column = 0;
        discriminator = 0;
        isStatement = header.defaultIsStatement();
    }

    private void run() {
        while (program.remaining() > 0) {
            int opcode = program.u8();
            if (opcode >= opcodeBase) {
                special(opcode - opcodeBase);
            } else {
                standard(opcode);
            }
        }
    }

    private void special(int adjusted) {
        if (lineRange == 0) {
            throw FormatException.malformed(
                    program.source(), program.offset() - 1, "special opcode with a line range of 0");
        }
        int operations = adjusted / lineRange;
        advance(operations);
        line += lineBase + adjusted - operations * lineRange;
        append();
    }

    private void advance(long operations) {
        if (maximumOperations == 1) {
            address += operations * minimumInstructionLength;
        } else {
            long all = operation + operations;
            address += minimumInstructionLength * Long.divideUnsigned(all, maximumOperations);
            operation = (int) Long.remainderUnsigned(all, maximumOperations);
        }
    }

    private void append() {
        table.add(address & maxAddress, line, column, file, isStatement, discriminator);
        discriminator = 0;
    }

    private void standard(int opcode) {
        switch (opcode) {
            case EXTENDED -> extended();
            case COPY -> append();
            case ADVANCE_PC -> advance(program.uleb128());
            case ADVANCE_LINE -> line += (int) program.sleb128();
            case SET_FILE -> file = index(program.uleb128());
            case SET_COLUMN -> column = index(program.uleb128());
            case NEGATE_STMT -> isStatement = !isStatement;
            case CONST_ADD_PC ->
                advance(header.lineRange() == 0 ? 0 : (255 - header.opcodeBase()) / header.lineRange());
            case FIXED_ADVANCE_PC -> {
                address += program.u16();
                operation = 0;
            }
            case SET_BASIC_BLOCK, SET_PROLOGUE_END, SET_EPILOGUE_BEGIN -> {}
            case SET_ISA -> program.skipLeb128();
            default -> {
                // one that is not known: the header says how many operands to pass over
                section.seek(header.operandCounts() + opcode - 1);
                for (int i = section.u8(); i > 0; i--) {
                    program.skipLeb128();
                }
            }
        }
    }

    private static int index(long value) {
        return value < 0 || value > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) value;
    }

    private void extended() {
        long length = program.uleb128();
        long begin = program.offset();
        if (length == 0) {
            return;
        }
        if (length < 0 || length > program.remaining()) {
            throw FormatException.truncated(program.source(), begin, length, program.remaining());
        }
        int opcode = program.u8();
        switch (opcode) {
            case END_SEQUENCE -> {
                table.endSequence(address & maxAddress);
                reset();
            }
            case SET_ADDRESS -> {
                if (length > 9 || length == 1) {
                    throw FormatException.malformed(
                            program.source(), begin, "an address of " + (length - 1) + " bytes");
                }
                address = program.unsigned((int) length - 1);
                operation = 0;
            }
            case DEFINE_FILE -> files.define(program.slice(length - 1));
            case SET_DISCRIMINATOR -> discriminator = index(program.uleb128());
            default -> {} // a vendor's own: its length was told
        }
        program.seek(begin + length);
    }
}

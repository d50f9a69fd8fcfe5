package io.github.coroner.riscv;

import io.github.coroner.format.Memory;
import io.github.coroner.riscv.Instruction.Kind;
import java.util.Optional;

/** Reads instructions: RISC-V ISA volume 1, chapters RV32I and C; Zcmp of the code size reduction extensions. */
final class InstructionDecoder {
    private static final int EBREAK = 0x001;
    private static final int MRET = 0x302;

    // Zcmp: bits 8 to 12, and the lowest register list that is not reserved
    private static final int CM_PUSH = 0x18;
    private static final int CM_POP = 0x1a;
    private static final int CM_POPRETZ = 0x1c;
    private static final int CM_POPRET = 0x1e;
    private static final int FIRST_LIST = 4;
    private static final int LAST_LIST = 15;

    /** Zcmt: indices from here on are calls, below jumps. */
    private static final int FIRST_TABLE_CALL = 32;

    private InstructionDecoder() {}

    /** {@return the instruction at {@code address}; empty if its bytes are not there} */
    static Optional<Instruction> decode(Memory code, long address) {
        byte[] bytes = new byte[4];
        int read = code.read(address, bytes, 0, 4);
        int bits = bytes[3] << 24 | (bytes[2] & 0xff) << 16 | (bytes[1] & 0xff) << 8 | (bytes[0] & 0xff);
        if (read >= 2 && (bits & 3) != 3) {
            return Optional.of(compressed(address, bits & 0xffff));
        }
        return read == 4 ? Optional.of(full(address, bits)) : Optional.empty();
    }

    private static Instruction full(long address, int bits) {
        int rd = field(bits, 7, 5);
        int function = field(bits, 12, 3);
        int rs1 = field(bits, 15, 5);
        int rs2 = field(bits, 20, 5);
        int immediateI = bits >> 20;
        return switch (Opcode.of(bits)) {
            case Opcode.OP_IMM ->
                of(address, 4, function == 0 ? Kind.ADD_IMMEDIATE : Kind.OTHER, rd, rs1, 0, immediateI);
            case Opcode.OP ->
                of(address, 4, function == 0 && bits >>> 25 == 0 ? Kind.ADD : Kind.OTHER, rd, rs1, rs2, 0);
            case Opcode.LUI -> of(address, 4, Kind.LOAD_UPPER, rd, 0, 0, bits & 0xffff_f000);
            case Opcode.AUIPC -> of(address, 4, Kind.ADD_UPPER_TO_PC, rd, 0, 0, bits & 0xffff_f000);
            case Opcode.LOAD -> of(address, 4, function == 2 ? Kind.LOAD_WORD : Kind.OTHER, rd, rs1, 0, immediateI);
            case Opcode.STORE -> {
                int immediate = (bits >> 25) << 5 | rd;
                yield of(address, 4, function == 2 ? Kind.STORE_WORD : Kind.OTHER, 0, rs1, rs2, immediate);
            }
            case Opcode.JAL -> of(address, 4, Kind.JUMP, rd, 0, 0, jumpImmediate(bits));
            case Opcode.JALR -> of(address, 4, function == 0 ? Kind.JUMP_REGISTER : Kind.STOP, rd, rs1, 0, immediateI);
            case Opcode.BRANCH -> of(address, 4, Kind.BRANCH, 0, rs1, rs2, branchImmediate(bits));
            case Opcode.SYSTEM -> system(address, bits, rd, function, rs1);
            // stores of floating-point numbers and fences write no register
            case Opcode.STORE_FP, Opcode.MISC_MEM -> of(address, 4, Kind.OTHER, 0, rs1, rs2, 0);
            case Opcode.LONGER -> of(address, 4, bits == -1 ? Kind.STOP : Kind.OTHER, rd, rs1, rs2, 0);
            // loads of floating point numbers write no integer register, nor do fused multiplications
            case Opcode.LOAD_FP, Opcode.MADD, Opcode.MSUB, Opcode.NMSUB, Opcode.NMADD ->
                of(address, 4, Kind.OTHER, 0, rs1, 0, 0);
            case Opcode.OP_FP -> of(address, 4, Kind.OTHER, writesInteger(bits >>> 25) ? rd : 0, rs1, 0, 0);
            default -> of(address, 4, Kind.OTHER, rd, rs1, rs2, 0);
        };
    }

    /** Of floating point arithmetic only comparisons, conversions and moves to integers do: by the top seven bits. */
    private static boolean writesInteger(int function) {
        return switch (function & 0x7c) {
            case 0x50, 0x60, 0x70 -> true;
            default -> false;
        };
    }

    private static Instruction system(long address, int bits, int rd, int function, int rs1) {
        if (function != 0) {
            return of(address, 4, Kind.CONTROL_REGISTER, rd, rs1, 0, bits >>> 20);
        }
        return switch (bits >>> 20) {
            case MRET -> of(address, 4, Kind.TRAP_RETURN, 0, 0, 0, 0);
            case EBREAK -> of(address, 4, Kind.STOP, 0, 0, 0, 0);
            default -> of(address, 4, Kind.OTHER, 0, 0, 0, 0);
        };
    }

    private static Instruction compressed(long address, int bits) {
        int function = field(bits, 13, 3);
        return switch (bits & 3) {
            case 0 -> quadrant0(address, bits, function);
            case 1 -> quadrant1(address, bits, function);
            default -> quadrant2(address, bits, function);
        };
    }

    /** c.addi4spn (0), c.lw (2), Zcb (4), c.sw (6) and their kin: registers x8 to x15. */
    private static Instruction quadrant0(long address, int bits, int function) {
        int rdShort = 8 + field(bits, 2, 3);
        int rs1Short = 8 + field(bits, 7, 3);
        int word = field(bits, 10, 3) << 3 | field(bits, 6, 1) << 2 | field(bits, 5, 1) << 6;
        return switch (function) {
            case 0 -> {
                int immediate = field(bits, 11, 2) << 4
                        | field(bits, 7, 4) << 6
                        | field(bits, 6, 1) << 2
                        | field(bits, 5, 1) << 3;
                yield immediate == 0
                        ? of(address, 2, bits == 0 ? Kind.ILLEGAL : Kind.STOP, 0, 0, 0, 0)
                        : of(address, 2, Kind.ADD_IMMEDIATE, rdShort, Registers.SP, 0, immediate);
            }
            case 2 -> of(address, 2, Kind.LOAD_WORD, rdShort, rs1Short, 0, word);
            case 6 -> of(address, 2, Kind.STORE_WORD, 0, rs1Short, rdShort, word);
            // Zcb: of its loads and stores only the loads write a register
            case 4 -> of(address, 2, Kind.OTHER, field(bits, 11, 1) == 0 ? rdShort : 0, rs1Short, 0, 0);
            default -> of(address, 2, Kind.OTHER, 0, rs1Short, 0, 0);
        };
    }

    /** c.addi (0), c.jal (1), c.li (2), c.addi16sp and c.lui (3), arithmetic (4), c.j (5), c.beqz (6), c.bnez (7). */
    private static Instruction quadrant1(long address, int bits, int function) {
        int rd = field(bits, 7, 5);
        int immediate = field(bits, 12, 1) * -32 + field(bits, 2, 5);
        int rdShort = 8 + field(bits, 7, 3);
        return switch (function) {
            case 0 -> of(address, 2, Kind.ADD_IMMEDIATE, rd, rd, 0, immediate);
            case 1 -> of(address, 2, Kind.JUMP, Registers.RA, 0, 0, compressedJump(bits));
            case 2 -> of(address, 2, Kind.ADD_IMMEDIATE, rd, Registers.ZERO, 0, immediate);
            case 3 -> {
                if (rd == Registers.SP) {
                    yield of(address, 2, Kind.ADD_IMMEDIATE, rd, rd, 0, stackAdjustment(bits));
                }
                yield of(address, 2, Kind.LOAD_UPPER, rd, 0, 0, immediate << 12);
            }
            case 4 -> of(address, 2, Kind.OTHER, rdShort, rdShort, 0, 0);
            case 5 -> of(address, 2, Kind.JUMP, Registers.ZERO, 0, 0, compressedJump(bits));
            default -> of(address, 2, Kind.BRANCH, 0, rdShort, 0, compressedBranch(bits));
        };
    }

    /** c.slli (0), c.lwsp (2), c.jr and its kin (4), Zcmp and Zcmt (5), c.swsp (6). */
    private static Instruction quadrant2(long address, int bits, int function) {
        int rd = field(bits, 7, 5);
        int rs2 = field(bits, 2, 5);
        return switch (function) {
            case 0 -> of(address, 2, Kind.OTHER, rd, rd, 0, 0);
            case 2 -> {
                int offset = field(bits, 12, 1) << 5 | field(bits, 4, 3) << 2 | field(bits, 2, 2) << 6;
                yield of(address, 2, Kind.LOAD_WORD, rd, Registers.SP, 0, offset);
            }
            case 4 -> registers(address, field(bits, 12, 1) != 0, rd, rs2);
            case 5 -> codeSize(address, bits);
            case 6 -> {
                int offset = field(bits, 9, 4) << 2 | field(bits, 7, 2) << 6;
                yield of(address, 2, Kind.STORE_WORD, 0, Registers.SP, rs2, offset);
            }
            default -> of(address, 2, Kind.OTHER, 0, 0, 0, 0);
        };
    }

    /** c.jr, c.mv, c.ebreak, c.jalr, c.add. */
    private static Instruction registers(long address, boolean bit12, int rd, int rs2) {
        if (rs2 != 0) {
            return bit12 ? of(address, 2, Kind.ADD, rd, rd, rs2, 0) : of(address, 2, Kind.ADD_IMMEDIATE, rd, rs2, 0, 0);
        }
        if (rd == 0) {
            return of(address, 2, Kind.STOP, 0, 0, 0, 0);
        }
        return of(address, 2, Kind.JUMP_REGISTER, bit12 ? Registers.RA : Registers.ZERO, rd, 0, 0);
    }

    /** Zcmp and Zcmt, which take the place of c.fsdsp. */
    private static Instruction codeSize(long address, int bits) {
        int list = field(bits, 4, 4);
        int selector = field(bits, 8, 5);
        boolean isPushOrPop =
                selector == CM_PUSH || selector == CM_POP || selector == CM_POPRETZ || selector == CM_POPRET;
        if (list >= FIRST_LIST && isPushOrPop) {
            // ra, s0, s1 ...; the last list has two more than the one before it
            int count = list == LAST_LIST ? 13 : list - 3;
            int bytes = (count * 4 + 15 & ~15) + 16 * field(bits, 2, 2);
            Kind kind = selector == CM_PUSH ? Kind.PUSH : selector == CM_POP ? Kind.POP : Kind.POP_RETURN;
            return of(address, 2, kind, 0, Registers.SP, count, bytes);
        }
        if (field(bits, 10, 3) == 0) {
            return of(address, 2, field(bits, 2, 8) < FIRST_TABLE_CALL ? Kind.TABLE_JUMP : Kind.TABLE_CALL, 0, 0, 0, 0);
        }
        // cm.mva01s and cm.mvsa01 move arguments; what they overwrite was saved before
        return of(address, 2, Kind.OTHER, 0, 0, 0, 0);
    }

    private static int jumpImmediate(int bits) {
        return (bits >> 31) << 20 | field(bits, 12, 8) << 12 | field(bits, 20, 1) << 11 | field(bits, 21, 10) << 1;
    }

    private static int branchImmediate(int bits) {
        return (bits >> 31) << 12 | field(bits, 7, 1) << 11 | field(bits, 25, 6) << 5 | field(bits, 8, 4) << 1;
    }

    /** The immediate of c.addi16sp. */
    private static int stackAdjustment(int bits) {
        return field(bits, 12, 1) * -512
                + (field(bits, 6, 1) << 4 | field(bits, 5, 1) << 6 | field(bits, 3, 2) << 7 | field(bits, 2, 1) << 5);
    }

    private static int compressedJump(int bits) {
        return field(bits, 12, 1) * -2048
                + (field(bits, 11, 1) << 4
                        | field(bits, 9, 2) << 8
                        | field(bits, 8, 1) << 10
                        | field(bits, 7, 1) << 6
                        | field(bits, 6, 1) << 7
                        | field(bits, 3, 3) << 1
                        | field(bits, 2, 1) << 5);
    }

    private static int compressedBranch(int bits) {
        return field(bits, 12, 1) * -256
                + (field(bits, 10, 2) << 3 | field(bits, 5, 2) << 6 | field(bits, 3, 2) << 1 | field(bits, 2, 1) << 5);
    }

    private static int field(int bits, int shift, int width) {
        return bits >>> shift & ((1 << width) - 1);
    }

    private static Instruction of(long address, int length, Kind kind, int rd, int rs1, int rs2, int immediate) {
        return new Instruction(address, length, kind, rd, rs1, rs2, immediate);
    }
}

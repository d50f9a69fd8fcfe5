package io.github.coroner.riscv;

/** The major opcodes of 32-bit instructions, bits 0 to 6: RISC-V unprivileged ISA, chapter "RV32/64G Instruction Set Listings". */
final class Opcode {
    static final int LOAD = 0x03;
    static final int LOAD_FP = 0x07;
    static final int MISC_MEM = 0x0f;
    static final int OP_IMM = 0x13;
    static final int AUIPC = 0x17;
    static final int STORE = 0x23;
    static final int STORE_FP = 0x27;
    static final int AMO = 0x2f;
    static final int OP = 0x33;
    static final int LUI = 0x37;
    static final int MADD = 0x43;
    static final int MSUB = 0x47;
    static final int NMSUB = 0x4b;
    static final int NMADD = 0x4f;
    static final int OP_FP = 0x53;
    static final int BRANCH = 0x63;
    static final int JALR = 0x67;
    static final int JAL = 0x6f;
    static final int SYSTEM = 0x73;

    /** Reserved for instructions of 80 bits and more; all ones is no instruction by definition. */
    static final int LONGER = 0x7f;

    private static final int MASK = 0x7f;

    private Opcode() {}

    /** {@return the major opcode of an instruction of 32 bits} */
    static int of(int bits) {
        return bits & MASK;
    }
}

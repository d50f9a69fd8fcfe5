package io.github.coroner.xtensa;

/**
 * Values of the fields that tell instructions apart, by their names in the opcode maps of the Xtensa ISA (chapter 7.3); only
 * those that are looked for.
 */
final class Opcode {
    // op0: the whole opcode space
    static final int QRST = 0x0;
    static final int LSAI = 0x2;
    static final int LSCI = 0x3;
    static final int CALLN = 0x5;
    static final int L32I_N = 0x8;
    static final int S32I_N = 0x9;
    static final int ADDI_N = 0xb;
    static final int ST3 = 0xd;

    // op1 of QRST
    static final int RST0 = 0x0;
    static final int LSCX = 0x8;
    static final int LSC4 = 0x9;

    // op2 of RST0
    static final int ST0 = 0x0;
    static final int OR = 0x2;

    // r of ST0
    static final int SNM0 = 0x0;
    static final int MOVSP = 0x1;

    // m of SNM0
    static final int CALLX = 0x3;

    // op2 of LSCX and LSC4; the lowest bit of LSCX says that the base is written back
    static final int L32E = 0x0;
    static final int S32E = 0x4;
    static final int SSX = 0x4;
    static final int LSCX_UPDATE = 0x1;

    // r of LSAI
    static final int S32I = 0x6;
    static final int ADDI = 0xc;
    static final int ADDMI = 0xd;

    // r of ST3
    static final int MOV_N = 0x0;

    private Opcode() {}
}

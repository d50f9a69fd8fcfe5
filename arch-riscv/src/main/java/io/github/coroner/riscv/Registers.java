package io.github.coroner.riscv;

import java.util.List;

/** The integer registers by DWARF number (RISC-V DWARF Specification, register numbers) and gdb's names for them. */
final class Registers {
    static final int ZERO = 0;
    static final int RA = 1;
    static final int SP = 2;
    static final int GP = 3;
    static final int TP = 4;
    static final int T0 = 5;
    static final int FP = 8;
    static final int S1 = 9;
    static final int S2 = 18;
    static final int S11 = 27;

    /** How many integer registers there are. */
    static final int COUNT = 32;

    /** Names by number; x8 is {@code fp}, as gdb has it. */
    static final List<String> NAMES = List.of(
            "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "fp", "s1", "a0", "a1", "a2", "a3", "a4", "a5", "a6",
            "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6", "ft0", "ft1",
            "ft2", "ft3", "ft4", "ft5", "ft6", "ft7", "fs0", "fs1", "fa0", "fa1", "fa2", "fa3", "fa4", "fa5", "fa6",
            "fa7", "fs2", "fs3", "fs4", "fs5", "fs6", "fs7", "fs8", "fs9", "fs10", "fs11", "ft8", "ft9", "ft10",
            "ft11");

    private Registers() {}

    /** {@return whether a function must leave the register as it was: s0 to s11} */
    static boolean isCalleeSaved(int register) {
        return register == FP || register == S1 || (register >= S2 && register <= S11);
    }
}

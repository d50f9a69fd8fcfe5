package io.github.coroner.riscv;

import io.github.coroner.format.Addresses;

/**
 * An instruction, as far as unwinding needs it: what it does to registers, stack and flow of control. Compressed forms
 * (RISC-V ISA, extensions C and Zcmp) are given as the 32-bit instruction that they stand for; {@code length} tells them apart.
 *
 * @param address target address
 * @param length bytes, 2 or 4
 * @param kind what it does
 * @param rd register written, 0 if none
 * @param rs1 first register read: the base of loads, stores and indirect jumps
 * @param rs2 second register read: what a store stores
 * @param immediate signed; of a direct jump or branch the distance from {@code address}; of a push or pop the bytes that the
 *     stack pointer moves, and {@code rs2} the number of registers
 */
record Instruction(long address, int length, Kind kind, int rd, int rs1, int rs2, int immediate) {

    /** What an instruction does. */
    enum Kind {
        /** {@code rd = rs1 + immediate}: addi, li, mv, nop. */
        ADD_IMMEDIATE,
        /** {@code rd = rs1 + rs2}. */
        ADD,
        /** {@code rd = immediate}: lui. */
        LOAD_UPPER,
        /** {@code rd = address + immediate}: auipc. */
        ADD_UPPER_TO_PC,
        /** {@code rd = word at rs1 + immediate}. */
        LOAD_WORD,
        /** {@code word at rs1 + immediate = rs2}. */
        STORE_WORD,
        /** {@code rd = return address; jump}: jal, j. */
        JUMP,
        /** {@code rd = return address; jump to rs1 + immediate}: jalr, jr, ret. */
        JUMP_REGISTER,
        /** Jumps or goes on. */
        BRANCH,
        /** cm.push: stores registers, then lowers the stack pointer. */
        PUSH,
        /** cm.pop: loads registers, then raises the stack pointer. */
        POP,
        /** cm.popret, cm.popretz: cm.pop and return. */
        POP_RETURN,
        /** A call through a table (cm.jalt). */
        TABLE_CALL,
        /** A jump through a table (cm.jt). */
        TABLE_JUMP,
        /** Returns from a trap: mret. */
        TRAP_RETURN,
        /** Reads or writes a control register; {@code immediate} is its number. */
        CONTROL_REGISTER,
        /** Any other that writes {@code rd}, 0 for none, and goes on to the next. */
        OTHER,
        /** All zeros: no instruction, by definition. */
        ILLEGAL,
        /** Not an instruction, or one that never goes on: all ones, ebreak. */
        STOP
    }

    /** {@return the address of what follows} */
    long next() {
        return address + length;
    }

    /** {@return where a direct jump or branch leads} */
    long target() {
        return Addresses.plus(address, immediate);
    }

    /** {@return whether it calls a function: jumps and leaves the return address in ra} */
    boolean isCall() {
        return kind == Kind.TABLE_CALL || ((kind == Kind.JUMP || kind == Kind.JUMP_REGISTER) && rd == Registers.RA);
    }
}

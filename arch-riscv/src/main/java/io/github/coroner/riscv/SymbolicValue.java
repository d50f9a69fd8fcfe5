package io.github.coroner.riscv;

import io.github.coroner.format.Addresses;

/**
 * What is known of a register while instructions are followed without being run: nothing, a number, or what some register held at the
 * function's entry plus a number.
 *
 * @param base number of that register, {@link #CONSTANT}, or {@link #NO_BASE} if nothing is known
 * @param offset what is added, signed 32 bit; the number itself of a constant; 0 if unknown
 */
record SymbolicValue(int base, int offset) {
    /** In place of a register: the value is a number. */
    static final int CONSTANT = -1;

    /** In place of a register: the value is not known. */
    static final int NO_BASE = -2;

    /** A value of which nothing is known. */
    static final SymbolicValue UNKNOWN = new SymbolicValue(NO_BASE, 0);

    private static final SymbolicValue[] AT_ENTRY = new SymbolicValue[Registers.COUNT];

    static {
        for (int register = 0; register < AT_ENTRY.length; register++) {
            AT_ENTRY[register] = new SymbolicValue(register, 0);
        }
    }

    /** {@return what the register held at the function's entry} */
    static SymbolicValue atEntry(int register) {
        return AT_ENTRY[register];
    }

    /** {@return a number} */
    static SymbolicValue constant(long value) {
        return new SymbolicValue(CONSTANT, (int) value);
    }

    /** {@return this value plus a number} */
    SymbolicValue plus(long delta) {
        return base == NO_BASE ? this : new SymbolicValue(base, (int) (offset + delta));
    }

    /** {@return the sum, known if either is a constant} */
    SymbolicValue plus(SymbolicValue other) {
        if (other.base == CONSTANT) {
            return plus(other.offset);
        }
        return base == CONSTANT ? other.plus(offset) : UNKNOWN;
    }

    /** {@return whether it is exactly what a register held at entry} */
    boolean isEntryValueOf(int register) {
        return base == register && offset == 0;
    }

    /** {@return whether it is the stack pointer at entry plus a number} */
    boolean isOnStack() {
        return base == Registers.SP;
    }

    /** {@return a constant as a target address} */
    long address() {
        return Addresses.fromColumn(offset);
    }
}

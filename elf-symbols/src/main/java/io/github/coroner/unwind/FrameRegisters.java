package io.github.coroner.unwind;

import io.github.coroner.format.Addresses;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The registers of one frame, by DWARF register number, each known or unknown. Immutable.
 *
 * <p>Numbers: Xtensa 0 to 15 are a0 to a15; RISC-V 0 to 31 are x0 to x31, 32 to 63 f0 to f31. The pc is apart.
 */
public final class FrameRegisters {
    /** Registers that can be held. */
    public static final int COUNT = 64;

    private final long pc;
    private final long[] values;
    private final long known;

    private FrameRegisters(long pc, long[] values, long known) {
        this.pc = pc;
        this.values = values;
        this.known = known;
    }

    /** {@return registers of which only the pc is known; target address, unsigned 32 bit} */
    public static FrameRegisters of(long pc) {
        return new FrameRegisters(pc, new long[0], 0);
    }

    /** {@return registers 0 to {@code values.length - 1} as given; a bit in {@code known} for each that has a value} */
    public static FrameRegisters of(long pc, long[] values, long known) {
        if (values.length > COUNT) {
            throw new IllegalArgumentException(values.length + " registers");
        }
        return new FrameRegisters(
                pc, values.clone(), values.length == COUNT ? known : known & ((1L << values.length) - 1));
    }

    /** {@return where the frame executes: target address, unsigned 32 bit} */
    public long pc() {
        return pc;
    }

    /** {@return whether the register has a value} */
    public boolean isKnown(int register) {
        return register >= 0 && register < values.length && (known >>> register & 1) != 0;
    }

    /** {@return the value, unsigned 32 bit; empty if it is unknown} */
    public OptionalLong value(int register) {
        return isKnown(register) ? OptionalLong.of(values[register]) : OptionalLong.empty();
    }

    /** {@return a copy with another pc} */
    public FrameRegisters withPc(long newPc) {
        return new FrameRegisters(newPc, values, known);
    }

    /** {@return a copy in which one register has a value} */
    public FrameRegisters with(int register, long value) {
        if (register < 0 || register >= COUNT) {
            throw new IllegalArgumentException("register " + register);
        }
        long[] copy = Arrays.copyOf(values, Math.max(values.length, register + 1));
        copy[register] = value;
        return new FrameRegisters(pc, copy, known | 1L << register);
    }

    /** {@return a copy in which one register is unknown} */
    public FrameRegisters without(int register) {
        return isKnown(register) ? new FrameRegisters(pc, values, known & ~(1L << register)) : this;
    }

    /** Equal if the pc is, and the same registers are known and have the same values. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FrameRegisters registers
                && pc == registers.pc
                && knownRegisters().equals(registers.knownRegisters());
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(pc) + knownRegisters().hashCode();
    }

    @Override
    public String toString() {
        return "pc " + Addresses.hex(pc) + " " + knownRegisters();
    }

    private Map<Integer, Long> knownRegisters() {
        Map<Integer, Long> registers = new TreeMap<>();
        for (int register = 0; register < values.length; register++) {
            if (isKnown(register)) {
                registers.put(register, values[register]);
            }
        }
        return registers;
    }
}

package io.github.coroner.unwind;

import io.github.coroner.dwarf.CfaRule;
import io.github.coroner.dwarf.Expression;
import io.github.coroner.dwarf.ExpressionContext;
import io.github.coroner.dwarf.Location;
import io.github.coroner.dwarf.RegisterRule;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.OptionalLong;

/**
 * Applies one row of call frame information to a frame (DWARF 5 section 6.4.3). The stack pointer of the caller is the
 * canonical frame address unless a rule says otherwise; a register without a rule keeps its value.
 */
public final class CallFrameStep {
    private final UnwindRow row;
    private final FrameRegisters registers;
    private final Memory memory;
    private final int stackPointer;
    private final Limits limits;

    private CallFrameStep(UnwindRow row, FrameRegisters registers, Memory memory, int stackPointer, Limits limits) {
        this.row = row;
        this.registers = registers;
        this.memory = memory;
        this.stackPointer = stackPointer;
        this.limits = limits;
    }

    /** {@return the step from a frame with these registers by {@code row}} */
    public static CallFrameStep of(
            UnwindRow row, FrameRegisters registers, Memory memory, int stackPointer, Limits limits) {
        return new CallFrameStep(row, registers, memory, stackPointer, limits);
    }

    /** {@return the canonical frame address; empty if what it is made of is unknown} */
    public OptionalLong cfa() {
        if (row.cfa() instanceof CfaRule.RegisterOffset rule) {
            OptionalLong base = registers.value(rule.register());
            return base.isPresent()
                    ? OptionalLong.of(Addresses.plus(base.getAsLong(), rule.offset()))
                    : OptionalLong.empty();
        }
        return evaluate(((CfaRule.Computed) row.cfa()).expression(), OptionalLong.empty());
    }

    /** {@return where the caller's value of a register lies in memory; empty if it is not in memory} */
    public OptionalLong location(int register, long cfa) {
        RegisterRule rule = row.rule(register);
        if (rule instanceof RegisterRule.Offset offset) {
            return OptionalLong.of(Addresses.plus(cfa, offset.offset()));
        }
        if (rule instanceof RegisterRule.AtComputed computed) {
            return evaluate(computed.expression(), OptionalLong.of(cfa));
        }
        return OptionalLong.empty();
    }

    /** {@return the caller's value of a register; empty if it is unknown or its memory is not there} */
    public OptionalLong value(int register, long cfa) {
        RegisterRule rule = row.rule(register);
        if (rule instanceof RegisterRule.Unspecified) {
            return register == stackPointer ? OptionalLong.of(cfa) : registers.value(register);
        }
        if (rule instanceof RegisterRule.SameValue) {
            return registers.value(register);
        }
        if (rule instanceof RegisterRule.Register other) {
            return registers.value(other.register());
        }
        if (rule instanceof RegisterRule.ValueOffset offset) {
            return OptionalLong.of(Addresses.plus(cfa, offset.offset()));
        }
        if (rule instanceof RegisterRule.ValueComputed computed) {
            return evaluate(computed.expression(), OptionalLong.of(cfa));
        }
        OptionalLong location = location(register, cfa);
        return location.isPresent() ? memory.u32(location.getAsLong()) : OptionalLong.empty();
    }

    /** {@return the caller's registers, its pc being {@code pc}} */
    public FrameRegisters caller(long cfa, long pc) {
        long[] values = new long[FrameRegisters.COUNT];
        long known = 0;
        for (int register = 0; register < FrameRegisters.COUNT; register++) {
            OptionalLong value = value(register, cfa);
            if (value.isPresent()) {
                values[register] = value.getAsLong();
                known |= 1L << register;
            }
        }
        return FrameRegisters.of(pc, values, known);
    }

    private OptionalLong evaluate(Expression expression, OptionalLong initial) {
        Location result = expression.compute(new Context(registers, memory), initial, limits);
        return result instanceof Location.InMemory computed
                ? OptionalLong.of(computed.address())
                : OptionalLong.empty();
    }

    /** What the expressions of call frame information may ask for. */
    private record Context(FrameRegisters registers, Memory memory) implements ExpressionContext {
        @Override
        public OptionalLong register(int number) {
            return registers.value(number);
        }
    }
}

package io.github.coroner.riscv;

import io.github.coroner.dwarf.CfaRule;
import io.github.coroner.dwarf.RegisterRule;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.riscv.Instruction.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Registers and saved registers at one point of a function, as following its instructions tells. Not thread-safe.
 *
 * <p>Offsets on the stack count from the stack pointer at entry, which is the canonical frame address.
 */
final class FrameState {
    private final SymbolicValue[] values;
    private final Map<Integer, Integer> savedAt;

    private FrameState(SymbolicValue[] values, Map<Integer, Integer> savedAt) {
        this.values = values;
        this.savedAt = savedAt;
    }

    /** {@return the state before a function's first instruction} */
    static FrameState atEntry() {
        SymbolicValue[] values = new SymbolicValue[Registers.COUNT];
        for (int register = 0; register < values.length; register++) {
            values[register] = SymbolicValue.atEntry(register);
        }
        values[Registers.ZERO] = SymbolicValue.constant(0);
        return new FrameState(values, new HashMap<>());
    }

    /** {@return an independent copy} */
    FrameState copy() {
        return new FrameState(values.clone(), new HashMap<>(savedAt));
    }

    /** {@return what a register holds} */
    SymbolicValue value(int register) {
        return values[register];
    }

    /** {@return whether the frame is deeper than in another state, or as deep with more registers saved} */
    boolean isFullerThan(FrameState other) {
        int difference = depth() - other.depth();
        return difference > 0 || (difference == 0 && savedAt.size() > other.savedAt.size());
    }

    /** How far the stack pointer is below where it was at entry, in bytes; 0 if it is not known. */
    private int depth() {
        SymbolicValue sp = values[Registers.SP];
        return sp.isOnStack() ? -sp.offset() : 0;
    }

    /** Does what an instruction does that goes on to the next. */
    void apply(Instruction instruction) {
        SymbolicValue base = values[instruction.rs1()];
        switch (instruction.kind()) {
            case ADD_IMMEDIATE -> set(instruction.rd(), base.plus(instruction.immediate()));
            case ADD -> set(instruction.rd(), base.plus(values[instruction.rs2()]));
            case LOAD_UPPER -> set(instruction.rd(), SymbolicValue.constant(instruction.immediate()));
            case ADD_UPPER_TO_PC ->
                set(instruction.rd(), SymbolicValue.constant(instruction.address() + instruction.immediate()));
            case LOAD_WORD -> set(instruction.rd(), loaded(instruction.rd(), base.plus(instruction.immediate())));
            case STORE_WORD -> store(base.plus(instruction.immediate()), values[instruction.rs2()]);
            case PUSH -> push(instruction);
            case POP -> pop(instruction);
            case JUMP, JUMP_REGISTER, TABLE_CALL -> call(instruction);
            case CONTROL_REGISTER, OTHER -> set(instruction.rd(), SymbolicValue.UNKNOWN);
            case BRANCH, POP_RETURN, TABLE_JUMP, TRAP_RETURN, ILLEGAL, STOP -> {}
        }
    }

    /** Sets a register; x0 stays zero. */
    void set(int register, SymbolicValue value) {
        if (register != Registers.ZERO) {
            values[register] = value;
        }
    }

    private SymbolicValue loaded(int register, SymbolicValue from) {
        Integer at = savedAt.get(register);
        boolean restored = at != null && from.isOnStack() && from.offset() == at;
        return restored ? SymbolicValue.atEntry(register) : SymbolicValue.UNKNOWN;
    }

    private void store(SymbolicValue to, SymbolicValue what) {
        int register = what.base();
        boolean isSave = to.isOnStack()
                && register >= 0
                && what.isEntryValueOf(register)
                && (register == Registers.RA || Registers.isCalleeSaved(register));
        if (isSave) {
            savedAt.putIfAbsent(register, to.offset());
        }
    }

    /** cm.push stores the highest register at the top and ra lowest. */
    private void push(Instruction instruction) {
        SymbolicValue sp = values[Registers.SP];
        int count = instruction.rs2();
        for (int i = 0; i < count; i++) {
            store(sp.plus(-4L * (count - i)), values[pushed(i)]);
        }
        set(Registers.SP, sp.plus(-instruction.immediate()));
    }

    private void pop(Instruction instruction) {
        SymbolicValue sp = values[Registers.SP].plus(instruction.immediate());
        int count = instruction.rs2();
        for (int i = 0; i < count; i++) {
            set(pushed(i), loaded(pushed(i), sp.plus(-4L * (count - i))));
        }
        set(Registers.SP, sp);
    }

    /** The i-th register of a push list: ra, s0, s1, s2 ... */
    private static int pushed(int index) {
        return switch (index) {
            case 0 -> Registers.RA;
            case 1 -> Registers.FP;
            case 2 -> Registers.S1;
            default -> Registers.S2 + index - 3;
        };
    }

    /** What a called function may have changed is unknown after it. */
    private void call(Instruction instruction) {
        if (instruction.kind() != Kind.TABLE_CALL && instruction.rd() != Registers.RA) {
            return;
        }
        for (int register = 0; register < Registers.COUNT; register++) {
            boolean kept = register == Registers.SP
                    || register == Registers.GP
                    || register == Registers.TP
                    || Registers.isCalleeSaved(register);
            if (!kept) {
                set(register, SymbolicValue.UNKNOWN);
            }
        }
    }

    /**
     * Puts what is known as a row of call frame information.
     *
     * @param pc where the state holds
     * @return empty if no register tells where the frame is
     */
    Optional<UnwindRow> toRow(long pc) {
        int base = values[Registers.SP].isOnStack() ? Registers.SP : Registers.FP;
        if (!values[base].isOnStack()) {
            return Optional.empty();
        }
        Map<Integer, RegisterRule> rules = new HashMap<>();
        for (int register = 0; register < Registers.COUNT; register++) {
            if (register == Registers.RA || Registers.isCalleeSaved(register)) {
                rules.put(register, rule(register));
            }
        }
        CfaRule cfa = new CfaRule.RegisterOffset(base, -values[base].offset());
        return Optional.of(new UnwindRow(pc, pc + 1, cfa, rules, Registers.RA, false));
    }

    private RegisterRule rule(int register) {
        Integer at = savedAt.get(register);
        if (at != null && (at >= -depth() || !values[Registers.SP].isOnStack())) {
            return new RegisterRule.Offset(at);
        }
        // not saved yet, or restored: what lies below the stack pointer may be gone
        if (values[register].isEntryValueOf(register)) {
            return RegisterRule.SAME_VALUE;
        }
        // an untouched copy elsewhere: mv t0, ra before a call to a millicode routine
        for (int other = 0; other < Registers.COUNT; other++) {
            if (values[other].isEntryValueOf(register)) {
                return new RegisterRule.Register(other);
            }
        }
        // a return address that is gone is no sign of an outermost frame, as "undefined" would be
        return register == Registers.RA ? RegisterRule.SAME_VALUE : RegisterRule.UNDEFINED;
    }
}

package io.github.coroner.riscv;

import io.github.coroner.format.Memory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What gdb 13 believes of a function without call frame information: it reads on from the first instruction, in address order,
 * over a few kinds of instruction and ends at the first of another kind. Found by giving it code and looking at its answers.
 * Used once.
 */
final class GdbPrologue {
    private final SymbolicValue[] values = new SymbolicValue[Registers.COUNT];

    /** Saved values by where they are stored, in bytes from the stack pointer at entry; in the order of the stores. */
    private final Map<Integer, SymbolicValue> stores = new LinkedHashMap<>();

    private GdbPrologue() {
        for (int register = 0; register < values.length; register++) {
            values[register] = SymbolicValue.atEntry(register);
        }
    }

    /**
     * Reads instructions.
     *
     * @param start where the function begins
     * @param limit first address not to be read
     * @return empty if an instruction's bytes are not there, which ends gdb's trace
     */
    static Optional<GdbPrologue> read(Memory code, long start, long limit) {
        GdbPrologue prologue = new GdbPrologue();
        long address = start;
        while (address < limit) {
            Optional<Instruction> instruction = InstructionDecoder.decode(code, address);
            if (instruction.isEmpty()) {
                return Optional.empty();
            }
            if (!prologue.accepts(instruction.get())) {
                break;
            }
            address = instruction.get().next();
        }
        return Optional.of(prologue);
    }

    /** {@return the register from which the frame's address counts} */
    int baseRegister() {
        return values[Registers.FP].isOnStack() ? Registers.FP : Registers.SP;
    }

    /** {@return what is to be added to {@link #baseRegister} to get the frame's address} */
    long baseOffset() {
        return -(long) values[baseRegister()].offset();
    }

    /** {@return where a register is saved, in bytes from the frame's address; empty if it is not} */
    OptionalInt savedAt(int register) {
        for (Map.Entry<Integer, SymbolicValue> store : stores.entrySet()) {
            if (store.getValue().isEntryValueOf(register)) {
                return OptionalInt.of(store.getKey());
            }
        }
        return OptionalInt.empty();
    }

    /** Takes one instruction; false if it ends the prologue. */
    private boolean accepts(Instruction instruction) {
        boolean isShort = instruction.length() == 2;
        int rs1 = instruction.rs1();
        switch (instruction.kind()) {
            case ADD_IMMEDIATE -> {
                boolean isLoadImmediate = isShort && rs1 == Registers.ZERO && instruction.rd() != Registers.ZERO;
                if (isLoadImmediate) {
                    return false;
                }
                values[instruction.rd()] = values[rs1].plus(instruction.immediate());
            }
            case ADD -> values[instruction.rd()] = values[rs1].plus(values[instruction.rs2()]);
            case LOAD_UPPER -> values[instruction.rd()] = SymbolicValue.constant(instruction.immediate());
            case ADD_UPPER_TO_PC ->
                values[instruction.rd()] = SymbolicValue.constant(instruction.address() + instruction.immediate());
            case LOAD_WORD -> {
                if (isShort && rs1 == Registers.SP) {
                    return false;
                }
                values[instruction.rd()] = SymbolicValue.UNKNOWN;
            }
            case STORE_WORD -> {
                boolean isStack = rs1 == Registers.SP || rs1 == Registers.FP;
                if (!isStack) {
                    return false;
                }
                store(values[rs1].plus(instruction.immediate()), values[instruction.rs2()]);
            }
            // gdb takes zeros for the addi that they would encode: s0 = sp + 0
            case ILLEGAL -> values[Registers.FP] = values[Registers.SP];
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A store somewhere unknown makes gdb forget all stores before it. */
    private void store(SymbolicValue to, SymbolicValue what) {
        if (to.isOnStack()) {
            stores.keySet().removeIf(other -> Math.abs(other - to.offset()) < 4);
        } else {
            stores.clear();
        }
        stores.put(to.offset(), what);
    }
}

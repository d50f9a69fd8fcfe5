package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a function did with its stack pointer and its return address before a pc, found by reading its instructions in order.
 *
 * @param entered whether {@code entry} ran: a function of the windowed ABI
 * @param frameSize bytes by which it lowered the stack pointer
 * @param isFixed whether the stack pointer did not move otherwise ({@code movsp}: {@code alloca}, large frames)
 * @param returnAddressRegister the register into which it copied its return address; 0 if it did not
 * @param returnAddressOffset the offset from its stack pointer at which it stored its return address
 */
record Prologue(
        boolean entered, long frameSize, boolean isFixed, int returnAddressRegister, OptionalLong returnAddressOffset) {
    private static final int INSTRUCTIONS = 4096;

    /** {@return what the function around {@code pc} did before it; empty if its start or its code is not known} */
    static Optional<Prologue> before(Program program, long pc) {
        return program.functionAt(pc).flatMap(function -> read(program.code(), function.start(), pc));
    }

    private static Optional<Prologue> read(Memory code, long start, long pc) {
        boolean entered = false;
        boolean fixed = true;
        long frameSize = 0;
        int register = 0;
        OptionalLong offset = OptionalLong.empty();
        boolean returnAddressIntact = true;
        long at = start;
        for (int i = 0; at < pc; i++) {
            Optional<Instruction> next = i < INSTRUCTIONS ? Instruction.at(code, at) : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Instruction instruction = next.get();
            if (instruction.isEntry()) {
                entered = true;
                frameSize = instruction.entryFrameSize();
            }
            frameSize -= instruction.stackAdjustment().orElse(0);
            fixed &= !instruction.isMoveToStackPointer();
            if (returnAddressIntact && instruction.returnAddressCopy() != 0) {
                register = instruction.returnAddressCopy();
            }
            if (returnAddressIntact && instruction.returnAddressStore().isPresent()) {
                offset = instruction.returnAddressStore();
            }
            returnAddressIntact &= !(instruction.isCall() && instruction.callIncrement() == 0);
            at = instruction.end();
        }
        return Optional.of(new Prologue(entered, frameSize, fixed, register, offset));
    }

    /** {@return the return address as the function saved it before its first {@code call0}; empty if it did not} */
    OptionalLong savedReturnAddress(FrameRegisters registers, Memory memory) {
        if (returnAddressRegister != 0) {
            OptionalLong copy = registers.value(returnAddressRegister);
            if (copy.isPresent()) {
                return copy;
            }
        }
        OptionalLong sp = registers.value(XtensaRegisters.A1);
        return returnAddressOffset.isPresent() && sp.isPresent()
                ? memory.u32(Addresses.plus(sp.getAsLong(), returnAddressOffset.getAsLong()))
                : OptionalLong.empty();
    }
}

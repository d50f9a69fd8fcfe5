package io.github.coroner.xtensa;

import io.github.coroner.format.Memory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a function did with its stack pointer and its return address before a pc, found by reading its instructions in order.
 *
 * @param entered whether {@code entry} ran: a function of the windowed ABI
 * @param frameSize bytes by which it lowered the stack pointer
 * @param returnAddressRegister the register into which it copied its return address; 0 if it did not
 * @param returnAddressOffset the offset from its stack pointer at which it stored its return address
 */
record Prologue(boolean entered, long frameSize, int returnAddressRegister, OptionalLong returnAddressOffset) {
    /** Prologues are short; stubs that save all registers are not. */
    private static final int INSTRUCTIONS = 256;

    /** {@return what the function at {@code start} did before {@code pc}} */
    static Prologue read(Memory code, long start, long pc) {
        boolean entered = false;
        long frameSize = 0;
        int register = 0;
        OptionalLong offset = OptionalLong.empty();
        boolean returnAddressIntact = true;
        long at = start;
        for (int i = 0; i < INSTRUCTIONS && at < pc; i++) {
            Optional<Instruction> next = Instruction.at(code, at);
            if (next.isEmpty()) {
                break;
            }
            Instruction instruction = next.get();
            if (instruction.isEntry()) {
                entered = true;
                frameSize = instruction.entryFrameSize();
            }
            frameSize -= instruction.stackAdjustment().orElse(0);
            if (returnAddressIntact && instruction.returnAddressCopy() != 0) {
                register = instruction.returnAddressCopy();
            }
            if (returnAddressIntact && instruction.returnAddressStore().isPresent()) {
                offset = instruction.returnAddressStore();
            }
            returnAddressIntact &= !(instruction.isCall() && instruction.callIncrement() == 0);
            at = instruction.end();
        }
        return new Prologue(entered, frameSize, register, offset);
    }
}

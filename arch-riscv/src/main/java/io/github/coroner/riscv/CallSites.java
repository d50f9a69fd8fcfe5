package io.github.coroner.riscv;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells return addresses from other addresses of code: there is a call instruction in front of them. */
final class CallSites {
    private static final int MOST_INSTRUCTIONS = 4096;

    private CallSites() {}

    /**
     * {@return the call instruction that {@code returnAddress} is behind of; empty if there is none, or its bytes are not there}
     */
    static Optional<Instruction> before(Memory code, long returnAddress) {
        for (int length = 4; length >= 2; length -= 2) {
            Optional<Instruction> instruction = InstructionDecoder.decode(code, returnAddress - length);
            if (instruction.isPresent()
                    && instruction.get().length() == length
                    && instruction.get().isCall()) {
                return instruction;
            }
        }
        return Optional.empty();
    }

    /** {@return whether {@code returnAddress} may be one: behind a call, or the code in front of it is not there} */
    static boolean isPossible(Memory code, long returnAddress) {
        return before(code, returnAddress).isPresent() || !code.contains(returnAddress - 2, 2);
    }

    /** {@return the function that the call in front of {@code returnAddress} calls; empty if that is computed at run time} */
    static OptionalLong target(Memory code, long returnAddress) {
        Optional<Instruction> found = before(code, returnAddress);
        if (found.isEmpty()) {
            return OptionalLong.empty();
        }
        Instruction call = found.get();
        if (call.kind() == Instruction.Kind.JUMP) {
            return OptionalLong.of(call.target());
        }
        Optional<Instruction> upper = InstructionDecoder.decode(code, call.address() - 4);
        boolean isPair = call.kind() == Instruction.Kind.JUMP_REGISTER
                && upper.isPresent()
                && upper.get().kind() == Instruction.Kind.ADD_UPPER_TO_PC
                && upper.get().rd() == call.rs1();
        return isPair ? OptionalLong.of(Addresses.plus(upper.get().target(), call.immediate())) : OptionalLong.empty();
    }

    /** {@return whether some instruction of {@code [start, end)} jumps to {@code target} for good, as a tail call does} */
    static boolean jumpsTo(Memory code, long start, long end, long target) {
        long address = start;
        for (int i = 0; i < MOST_INSTRUCTIONS && address < end; i++) {
            Optional<Instruction> instruction = InstructionDecoder.decode(code, address);
            if (instruction.isEmpty()) {
                return false;
            }
            if (instruction.get().kind() == Instruction.Kind.JUMP
                    && !instruction.get().isCall()
                    && instruction.get().target() == target) {
                return true;
            }
            address = instruction.get().next();
        }
        return false;
    }
}

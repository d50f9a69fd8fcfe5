package io.github.coroner.riscv;

import io.github.coroner.format.Memory;
import java.util.Optional;

/** Tells return addresses from other addresses of code: there is a call instruction in front of them. */
final class CallSites {
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
}

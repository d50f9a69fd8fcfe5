package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.unwind.Program;
import java.util.Optional;

/**
 * What the code in front of a return address says of the call.
 *
 * @param kind whether there is a call
 * @param instruction the call; empty if there is none or its bytes are not known
 */
record CallSite(Kind kind, Optional<Instruction> instruction) {

    /** What is in front of a return address. */
    enum Kind {
        /** A call that turns the window. */
        WINDOWED_CALL,
        /** A call that does not. */
        CALL0,
        /** Code whose bytes are not known: ROM without an ELF. */
        UNKNOWN_CODE,
        /** Code that is not a call. */
        OTHER_CODE,
        /** No code at all. */
        NOT_CODE
    }

    /** {@return the call that returns to {@code returnAddress}} */
    static CallSite before(Program program, long returnAddress) {
        if (!program.isCode(Addresses.plus(returnAddress, -1))) {
            return new CallSite(Kind.NOT_CODE, Optional.empty());
        }
        Optional<Instruction> call = Instruction.callBefore(program.code(), returnAddress);
        if (call.isPresent()) {
            return new CallSite(call.get().callIncrement() == 0 ? Kind.CALL0 : Kind.WINDOWED_CALL, call);
        }
        boolean known = program.code().contains(Addresses.plus(returnAddress, -3), 3);
        return new CallSite(known ? Kind.OTHER_CODE : Kind.UNKNOWN_CODE, Optional.empty());
    }

    /** {@return whether a windowed call with this increment can have left the return address} */
    boolean fits(int increment) {
        if (kind == Kind.UNKNOWN_CODE) {
            return increment != 0;
        }
        return kind == Kind.WINDOWED_CALL && instruction.orElseThrow().callIncrement() == increment;
    }
}

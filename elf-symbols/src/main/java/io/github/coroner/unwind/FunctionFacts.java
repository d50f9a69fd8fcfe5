package io.github.coroner.unwind;

import java.util.List;
import java.util.OptionalLong;

/** What debugging information knows of functions and helps to unwind, beyond call frame information. Thread-safe. */
public interface FunctionFacts {
    /** Knows nothing. */
    FunctionFacts NONE = new FunctionFacts() {
        @Override
        public OptionalLong prologueEnd(long start) {
            return OptionalLong.empty();
        }

        @Override
        public List<Long> tailCalls(long returnAddress, long calleePc) {
            return List.of();
        }
    };

    /** {@return where the line table has the prologue of the function at {@code start} end, by gdb's rule} */
    OptionalLong prologueEnd(long start);

    /**
     * Finds the functions between a call and the function that runs, which have left by tail calls and are no longer on the
     * stack.
     *
     * @param returnAddress the address behind the call in the caller that is on the stack
     * @param calleePc where the callee on the stack executes
     * @return the address behind the jump that each has left by, innermost first; where several ways are possible, what is
     *     common to all of them
     */
    List<Long> tailCalls(long returnAddress, long calleePc);
}

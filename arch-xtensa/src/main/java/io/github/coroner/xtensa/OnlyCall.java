package io.github.coroner.xtensa;

import io.github.coroner.unwind.Program;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a function must be that is known only by its caller and its callee: behind the one call that it makes to the callee. */
final class OnlyCall {
    private static final int INSTRUCTIONS = 16_384;

    private OnlyCall() {}

    /**
     * Finds the return address of the function between two frames.
     *
     * @param callee pc of the inner frame
     * @param site the call that entered the function, from the outer frame's code
     * @return empty if the call does not say whom it called, or if several calls or none can have been the one
     */
    static OptionalLong between(Program program, long callee, CallSite site) {
        OptionalLong target = site.instruction().map(Instruction::callTarget).orElse(OptionalLong.empty());
        Optional<Program.Function> inner = program.functionAt(callee);
        Optional<Program.Function> function =
                target.isPresent() ? program.functionAt(target.getAsLong()) : Optional.empty();
        if (inner.isEmpty() || function.isEmpty() || function.get().start() != target.orElse(0)) {
            return OptionalLong.empty();
        }
        OptionalLong found = OptionalLong.empty();
        long at = function.get().start();
        for (int i = 0; i < INSTRUCTIONS && at < function.get().end(); i++) {
            Optional<Instruction> next = Instruction.at(program.code(), at);
            if (next.isEmpty()) {
                return OptionalLong.empty();
            }
            Instruction instruction = next.get();
            at = instruction.end();
            if (instruction.isRegisterCall() && instruction.callIncrement() != 0) {
                return OptionalLong.empty();
            }
            if (instruction.callTarget().orElse(0) == inner.get().start()) {
                if (found.isPresent()) {
                    return OptionalLong.empty();
                }
                found = OptionalLong.of(at);
            }
        }
        return found;
    }
}

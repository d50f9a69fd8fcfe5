package io.github.coroner.unwind;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an unwinder works on. Memory and program compare by identity unless they say otherwise, so contexts do too.
 *
 * @param memory the dump's memory; where it has no bytes, the program's constants
 * @param program the code
 * @param chip the chip, if it is known
 * @param style whose chain is wanted
 * @param limits the bounds to keep
 * @param printedEnd where the stack memory in a panic text ends only because no more was printed: the first address behind
 *     it; a chain that needs what lies beyond ends with {@link StopReason#END_OF_PRINTED_STACK}
 */
public record UnwindContext(
        Memory memory,
        Program program,
        Optional<Chip> chip,
        UnwindStyle style,
        Limits limits,
        OptionalLong printedEnd) {

    /** Makes a context over the memory of a dump. */
    public UnwindContext(Memory memory, Program program, Optional<Chip> chip, UnwindStyle style, Limits limits) {
        this(memory, program, chip, style, limits, OptionalLong.empty());
    }

    /** {@return the same context over the stack that a panic text prints up to {@code end}} */
    public UnwindContext printedUpTo(long end) {
        return new UnwindContext(memory, program, chip, style, limits, OptionalLong.of(end));
    }
}

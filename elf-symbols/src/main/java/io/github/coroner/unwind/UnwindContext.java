package io.github.coroner.unwind;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.Optional;

/**
 * What an unwinder works on.
 *
 * @param memory the dump's memory; where it has no bytes, the program's constants
 * @param program the code
 * @param chip the chip, if it is known
 * @param style whose chain is wanted
 * @param limits the bounds to keep
 */
public record UnwindContext(Memory memory, Program program, Optional<Chip> chip, UnwindStyle style, Limits limits) {}

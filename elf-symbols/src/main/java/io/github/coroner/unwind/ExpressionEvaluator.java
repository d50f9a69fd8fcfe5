package io.github.coroner.unwind;

import io.github.coroner.dwarf.FrameExpression;
import io.github.coroner.format.Memory;
import java.util.OptionalLong;

/** Evaluates the DWARF expressions inside call frame information (DWARF 5 section 6.4.2). */
@FunctionalInterface
public interface ExpressionEvaluator {
    /** Knows no expression: rules that need one give no value. */
    ExpressionEvaluator NONE = (expression, registers, memory, initial) -> OptionalLong.empty();

    /**
     * Computes an address or value.
     *
     * @param registers of the frame that is left
     * @param initial what is on the stack before the first operation: the canonical frame address for register rules
     * @return unsigned 32 bit; empty if a register or memory that is needed is unknown
     * @throws io.github.coroner.format.FormatException if the expression is broken
     */
    OptionalLong evaluate(FrameExpression expression, FrameRegisters registers, Memory memory, OptionalLong initial);
}

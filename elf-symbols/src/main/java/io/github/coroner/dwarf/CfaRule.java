package io.github.coroner.dwarf;

/** How the canonical frame address is found: DWARF 5 section 6.4.1. */
public sealed interface CfaRule {

    /**
     * The value of a register plus an offset: {@code DW_CFA_def_cfa}.
     *
     * @param register DWARF register number
     * @param offset bytes, signed
     */
    record RegisterOffset(int register, long offset) implements CfaRule {}

    /**
     * The result of a DWARF expression: {@code DW_CFA_def_cfa_expression}.
     *
     * @param expression evaluated with an empty stack
     */
    record Computed(Expression expression) implements CfaRule {}
}

package io.github.coroner.dwarf;

/** How the caller's value of one register is found: DWARF 5 section 6.4.1. */
public sealed interface RegisterRule {

    /** Nothing is said; by convention the callee has not changed the register. */
    record Unspecified() implements RegisterRule {}

    /** The caller's value cannot be recovered; for the return address: there is no caller. */
    record Undefined() implements RegisterRule {}

    /** The register still has the caller's value. */
    record SameValue() implements RegisterRule {}

    /**
     * The caller's value is in memory.
     *
     * @param offset where, in bytes from the canonical frame address, signed
     */
    record Offset(long offset) implements RegisterRule {}

    /**
     * The caller's value is an address in the frame.
     *
     * @param offset to be added to the canonical frame address, in bytes, signed
     */
    record ValueOffset(long offset) implements RegisterRule {}

    /**
     * The caller's value is in another register.
     *
     * @param register DWARF number of that register
     */
    record Register(int register) implements RegisterRule {}

    /**
     * The caller's value is in memory, at the address that an expression gives.
     *
     * @param expression evaluated with the canonical frame address on the stack
     */
    record AtComputed(Expression expression) implements RegisterRule {}

    /**
     * The caller's value is what an expression gives.
     *
     * @param expression evaluated with the canonical frame address on the stack
     */
    record ValueComputed(Expression expression) implements RegisterRule {}

    /** The rule of a register that no instruction names. */
    RegisterRule UNSPECIFIED = new Unspecified();

    /** The rule of {@code DW_CFA_undefined}. */
    RegisterRule UNDEFINED = new Undefined();

    /** The rule of {@code DW_CFA_same_value}. */
    RegisterRule SAME_VALUE = new SameValue();
}

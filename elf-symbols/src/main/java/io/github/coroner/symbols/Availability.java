package io.github.coroner.symbols;

import io.github.coroner.dwarf.Location;

/** Whether a value's bytes are known, and if not, why. */
public sealed interface Availability {
    /** All of it is known. */
    Availability AVAILABLE = new Available();
    /** The compiler did not keep it. */
    Availability OPTIMIZED_OUT = new OptimizedOut();

    /** All of it is known. */
    record Available() implements Availability {}

    /** The program has no such value at this place: the compiler did away with it. */
    record OptimizedOut() implements Availability {}

    /**
     * The program had the value, but the dump does not hold it.
     *
     * @param address the first target address that is not there
     */
    record NotInDump(long address) implements Availability {}

    /**
     * The value was in a register that nothing saved before it was used for something else.
     *
     * @param register DWARF number
     */
    record NotPreserved(int register) implements Availability {}

    /**
     * Where the value is cannot be computed.
     *
     * @param reason what is missing for it
     */
    record Unreadable(Location.Reason reason) implements Availability {}

    /**
     * What the debugging information says of the value is damaged, or more than is read.
     *
     * @param message why
     */
    record Damaged(String message) implements Availability {}
}

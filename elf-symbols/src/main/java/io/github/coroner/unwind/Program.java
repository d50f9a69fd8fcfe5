package io.github.coroner.unwind;

import io.github.coroner.format.Memory;
import java.util.Optional;

/**
 * The code that ran, as unwinders need it: the application's ELF, ROM ELFs if there are any, and the chip's memory map.
 * Immutable; safe to share between threads.
 */
public interface Program {

    /**
     * A function or labelled stretch of code.
     *
     * @param name as it is in the symbol table or DWARF, not demangled
     * @param start first address
     * @param end first address behind it
     * @param rom whether it is code of the mask ROM
     */
    record Function(String name, long start, long end, boolean rom) {}

    /** {@return code and constants as they are loaded; RAM that the program changes is not in it} */
    Memory code();

    /** {@return whether {@code address} is inside an executable section of an ELF, or a code range of the chip} */
    boolean isCode(long address);

    /** {@return whether {@code address} is inside the mask ROM's code} */
    boolean isRom(long address);

    /** {@return the function around {@code address}} */
    Optional<Function> functionAt(long address);
}

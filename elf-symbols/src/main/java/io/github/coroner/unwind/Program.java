package io.github.coroner.unwind;

import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Memory;
import java.util.Optional;
import java.util.OptionalLong;

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
     */
    record Function(String name, long start, long end) {}

    /** {@return code and constants as they are loaded; RAM that the program changes is not in it} */
    Memory code();

    /**
     * {@return all memory of the program as it is before it runs, variables included; zero where a section has no contents.
     * gdb takes from here what a dump does not hold}
     */
    default Memory initial() {
        return code();
    }

    /** {@return whether {@code address} is inside an executable section of an ELF, or a code range of the chip} */
    boolean isCode(long address);

    /** {@return the function around {@code address}} */
    Optional<Function> functionAt(long address);

    /**
     * {@return the function or, outside code, the variable around {@code address}: what gdb takes for the function of a frame
     * that went astray}
     */
    default Optional<Function> symbolAt(long address) {
        return functionAt(address);
    }

    /**
     * {@return how call frame information says to unwind from {@code pc}; empty where there is none}
     *
     * @throws io.github.coroner.format.FormatException if there is some and it is broken
     */
    Optional<UnwindRow> unwindRow(long pc);

    /** {@return the address of a function or variable by its name; of several the first global one} */
    OptionalLong addressOf(String name);

    /** {@return where the application begins; empty if that is not known} */
    default OptionalLong entryPoint() {
        return OptionalLong.empty();
    }

    /** {@return what debugging information knows of functions} */
    default FunctionFacts facts() {
        return FunctionFacts.NONE;
    }
}

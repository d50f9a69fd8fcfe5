package io.github.coroner.unwind;

import java.util.OptionalLong;

/**
 * One frame of a call stack, a real one: inlined functions are added by symbolization.
 *
 * @param registers what is known of its registers, its pc among them
 * @param lookupPc the address to look up in line tables and functions: the pc itself where it is exact (the first frame, an
 *     interrupted function), else an address inside the call before it
 * @param cfa canonical frame address (DWARF 5 section 6.4): the stack pointer of the caller at the call; empty if unknown
 * @param recovery how it was found
 * @param gapBefore whether frames are missing between this one and the one before it (its callee)
 */
public record Frame(FrameRegisters registers, long lookupPc, OptionalLong cfa, Recovery recovery, boolean gapBefore) {

    /** {@return where it executes} */
    public long pc() {
        return registers.pc();
    }

    /** {@return the same frame, its canonical frame address known} */
    public Frame withCfa(long address) {
        return new Frame(registers, lookupPc, OptionalLong.of(address), recovery, gapBefore);
    }
}

package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import java.util.Optional;

/**
 * The 16 bytes below a function's stack pointer, which hold a0 to a3 of its caller once the caller's register window was
 * written out (Xtensa ABI, windowed register usage and stack layout).
 *
 * @param a0 the caller's return address, with the window increment of the call that made the caller
 * @param a1 the caller's stack pointer
 * @param a2 the caller's a2
 * @param a3 the caller's a3
 */
record BaseSaveArea(long a0, long a1, long a2, long a3) {
    /** Bytes of the area. */
    static final int SIZE = 16;

    /** {@return the area below {@code sp}; empty if the dump does not have all of it} */
    static Optional<BaseSaveArea> read(Memory memory, long sp) {
        byte[] bytes = new byte[SIZE];
        if (memory.read(address(sp), bytes, 0, SIZE) != SIZE) {
            return Optional.empty();
        }
        ByteReader words = ByteReader.of("stack", bytes);
        return Optional.of(new BaseSaveArea(words.u32(), words.u32(), words.u32(), words.u32()));
    }

    /** {@return the address of the area that belongs to a function with this stack pointer} */
    static long address(long sp) {
        return Addresses.plus(sp, -SIZE);
    }
}

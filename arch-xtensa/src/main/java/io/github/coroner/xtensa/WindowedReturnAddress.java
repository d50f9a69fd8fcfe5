package io.github.coroner.xtensa;

/**
 * A return address as a windowed call leaves it in a0: the address without its two top bits, which hold the window increment
 * (Xtensa ISA, {@code CALL4}, {@code CALL8}, {@code CALL12}).
 *
 * <p>The processor takes the lost bits from the code that returns. Code of all Xtensa chips of Espressif lies in {@code
 * 0x4000_0000} to {@code 0x7fff_ffff}, so they are always {@code 01}; taking them from a pc that went wild would lose all
 * callers.
 *
 * @param raw a0 as it is in the register, unsigned 32 bit
 */
record WindowedReturnAddress(long raw) {
    private static final long ADDRESS_BITS = 0x3fff_ffffL;
    private static final long CODE_REGION = 0x4000_0000L;
    private static final int INCREMENT_SHIFT = 30;

    /** {@return by how many fours of registers the call turned the window: 1 to 3; 0 was not left by a windowed call} */
    int increment() {
        return (int) (raw >>> INCREMENT_SHIFT);
    }

    /** {@return the address to return to, in the region of code} */
    long address() {
        return (raw & ADDRESS_BITS) | CODE_REGION;
    }

    /** {@return the address to return to, in the region of {@code pc}: what the processor and gdb do} */
    long addressInRegionOf(long pc) {
        return (raw & ADDRESS_BITS) | (pc & ~ADDRESS_BITS);
    }

    /** {@return whether the call stack ends here: the first function of a task was called with return address 0} */
    boolean isEnd() {
        return raw == 0;
    }
}

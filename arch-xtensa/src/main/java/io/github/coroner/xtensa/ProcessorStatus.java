package io.github.coroner.xtensa;

/**
 * The processor status register PS (Xtensa ISA, exception and windowed register options).
 *
 * @param value the register, unsigned 32 bit
 */
record ProcessorStatus(long value) {
    private static final long EXCEPTION_MODE = 1 << 4;
    private static final long USER_MODE = 1 << 5;
    private static final int CALL_INCREMENT_SHIFT = 16;
    private static final long WINDOW_OVERFLOW_ENABLE = 1 << 18;

    /** {@return whether register windows turn: overflow detection is on and no exception is being taken} */
    boolean isWindowed() {
        return (value & WINDOW_OVERFLOW_ENABLE) != 0 && (value & EXCEPTION_MODE) == 0;
    }

    /** {@return the window increment of the last call instruction, in fours of registers: 0 to 3} */
    int callIncrement() {
        return (int) (value >>> CALL_INCREMENT_SHIFT & 3);
    }

    /**
     * {@return the status that the interrupted code ran with} An exception sets the exception mode bit before PS is saved;
     * code in user mode never runs with it.
     */
    ProcessorStatus ofInterruptedCode() {
        return (value & USER_MODE) != 0 ? new ProcessorStatus(value & ~EXCEPTION_MODE) : this;
    }

    /** {@return whether no bit is set that has no meaning, and windows are on, as in all code of ESP-IDF} */
    boolean isPlausible() {
        return value >>> 19 == 0 && (value & WINDOW_OVERFLOW_ENABLE) != 0;
    }
}

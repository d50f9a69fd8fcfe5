package io.github.coroner.unwind;

import java.util.Locale;

/** How a frame was found. */
public enum Recovery {
    /** The registers that the dump or log gives. */
    REGISTERS,
    /** Call frame information (DWARF 5 section 6.4). */
    CFI,
    /** Register windows spilled to the stack (Xtensa ISA, windowed ABI). */
    WINDOW,
    /** An exception frame on the stack: the interrupted function. */
    EXCEPTION_FRAME,
    /** A chain of frame pointers. */
    FRAME_POINTER,
    /** Decoding of the function's prologue. */
    PROLOGUE,
    /** A word on the stack that looks like a return address: a guess. */
    SCAN,
    /** The device's own backtrace. */
    REPORTED;

    /** {@return the name in reports: {@code exception-frame}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

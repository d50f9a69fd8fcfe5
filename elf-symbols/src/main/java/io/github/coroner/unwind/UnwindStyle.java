package io.github.coroner.unwind;

/** Whose chain of frames is wanted. */
public enum UnwindStyle {
    /** Our own: goes on through ROM, interrupts and gaps, and says how sure each frame is. */
    CORONER,
    /** gdb's: what it would show, its end frames and trailers included. */
    GDB
}

package io.github.coroner.xtensa;

import io.github.coroner.format.RegisterSet;
import io.github.coroner.unwind.FrameRegisters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Register numbers. 0 to 15 are a0 to a15 of the frame's own window, as in the DWARF of Espressif's compilers; PS has no
 * DWARF number and takes one that no compiler uses.
 */
final class XtensaRegisters {
    /** Return address. */
    static final int A0 = 0;
    /** Stack pointer. */
    static final int A1 = 1;
    /** Address registers of one window. */
    static final int WINDOW = 16;
    /** Processor status: ours alone. */
    static final int PS = 60;

    /** {@code a0} to {@code a15}. */
    static final List<String> NAMES;

    static {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < WINDOW; i++) {
            names.add("a" + i);
        }
        NAMES = List.copyOf(names);
    }

    private XtensaRegisters() {}

    /** {@return the registers of a dump or log that unwinding uses} */
    static FrameRegisters of(RegisterSet registers) {
        FrameRegisters result = FrameRegisters.of(registers.value("pc").orElse(0));
        for (int i = 0; i < WINDOW; i++) {
            result = with(result, i, registers.value(NAMES.get(i)));
        }
        return with(result, PS, registers.value("ps"));
    }

    private static FrameRegisters with(FrameRegisters registers, int number, OptionalLong value) {
        return value.isPresent() ? registers.with(number, value.getAsLong()) : registers;
    }

    /** {@return whether the frame's code uses register windows; true if PS is not known, as nearly all code does} */
    static boolean isWindowed(FrameRegisters registers) {
        OptionalLong ps = registers.value(PS);
        return ps.isEmpty() || new ProcessorStatus(ps.getAsLong()).isWindowed();
    }

    /** {@return the window increment of the last call, 0 to 3; 0 if PS is not known} */
    static int callIncrement(FrameRegisters registers) {
        OptionalLong ps = registers.value(PS);
        return ps.isEmpty() ? 0 : new ProcessorStatus(ps.getAsLong()).callIncrement();
    }
}

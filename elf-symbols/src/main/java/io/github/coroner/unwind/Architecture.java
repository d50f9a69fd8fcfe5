package io.github.coroner.unwind;

import io.github.coroner.format.RegisterSet;
import java.util.List;

/** A processor architecture; found through {@link java.util.ServiceLoader}. Immutable. */
public interface Architecture {

    /** {@return the ELF machine number it is for: 94 Xtensa, 243 RISC-V} */
    int machine();

    /** {@return the name in reports: {@code xtensa}, {@code riscv}} */
    String name();

    /** {@return names by DWARF register number, as gdb prints them} */
    List<String> registerNames();

    /** {@return the DWARF number of the stack pointer} */
    int stackPointer();

    /** {@return registers of a dump or log, by DWARF number} */
    FrameRegisters frameRegisters(RegisterSet registers);

    /** {@return an unwinder over one dump} */
    Unwinder unwinder(UnwindContext context);
}

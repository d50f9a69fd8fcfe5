package io.github.coroner.unwind;

import io.github.coroner.format.Memory;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.Task;
import java.util.List;
import java.util.Optional;

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

    /**
     * {@return registers of a task's innermost frame, put right where the dump has them wrong}
     *
     * @param task the task
     * @param memory the dump's memory
     */
    default FrameRegisters frameRegisters(Task task, Memory memory) {
        return frameRegisters(task.registers());
    }

    /**
     * {@return which memory the instruction at {@code pc} touches; empty if it is no load or store, or not known}
     *
     * @param code the program's code
     * @param pc address of the instruction
     */
    default Optional<MemoryAccess> memoryAccess(Memory code, long pc) {
        return Optional.empty();
    }

    /**
     * {@return whether there is a call instruction right before {@code address}, so that it may be a return address}
     *
     * @param code the program's code
     */
    default boolean isReturnAddress(Memory code, long address) {
        return false;
    }

    /** {@return an unwinder over one dump} */
    Unwinder unwinder(UnwindContext context);
}

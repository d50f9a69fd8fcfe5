package io.github.coroner.riscv;

import io.github.coroner.format.Memory;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.MemoryAccess;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.Unwinder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** RISC-V, 32 bit, as in the ESP32-C, -H, -P and -S31 chips. */
public final class RiscvArchitecture implements Architecture {
    /** Makes it; it has no state. */
    public RiscvArchitecture() {}

    @Override
    public int machine() {
        return ElfHeader.RISCV;
    }

    @Override
    public String name() {
        return "riscv";
    }

    @Override
    public List<String> registerNames() {
        return Registers.NAMES;
    }

    @Override
    public int stackPointer() {
        return Registers.SP;
    }

    @Override
    public FrameRegisters frameRegisters(RegisterSet registers) {
        FrameRegisters result =
                FrameRegisters.of(registers.value("pc").orElse(0)).with(Registers.ZERO, 0);
        for (int number = 1; number < Registers.NAMES.size(); number++) {
            OptionalLong value = registers.value(Registers.NAMES.get(number));
            if (value.isPresent()) {
                result = result.with(number, value.getAsLong());
            }
        }
        return result;
    }

    @Override
    public boolean isReturnAddress(Memory code, long address) {
        return CallSites.before(code, address).isPresent();
    }

    @Override
    public Optional<MemoryAccess> memoryAccess(Memory code, long pc) {
        return MemoryAccessDecoder.at(code, pc);
    }

    @Override
    public Unwinder unwinder(UnwindContext context) {
        return new RiscvUnwinder(context);
    }
}

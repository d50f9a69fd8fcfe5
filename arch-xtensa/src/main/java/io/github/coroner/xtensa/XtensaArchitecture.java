package io.github.coroner.xtensa;

import io.github.coroner.format.Memory;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.MemoryAccess;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import io.github.coroner.unwind.Unwinder;
import java.util.List;
import java.util.Optional;

/** Xtensa as in ESP32, ESP32-S2 and ESP32-S3: little-endian, windowed ABI. Immutable. */
public final class XtensaArchitecture implements Architecture {
    /** Makes the architecture; called by {@link java.util.ServiceLoader}. */
    public XtensaArchitecture() {}

    @Override
    public int machine() {
        return ElfHeader.XTENSA;
    }

    @Override
    public String name() {
        return "xtensa";
    }

    @Override
    public List<String> registerNames() {
        return XtensaRegisters.NAMES;
    }

    @Override
    public int stackPointer() {
        return XtensaRegisters.A1;
    }

    @Override
    public FrameRegisters frameRegisters(RegisterSet registers) {
        return XtensaRegisters.of(registers);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The registers that dumps give for a task that yielded by itself are those of its caller's caller; here they are put right
     * ({@code XtSolFrame} of ESP-IDF).
     */
    @Override
    public FrameRegisters frameRegisters(Task task, Memory memory) {
        return (task.solicited() ? task.stack() : Optional.<MemorySegment>empty())
                .flatMap(stack -> SolicitedFrame.read(memory, stack.address()))
                .map(frame -> frame.registers(memory))
                .orElseGet(() -> frameRegisters(task.registers()));
    }

    @Override
    public boolean isReturnAddress(Memory code, long address) {
        return Instruction.callBefore(code, address).isPresent();
    }

    @Override
    public Optional<MemoryAccess> memoryAccess(Memory code, long pc) {
        return Instruction.at(code, pc).flatMap(MemoryAccessDecoder::decode);
    }

    @Override
    public Unwinder unwinder(UnwindContext context) {
        if (context.style() == UnwindStyle.GDB) {
            return new GdbUnwinder(context);
        }
        return new WindowedUnwinder(context);
    }
}

package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.MemorySegment.Kind;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the tasks of an ELF dump: the registers of their notes, held against what the device saved on their stacks. */
final class ElfTasks {
    private final ChipFacts chip;
    private final List<MemorySegment> segments;
    private final DumpNotes notes;
    private final Problems problems;
    private final MemoryImage memory;
    private final TaskStacks stacks;

    ElfTasks(ChipFacts chip, List<MemorySegment> segments, DumpNotes notes, Problems problems) {
        this.chip = chip;
        this.segments = segments;
        this.notes = notes;
        this.problems = problems;
        this.memory = MemoryImage.of(segments);
        this.stacks = new TaskStacks(segments, memory, chip, notes.tasks().keySet());
    }

    /**
     * {@return a task}
     *
     * @param tcb target address of its control block
     * @param noted the registers of its note
     */
    Task task(long tcb, RegisterSet noted, boolean isCrashed) {
        Optional<MemorySegment> stack =
                stacks.find(tcb, noted.value(chip.stackPointer()), isCrashed).map(found -> found.as(Kind.STACK));
        boolean isFake = stack.isPresent() && FakeStack.isAt(stack.get().address(), chip);
        boolean hasTcb = memory.u8(tcb).isPresent();
        RegisterSet registers = noted;
        boolean solicited = false;
        if (isFake) {
            problems.add(ProblemCode.STACK_CORRUPTED, Diagnosis.stackCorrupted(tcb));
        } else if (stack.isPresent() && !isCrashed) {
            StackFrame frame = StackFrame.at(memory, stack.get().address(), chip);
            solicited = isSolicited(frame, noted);
            registers = solicited ? frame.registers(false) : repaired(tcb, noted, frame, stack.get());
        }
        if (!hasTcb) {
            problems.add(
                    ProblemCode.TCB_MISSING,
                    "the control block of task " + Addresses.hex(tcb)
                            + " is not in the dump; its name and priority are not known");
        }
        Task.Status status = isFake ? Task.Status.STACK_CORRUPTED : hasTcb ? Task.Status.OK : Task.Status.TCB_CORRUPTED;
        Optional<Task.Interrupted> interrupted =
                isCrashed && notes.inInterrupt().orElse(true)
                        ? InterruptedTask.find(
                                memory, tcb, stack.map(MemorySegment::address).orElse(0L), segments, chip)
                        : Optional.empty();
        return new Task(tcb, registers, status, stack, interrupted, notes.flags(tcb), solicited);
    }

    /** The registers in the note must be those of the frame, the region bits of pc aside, which the device drops. */
    private static boolean isSolicited(StackFrame frame, RegisterSet noted) {
        OptionalLong pc = noted.value("pc");
        return frame.isSolicited()
                && pc.isPresent()
                && XtensaRegisters.codeAddress(pc.getAsLong()) == XtensaRegisters.codeAddress(frame.words()[1]);
    }

    /** ESP-IDF 4.3 to 4.4.1 did not save sp and gp in interrupts: the words in the frame are whatever was there. */
    private RegisterSet repaired(long tcb, RegisterSet noted, StackFrame frame, MemorySegment stack) {
        OptionalLong sp = noted.value("sp");
        if (chip.machine() != ElfHeader.RISCV || sp.isEmpty() || sp.getAsLong() == 0) {
            return noted; // 0: a task that never ran
        }
        long saved = sp.getAsLong();
        boolean inStack = saved > stack.address() && saved <= stack.end();
        if (inStack || !frame.isComplete() || frame.words()[2] != saved) {
            return noted;
        }
        long repaired = Addresses.plus(frame.address(), RiscvRegisters.FRAME_TO_SP);
        problems.add(
                ProblemCode.REGISTER_REPAIRED,
                "task " + Addresses.hex(tcb) + ": sp " + Addresses.hex(saved)
                        + " is not in its stack; taken from where its registers are saved, "
                        + Addresses.hex(repaired));
        return noted.with("sp", repaired).without("gp");
    }

    /** {@return the control registers that the panic handler of a RISC-V chip saved for the crashed task; empty without its frame} */
    RegisterSet crashFrameRegisters(Task crashed) {
        OptionalLong frame = stacks.crashFrame(crashed.registers().value("sp"));
        return frame.isPresent()
                ? StackFrame.at(memory, frame.getAsLong(), chip).exceptionRegisters()
                : RegisterSet.EMPTY;
    }
}

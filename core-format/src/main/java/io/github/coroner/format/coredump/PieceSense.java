package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problems;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.PrintedLayout.Piece;
import io.github.coroner.format.elf.ElfHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how much sense a stack or control block makes whose lines may not all be at their places. Immutable. */
final class PieceSense {
    /** What a structure at its place counts against a register that agrees. */
    private static final int WEIGHT = 40;

    /** Where a caller's stack pointer is saved, below that of the function called: Xtensa's base save area. */
    private static final long SAVED_STACK_POINTER = -12;

    /** Lists, queues and heaps are full of pointers to themselves and their neighbours. */
    private static final int NEIGHBOUR_BYTES = 16;

    private final ChipFacts chip;
    private final MemoryImage memory;
    private final Map<Long, Task> controlBlocks = new HashMap<>();
    private final Map<Long, Task> stacks = new HashMap<>();

    private PieceSense(CoreDump dump) {
        chip = ChipFacts.of(dump.machine(), dump.chipId().orElse(-1));
        memory = dump.memory();
        for (Task task : dump.tasks()) {
            controlBlocks.putIfAbsent(task.tcb(), task);
            task.stack().ifPresent(stack -> stacks.putIfAbsent(stack.address(), task));
        }
    }

    /** {@return what knows the tasks of a dump, in whose stacks lines may not be at their places yet; empty if it cannot be read} */
    static Optional<PieceSense> of(DumpHeader header, byte[] bytes) {
        Problems ignored = new Problems(Limits.defaults());
        try {
            RawDump dump = new RawDump("trial", bytes, List.of(), CoreDumpOptions.defaults(), ignored);
            return Optional.of(new PieceSense(dump.read(header, 0)));
        } catch (FormatException e) {
            return Optional.empty(); // the caller reads it again and tells
        }
    }

    /** {@return how much of it makes sense; of meaning against that of other trials of the same piece only} */
    long score(Piece piece, byte[] bytes) {
        if (piece.address().isEmpty()) {
            return ofRegisters(bytes);
        }
        long address = piece.address().getAsLong();
        MemorySegment segment = MemorySegment.of(address, bytes, MemorySegment.Kind.DATA);
        MemoryImage alone = MemoryImage.of(List.of(segment));
        long score = neighbours(segment);
        if (stacks.containsKey(address)) {
            return score + ofStack(alone, segment, stacks.get(address));
        }
        return controlBlocks.containsKey(address) ? score + ofControlBlock(alone, address) : score;
    }

    private static long neighbours(MemorySegment segment) {
        ByteReader in = segment.reader("piece");
        long count = 0;
        while (in.remaining() >= 4) {
            long address = segment.address() + in.offset();
            long value = in.u32();
            count += value % 4 == 0 && Math.abs(value - address) <= NEIGHBOUR_BYTES ? 1 : 0;
        }
        return count;
    }

    /** Registers are also saved at the low end of the stack into which the stack pointer points. */
    private long ofRegisters(byte[] note) {
        ByteReader in = ByteReader.of("note", note);
        RegisterSet registers;
        try {
            registers = chip.machine() == ElfHeader.XTENSA ? XtensaRegisters.ofNote(in) : RiscvRegisters.ofNote(in);
        } catch (FormatException e) {
            return 0; // a trial
        }
        long sp = registers.value(chip.stackPointer()).orElse(0);
        return memory.segments().stream()
                .filter(segment -> segment.contains(sp))
                .mapToLong(segment -> agreeing(StackFrame.at(memory, segment.address(), chip), registers))
                .max()
                .orElse(0);
    }

    private static long agreeing(StackFrame frame, RegisterSet registers) {
        RegisterSet saved = frame.registers(true);
        return saved.names().stream()
                .filter(name -> saved.value(name).equals(registers.value(name)))
                .count();
    }

    private static long ofControlBlock(Memory memory, long address) {
        return TaskControlBlock.find(memory, address)
                .map(block -> WEIGHT
                        + (block.stackEnd().isPresent() ? WEIGHT : 0)
                        + (block.core().isPresent() ? WEIGHT / 2 : 0)
                        + (isName(block.name()) ? WEIGHT : 0))
                .orElse(0);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private long ofStack(Memory memory, MemorySegment stack, Task task) {
        StackFrame frame = StackFrame.at(memory, stack.address(), chip);
        long score = StackFrame.looksLike(frame.words(), stack.address(), chip.machine()) ? WEIGHT : 0;
        score += agreeing(frame, task.registers());
        return chip.machine() == ElfHeader.XTENSA ? score + WEIGHT * (long) callers(memory, stack, task) : score;
    }

    /** How many callers are found one after the other: each stack pointer is saved in the stack, above the one before. */
    private static int callers(Memory memory, MemorySegment stack, Task task) {
        long sp = task.registers().value("a1").orElse(0);
        int count = 0;
        while (stack.contains(sp + SAVED_STACK_POINTER)) {
            long next = memory.u32(sp + SAVED_STACK_POINTER).orElse(0);
            if (next <= sp || next % 16 != 0 || next > stack.end()) {
                break;
            }
            count++;
            sp = next;
        }
        return count;
    }
}

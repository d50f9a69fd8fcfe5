package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.elf.ElfHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the stack of a task among the segments of an ELF dump.
 *
 * <p>The order of segments is not the order of the register notes, and with captured RAM stacks lie inside larger segments. So
 * a stack is looked for by address: the saved top of the stack in the control block for tasks that were waiting, the frame
 * below the stack pointer for the one that crashed; then by place, behind the control block; then by the stack pointer.
 */
final class TaskStacks {
    /** Bytes between saved registers and the stack pointer before, at most; chips with coprocessors save more. */
    private static final int LARGEST_FRAME = 0x200;

    private final List<MemorySegment> segments;
    private final MemoryImage memory;
    private final ChipFacts chip;
    private final Set<Long> tcbs;

    /**
     * Prepares the search.
     *
     * @param memory an image of the segments
     * @param tcbs addresses of all control blocks, which are no stacks
     */
    TaskStacks(List<MemorySegment> segments, MemoryImage memory, ChipFacts chip, Set<Long> tcbs) {
        this.segments = segments;
        this.memory = memory;
        this.chip = chip;
        this.tcbs = new HashSet<>(tcbs);
    }

    /**
     * {@return the stack from the lowest address in use; empty if the dump does not have it}
     *
     * @param sp the task's stack pointer; empty if its registers are not in the dump
     */
    Optional<MemorySegment> find(long tcb, OptionalLong sp, boolean crashed) {
        OptionalLong frame = crashed ? crashFrame(sp) : memory.u32(tcb);
        if (frame.isPresent()) {
            Optional<MemorySegment> exact = startingAt(frame.getAsLong());
            if (exact.isPresent()) {
                return exact;
            }
        }
        Optional<MemorySegment> behind = behind(tcb).filter(segment -> fits(segment, sp));
        if (behind.isPresent()) {
            return behind;
        }
        return sp.isPresent() ? containing(tcb, sp.getAsLong(), frame) : Optional.empty();
    }

    /** {@return the address of the frame that the panic handler wrote below the stack pointer} */
    OptionalLong crashFrame(OptionalLong sp) {
        if (sp.isEmpty()) {
            return sp;
        }
        int distance = chip.machine() == ElfHeader.XTENSA
                ? XtensaRegisters.frameToSp(chip.id())
                : RiscvRegisters.CRASH_FRAME_TO_SP;
        return OptionalLong.of(Addresses.plus(sp.getAsLong(), -distance));
    }

    /** {@return the segment that starts at {@code address} and is not a control block} */
    Optional<MemorySegment> startingAt(long address) {
        for (MemorySegment segment : segments) {
            if (segment.address() == address && segment.size() > 0 && !tcbs.contains(address)) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    private Optional<MemorySegment> behind(long tcb) {
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i).address() == tcb) {
                return Optional.of(segments.get(i + 1)).filter(next -> !tcbs.contains(next.address()));
            }
        }
        return Optional.empty();
    }

    /** A stack begins with the saved registers, below the stack pointer. */
    private boolean fits(MemorySegment segment, OptionalLong sp) {
        return FakeStack.isAt(segment.address(), chip)
                || (sp.isPresent()
                        && sp.getAsLong() > segment.address()
                        && sp.getAsLong() - segment.address() <= LARGEST_FRAME
                        && sp.getAsLong() <= segment.end());
    }

    /** Part of a segment of captured RAM: from the frame, if it lies there too, to the end that the control block names. */
    private Optional<MemorySegment> containing(long tcb, long sp, OptionalLong frame) {
        for (MemorySegment segment : segments) {
            if (!segment.contains(sp) || tcbs.contains(segment.address())) {
                continue;
            }
            long low = frame.isPresent()
                            && frame.getAsLong() < sp
                            && sp - frame.getAsLong() <= LARGEST_FRAME
                            && segment.contains(frame.getAsLong())
                    ? frame.getAsLong()
                    : sp;
            OptionalLong end = TaskControlBlock.find(memory, tcb)
                    .map(TaskControlBlock::stackEnd)
                    .orElse(OptionalLong.empty());
            long high = end.isPresent() && end.getAsLong() > sp ? end.getAsLong() : segment.end();
            return Optional.of(segment.part(low, high, MemorySegment.Kind.STACK));
        }
        return Optional.empty();
    }
}

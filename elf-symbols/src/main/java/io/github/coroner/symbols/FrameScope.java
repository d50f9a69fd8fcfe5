package io.github.coroner.symbols;

import io.github.coroner.format.Memory;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.unwind.Frame;
import java.util.List;
import java.util.Optional;

/**
 * One frame of a call stack, as its variables need it. Equal to another if it is the same frame over an equal memory.
 *
 * @param frames the frames of the call stack, innermost first, without those of inlined functions
 * @param index which of them it is
 * @param entry the entry in {@code .debug_info} of the function: of an inlined one, of that copy of it
 * @param function the entry of the function that {@code entry} is inlined into; {@code entry} itself if it is not
 * @param memory the memory that values are in
 * @param passing how arguments of a call come to their function's registers
 */
public record FrameScope(List<Frame> frames, int index, long entry, long function, Memory memory, Passing passing) {

    /** How arguments of a call come to be in the registers of the function called, and how sure of a call one has to be. */
    public enum Passing {
        /**
         * gdb's view: by the same numbers whatever the architecture; with its own words for a call that is not sure to have
         * led to the function.
         */
        GDB,
        /** By the same numbers, as on RISC-V, whose calling convention says which registers a call may change. */
        SAME_REGISTERS,
        /** Xtensa's windows turn with the call by 4, 8 or 12 registers, which the top bits of the return address tell. */
        REGISTER_WINDOWS;

        /** {@return how it is on a processor, by its ELF machine number} */
        public static Passing of(int machine) {
            return machine == ElfHeader.XTENSA ? REGISTER_WINDOWS : SAME_REGISTERS;
        }
    }

    /** Copies the list. */
    public FrameScope {
        frames = List.copyOf(frames);
    }

    /** {@return the frame} */
    public Frame frame() {
        return frames.get(index);
    }

    /** {@return the frame that called it; empty for the outermost, or where frames are missing in between} */
    Optional<Frame> caller() {
        if (index + 1 >= frames.size() || frames.get(index + 1).gapBefore()) {
            return Optional.empty();
        }
        return Optional.of(frames.get(index + 1));
    }
}

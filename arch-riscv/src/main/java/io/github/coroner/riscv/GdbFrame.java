package io.github.coroner.riscv;

import io.github.coroner.unwind.FrameRegisters;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What gdb keeps of a frame: its registers and, since that decides how a trace ends, where each of them came from.
 *
 * @param registers values; one whose memory was not there is unknown
 * @param sources where registers lie that callees have saved; one that is not in it is still in the processor
 */
record GdbFrame(FrameRegisters registers, Map<Integer, Source> sources) {
    /** Copies the map. */
    GdbFrame {
        sources = Map.copyOf(sources);
    }

    /**
     * Where a value came from.
     *
     * @param isMemory whether it is in memory, else in a register or computed
     * @param where the target address, or the register's number
     */
    record Source(boolean isMemory, long where) {
        /** {@return whether {@code other} is the same place} */
        boolean isSame(Source other) {
            return isMemory == other.isMemory && where == other.where;
        }
    }

    /** {@return where a register of this frame lies} */
    Source source(int register) {
        return sources.getOrDefault(register, new Source(false, register));
    }

    /** {@return the address that could not be read when a register is unknown for that reason} */
    OptionalLong unreadable(int register) {
        Source source = source(register);
        return source.isMemory && !registers.isKnown(register) ? OptionalLong.of(source.where) : OptionalLong.empty();
    }
}

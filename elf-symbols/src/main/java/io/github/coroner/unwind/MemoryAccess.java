package io.github.coroner.unwind;

import io.github.coroner.format.Addresses;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a load or store instruction does.
 *
 * @param store whether it writes
 * @param size bytes
 * @param base number of the register that holds the address
 * @param offset what is added to it, bytes
 * @param index number of a register that is added too
 */
public record MemoryAccess(boolean store, int size, int base, long offset, OptionalInt index) {

    /** {@return a load of {@code size} bytes} */
    public static MemoryAccess load(int size, int base, long offset) {
        return new MemoryAccess(false, size, base, offset, OptionalInt.empty());
    }

    /** {@return a store of {@code size} bytes} */
    public static MemoryAccess store(int size, int base, long offset) {
        return new MemoryAccess(true, size, base, offset, OptionalInt.empty());
    }

    /** {@return the target address with these registers; empty if one that it needs is not known} */
    public OptionalLong address(FrameRegisters registers) {
        OptionalLong start = registers.value(base);
        OptionalLong added = index.isPresent() ? registers.value(index.getAsInt()) : OptionalLong.of(0);
        return start.isPresent() && added.isPresent()
                ? OptionalLong.of(Addresses.plus(start.getAsLong(), Addresses.plus(added.getAsLong(), offset)))
                : OptionalLong.empty();
    }
}

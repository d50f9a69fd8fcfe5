package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Memory;
import java.util.Optional;

/**
 * Where a4 and up of a function are once its register window was written out: at the top of its own stack frame, below the
 * base save area that is there (Xtensa ABI, windowed register usage and stack layout).
 *
 * <p>Only those are written that its callee cannot reach: a4 to a7 if it made a {@code call8}, a4 to a11 if it made a {@code
 * call12}, none after a {@code call4}.
 */
final class ExtraSaveArea {
    private ExtraSaveArea() {}

    /**
     * Reads a4 and up of a function.
     *
     * @param frameTop the end of its stack frame, which is the stack pointer of its caller
     * @param increment window increment of the call that it made, 0 to 3
     * @return a4, a5, ...: 4, 8 or no values; empty if the dump does not have all of them
     */
    static Optional<long[]> read(Memory memory, long frameTop, int increment) {
        int count = Math.max(0, 4 * increment - 4);
        byte[] bytes = new byte[4 * count];
        long address = Addresses.plus(frameTop, -(BaseSaveArea.SIZE + bytes.length));
        if (memory.read(address, bytes, 0, bytes.length) != bytes.length) {
            return Optional.empty();
        }
        ByteReader words = ByteReader.of("stack", bytes);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = words.u32();
        }
        return Optional.of(values);
    }
}

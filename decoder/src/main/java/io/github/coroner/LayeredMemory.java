package io.github.coroner;

import io.github.coroner.format.Memory;

/**
 * Memory of a dump, and where that has no bytes, constants of the program.
 *
 * @param first what wins
 * @param second what fills its gaps
 */
record LayeredMemory(Memory first, Memory second) implements Memory {

    @Override
    public int read(long address, byte[] destination, int offset, int length) {
        int done = first.read(address, destination, offset, length);
        while (done < length) {
            // byte by byte, since the dump may have the next one again
            int count = second.read(address + done, destination, offset + done, 1);
            if (count == 0) {
                return done;
            }
            done += count;
            done += first.read(address + done, destination, offset + done, length - done);
        }
        return done;
    }
}

package io.github.coroner.riscv;

import io.github.coroner.format.Memory;

/**
 * Memory as gdb sees it through a dump: what the dump does not hold is as the program found it at its start.
 *
 * @param dump what was saved
 * @param initial contents of the program's sections
 */
record InitializedMemory(Memory dump, Memory initial) implements Memory {

    @Override
    public int read(long address, byte[] destination, int offset, int length) {
        int done = 0;
        boolean more = true;
        while (more && done < length) {
            int count = dump.read(address + done, destination, offset + done, length - done);
            if (count == 0) {
                // byte by byte: the dump may go on anywhere
                count = initial.read(address + done, destination, offset + done, 1);
            }
            done += count;
            more = count > 0;
        }
        return done;
    }
}

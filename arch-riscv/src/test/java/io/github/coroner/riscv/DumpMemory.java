package io.github.coroner.riscv;

import io.github.coroner.format.Memory;

/** The memory of a dump, and where it has no bytes, code and constants. */
record DumpMemory(Memory dump, Memory program) implements Memory {
    @Override
    public int read(long address, byte[] destination, int offset, int length) {
        int count = dump.read(address, destination, offset, length);
        return count > 0 ? count : program.read(address, destination, offset, length);
    }
}

package io.github.coroner.format.coredump;

import io.github.coroner.format.elf.ElfHeader;

/**
 * The made-up stacks that ESP-IDF writes for tasks whose own stack is not sane: at addresses where no chip has RAM, each holding
 * one constant frame whose pc is the lowest of those addresses.
 */
final class FakeStack {
    /** Xtensa; RISC-V up to ESP-IDF 6.0. */
    private static final long BASE = 0x2000_0000L;

    /** RISC-V from ESP-IDF 6.1 on. */
    private static final long NEW_BASE = 0x7000_0000L;

    private static final long SIZE = 0x1000_0000L;

    private FakeStack() {}

    /** {@return whether a stack at {@code address} is made up; RAM of the chip is never} */
    static boolean isAt(long address, ChipFacts chip) {
        if (chip.isRam(address)) {
            return false;
        }
        return isIn(BASE, address) || (chip.machine() == ElfHeader.RISCV && isIn(NEW_BASE, address));
    }

    private static boolean isIn(long base, long address) {
        return address >= base && address < base + SIZE;
    }
}

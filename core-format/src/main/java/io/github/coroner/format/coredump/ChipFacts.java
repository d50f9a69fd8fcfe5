package io.github.coroner.format.coredump;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.elf.ElfHeader;
import java.util.Optional;

/**
 * What is known of the chip while its dump is read.
 *
 * @param machine ELF machine number
 * @param id number of the chip; -1 if it is not known
 * @param chip its row of the table; empty if the number is not known
 */
record ChipFacts(int machine, int id, Optional<Chip> chip) {

    static ChipFacts of(int machine, int id) {
        return new ChipFacts(machine, id, Chips.byId(id).filter(chip -> chip.machine() == machine));
    }

    /** {@return the name of the register that holds the stack pointer} */
    String stackPointer() {
        return machine == ElfHeader.XTENSA ? "a1" : "sp";
    }

    /** {@return whether {@code address} lies in the chip's RAM; false if the chip is not known} */
    boolean isRam(long address) {
        return chip.isPresent() && chip.get().isRam(address);
    }
}

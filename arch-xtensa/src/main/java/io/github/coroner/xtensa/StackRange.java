package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Memory;
import java.util.Optional;

/**
 * Where stacks can be.
 *
 * @param chip the chip; without it, wherever the dump has memory
 * @param memory the dump's memory
 */
record StackRange(Optional<Chip> chip, Memory memory) {
    private static final int ALIGNMENT = 16;

    /**
     * {@return whether {@code sp} can be a stack pointer} The rule by which ESP-IDF marks a backtrace as corrupted ({@code
     * esp_stack_ptr_is_sane}): aligned, and in memory that stacks are put in.
     */
    boolean allows(long sp) {
        if (sp % ALIGNMENT != 0) {
            return false;
        }
        if (chip.isEmpty()) {
            return memory.contains(BaseSaveArea.address(sp), BaseSaveArea.SIZE);
        }
        // one past the end of a range is the stack pointer of an empty stack there
        long last = Addresses.plus(sp, -1);
        Chip known = chip.get();
        return known.isIn(Chip.Kind.DRAM, last)
                || known.isIn(Chip.Kind.EXTERNAL_RAM, last)
                || known.isIn(Chip.Kind.RTC_FAST_DATA, last)
                || known.isIn(Chip.Kind.RTC_SLOW, last);
    }
}

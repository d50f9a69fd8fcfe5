package io.github.coroner.format.coredump;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Chip.Kind;
import io.github.coroner.format.elf.ElfHeader;

/**
 * Whether the addresses of a binary dump's task can be right, by the rules of Espressif's reader.
 *
 * @param tcbSane whether the control block lies wholly in RAM
 * @param stackSane whether the stack lies in RAM, is aligned and not too long
 * @param tcbFake whether the control block is at an address that stands for a broken one
 * @param stackFake whether the stack is made up
 */
record TaskSanity(boolean tcbSane, boolean stackSane, boolean tcbFake, boolean stackFake) {
    private static final int MAX_STACK_BYTES = 0x1_0000;
    private static final int GUARD_BYTES = 0x10;
    private static final long ESP32_IRAM_END = 0x400a_0000L;
    private static final long ABOVE_ALL_MEMORY = 0x7fff_ffffL;

    static TaskSanity of(ChipFacts chip, long tcb, long tcbBytes, long stackStart, long stackEnd) {
        if (chip.chip().isEmpty()) {
            boolean fake = FakeStack.isAt(stackStart, chip);
            return new TaskSanity(true, !fake, false, fake);
        }
        Chip known = chip.chip().get();
        return new TaskSanity(
                isTcbSane(known, tcb, tcb + tcbBytes),
                isStackSane(known, stackStart, stackEnd),
                isFake(tcb, chip),
                isFake(stackStart, chip));
    }

    private static boolean isFake(long address, ChipFacts chip) {
        return FakeStack.isAt(address, chip) || address > ABOVE_ALL_MEMORY;
    }

    private static boolean isTcbSane(Chip chip, long low, long high) {
        return isWithin(chip, Kind.DRAM, low, high)
                || isWithin(chip, Kind.RTC_SLOW, low, high)
                || isWithin(chip, Kind.RTC_FAST_DATA, low, high)
                || (isWithin(chip, Kind.IRAM, low, high)
                        && !(chip.machine() == ElfHeader.XTENSA && chip.id() == 0 && high > ESP32_IRAM_END));
    }

    private static boolean isStackSane(Chip chip, long low, long high) {
        if (low >= high || high - low >= MAX_STACK_BYTES) {
            return false;
        }
        boolean aligned = low % 16 == 0;
        return (aligned
                        && isWithin(chip, Kind.DRAM, low - GUARD_BYTES, high)
                        && chip.isIn(Kind.DRAM, low + GUARD_BYTES))
                || (aligned && isWithin(chip, Kind.EXTERNAL_RAM, low, high))
                || isWithin(chip, Kind.RTC_FAST_DATA, low, high)
                || isWithin(chip, Kind.SCRATCH_PAD, low, high);
    }

    private static boolean isWithin(Chip chip, Kind kind, long low, long high) {
        for (Chip.Range range : chip.ranges()) {
            if (range.kind() == kind && range.contains(low) && high <= range.high()) {
                return true;
            }
        }
        return false;
    }

    /** {@return the status for reports} */
    Task.Status status() {
        if (!stackSane || stackFake) {
            return Task.Status.STACK_CORRUPTED;
        }
        return tcbSane ? Task.Status.OK : Task.Status.TCB_CORRUPTED;
    }

    /** {@return the flags that Espressif's reader puts into a {@code TASK_INFO} note: 1 for either address being fake} */
    int flags() {
        return (!tcbSane && tcbFake) || (!stackSane && stackFake) ? 1 : 0;
    }
}

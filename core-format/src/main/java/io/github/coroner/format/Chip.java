package io.github.coroner.format;

import java.util.List;

/**
 * A chip of the ESP32 family.
 *
 * @param id number in dump headers
 * @param name as it is written: {@code ESP32-C3}
 * @param target as tools write it: {@code esp32c3}
 * @param machine ELF machine number: 94 Xtensa, 243 RISC-V
 * @param cores number of processor cores
 * @param ranges its memory ranges; they may overlap
 */
public record Chip(int id, String name, String target, int machine, int cores, List<Range> ranges) {

    /** Copies the list. */
    public Chip {
        ranges = List.copyOf(ranges);
    }

    /** What a memory range is for. */
    public enum Kind {
        /** Flash, seen by the instruction bus. */
        IROM,
        /** Flash, seen by the data bus. */
        DROM,
        /** RAM that holds code. */
        IRAM,
        /** RAM that holds data. */
        DRAM,
        /** RTC fast memory, seen by the instruction bus. */
        RTC_FAST_CODE,
        /** RTC fast memory, seen by the data bus. */
        RTC_FAST_DATA,
        /** RTC slow memory. */
        RTC_SLOW,
        /** Code of the mask ROM. */
        ROM_CODE,
        /** Constants of the mask ROM. */
        ROM_DATA,
        /** External RAM. */
        EXTERNAL_RAM,
        /** Scratch pad memory. */
        SCRATCH_PAD,
        /** Registers of peripherals. */
        PERIPHERALS
    }

    /**
     * A stretch of the address space.
     *
     * @param kind what it is for
     * @param low first address
     * @param high first address behind it
     */
    public record Range(Kind kind, long low, long high) {

        /** {@return whether {@code address} lies in it} */
        public boolean contains(long address) {
            return address >= low && address < high;
        }
    }

    /** {@return whether {@code address} lies in a range of this kind} */
    public boolean isIn(Kind kind, long address) {
        for (Range range : ranges) {
            if (range.kind() == kind && range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}

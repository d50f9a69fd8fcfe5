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
 * @param flashEncryption how it encrypts its flash
 * @param romRevisions chip revisions for which its maker publishes an ELF file of the mask ROM, ascending; major times 100
 *     plus minor
 * @param ranges its memory ranges; they may overlap
 */
public record Chip(
        int id,
        String name,
        String target,
        int machine,
        int cores,
        FlashEncryption flashEncryption,
        List<Integer> romRevisions,
        List<Range> ranges) {

    /** Copies the list. */
    public Chip {
        romRevisions = List.copyOf(romRevisions);
        ranges = List.copyOf(ranges);
    }

    /** How a chip encrypts its flash. */
    public enum FlashEncryption {
        /** AES-256 with a key that changes with the address: the first ESP32. */
        ESP32,
        /** AES-XTS: all others. */
        XTS
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

    /** {@return whether {@code address} lies in memory that a program can write: RAM of any kind} */
    public boolean isRam(long address) {
        return isIn(Kind.DRAM, address)
                || isIn(Kind.IRAM, address)
                || isIn(Kind.RTC_FAST_DATA, address)
                || isIn(Kind.RTC_SLOW, address)
                || isIn(Kind.EXTERNAL_RAM, address)
                || isIn(Kind.SCRATCH_PAD, address);
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

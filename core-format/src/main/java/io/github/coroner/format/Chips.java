package io.github.coroner.format;

import static io.github.coroner.format.Chip.Kind.DRAM;
import static io.github.coroner.format.Chip.Kind.DROM;
import static io.github.coroner.format.Chip.Kind.EXTERNAL_RAM;
import static io.github.coroner.format.Chip.Kind.IRAM;
import static io.github.coroner.format.Chip.Kind.IROM;
import static io.github.coroner.format.Chip.Kind.PERIPHERALS;
import static io.github.coroner.format.Chip.Kind.ROM_CODE;
import static io.github.coroner.format.Chip.Kind.ROM_DATA;
import static io.github.coroner.format.Chip.Kind.RTC_FAST_CODE;
import static io.github.coroner.format.Chip.Kind.RTC_FAST_DATA;
import static io.github.coroner.format.Chip.Kind.RTC_SLOW;
import static io.github.coroner.format.Chip.Kind.SCRATCH_PAD;

import io.github.coroner.format.Chip.FlashEncryption;
import io.github.coroner.format.Chip.Range;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The chips whose dumps are known, with the memory ranges that {@code soc.h} and {@code soc_caps.h} of ESP-IDF (master of
 * July 2026) give them. Where a chip has one bus for code and data, both kinds have the same range.
 */
public final class Chips {
    // ELF machine numbers, which ElfHeader names too: its package rests on this one and is not to be used here
    private static final int XTENSA = 94;
    private static final int RISCV = 243;

    // spotless:off
    private static final List<Chip> ALL = List.of(
            chip(0, "ESP32", "esp32", XTENSA, 2, FlashEncryption.ESP32, List.of(0, 300),
                    range(IROM, 0x400d_0000L, 0x4040_0000L),
                    range(DROM, 0x3f40_0000L, 0x3f80_0000L),
                    range(IRAM, 0x4008_0000L, 0x400a_a000L),
                    range(DRAM, 0x3ffa_e000L, 0x4000_0000L),
                    range(RTC_FAST_CODE, 0x400c_0000L, 0x400c_2000L),
                    range(RTC_FAST_DATA, 0x3ff8_0000L, 0x3ff8_2000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_2000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4007_0000L),
                    range(ROM_DATA, 0x3ff9_0000L, 0x3ffa_0000L),
                    range(EXTERNAL_RAM, 0x3f80_0000L, 0x3fc0_0000L),
                    range(PERIPHERALS, 0x3ff0_0000L, 0x3ff8_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6008_0000L)),
            chip(2, "ESP32-S2", "esp32s2", XTENSA, 1, FlashEncryption.XTS, List.of(0),
                    range(IROM, 0x4008_0000L, 0x4080_0000L),
                    range(DROM, 0x3f00_0000L, 0x3ff8_0000L),
                    range(IRAM, 0x4002_0000L, 0x4007_0000L),
                    range(DRAM, 0x3ffb_0000L, 0x4000_0000L),
                    range(RTC_FAST_CODE, 0x4007_0000L, 0x4007_2000L),
                    range(RTC_FAST_DATA, 0x3ff9_e000L, 0x3ffa_0000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_2000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4002_0000L),
                    range(ROM_DATA, 0x3ffa_0000L, 0x3ffb_0000L),
                    range(EXTERNAL_RAM, 0x3f50_0000L, 0x3ff8_0000L),
                    range(PERIPHERALS, 0x3f40_0000L, 0x3f50_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x600c_0000L),
                    range(PERIPHERALS, 0x6180_0000L, 0x6180_4000L)),
            chip(5, "ESP32-C3", "esp32c3", RISCV, 1, FlashEncryption.XTS, List.of(0, 3, 101),
                    range(IROM, 0x4200_0000L, 0x4280_0000L),
                    range(DROM, 0x3c00_0000L, 0x3c80_0000L),
                    range(IRAM, 0x4037_c000L, 0x403e_0000L),
                    range(DRAM, 0x3fc8_0000L, 0x3fce_0000L),
                    range(RTC_FAST_CODE, 0x5000_0000L, 0x5000_2000L),
                    range(RTC_FAST_DATA, 0x5000_0000L, 0x5000_2000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_2000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4006_0000L),
                    range(ROM_DATA, 0x3ff0_0000L, 0x3ff2_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6010_0000L)),
            chip(9, "ESP32-S3", "esp32s3", XTENSA, 2, FlashEncryption.XTS, List.of(0),
                    range(IROM, 0x4200_0000L, 0x4400_0000L),
                    range(DROM, 0x3c00_0000L, 0x3e00_0000L),
                    range(IRAM, 0x4037_0000L, 0x403e_0000L),
                    range(DRAM, 0x3fc8_8000L, 0x3fd0_0000L),
                    range(RTC_FAST_CODE, 0x600f_e000L, 0x6010_0000L),
                    range(RTC_FAST_DATA, 0x600f_e000L, 0x6010_0000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_2000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4006_0000L),
                    range(ROM_DATA, 0x3ff0_0000L, 0x3ff2_0000L),
                    range(EXTERNAL_RAM, 0x3c00_0000L, 0x3e00_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x600d_1000L)),
            chip(12, "ESP32-C2", "esp32c2", RISCV, 1, FlashEncryption.XTS, List.of(100, 200),
                    range(IROM, 0x4200_0000L, 0x4240_0000L),
                    range(DROM, 0x3c00_0000L, 0x3c40_0000L),
                    range(IRAM, 0x4037_c000L, 0x403c_0000L),
                    range(DRAM, 0x3fca_0000L, 0x3fce_0000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4009_0000L),
                    range(ROM_DATA, 0x3ff0_0000L, 0x3ff5_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6010_0000L)),
            chip(13, "ESP32-C6", "esp32c6", RISCV, 1, FlashEncryption.XTS, List.of(0),
                    range(IROM, 0x4200_0000L, 0x4300_0000L),
                    range(DROM, 0x4200_0000L, 0x4300_0000L),
                    range(IRAM, 0x4080_0000L, 0x4088_0000L),
                    range(DRAM, 0x4080_0000L, 0x4088_0000L),
                    range(RTC_FAST_CODE, 0x5000_0000L, 0x5000_4000L),
                    range(RTC_FAST_DATA, 0x5000_0000L, 0x5000_4000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_4000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4005_0000L),
                    range(ROM_DATA, 0x4000_0000L, 0x4005_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6010_0000L)),
            chip(16, "ESP32-H2", "esp32h2", RISCV, 1, FlashEncryption.XTS, List.of(0),
                    range(IROM, 0x4200_0000L, 0x4300_0000L),
                    range(DROM, 0x4200_0000L, 0x4300_0000L),
                    range(IRAM, 0x4080_0000L, 0x4085_0000L),
                    range(DRAM, 0x4080_0000L, 0x4085_0000L),
                    range(RTC_FAST_CODE, 0x5000_0000L, 0x5000_1000L),
                    range(RTC_FAST_DATA, 0x5000_0000L, 0x5000_1000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_1000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4002_0000L),
                    range(ROM_DATA, 0x4000_0000L, 0x4002_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6010_0000L)),
            chip(18, "ESP32-P4", "esp32p4", RISCV, 2, FlashEncryption.XTS, List.of(0, 300),
                    range(IROM, 0x4000_0000L, 0x4400_0000L),
                    range(DROM, 0x4000_0000L, 0x4400_0000L),
                    range(IRAM, 0x4ff0_0000L, 0x4ffc_0000L),
                    range(DRAM, 0x4ff0_0000L, 0x4ffc_0000L),
                    range(RTC_FAST_CODE, 0x5010_8000L, 0x5011_0000L),
                    range(RTC_FAST_DATA, 0x5010_8000L, 0x5011_0000L),
                    range(RTC_SLOW, 0x5010_8000L, 0x5011_0000L),
                    range(ROM_CODE, 0x4fc0_0000L, 0x4fc2_0000L),
                    range(ROM_DATA, 0x4fc0_0000L, 0x4fc2_0000L),
                    range(EXTERNAL_RAM, 0x4800_0000L, 0x4c00_0000L),
                    range(SCRATCH_PAD, 0x3010_0000L, 0x3010_2000L),
                    range(PERIPHERALS, 0x5000_0000L, 0x5010_0000L),
                    range(PERIPHERALS, 0x3ff0_0000L, 0x3ff2_0000L),
                    range(PERIPHERALS, 0x5011_0000L, 0x5013_0000L),
                    range(ROM_CODE, 0x5010_0000L, 0x5010_4000L)),
            chip(20, "ESP32-C61", "esp32c61", RISCV, 1, FlashEncryption.XTS, List.of(100),
                    range(IROM, 0x4200_0000L, 0x4400_0000L),
                    range(DROM, 0x4200_0000L, 0x4400_0000L),
                    range(IRAM, 0x4080_0000L, 0x4085_0000L),
                    range(DRAM, 0x4080_0000L, 0x4085_0000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4004_0000L),
                    range(ROM_DATA, 0x4000_0000L, 0x4004_0000L),
                    range(EXTERNAL_RAM, 0x4200_0000L, 0x4400_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6010_0000L)),
            chip(23, "ESP32-C5", "esp32c5", RISCV, 1, FlashEncryption.XTS, List.of(0, 100),
                    range(IROM, 0x4200_0000L, 0x4400_0000L),
                    range(DROM, 0x4200_0000L, 0x4400_0000L),
                    range(IRAM, 0x4080_0000L, 0x4086_0000L),
                    range(DRAM, 0x4080_0000L, 0x4086_0000L),
                    range(RTC_FAST_CODE, 0x5000_0000L, 0x5000_4000L),
                    range(RTC_FAST_DATA, 0x5000_0000L, 0x5000_4000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_4000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4005_0000L),
                    range(ROM_DATA, 0x4000_0000L, 0x4005_0000L),
                    range(EXTERNAL_RAM, 0x4200_0000L, 0x4400_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6010_0000L)),
            chip(25, "ESP32-H21", "esp32h21", RISCV, 1, FlashEncryption.XTS, List.of(),
                    range(IROM, 0x4200_0000L, 0x4300_0000L),
                    range(DROM, 0x4200_0000L, 0x4300_0000L),
                    range(IRAM, 0x4080_0000L, 0x4085_0000L),
                    range(DRAM, 0x4080_0000L, 0x4085_0000L),
                    range(RTC_FAST_CODE, 0x5000_0000L, 0x5000_1000L),
                    range(RTC_FAST_DATA, 0x5000_0000L, 0x5000_1000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_1000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4002_0000L),
                    range(ROM_DATA, 0x4000_0000L, 0x4002_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6010_0000L)),
            chip(28, "ESP32-H4", "esp32h4", RISCV, 2, FlashEncryption.XTS, List.of(),
                    range(IROM, 0x4200_0000L, 0x4400_0000L),
                    range(DROM, 0x4200_0000L, 0x4400_0000L),
                    range(IRAM, 0x4081_0000L, 0x4086_0000L),
                    range(DRAM, 0x4081_0000L, 0x4086_0000L),
                    range(RTC_FAST_CODE, 0x5000_0000L, 0x5000_4000L),
                    range(RTC_FAST_DATA, 0x5000_0000L, 0x5000_4000L),
                    range(RTC_SLOW, 0x5000_0000L, 0x5000_4000L),
                    range(ROM_CODE, 0x4000_0000L, 0x4005_0000L),
                    range(ROM_DATA, 0x4000_0000L, 0x4005_0000L),
                    range(EXTERNAL_RAM, 0x4200_0000L, 0x4400_0000L),
                    range(PERIPHERALS, 0x6000_0000L, 0x6010_0000L)),
            chip(32, "ESP32-S31", "esp32s31", RISCV, 2, FlashEncryption.XTS, List.of(0),
                    range(IROM, 0x4000_0000L, 0x4400_0000L),
                    range(DROM, 0x4000_0000L, 0x4400_0000L),
                    range(IRAM, 0x2f00_0000L, 0x2f08_0000L),
                    range(DRAM, 0x2f00_0000L, 0x2f08_0000L),
                    range(RTC_FAST_CODE, 0x2e00_0000L, 0x2e00_8000L),
                    range(RTC_FAST_DATA, 0x2e00_0000L, 0x2e00_8000L),
                    range(RTC_SLOW, 0x2e00_0000L, 0x2e00_8000L),
                    range(ROM_CODE, 0x2f80_0000L, 0x2f85_0000L),
                    range(ROM_DATA, 0x2f80_0000L, 0x2f85_0000L),
                    range(EXTERNAL_RAM, 0x5000_0000L, 0x5400_0000L),
                    range(PERIPHERALS, 0x2000_0000L, 0x2082_0000L),
                    range(PERIPHERALS, 0x2c00_0000L, 0x2c02_0000L)));
    // spotless:on

    private Chips() {}

    /** {@return all chips, by number} */
    public static List<Chip> all() {
        return ALL;
    }

    /** {@return the chip with this number in dump and image headers} */
    public static Optional<Chip> byId(int id) {
        for (Chip chip : ALL) {
            if (chip.id() == id) {
                return Optional.of(chip);
            }
        }
        return Optional.empty();
    }

    /** {@return the chip that tools call so: {@code esp32c3}; also as it is written, {@code ESP32-C3}} */
    public static Optional<Chip> byTarget(String target) {
        String plain = target.toLowerCase(Locale.ROOT).replace("-", "");
        return ALL.stream().filter(chip -> chip.target().equals(plain)).findFirst();
    }

    private static Chip chip(
            int id,
            String name,
            String target,
            int machine,
            int cores,
            FlashEncryption flashEncryption,
            List<Integer> romRevisions,
            Range... ranges) {
        return new Chip(id, name, target, machine, cores, flashEncryption, romRevisions, List.of(ranges));
    }

    private static Range range(Chip.Kind kind, long low, long high) {
        return new Range(kind, low, high);
    }
}

package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chip.FlashEncryption;
import io.github.coroner.format.Chip.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChipsTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        // numbers of esp_chip_id_t in ESP-IDF's esp_app_format.h; addresses of soc.h of that chip
        "0, esp32, 94, 2, 0x3ffb0000",
        "2, esp32s2, 94, 1, 0x3ffb0000",
        "5, esp32c3, 243, 1, 0x3fc80000",
        "9, esp32s3, 94, 2, 0x3fc88000",
        "12, esp32c2, 243, 1, 0x3fca0000",
        "13, esp32c6, 243, 1, 0x40800000",
        "16, esp32h2, 243, 1, 0x40800000",
        "18, esp32p4, 243, 2, 0x4ff00000",
        "20, esp32c61, 243, 1, 0x40800000",
        "23, esp32c5, 243, 1, 0x40800000",
        "25, esp32h21, 243, 1, 0x40800000",
        "28, esp32h4, 243, 2, 0x40810000",
        "32, esp32s31, 243, 2, 0x2f000000",
    })
    void everyChipHasItsNumberProcessorAndRam(int id, String target, int machine, int cores, String ram) {
        Chip chip = Chips.byId(id).orElseThrow();

        assertThat(chip.target()).isEqualTo(target);
        assertThat(chip.machine()).isEqualTo(machine);
        assertThat(chip.cores()).isEqualTo(cores);
        assertThat(chip.isIn(Kind.DRAM, Long.decode(ram))).isTrue();
        assertThat(chip.isRam(Long.decode(ram))).isTrue();
        assertThat(Chips.byTarget(target)).contains(chip);
        assertThat(Chips.byTarget(chip.name())).contains(chip);
        assertThat(chip.ranges()).allSatisfy(range -> {
            assertThat(range.low()).isLessThan(range.high());
            assertThat(range.contains(range.high())).isFalse();
        });
    }

    @Test
    void numbersAndNamesAreUnique() {
        assertThat(Chips.all()).hasSize(13);
        assertThat(Chips.all()).extracting(Chip::id).doesNotHaveDuplicates().isSorted();
        assertThat(Chips.all()).extracting(Chip::target).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheFirstChipHasItsOwnFlashEncryption() {
        assertThat(Chips.all())
                .filteredOn(chip -> chip.flashEncryption() == FlashEncryption.ESP32)
                .extracting(Chip::target)
                .containsExactly("esp32");
    }

    @Test
    void unknownChipsAreAbsent() {
        assertThat(Chips.byId(31)).isEmpty();
        assertThat(Chips.byTarget("esp8266")).isEmpty();
    }
}

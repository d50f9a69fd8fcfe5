package io.github.coroner.elf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomElfChoiceTest {
    private static final Chip C3 = Chips.byTarget("esp32c3").orElseThrow();

    /** The revisions that Espressif publishes for the ESP32-C3, and others beside them. */
    private static final List<Path> FILES = List.of(
            Path.of("esp32_rev300_rom.elf"),
            Path.of("esp32c3_rev0_rom.elf"),
            Path.of("esp32c3_rev101_rom.elf"),
            Path.of("esp32c3_rev3_rom.elf"),
            Path.of("esp32c3_rev99999999_rom.elf"),
            Path.of("esp32c3_rom.elf"),
            Path.of("esp32c6_rev0_rom.elf"));

    @ParameterizedTest
    @CsvSource({
        "3, 3, true",
        "4, 3, false",
        "100, 3, false",
        "101, 101, true",
        "200, 101, false",
        "0, 0, true",
        "2, 0, false"
    })
    void takesTheChipsRevisionElseTheNextLower(int chip, int chosen, boolean isExact) {
        assertThat(RomElfChoice.among(FILES, C3, OptionalInt.of(chip)))
                .contains(new RomElfChoice(Path.of("esp32c3_rev" + chosen + "_rom.elf"), chosen, isExact));
    }

    @Test
    void takesNoneOfALaterRevisionOrAnotherChip() {
        assertThat(RomElfChoice.among(List.of(Path.of("esp32c3_rev3_rom.elf")), C3, OptionalInt.of(0)))
                .isEmpty();
        assertThat(RomElfChoice.among(List.of(Path.of("esp32_rev0_rom.elf")), C3, OptionalInt.of(0)))
                .isEmpty();
    }

    @Test
    void withoutARevisionOnlyTheOnlyFileIsTaken() {
        assertThat(RomElfChoice.among(FILES, C3, OptionalInt.empty())).isEmpty();
        assertThat(RomElfChoice.among(List.of(Path.of("esp32c3_rev3_rom.elf")), C3, OptionalInt.empty()))
                .map(RomElfChoice::isExact)
                .contains(false);
    }

    @Test
    void looksIntoAFolder(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("esp32c3_rev3_rom.elf"));
        assertThat(RomElfChoice.in(folder, C3, OptionalInt.of(4)).map(RomElfChoice::file))
                .isEqualTo(Optional.of(file));
    }
}

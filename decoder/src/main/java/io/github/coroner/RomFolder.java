package io.github.coroner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of ROM ELF files as Espressif publishes them, named {@code esp32c3_rev101_rom.elf} after chip and revision (major
 * times 100 plus minor). A ROM serves its revision and every later one until the next.
 *
 * @param folder the folder
 */
record RomFolder(Path folder) {
    private static final Pattern NAME = Pattern.compile("([a-z0-9]+)_rev(\\d{1,6})_rom\\.elf");

    /**
     * A ROM that was found.
     *
     * @param file its ELF file
     * @param revision the revision in its name
     */
    record Rom(Path file, int revision) {}

    /**
     * {@return the newest ROM not above the revision; where that is unknown, the oldest one}
     *
     * @param target name of the chip, {@code esp32c3}
     * @throws IOException if the folder cannot be read
     */
    Optional<Rom> find(String target, OptionalInt revision) throws IOException {
        Optional<Rom> best = Optional.empty();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches() && name.group(1).equals(target)) {
                    Rom rom = new Rom(file, Integer.parseInt(name.group(2)));
                    if (isBetter(rom, best, revision)) {
                        best = Optional.of(rom);
                    }
                }
            }
        }
        return best;
    }

    private static boolean isBetter(Rom rom, Optional<Rom> best, OptionalInt revision) {
        if (revision.isEmpty()) {
            return best.isEmpty() || rom.revision() < best.get().revision();
        }
        return rom.revision() <= revision.getAsInt()
                && (best.isEmpty() || rom.revision() > best.get().revision());
    }
}

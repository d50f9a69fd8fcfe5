package io.github.coroner.elf;

import io.github.coroner.format.Chip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ROM ELF of a folder that fits a chip. Espressif names them {@code <target>_rev<revision>_rom.elf}, the revision as in
 * dumps: major times 100 plus minor.
 *
 * @param file the file chosen
 * @param revision the revision in its name
 * @param isExact whether that is the chip's; else it is the newest one before it, whose ROM the chip most likely has
 */
public record RomElfChoice(Path file, int revision, boolean isExact) {
    private static final Pattern NAME = Pattern.compile("([a-z0-9]+)_rev(\\d{1,5})_rom\\.elf");

    /**
     * Chooses a file: the chip's revision, else the next lower one. Where the revision is not known, a file is chosen only if
     * it is the only one for the chip.
     *
     * @param folder where the files lie
     * @param revision the chip's, major times 100 plus minor
     * @return empty if no file fits
     * @throws IOException if the folder cannot be read
     */
    public static Optional<RomElfChoice> in(Path folder, Chip chip, OptionalInt revision) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return among(files.sorted().toList(), chip, revision);
        }
    }

    /** As {@link #in}, among the files of a list. */
    public static Optional<RomElfChoice> among(List<Path> files, Chip chip, OptionalInt revision) {
        RomElfChoice best = null;
        int count = 0;
        for (Path file : files) {
            Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
            if (!name.matches() || !name.group(1).equals(chip.target())) {
                continue;
            }
            count++;
            int its = Integer.parseInt(name.group(2));
            boolean fits = revision.isEmpty() || its <= revision.getAsInt();
            if (fits && (best == null || its > best.revision)) {
                best = new RomElfChoice(file, its, revision.isPresent() && its == revision.getAsInt());
            }
        }
        return revision.isEmpty() && count > 1 ? Optional.empty() : Optional.ofNullable(best);
    }
}

package io.github.coroner;

import io.github.coroner.elf.RomElfChoice;
import io.github.coroner.format.Chip;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which ELF files of mask ROMs a crash is decoded with: those given for its architecture, else one from the folder. */
final class RomChoice {
    private RomChoice() {}

    /** {@return the ROMs; a folder that has none is a problem} */
    static List<Firmware> of(
            CrashDecoder decoder, int machine, Optional<Chip> chip, OptionalInt revision, Problems problems) {
        List<Firmware> given =
                decoder.roms().stream().filter(rom -> rom.machine() == machine).toList();
        if (!given.isEmpty() || decoder.romFolder().isEmpty() || chip.isEmpty()) {
            return given;
        }
        Path folder = decoder.romFolder().get();
        try {
            Optional<RomElfChoice> found = RomElfChoice.in(folder, chip.get(), revision);
            if (found.isPresent()) {
                return List.of(decoder.rom(found.get().file()));
            }
            problems.add(
                    ProblemCode.ROM_MISSING,
                    folder + " has no ROM ELF for " + chip.get().target()
                            + (revision.isPresent() ? " of revision " + revision.getAsInt() + " or before" : "")
                            + "; functions in ROM have no names");
        } catch (IOException e) {
            problems.add(ProblemCode.LOOKUP_FAILED, "looking up the ROM ELF failed: " + CrashDecoder.reasonOf(e));
        } catch (FormatException e) {
            problems.add(Problem.of(ProblemCode.LOOKUP_FAILED, e));
        }
        return List.of();
    }
}

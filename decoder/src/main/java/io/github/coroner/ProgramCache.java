package io.github.coroner;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Limits;
import io.github.coroner.symbols.DwarfFunctionFacts;
import io.github.coroner.unwind.ElfProgram;
import io.github.coroner.unwind.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What unwinders know of firmware, kept from one dump to the next, and ROM ELF files that were opened from a folder.
 *
 * <p>What is known of an application is kept with the application itself, so that it goes with it and holds nothing that a
 * {@link FirmwareCache} gave up. At most {@value #KEPT} of each; what is kept is given up when there are as many. Safe to share
 * between threads.
 */
final class ProgramCache {
    private static final int KEPT = 32;

    private final Limits limits;
    /** For dumps without an application. */
    private final ConcurrentHashMap<Key, Program> programs = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<Path, Firmware> roms = new ConcurrentHashMap<>();

    /**
     * What an application's program depends on besides it. Firmware and limits are compared by identity: they have no other. The
     * comparison is written out, since a short run takes longer to generate that of a record than to decode a dump.
     */
    record Key(List<Firmware> roms, Optional<Chip> chip, Limits limits) {
        @Override
        public boolean equals(Object object) {
            return object instanceof Key other
                    && limits.equals(other.limits)
                    && roms.equals(other.roms)
                    && Objects.equals(chip.orElse(null), other.chip.orElse(null));
        }

        @Override
        public int hashCode() {
            return 31 * roms.hashCode() + chip.map(Chip::id).orElse(-1);
        }
    }

    ProgramCache(Limits limits) {
        this.limits = limits;
    }

    Program program(CodeModules modules, Optional<Chip> chip) {
        ConcurrentHashMap<Key, Program> kept =
                modules.application().map(Firmware::programs).orElse(programs);
        Key key = new Key(modules.roms(), chip, limits);
        Program known = kept.get(key);
        if (known == null) {
            if (kept.size() >= KEPT) {
                kept.clear();
            }
            known = make(modules, chip);
            kept.put(key, known);
        }
        return known;
    }

    private Program make(CodeModules modules, Optional<Chip> chip) {
        List<ElfFile> romElfs = new ArrayList<>();
        for (Firmware rom : modules.roms()) {
            romElfs.add(rom.elf());
        }
        ElfProgram program = ElfProgram.of(modules.application().map(Firmware::elf), romElfs, chip, limits);
        return modules.application()
                .map(firmware -> program.withFacts(DwarfFunctionFacts.of(firmware.symbolizer())))
                .orElse(program);
    }

    Firmware rom(Path file) throws IOException {
        Firmware known = roms.get(file);
        if (known == null) {
            if (roms.size() >= KEPT) {
                roms.clear();
            }
            known = Firmware.open(file);
            roms.put(file, known);
        }
        return known;
    }
}

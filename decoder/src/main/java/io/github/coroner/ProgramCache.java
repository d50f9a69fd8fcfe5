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
 * What unwinders know of firmware, kept from one dump to the next, and ROM ELF files that were opened from a folder. At most
 * {@value #KEPT} of each; the cache is emptied when it is full. Safe to share between threads.
 */
final class ProgramCache {
    private static final int KEPT = 32;

    private final Limits limits;
    private final ConcurrentHashMap<Key, Program> programs = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Path, Firmware> roms = new ConcurrentHashMap<>();

    /**
     * Firmware is compared by identity: it has no other. The comparison is written out, since a short run takes longer to
     * generate that of a record than to decode a dump.
     */
    private record Key(Optional<Firmware> application, List<Firmware> roms, Optional<Chip> chip) {
        @Override
        public boolean equals(Object object) {
            return object instanceof Key other
                    && application.equals(other.application)
                    && roms.equals(other.roms)
                    && Objects.equals(chip.orElse(null), other.chip.orElse(null));
        }

        @Override
        public int hashCode() {
            return 31 * (31 * application.hashCode() + roms.hashCode())
                    + chip.map(Chip::id).orElse(-1);
        }
    }

    ProgramCache(Limits limits) {
        this.limits = limits;
    }

    Program program(CodeModules modules, Optional<Chip> chip) {
        Key key = new Key(modules.application(), modules.roms(), chip);
        Program known = programs.get(key);
        if (known == null) {
            if (programs.size() >= KEPT) {
                programs.clear();
            }
            known = make(modules, chip);
            programs.put(key, known);
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

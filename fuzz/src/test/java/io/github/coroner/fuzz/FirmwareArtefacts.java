package io.github.coroner.fuzz;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.ByteReader;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** What the project's own firmware left behind, as seeds: read when a target starts, so that nothing is kept twice. */
final class FirmwareArtefacts {
    private FirmwareArtefacts() {}

    /** {@return the crash that every variant of a firmware has, for both architectures} */
    static List<CrashRun> nullStores() {
        return runs(run -> run.name().equals("null-store"));
    }

    /** {@return runs that are wanted; there must be some, so that no target goes without its seeds unnoticed} */
    static List<CrashRun> runs(Predicate<CrashRun> wanted) {
        List<CrashRun> runs = CrashRun.all().stream().filter(wanted).toList();
        if (runs.isEmpty()) {
            throw new IllegalStateException("no such run in " + CrashRun.artefacts());
        }
        return runs;
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ElfFile elf(CrashRun run) {
        return ElfFile.of("fw.elf", run.elfBytes());
    }

    /** {@return up to {@code longest} first bytes of a section; empty if there is none} */
    static byte[] section(ElfFile elf, String name, int longest) {
        ByteReader contents = elf.contents(name);
        return contents.bytes(Math.min(longest, contents.remaining()));
    }
}

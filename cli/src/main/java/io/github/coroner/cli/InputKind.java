package io.github.coroner.cli;

import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.esphome.RawCrashReader;
import java.util.Optional;

/** What an input is by its first bytes that was given to a command for something else, so that the command can name the right one. */
enum InputKind {
    DUMP("a core dump; coroner info --core reads it"),
    RECORD("ESPHome's crash record; coroner raw-crash reads it"),
    ELF("an ELF file of a program; give it with --elf"),
    GZIP("compressed with gzip; coroner info --core reads core dumps so, anything else has to be decompressed first");

    private final String words;

    InputKind(String words) {
        this.words = words;
    }

    /** {@return what a file is that begins so; empty if it is nothing of these} */
    static Optional<InputKind> of(byte[] beginning) {
        if (CoreDump.isDump(beginning)) {
            return Optional.of(DUMP);
        }
        if (RawCrashReader.isRecord(beginning)) {
            return Optional.of(RECORD);
        }
        if (ElfContainer.isElf(beginning)) {
            return Optional.of(ELF);
        }
        // RFC 1952: the magic, and deflate as the only method there is
        boolean gzip = beginning.length > 2 && beginning[0] == 0x1f && beginning[1] == (byte) 0x8b && beginning[2] == 8;
        return gzip ? Optional.of(GZIP) : Optional.empty();
    }

    /** {@return what it is, and what reads it} */
    String words() {
        return words;
    }
}

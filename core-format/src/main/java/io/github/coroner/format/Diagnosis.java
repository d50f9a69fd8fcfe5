package io.github.coroner.format;

import io.github.coroner.format.elf.ElfHeader;

/** The words for inputs that are not what they should be: what it is, what was expected, what to do. */
final class Diagnosis {
    private Diagnosis() {}

    /** {@return what an ELF file is that is not a core file} */
    static String notACore(int elfType) {
        return switch (elfType) {
            case ElfHeader.ET_EXEC ->
                "this is a program (an application's ELF file), not a core dump; give it as the ELF file and"
                        + " the dump as the core file";
            case ElfHeader.ET_REL -> "this is an object file, not a core dump";
            case ElfHeader.ET_DYN -> "this is a shared object, not a core dump";
            default -> "this is an ELF file of type " + elfType + ", not a core dump (type 4)";
        };
    }

    /** {@return why a checksum may be wrong} */
    static String checksumMismatch(DumpVersion version, byte[] file, int from, int to) {
        if (to - from >= 64 && isFilled(file, to - 32, to, (byte) 0xff)) {
            return "the end of the dump is erased flash: the device was reset while it wrote it, the beginning is good";
        }
        if (version == DumpVersion.V1_4) {
            return "the dump is damaged";
        }
        return "the dump is damaged, or was written by an ESP-IDF that summed memory which changed meanwhile (before 5.3.4, 5.4.2"
                + " and 5.5); what it holds may be right";
    }

    /** {@return whether all of {@code file[from, to)} is {@code value}} */
    static boolean isFilled(byte[] file, int from, int to, byte value) {
        for (int i = from; i < to; i++) {
            if (file[i] != value) {
                return false;
            }
        }
        return true;
    }
}

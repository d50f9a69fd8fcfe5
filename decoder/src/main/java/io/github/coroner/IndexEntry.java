package io.github.coroner;

import io.github.coroner.elf.ApplicationDescription;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was found out about one file of a firmware folder.
 *
 * @param path below the folder
 * @param size in bytes, as the file was read
 * @param modified time of its last change in nanoseconds since 1970, as the file was read
 * @param sha256 64 lower-case digits; empty for a file that is no firmware
 * @param machine ELF machine number; 0 for a file that is no firmware
 * @param application what the build wrote about the application
 * @param settled whether size and time vouch for the contents: a file that was changed only just before it was read can be
 *     changed once more without either showing it
 */
record IndexEntry(
        Path path,
        long size,
        long modified,
        String sha256,
        int machine,
        Optional<ApplicationDescription> application,
        boolean settled) {

    static IndexEntry notFirmware(Path path, long size, long modified, boolean settled) {
        return new IndexEntry(path, size, modified, "", 0, Optional.empty(), settled);
    }

    boolean isFirmware() {
        return !sha256.isEmpty();
    }

    /** {@return whether a file of this size and time is the one that was read} */
    boolean isOf(long otherSize, long otherModified) {
        return size == otherSize && modified == otherModified;
    }
}

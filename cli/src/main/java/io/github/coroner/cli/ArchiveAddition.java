package io.github.coroner.cli;

import io.github.coroner.ArchivedFirmware;
import io.github.coroner.Firmware;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.InputFile;
import io.github.coroner.format.Limits;
import io.github.coroner.format.elf.ElfHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A firmware that was put into an archive, or was there already.
 *
 * @param firmware as it is in the archive
 * @param added whether it was put there now
 * @param hasDebugInformation whether it has lines and values to tell
 */
record ArchiveAddition(ArchivedFirmware firmware, boolean added, boolean hasDebugInformation) {

    /**
     * Puts a file into an archive as {@code SHA256.elf}, unless the same firmware is there under whatever name. The file appears
     * whole or not at all, with the time of the original.
     *
     * @param archive the folder
     * @param known what is in it
     * @throws FormatException if the file is not the ELF file of a program
     * @throws IOException if it is not that of a linked one, or cannot be read, or not be written
     */
    static ArchiveAddition of(Path file, Path archive, List<ArchivedFirmware> known) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        byte[] bytes = InputFile.read(file, Limits.defaults());
        Firmware firmware = Firmware.of(String.valueOf(file.getFileName()), bytes);
        int type = firmware.elf().container().header().type();
        if (type != ElfHeader.ET_EXEC && type != ElfHeader.ET_DYN) {
            throw new IOException(file + ": not the ELF file of a linked program (ELF type " + type + ")");
        }
        boolean debug = firmware.hasDebugInformation();
        for (ArchivedFirmware one : known) {
            if (one.sha256().equals(firmware.sha256())) {
                return new ArchiveAddition(one, false, debug);
            }
        }
        Path target = archive.resolve(firmware.sha256() + ".elf");
        write(bytes, modified, target);
        ArchivedFirmware added = new ArchivedFirmware(
                target,
                bytes.length,
                modified.toInstant(),
                firmware.sha256(),
                firmware.machine(),
                firmware.elf().appDescription());
        return new ArchiveAddition(added, true, debug);
    }

    /** What the name begins with keeps others from taking the unfinished file for firmware. */
    private static void write(byte[] bytes, FileTime modified, Path target) throws IOException {
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path unfinished = target.resolveSibling(".coroner-add-" + random + ".tmp");
        try {
            Files.write(unfinished, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.setLastModifiedTime(unfinished, modified);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}

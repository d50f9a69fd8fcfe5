package io.github.coroner;

import io.github.coroner.elf.ApplicationDescription;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One ELF file of a {@link FirmwareFolder}, as its index has it.
 *
 * @param path the folder's path with the file's below it
 * @param size in bytes
 * @param modified when the file was last changed
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param machine ELF machine number: 94 Xtensa, 243 RISC-V
 * @param application what ESP-IDF's build wrote about the application; empty for others
 */
public record ArchivedFirmware(
        Path path,
        long size,
        Instant modified,
        String sha256,
        int machine,
        Optional<ApplicationDescription> application) {}

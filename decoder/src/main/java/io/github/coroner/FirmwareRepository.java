package io.github.coroner;

import java.io.IOException;
import java.util.Optional;

/**
 * Where firmware is looked up when a dump names it by the digits of its SHA-256: a folder, an object store, a database.
 *
 * <p>Implementations are safe to share between threads.
 */
@FunctionalInterface
public interface FirmwareRepository {

    /**
     * {@return the firmware whose ELF file's SHA-256 begins so; empty if there is none}
     *
     * @param sha256Prefix lower-case hexadecimal digits, 1 to 64 of them
     * @throws IOException if the repository cannot be read
     */
    Optional<Firmware> find(String sha256Prefix) throws IOException;
}

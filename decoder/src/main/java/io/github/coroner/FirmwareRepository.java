package io.github.coroner;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where firmware is looked up when a dump names it by the digits of its SHA-256: a folder, an object store, a database.
 *
 * <p>One method is to be written, so that a lambda will do. {@link FirmwareFolder} is the repository of a folder;
 * {@link FirmwareCache} keeps what a slow one gave. Implementations are safe to share between threads.
 */
@FunctionalInterface
public interface FirmwareRepository {

    /**
     * {@return the firmware whose ELF file's SHA-256 begins so; empty if there is none}
     *
     * <p>Where several begin so, the one with the lowest SHA-256.
     *
     * @param sha256Prefix lower-case hexadecimal digits, 1 to 64 of them
     * @throws IOException if the repository cannot be read
     */
    Optional<Firmware> find(String sha256Prefix) throws IOException;

    /**
     * {@return the SHA-256 of every firmware that begins so, ascending, 64 lower-case digits each}
     *
     * <p>From these a decoder sees that digits are shared by several, and says so. A repository that cannot list what it has
     * leaves this as it is: nothing is listed then, and sharing goes unnoticed.
     *
     * @param sha256Prefix lower-case hexadecimal digits, 1 to 64 of them
     * @throws IOException if the repository cannot be read
     */
    default List<String> digests(String sha256Prefix) throws IOException {
        return List.of();
    }
}

package io.github.coroner;

import io.github.coroner.testdata.ElfBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** Small ELF files, each of its own contents, on disk. */
final class ElfFiles {
    private static final int EXECUTABLE = 2;

    private ElfFiles() {}

    /** The number is put into the file, so that different numbers give different digests. */
    static byte[] bytes(int number) {
        return bytes(EXECUTABLE, Dumps.XTENSA, number);
    }

    static byte[] bytes(int type, int machine, int number) {
        return ElfBuilder.of(type, machine)
                .section(".name", 1, 0, 0, String.format("%08d", number).getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** Writes a file that was changed long ago, as those of an archive were. */
    static Path write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return age(file, bytes[bytes.length / 2] & 0xff);
    }

    static Path age(Path file, int seconds) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_600_000_000L + seconds)));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the first number from {@code start} on whose file has a SHA-256 that begins so} */
    static int numberBeginningWith(String digits, int machine, int start) {
        return IntStream.iterate(start, number -> number + 1)
                .filter(number -> sha256(bytes(EXECUTABLE, machine, number)).startsWith(digits))
                .findFirst()
                .orElseThrow();
    }
}

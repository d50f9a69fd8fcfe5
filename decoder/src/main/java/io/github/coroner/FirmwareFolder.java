package io.github.coroner;

import io.github.coroner.format.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder tree of ELF files, named by anything or by their SHA-256 ({@code 1b43c5e7....elf}).
 *
 * <p>Files whose names begin with the digits looked for are tried first; they are hashed all the same, since a name proves
 * nothing. Then all others are hashed. Digests are remembered for the life of this object by path, size and time of change.
 * Firmware found is kept, up to {@value #KEPT} of them. Safe to share between threads.
 */
public final class FirmwareFolder implements FirmwareRepository {
    private static final int KEPT = 16;
    private static final int DEPTH = 16;
    private static final String SUFFIX = ".elf";

    private final Path folder;
    private final ConcurrentHashMap<Path, Digest> digests = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Firmware> kept = new ConcurrentHashMap<>();

    /** The digest of a file as it was. */
    private record Digest(long size, long changed, String sha256) {}

    private FirmwareFolder(Path folder) {
        this.folder = folder;
    }

    /** {@return the firmware below {@code folder}} */
    public static FirmwareFolder of(Path folder) {
        return new FirmwareFolder(folder);
    }

    /**
     * {@inheritDoc}
     *
     * <p>If several files with different contents match, the first by name is given.
     */
    @Override
    public Optional<Firmware> find(String sha256Prefix) throws IOException {
        String digits = sha256Prefix.toLowerCase(Locale.ROOT);
        for (Firmware firmware : kept.values()) {
            if (firmware.sha256().startsWith(digits)) {
                return Optional.of(firmware);
            }
        }
        List<Path> named = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                if (name.endsWith(SUFFIX) && Files.isRegularFile(file)) {
                    (name.startsWith(digits) ? named : others).add(file);
                }
            }
        }
        named.addAll(others);
        for (Path file : named) {
            Optional<Firmware> found = open(file, digits);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Firmware> open(Path file, String digits) throws IOException {
        long size = Files.size(file);
        long changed = Files.getLastModifiedTime(file).toMillis();
        Optional<Digest> known = Optional.ofNullable(digests.get(file))
                .filter(digest -> digest.size() == size && digest.changed() == changed);
        if (known.isPresent() && !known.get().sha256().startsWith(digits)) {
            return Optional.empty();
        }
        Firmware firmware;
        try {
            firmware = Firmware.open(file);
        } catch (FormatException notFirmware) {
            // a stray file in an archive is no reason to fail: it is simply not the one
            digests.put(file, new Digest(size, changed, "not firmware"));
            return Optional.empty();
        }
        digests.put(file, new Digest(size, changed, firmware.sha256()));
        if (!firmware.sha256().startsWith(digits)) {
            return Optional.empty();
        }
        if (kept.size() < KEPT) {
            kept.put(firmware.sha256(), firmware);
        }
        return Optional.of(firmware);
    }
}

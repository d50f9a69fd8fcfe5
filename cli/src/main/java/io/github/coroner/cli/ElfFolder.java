package io.github.coroner.cli;

import io.github.coroner.FirmwareFolder;
import io.github.coroner.FirmwareIndexFile;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A folder of firmware as commands use it: its index is remembered, and a first long look is seen on a terminal. */
final class ElfFolder {
    private ElfFolder() {}

    /**
     * {@return the firmware below a folder}
     *
     * @throws NotDirectoryException if there is no such folder
     */
    static FirmwareFolder open(Path folder, Console console) throws NotDirectoryException {
        checkIsFolder(folder);
        FirmwareIndexFile index = FirmwareIndexFile.in(folder);
        ProgressLine line = ProgressLine.of(console);
        return FirmwareFolder.builder(folder)
                .index(cacheFolder().map(index::orIn).orElse(index))
                .progress((files, all) -> {
                    line.show("hashing the files of " + Escaped.of(folder.toString()), files, all);
                    if (files == all) {
                        line.clear();
                    }
                })
                .build();
    }

    static void checkIsFolder(Path path) throws NotDirectoryException {
        if (!Files.isDirectory(path)) {
            throw new NotDirectoryException(path + (Files.exists(path) ? ": not a folder" : ": no such folder"));
        }
    }

    /** {@return where this platform keeps what can be made again; empty if the environment does not say} */
    private static Optional<Path> cacheFolder() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return variable("LOCALAPPDATA").map(folder -> folder.resolve("Coroner"));
        }
        if (system.contains("mac")) {
            return variable("HOME").map(folder -> folder.resolve("Library/Caches/coroner"));
        }
        // XDG Base Directory Specification: a relative path is to be passed over
        return variable("XDG_CACHE_HOME")
                .filter(Path::isAbsolute)
                .or(() -> variable("HOME").map(folder -> folder.resolve(".cache")))
                .map(folder -> folder.resolve("coroner"));
    }

    private static Optional<Path> variable(String name) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    }
}

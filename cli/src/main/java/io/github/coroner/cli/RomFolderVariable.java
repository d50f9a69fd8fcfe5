package io.github.coroner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of ROM ELF files that ESP-IDF's environment names. */
final class RomFolderVariable {
    /** Name of the environment variable. */
    static final String NAME = "ESP_ROM_ELF_DIR";

    private RomFolderVariable() {}

    /** {@return the folder, if the variable names one that is there} */
    static Optional<Path> get() {
        String value = System.getenv(NAME);
        return value == null || value.isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(value)).filter(Files::isDirectory);
    }
}

package io.github.coroner.cli;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where firmware is, shared by commands. */
final class FirmwareOptions {
    /** Where ESP-IDF's environment says ROM ELF files are. */
    private static final String ROM_FOLDER_VARIABLE = "ESP_ROM_ELF_DIR";

    @Option(
            names = "--elf",
            paramLabel = "ELF",
            description = "The firmware's ELF file; repeatable, the one that the dump names is used.")
    private List<Path> elfs = new ArrayList<>();

    @Option(
            names = "--elf-dir",
            paramLabel = "DIR",
            description = "A folder tree of ELF files, searched by the SHA-256 in the dump; repeatable.")
    private List<Path> elfFolders = new ArrayList<>();

    @Option(names = "--rom-elf", paramLabel = "ELF", description = "The ELF file of the chip's mask ROM; repeatable.")
    private List<Path> roms = new ArrayList<>();

    @Option(
            names = "--rom-elf-dir",
            paramLabel = "DIR",
            description = "A folder of ROM ELF files (CHIP_revREV_rom.elf); else " + ROM_FOLDER_VARIABLE + ".")
    private Optional<Path> romFolder = Optional.empty();

    @Option(names = "--map", paramLabel = "FROM=TO", description = "Replace the beginning of source paths; repeatable.")
    private List<String> maps = new ArrayList<>();

    /** {@return a builder of a decoder that knows all of these} */
    CrashDecoder.Builder decoder() throws IOException {
        CrashDecoder.Builder builder = CrashDecoder.builder();
        for (Path elf : elfs) {
            builder.firmware(Hashing.begun(Firmware.open(elf)));
        }
        for (Path rom : roms) {
            builder.rom(Firmware.open(rom));
        }
        for (Path folder : elfFolders) {
            builder.repository(io.github.coroner.FirmwareFolder.of(folder(folder)));
        }
        if (romFolder.isPresent()) {
            builder.romFolder(folder(romFolder.get()));
        } else {
            String variable = System.getenv(ROM_FOLDER_VARIABLE);
            if (variable != null && Files.isDirectory(Path.of(variable))) {
                builder.romFolder(Path.of(variable));
            }
        }
        for (String map : maps) {
            int equals = map.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--map " + map + ": expected FROM=TO");
            }
            builder.map(map.substring(0, equals), map.substring(equals + 1));
        }
        return builder;
    }

    private static Path folder(Path path) throws NotDirectoryException {
        if (!Files.isDirectory(path)) {
            throw new NotDirectoryException(path + ": no such folder");
        }
        return path;
    }
}

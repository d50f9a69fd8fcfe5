package io.github.coroner.cli;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that say where firmware is, shared by commands. */
final class FirmwareOptions {
    private List<Path> elfs = new ArrayList<>();
    private List<Path> elfFolders = new ArrayList<>();
    private List<Path> roms = new ArrayList<>();
    private Optional<Path> romFolder = Optional.empty();
    private List<String> maps = new ArrayList<>();

    /** {@return the options, as they are on a command line} */
    List<CommandOption> declared() {
        return List.of(
                CommandOption.value(
                        "--elf",
                        "ELF",
                        "The firmware's ELF file; repeatable, the one that the dump names is used.",
                        path -> elfs.add(Path.of(path))),
                CommandOption.value(
                        "--elf-dir",
                        "DIR",
                        "A folder tree of ELF files, searched by the SHA-256 in the dump; repeatable.",
                        path -> elfFolders.add(Path.of(path))),
                CommandOption.value(
                        "--rom-elf",
                        "ELF",
                        "The ELF file of the chip's mask ROM; repeatable.",
                        path -> roms.add(Path.of(path))),
                CommandOption.value(
                        "--rom-elf-dir",
                        "DIR",
                        "A folder of ROM ELF files (CHIP_revREV_rom.elf); else " + RomFolderVariable.NAME + ".",
                        path -> romFolder = Optional.of(Path.of(path))),
                CommandOption.value(
                        "--map", "FROM=TO", "Replace the beginning of source paths; repeatable.", maps::add));
    }

    /**
     * {@return a builder of a decoder that knows all of these}
     *
     * @param console where the progress of a first look through a folder is seen
     */
    CrashDecoder.Builder decoder(Console console) throws IOException {
        CrashDecoder.Builder builder = CrashDecoder.builder();
        for (Path elf : elfs) {
            builder.firmware(Hashing.begun(Firmware.open(elf)));
        }
        for (Path rom : roms) {
            builder.rom(Firmware.open(rom));
        }
        for (Path folder : elfFolders) {
            builder.repository(ElfFolder.open(folder, console));
        }
        if (romFolder.isPresent()) {
            ElfFolder.checkIsFolder(romFolder.get());
            builder.romFolder(romFolder.get());
        } else {
            RomFolderVariable.get().ifPresent(builder::romFolder);
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
}

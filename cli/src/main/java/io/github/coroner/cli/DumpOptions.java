package io.github.coroner.cli;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.InputFile;
import io.github.coroner.format.Limits;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The options that say how to read a dump, shared by commands. */
final class DumpOptions {
    private static final String FORMATS = "auto, raw, b64, hex, elf, log, partition, flash";

    private Optional<String> chip = Optional.empty();
    private String format = "auto";
    private Optional<String> partitionTableOffset = Optional.empty();
    private Optional<Path> flashKey = Optional.empty();
    private Optional<String> flashCryptConfig = Optional.empty();
    private Optional<String> flashAddress = Optional.empty();

    /** {@return the options, as they are on a command line} */
    List<CommandOption> declared() {
        return List.of(
                CommandOption.value(
                        "--chip",
                        "NAME",
                        "The chip, whatever the dump says: esp32, esp32c3 ...",
                        name -> chip = Optional.of(name)),
                CommandOption.value(
                        "--core-format",
                        "FORMAT",
                        "What the dump is: " + FORMATS + "; told from its contents unless given.",
                        name -> format = name),
                CommandOption.value(
                        "--partition-table-offset",
                        "N",
                        "Where the partition table is in a flash image (default 0x8000).",
                        number -> partitionTableOffset = Optional.of(number)),
                CommandOption.value(
                        "--flash-key",
                        "FILE",
                        "The flash encryption key, as given to espefuse.",
                        path -> flashKey = Optional.of(Path.of(path))),
                CommandOption.value(
                        "--flash-crypt-config",
                        "N",
                        "The ESP32's FLASH_CRYPT_CONFIG (default 0xf).",
                        number -> flashCryptConfig = Optional.of(number)),
                CommandOption.value(
                        "--flash-address",
                        "N",
                        "Where in flash the file's first byte was, for decryption.",
                        number -> flashAddress = Optional.of(number)));
    }

    /** {@return what a dump is, as the command line says} */
    private CoreDumpOptions.Input input() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "auto" -> CoreDumpOptions.Input.AUTO;
            case "raw" -> CoreDumpOptions.Input.RAW;
            case "b64" -> CoreDumpOptions.Input.B64;
            case "hex" -> CoreDumpOptions.Input.HEX;
            case "elf" -> CoreDumpOptions.Input.ELF;
            case "log" -> CoreDumpOptions.Input.LOG;
            case "partition" -> CoreDumpOptions.Input.PARTITION;
            case "flash" -> CoreDumpOptions.Input.FLASH;
            default -> throw new UsageException("--core-format " + format + ": expected one of " + FORMATS);
        };
    }

    /** {@return how to read a dump, as these options say} */
    CoreDumpOptions options() throws IOException {
        CoreDumpOptions options = CoreDumpOptions.defaults().withInput(input());
        if (chip.isPresent()) {
            options = options.withChip(chip(chip.get()));
        }
        if (partitionTableOffset.isPresent()) {
            options = options.withPartitionTableOffset(number("--partition-table-offset", partitionTableOffset.get()));
        }
        if (flashKey.isPresent()) {
            try {
                options = options.withFlashKey(InputFile.read(flashKey.get(), Limits.defaults()));
            } catch (IllegalArgumentException e) {
                throw new UsageException(flashKey.get() + ": " + e.getMessage());
            }
        }
        if (flashCryptConfig.isPresent()) {
            long config = number("--flash-crypt-config", flashCryptConfig.get());
            if (config > 0xf) {
                throw new UsageException("--flash-crypt-config " + flashCryptConfig.get() + ": 0 to 15 are possible");
            }
            options = options.withFlashCryptConfig((int) config);
        }
        if (flashAddress.isPresent()) {
            options = options.withFlashAddress(number("--flash-address", flashAddress.get()));
        }
        return options;
    }

    /** {@return a dump read from a file, or from standard input for {@code -}} */
    static CoreDump read(String file, CoreDumpOptions options, Console console) throws IOException {
        return file.equals("-") ? CoreDump.read(console.in(), options) : CoreDump.read(Path.of(file), options);
    }

    /** {@return the chip of a name, upper or lower case, with or without a hyphen} */
    static Chip chip(String name) {
        String target = name.toLowerCase(Locale.ROOT).replace("-", "");
        return Chips.byTarget(target)
                .orElseThrow(() -> new UsageException("--chip " + name + ": expected one of "
                        + Chips.all().stream().map(Chip::target).collect(Collectors.joining(", "))));
    }

    /** {@return a number in C's spelling} */
    static long number(String option, String text) {
        try {
            long number = Long.decode(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException(option + " " + text + ": expected a number, such as 4096 or 0x1000");
    }

    /** {@return the revision of a chip, major times 100 plus minor, from {@code 301} or {@code 3.1}} */
    static OptionalInt revision(String text) {
        int dot = text.indexOf('.');
        try {
            int number = dot < 0
                    ? Integer.parseInt(text)
                    : Integer.parseInt(text.substring(0, dot)) * 100 + Integer.parseInt(text.substring(dot + 1));
            return OptionalInt.of(number);
        } catch (NumberFormatException e) {
            throw new UsageException("revision " + text + ": expected a number such as 300");
        }
    }

    /** {@return a number, if there is one} */
    static OptionalLong number(String option, Optional<String> text) {
        return text.isPresent() ? OptionalLong.of(number(option, text.get())) : OptionalLong.empty();
    }
}

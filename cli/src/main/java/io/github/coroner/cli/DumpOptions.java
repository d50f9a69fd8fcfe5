package io.github.coroner.cli;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.CoreDump;
import io.github.coroner.format.CoreDumpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that say how to read a dump, shared by commands. */
final class DumpOptions {
    @Option(names = "--chip", paramLabel = "NAME", description = "The chip, whatever the dump says: esp32, esp32c3 ...")
    private Optional<String> chip = Optional.empty();

    @Option(
            names = "--core-format",
            paramLabel = "FORMAT",
            description = "What the dump is: ${COMPLETION-CANDIDATES}; told from its contents unless given.")
    private Format format = Format.auto;

    @Option(
            names = "--partition-table-offset",
            paramLabel = "N",
            description = "Where the partition table is in a flash image (default 0x8000).")
    private Optional<String> partitionTableOffset = Optional.empty();

    @Option(names = "--flash-key", paramLabel = "FILE", description = "The flash encryption key, as given to espefuse.")
    private Optional<Path> flashKey = Optional.empty();

    @Option(
            names = "--flash-crypt-config",
            paramLabel = "N",
            description = "The ESP32's FLASH_CRYPT_CONFIG (default 0xf).")
    private Optional<String> flashCryptConfig = Optional.empty();

    @Option(
            names = "--flash-address",
            paramLabel = "N",
            description = "Where in flash the file's first byte was, for decryption.")
    private Optional<String> flashAddress = Optional.empty();

    /** Names of formats on the command line. */
    @SuppressWarnings("MemberName")
    enum Format {
        auto(CoreDumpOptions.Input.AUTO),
        raw(CoreDumpOptions.Input.RAW),
        b64(CoreDumpOptions.Input.B64),
        hex(CoreDumpOptions.Input.HEX),
        elf(CoreDumpOptions.Input.ELF),
        log(CoreDumpOptions.Input.LOG),
        partition(CoreDumpOptions.Input.PARTITION),
        flash(CoreDumpOptions.Input.FLASH);

        private final CoreDumpOptions.Input input;

        Format(CoreDumpOptions.Input input) {
            this.input = input;
        }
    }

    /** {@return how to read a dump, as these options say} */
    CoreDumpOptions options() throws IOException {
        CoreDumpOptions options = CoreDumpOptions.defaults().withInput(format.input);
        if (chip.isPresent()) {
            options = options.withChip(chip(chip.get()));
        }
        if (partitionTableOffset.isPresent()) {
            options = options.withPartitionTableOffset(number("--partition-table-offset", partitionTableOffset.get()));
        }
        if (flashKey.isPresent()) {
            try {
                options = options.withFlashKey(Files.readAllBytes(flashKey.get()));
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
                .orElseThrow(() -> new UsageException("--chip " + name + ": no such chip is known"));
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
        throw new UsageException(option + " " + text + ": not a number");
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

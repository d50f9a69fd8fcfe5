package io.github.coroner.cli;

import io.github.coroner.format.coredump.CoreDumpOptions;
import java.util.List;
import java.util.Optional;

/** Options that Espressif's tool takes before or after its subcommand. */
final class EspGlobalOptions {
    private Optional<String> chip = Optional.empty();
    private Optional<String> chipRevision = Optional.empty();
    private Optional<String> port = Optional.empty();
    private Optional<String> baud = Optional.empty();

    /** {@return the options, as they are on a command line} */
    List<CommandOption> declared() {
        return List.of(
                CommandOption.value(
                        "--chip", "NAME", "The chip, whatever the dump says.", name -> chip = Optional.of(name)),
                CommandOption.value(
                        "--chip-rev",
                        "N",
                        "The chip's revision, whatever the dump says.",
                        revision -> chipRevision = Optional.of(revision)),
                CommandOption.value("--port", "PORT", "Refused: no device is read.", name -> port = Optional.of(name))
                        .or("-p")
                        .asHidden(),
                CommandOption.value("--baud", "BAUD", "Refused: no device is read.", rate -> baud = Optional.of(rate))
                        .or("-b")
                        .asHidden());
    }

    /** Ends with wrong usage if a device was named. */
    void refuseDevice() {
        if (port.isPresent() || baud.isPresent()) {
            throw new UsageException(
                    "--port and --baud: no device is read; save the dump to a file and give it with --core");
        }
    }

    /** {@return the options with what these say} */
    CoreDumpOptions apply(CoreDumpOptions options) {
        CoreDumpOptions all = options;
        if (chip.isPresent() && !chip.get().equals("auto")) {
            all = all.withChip(DumpOptions.chip(chip.get()));
        }
        if (chipRevision.isPresent()) {
            all = all.withChipRevision(DumpOptions.revision(chipRevision.get()).orElseThrow());
        }
        return all;
    }
}

package io.github.coroner.cli;

import io.github.coroner.format.CoreDumpOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that Espressif's tool takes before or after its subcommand. */
final class EspGlobalOptions {
    @Option(
            names = "--chip",
            paramLabel = "NAME",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "The chip, whatever the dump says.")
    private Optional<String> chip = Optional.empty();

    @Option(names = "--chip-rev", paramLabel = "N", description = "The chip's revision, whatever the dump says.")
    private Optional<String> chipRevision = Optional.empty();

    @Option(
            names = {"--port", "-p"},
            hidden = true)
    private Optional<String> port = Optional.empty();

    @Option(
            names = {"--baud", "-b"},
            hidden = true)
    private Optional<String> baud = Optional.empty();

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

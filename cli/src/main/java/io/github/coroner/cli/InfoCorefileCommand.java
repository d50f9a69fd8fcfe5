package io.github.coroner.cli;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.format.CoreDump;
import io.github.coroner.format.CoreDumpOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coroner info_corefile}: stands in for Espressif's tool, with its options and its report. */
@Command(
        name = "info_corefile",
        mixinStandardHelpOptions = true,
        description = "Espressif's esp-coredump: the same options, the same report.")
final class InfoCorefileCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private EspGlobalOptions globals = new EspGlobalOptions();

    @Option(
            names = {"--core", "-c"},
            paramLabel = "FILE",
            description = "The core dump.")
    private Optional<String> core = Optional.empty();

    @Option(
            names = {"--core-format", "-t"},
            paramLabel = "FORMAT",
            description = "What the dump is: auto, b64, elf or raw (default auto).")
    private String format = "auto";

    @Option(
            names = {"--rom-elf", "-r"},
            paramLabel = "ELF",
            description = "The ELF file of the chip's mask ROM.")
    private Optional<Path> rom = Optional.empty();

    @Option(
            names = {"--print-mem", "-m"},
            description = "Print the contents of memory too.")
    private boolean memory;

    @Option(
            names = {"--save-core", "-s"},
            paramLabel = "FILE",
            description = "Write the dump as an ELF core file for gdb.")
    private Optional<Path> saveCore = Optional.empty();

    @Option(
            names = {"--gdb", "-g"},
            paramLabel = "GDB",
            description = "Accepted and ignored: no gdb is started.")
    @SuppressWarnings("UnusedVariable") // accepted only
    private Optional<String> gdb = Optional.empty();

    @Option(names = "--gdb-timeout-sec", paramLabel = "N", description = "Accepted and ignored: no gdb is started.")
    @SuppressWarnings("UnusedVariable") // accepted only
    private Optional<String> gdbTimeout = Optional.empty();

    @Parameters(paramLabel = "PROG", description = "The firmware's ELF file.")
    private Path program = Path.of("");

    InfoCorefileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        globals.refuseDevice();
        if (core.isEmpty()) {
            throw new UsageException("info_corefile needs --core FILE: no device is read");
        }
        CoreDumpOptions options = globals.apply(CoreDumpOptions.defaults()).withInput(input());
        CrashDecoder.Builder builder = CrashDecoder.builder().firmware(Hashing.begun(Firmware.open(program)));
        if (rom.isPresent()) {
            builder.rom(Firmware.open(rom.get()));
        } else {
            RomFolderVariable.get().ifPresent(builder::romFolder);
        }
        CoreDump dump = DumpOptions.read(core.get(), options, console);
        if (saveCore.isPresent()) {
            Files.write(saveCore.get(), dump.toElfCore());
        }
        EspReportWriter.write(builder.build().gdbView(dump), memory, console.out(), console);
        return ExitStatus.DECODED;
    }

    private CoreDumpOptions.Input input() {
        return switch (format) {
            case "auto" -> CoreDumpOptions.Input.AUTO;
            case "b64" -> CoreDumpOptions.Input.B64;
            case "elf" -> CoreDumpOptions.Input.ELF;
            case "raw" -> CoreDumpOptions.Input.RAW;
            default -> throw new UsageException("--core-format " + format + ": expected auto, b64, elf or raw");
        };
    }
}

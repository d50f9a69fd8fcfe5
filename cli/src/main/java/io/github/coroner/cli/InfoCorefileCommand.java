package io.github.coroner.cli;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code coroner info_corefile}: stands in for Espressif's tool, with its options and its report. */
final class InfoCorefileCommand implements Subcommand {
    private final Console console;
    private EspGlobalOptions globals = new EspGlobalOptions();
    private Optional<String> core = Optional.empty();
    private String format = "auto";
    private Optional<Path> rom = Optional.empty();
    private boolean memory;
    private Optional<Path> saveCore = Optional.empty();
    private Path program = Path.of("");

    InfoCorefileCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "info_corefile";
    }

    @Override
    public String description() {
        return "Espressif's esp-coredump: the same options, the same report.";
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption> options = new ArrayList<>(globals.declared());
        options.add(CommandOption.value("--core", "FILE", "The core dump.", path -> core = Optional.of(path))
                .or("-c"));
        options.add(CommandOption.value(
                        "--core-format",
                        "FORMAT",
                        "What the dump is: auto, b64, elf or raw (default auto).",
                        name -> format = name)
                .or("-t"));
        options.add(CommandOption.value(
                        "--rom-elf",
                        "ELF",
                        "The ELF file of the chip's mask ROM.",
                        path -> rom = Optional.of(Path.of(path)))
                .or("-r"));
        options.add(CommandOption.flag("--print-mem", "Print the contents of memory too.", () -> memory = true)
                .or("-m"));
        options.add(CommandOption.value(
                        "--save-core",
                        "FILE",
                        "Write the dump as an ELF core file for gdb.",
                        path -> saveCore = Optional.of(Path.of(path)))
                .or("-s"));
        options.add(CommandOption.value("--gdb", "GDB", "Accepted and ignored: no gdb is started.", unused -> {})
                .or("-g"));
        options.add(CommandOption.value(
                "--gdb-timeout-sec", "N", "Accepted and ignored: no gdb is started.", unused -> {}));
        options.add(CommandOption.value(
                "--extra-gdbinit-file", "FILE", "Accepted and ignored: no gdb is started.", unused -> {}));
        options.add(CommandOption.value("--off", "N", "Accepted and ignored: no device is read.", unused -> {})
                .or("-o"));
        options.add(
                CommandOption.value("--parttable-off", "N", "Accepted and ignored: no device is read.", unused -> {}));
        return options;
    }

    @Override
    public Operands operands() {
        return new Operands("PROG", "The firmware's ELF file.", 1, 1, path -> program = Path.of(path));
    }

    @Override
    public int run() throws Exception {
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
            ReportOutput.write(saveCore.get(), dump.toElfCore());
        }
        EspReportWriter.write(builder.build().gdbView(dump), memory, console.out())
                .forEach(note -> ErrorLine.print(console, note));
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

package io.github.coroner.cli;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.RawCrashDecoder;
import io.github.coroner.RawCrashReport;
import io.github.coroner.RecordSymbol;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Chip;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.InputFile;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.esphome.EsphomeArchitecture;
import io.github.coroner.format.esphome.RawCrashData;
import io.github.coroner.format.esphome.RawCrashReader;
import io.github.coroner.report.LoggedCrashJson;
import io.github.coroner.report.LoggedCrashText;
import io.github.coroner.report.TextStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code coroner raw-crash}: ESPHome's crash record. */
final class RawCrashCommand implements Subcommand {
    private final Console console;
    private Optional<String> arch = Optional.empty();
    private Optional<String> chip = Optional.empty();
    private Optional<String> cores = Optional.empty();
    private FirmwareOptions firmware = new FirmwareOptions();
    private boolean image;
    private Optional<String> base = Optional.empty();
    private String format = "text";
    private String file = "-";

    RawCrashCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "raw-crash";
    }

    @Override
    public String description() {
        return "Decode ESPHome's RawCrashData: its bytes (binary, hex or base64), or an image of RAM that holds it.";
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption> options = new ArrayList<>();
        options.add(CommandOption.value(
                "--arch",
                "xtensa|riscv",
                "Architecture of the chip, which the record does not hold; else told by --chip, --elf or a guess.",
                name -> arch = Optional.of(name)));
        options.add(CommandOption.value(
                "--chip", "NAME", "The chip: esp32, esp32c3 ...", name -> chip = Optional.of(name)));
        options.add(CommandOption.value(
                "--cores",
                "1|2",
                "Cores of the chip, where the length does not tell.",
                number -> cores = Optional.of(number)));
        options.addAll(firmware.declared());
        options.add(CommandOption.flag(
                "--image", "The file is an image of RAM; the record is looked for in it.", () -> image = true));
        options.add(CommandOption.value(
                "--base",
                "ADDRESS",
                "Target address of the image's first byte.",
                address -> base = Optional.of(address)));
        options.add(CommandOption.value("--format", "FORMAT", "text or json (default text).", name -> format = name));
        return options;
    }

    @Override
    public Operands operands() {
        return new Operands("FILE|-", "The record or the image.", 1, 1, path -> file = path);
    }

    @Override
    public int run() throws IOException {
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageException("--format " + format + ": expected text or json");
        }
        if (image && base.isEmpty()) {
            throw new UsageException("--image needs --base ADDRESS");
        }
        Optional<EsphomeArchitecture> told = arch.map(RawCrashCommand::architecture);
        Optional<Chip> known = chip.map(DumpOptions::chip);
        CrashDecoder decoder = firmware.decoder(console).build();
        byte[] input = file.equals("-")
                ? InputFile.read("standard input", console.in(), Limits.defaults())
                : InputFile.read(Path.of(file), Limits.defaults());
        List<RawCrashData> records = image ? inImage(input, decoder, known) : List.of(single(input, decoder, known));
        for (int i = 0; i < records.size(); i++) {
            RawCrashData record = records.get(i);
            RawCrashReport report = new RawCrashDecoder(decoder, known)
                    .decode(record, told.orElseGet(() -> architecture(record, decoder, known)));
            if (format.equals("json")) {
                LoggedCrashJson.of(report).write(console.out());
                continue;
            }
            if (i > 0) {
                console.out().print('\n');
            }
            LoggedCrashText.of(TextStyle.PLAIN.withWidth(Terminal.width(Console.isTerminal())))
                    .write(report, console.out());
        }
        return ExitStatus.DECODED;
    }

    private static int coreCount(String text) {
        long count = DumpOptions.number("--cores", text);
        if (count != 1 && count != 2) {
            throw new UsageException("--cores " + text + ": 1 or 2 are possible");
        }
        return (int) count;
    }

    private RawCrashReader reader(CrashDecoder decoder, Optional<Chip> known) {
        RawCrashReader reader = RawCrashReader.create();
        Optional<Integer> count = cores.map(RawCrashCommand::coreCount).or(() -> known.map(Chip::cores));
        if (count.isPresent()) {
            reader = reader.withCores(count.get());
        }
        Optional<RecordSymbol> symbol = symbol(decoder);
        return symbol.isPresent() && symbol.get().layout().isPresent()
                ? reader.withLayout(symbol.get().layout().get())
                : reader;
    }

    private static Optional<RecordSymbol> symbol(CrashDecoder decoder) {
        return decoder.givenFirmware().stream()
                .flatMap(one -> RecordSymbol.find(one).stream())
                .findFirst();
    }

    /** Nothing but the record is expected, so that whatever is wrong with it is wrong with the file. */
    private RawCrashData single(byte[] input, CrashDecoder decoder, Optional<Chip> known) throws IOException {
        try {
            return reader(decoder, known).read(input);
        } catch (FormatException e) {
            String wrong = input.length == 0
                    ? "the file is empty"
                    : InputKind.of(input)
                            .filter(kind -> kind != InputKind.RECORD)
                            .map(kind -> "no crash record but " + kind.words())
                            .orElse(e.getMessage());
            throw new IOException(file + ": " + wrong, e);
        }
    }

    /** The firmware's symbol says where the record is; without one it is looked for. */
    private List<RawCrashData> inImage(byte[] input, CrashDecoder decoder, Optional<Chip> known) {
        long address = DumpOptions.number("--base", base.orElseThrow());
        MemorySegment memory = MemorySegment.of(address, input, MemorySegment.Kind.DATA);
        RawCrashReader reader = reader(decoder, known);
        List<Long> places = new ArrayList<>(reader.find(memory));
        Optional<RecordSymbol> symbol = symbol(decoder);
        if (places.isEmpty() && symbol.isPresent()) {
            places.add(symbol.get().address());
        }
        List<RawCrashData> records = new ArrayList<>();
        for (long place : places) {
            if (place >= memory.address() && place < memory.end()) {
                ByteReader bytes = memory.reader(file);
                bytes.seek(place - memory.address());
                records.add(reader.read(bytes));
            }
        }
        if (records.isEmpty()) {
            throw FormatException.malformed(
                    file, 0, "no ESPHome crash record in the image from " + Addresses.hex(address) + " on");
        }
        return records;
    }

    private static EsphomeArchitecture architecture(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "xtensa" -> EsphomeArchitecture.XTENSA;
            case "riscv" -> EsphomeArchitecture.RISCV;
            default -> throw new UsageException("--arch " + name + ": expected xtensa or riscv");
        };
    }

    private static EsphomeArchitecture architecture(RawCrashData record, CrashDecoder decoder, Optional<Chip> known) {
        Optional<Integer> machine = known.map(Chip::machine)
                .or(() -> decoder.givenFirmware().stream().findFirst().map(Firmware::machine));
        if (machine.isPresent()) {
            return machine.get() == ElfHeader.RISCV ? EsphomeArchitecture.RISCV : EsphomeArchitecture.XTENSA;
        }
        return record.inferArchitecture()
                .orElseThrow(
                        () -> new UsageException("the record does not tell the architecture; give --arch or --chip"));
    }
}

package io.github.coroner.cli;

import io.github.coroner.ArchivedFirmware;
import io.github.coroner.FirmwareFolder;
import io.github.coroner.format.FormatException;
import io.github.coroner.report.FirmwareJson;
import io.github.coroner.report.FirmwareTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code coroner archive}: the firmware of a folder by its SHA-256. */
final class ArchiveCommand implements Subcommand {
    private static final int FEW_DIGITS = 8;
    private static final int DIGITS = 64;

    private final Console console;

    private final List<Path> operands = new ArrayList<>();
    private boolean list;
    private final List<String> find = new ArrayList<>();
    private final List<Path> add = new ArrayList<>();
    private String format = "text";

    ArchiveCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public String description() {
        return "Keep firmware ELF files by their SHA-256, for --elf-dir of other commands to find.";
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                CommandOption.flag("--list", "List the firmware in the folder.", () -> list = true),
                CommandOption.value(
                        "--find",
                        "PREFIX",
                        "Print the path of the ELF file whose SHA-256 begins with these digits.",
                        find::add),
                CommandOption.value(
                        "--add",
                        "FILE",
                        "Copy an ELF file into the folder as SHA256.elf; more files may follow. The folder is made if need be.",
                        path -> add.add(Path.of(path))),
                CommandOption.value(
                        "--format",
                        "FORMAT",
                        "What to write: text, or json (one line a file) (default text).",
                        name -> format = name));
    }

    @Override
    public Operands operands() {
        return new Operands(
                "DIR [FILE]",
                "A folder tree of ELF files, named by anything; with --add more files.",
                1,
                Integer.MAX_VALUE,
                path -> operands.add(Path.of(path)));
    }

    @Override
    public int run() throws IOException {
        checkUsage();
        Path folder = operands.get(0);
        if (!add.isEmpty()) {
            add.addAll(operands.subList(1, operands.size()));
            return add(folder);
        }
        FirmwareFolder.Contents contents = contents(ElfFolder.open(folder, console));
        return list
                ? list(folder, contents.firmware())
                : find(folder, find.get(0).toLowerCase(Locale.ROOT), contents.firmware());
    }

    private void checkUsage() {
        int tasks = (list ? 1 : 0) + find.size() + (add.isEmpty() ? 0 : 1);
        if (tasks != 1) {
            throw new UsageException("archive needs one of --list, --find PREFIX and --add FILE");
        }
        if (add.isEmpty() && operands.size() > 1) {
            throw new UsageException("archive takes one folder, not also " + operands.get(1));
        }
        for (String digits : find) {
            if (!digits.matches("[0-9a-fA-F]{1," + DIGITS + "}")) {
                throw new UsageException("--find " + digits + ": expected 1 to 64 hexadecimal digits");
            }
        }
        if (!List.of("text", "json").contains(format)) {
            throw new UsageException("--format " + format + ": expected text or json");
        }
    }

    private FirmwareFolder.Contents contents(FirmwareFolder archive) throws IOException {
        FirmwareFolder.Contents contents = archive.contents();
        contents.unreadable().forEach(path -> ErrorLine.print(console, path + ": could not be read"));
        return contents;
    }

    private int list(Path folder, List<ArchivedFirmware> firmware) throws IOException {
        if (format.equals("json")) {
            for (ArchivedFirmware one : firmware) {
                FirmwareJson.of(one).write(console.out());
            }
        } else {
            FirmwareTable.of(folder, firmware).write(console.out());
        }
        return ExitStatus.DECODED;
    }

    private int find(Path folder, String digits, List<ArchivedFirmware> all) throws IOException {
        List<ArchivedFirmware> found = all.stream()
                .filter(one -> one.sha256().startsWith(digits))
                .sorted(Comparator.comparing(ArchivedFirmware::sha256).thenComparing(ArchivedFirmware::path))
                .toList();
        long different = found.stream().map(ArchivedFirmware::sha256).distinct().count();
        if (different == 0) {
            ErrorLine.print(console, none(folder, digits, all.size()));
            return ExitStatus.NOT_DECODED;
        }
        if (different > 1) {
            list(folder, found);
            console.out().flush();
            ErrorLine.print(
                    console, different + " different firmware begin with " + digits + "; give more of the digits");
            return ExitStatus.NOT_DECODED;
        }
        if (digits.length() < FEW_DIGITS) {
            ErrorLine.print(
                    console, digits.length() + " digits are a weak match: another firmware could have them, too");
        }
        if (format.equals("json")) {
            return list(folder, found);
        }
        // copies of one firmware: any will do, and a script wants one
        console.out().print(Escaped.of(found.get(0).path().toString()) + "\n");
        return ExitStatus.DECODED;
    }

    private static String none(Path folder, String digits, int count) {
        if (digits.length() >= FEW_DIGITS && digits.chars().allMatch(digit -> digit == '0')) {
            return "the digits are all zero: the build did not put the SHA-256 in, as those of Arduino and PlatformIO do"
                    + " not; the ELF file can only be told by the build it came from";
        }
        return folder + ": of " + count + " ELF files none has a SHA-256 that begins with " + digits;
    }

    private int add(Path folder) throws IOException {
        if (!Files.exists(folder)) { // a link to a folder is none to createDirectories
            Files.createDirectories(folder);
        }
        FirmwareFolder archive = ElfFolder.open(folder, console);
        List<ArchivedFirmware> known = new ArrayList<>(contents(archive).firmware());
        int status = ExitStatus.DECODED;
        for (Path file : add) {
            try {
                ArchiveAddition addition = ArchiveAddition.of(file, folder, known);
                known.add(addition.firmware());
                tell(addition);
            } catch (IOException | FormatException e) {
                console.out().flush();
                ErrorLine.print(console, ErrorLine.message(e));
                status = ExitStatus.NOT_DECODED;
            }
        }
        archive.contents(); // so that the next command finds what was added without hashing it
        return status;
    }

    private void tell(ArchiveAddition addition) throws IOException {
        if (format.equals("json")) {
            FirmwareJson.of(addition.firmware()).withAdded(addition.added()).write(console.out());
            return;
        }
        String path = Escaped.of(addition.firmware().path().toString());
        console.out().print((addition.added() ? "added " : "already there: ") + path + "\n");
        if (!addition.hasDebugInformation()) {
            console.out().flush();
            ErrorLine.print(
                    console, path + ": has no debug information, so that reports will have no lines and values");
        }
    }
}

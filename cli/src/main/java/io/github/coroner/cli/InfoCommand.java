package io.github.coroner.cli;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.GdbView;
import io.github.coroner.format.CoreDump;
import io.github.coroner.format.CoreDumpOptions;
import io.github.coroner.format.FormatException;
import io.github.coroner.report.HtmlReport;
import io.github.coroner.report.JsonReport;
import io.github.coroner.report.MemoryText;
import io.github.coroner.report.TextReport;
import io.github.coroner.report.TextStyle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code coroner info}: core dumps to reports. */
final class InfoCommand implements Subcommand {
    private static final String STANDARD_INPUT = "-";

    private final Console console;
    private List<String> cores = new ArrayList<>();
    private FirmwareOptions firmware = new FirmwareOptions();
    private DumpOptions dumps = new DumpOptions();
    private String format = "text";
    private boolean memory;
    private boolean locals;
    private boolean crashedTaskOnly;
    private boolean allFrames;
    private Optional<Path> saveCore = Optional.empty();
    private boolean strict;
    private Optional<Path> output = Optional.empty();

    InfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "info";
    }

    @Override
    public String description() {
        return "Tell who crashed and why, with the call stack of every task.";
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption> options = new ArrayList<>();
        options.add(CommandOption.value(
                        "--core",
                        "FILE|DIR|-",
                        "The core dump, a folder of them, or standard input; repeatable.",
                        cores::add)
                .or("-c")
                .asRequired());
        options.addAll(firmware.declared());
        options.addAll(dumps.declared());
        options.add(CommandOption.value(
                "--format",
                "FORMAT",
                "What to write: text, json (one line a dump), html or esp-coredump (default text).",
                name -> format = name));
        options.add(CommandOption.flag(
                "--print-mem", "Print the contents of memory too (text and esp-coredump).", () -> memory = true));
        options.add(CommandOption.flag("--locals", "Show local variables of every frame.", () -> locals = true));
        options.add(CommandOption.flag(
                "--crashed-task", "Leave out the call stacks of other tasks (text).", () -> crashedTaskOnly = true));
        options.add(CommandOption.flag(
                "--all-frames", "Show frames of the panic handler one by one (text).", () -> allFrames = true));
        options.add(CommandOption.value(
                "--save-core",
                "FILE",
                "Write the dump as an ELF core file for gdb.",
                path -> saveCore = Optional.of(Path.of(path))));
        options.add(CommandOption.flag("--strict", "End with status 3 if there was any problem.", () -> strict = true));
        options.add(CommandOption.value(
                        "--output", "FILE", "Write the report to a file.", path -> output = Optional.of(Path.of(path)))
                .or("-o"));
        return options;
    }

    @Override
    public int run() throws Exception {
        if (!List.of("text", "json", "html", "esp-coredump").contains(format)) {
            throw new UsageException("--format " + format + ": expected text, json, html or esp-coredump");
        }
        List<String> files = files();
        if (saveCore.isPresent() && files.size() != 1) {
            throw new UsageException("--save-core takes one dump, " + files.size() + " were given");
        }
        CrashDecoder decoder = firmware.decoder().locals(locals).build();
        CoreDumpOptions options = dumps.options();
        if (output.isEmpty()) {
            return all(files, decoder, options, console.out());
        }
        try (PrintStream out = new PrintStream(Files.newOutputStream(output.get()), false, StandardCharsets.UTF_8)) {
            return all(files, decoder, options, out);
        }
    }

    /** Dumps are decoded one after the other; a bad one does not stop the rest. */
    private int all(List<String> files, CrashDecoder decoder, CoreDumpOptions options, PrintStream out)
            throws Exception {
        int status = ExitStatus.DECODED;
        for (int i = 0; i < files.size(); i++) {
            try {
                if (i > 0 && !format.equals("json")) {
                    out.print('\n');
                }
                boolean problems = one(files.get(i), decoder, options, out);
                status = problems && strict && status == ExitStatus.DECODED ? ExitStatus.PROBLEMS : status;
            } catch (IOException | FormatException e) {
                String name = files.size() > 1 ? files.get(i) + ": " : "";
                console.err().print("coroner: " + Escaped.of(name + ErrorLine.message(e)) + "\n");
                status = ExitStatus.NOT_DECODED;
            }
        }
        return status;
    }

    private boolean one(String file, CrashDecoder decoder, CoreDumpOptions options, PrintStream out)
            throws IOException {
        CoreDump dump = DumpOptions.read(file, options, console);
        if (saveCore.isPresent()) {
            Files.write(saveCore.get(), dump.toElfCore());
        }
        if (format.equals("esp-coredump")) {
            GdbView view = decoder.gdbView(dump);
            EspReportWriter.write(view, memory, out, console);
            return !view.problems().isEmpty();
        }
        CrashReport report = decoder.decode(dump);
        if (format.equals("json")) {
            JsonReport.of(report).write(out);
        } else if (format.equals("html")) {
            HtmlReport.of(report).write(out);
        } else {
            TextReport.of(report, style()).write(out);
            if (memory) {
                out.print('\n');
                MemoryText.of(dump.memory().segments()).write(out);
            }
        }
        return !report.problems().isEmpty();
    }

    private TextStyle style() {
        boolean terminal = output.isEmpty() && Console.isTerminal();
        return TextStyle.PLAIN
                .withWidth(Terminal.width(terminal))
                .withColour(terminal && Terminal.wantsColour())
                .withAllFrames(allFrames)
                .withCrashedTaskOnly(crashedTaskOnly);
    }

    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (String core : cores) {
            if (core.equals(STANDARD_INPUT)) {
                files.add(core);
                continue;
            }
            Path path = Path.of(core);
            if (!Files.exists(path)) {
                throw new NoSuchFileException(core);
            }
            if (!Files.isDirectory(path)) {
                files.add(core);
                continue;
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(Files::isRegularFile).sorted().forEach(file -> files.add(file.toString()));
            }
        }
        if (files.isEmpty()) {
            throw new IOException(String.join(", ", cores) + ": no dump in the folder");
        }
        return files;
    }
}

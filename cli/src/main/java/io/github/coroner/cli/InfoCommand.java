package io.github.coroner.cli;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.GdbView;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.report.GithubAnnotation;
import io.github.coroner.report.HtmlReport;
import io.github.coroner.report.JUnitReport;
import io.github.coroner.report.JsonReport;
import io.github.coroner.report.MemoryText;
import io.github.coroner.report.TextReport;
import io.github.coroner.report.TextStyle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code coroner info}: core dumps to reports. */
final class InfoCommand implements Subcommand {
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
    private boolean debug;
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
                        "The core dump, a folder tree of them, or standard input; repeatable.",
                        cores::add)
                .or("-c")
                .asRequired());
        options.addAll(firmware.declared());
        options.addAll(dumps.declared());
        options.add(CommandOption.value(
                "--format",
                "FORMAT",
                "What to write: text, json (one line a dump), html, esp-coredump, junit or github (default text).",
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
    public void debug() {
        debug = true;
    }

    @Override
    public int run() throws Exception {
        Format form = Format.of(format);
        DumpFiles files = DumpFiles.of(cores);
        if (files.several() && saveCore.isPresent()) {
            throw new UsageException("--save-core takes one dump, several were given");
        }
        if (files.several() && form == Format.HTML) {
            throw new UsageException("--format html takes one dump, several were given");
        }
        if (output.isPresent()) {
            files.checkSpared("--output", output.get());
        }
        if (saveCore.isPresent()) {
            files.checkSpared("--save-core", saveCore.get());
        }
        if (files.programs() > 0) {
            ErrorLine.print(console, leftOut(files.programs()));
        }
        CrashDecoder decoder = firmware.decoder(console).locals(locals).build();
        CoreDumpOptions options = dumps.options();
        return output.isPresent()
                ? tell(files, form, decoder, options, output.get())
                : tell(files, form, decoder, options, console.out());
    }

    private static String leftOut(int programs) {
        return programs + (programs == 1 ? " ELF file of a program was" : " ELF files of programs were")
                + " left out: no core dump; --elf-dir takes a folder of firmware";
    }

    private int tell(DumpFiles files, Format form, CrashDecoder decoder, CoreDumpOptions options, Path file)
            throws IOException {
        ReportOutput reports = ReportOutput.to(file);
        int status = ExitStatus.DECODED;
        try (PrintStream out = reports.text()) {
            status = tell(files, form, decoder, options, out);
        } catch (OutputLostException e) {
            // said below, with the reason
        }
        if (reports.failure().isPresent()) {
            throw ReportOutput.named(file, reports.failure().get());
        }
        return status;
    }

    private int tell(DumpFiles files, Format form, CrashDecoder decoder, CoreDumpOptions options, PrintStream out)
            throws IOException {
        if (files.several() || form.isOneForAll()) {
            ProgressLine progress = output.isPresent() || !Console.isTerminal()
                    ? ProgressLine.of(console)
                    : ProgressLine.none(console); // reports on the same terminal show the progress
            BatchReports reports =
                    new BatchReports(console, form, out, progress, files.names().size(), debug);
            Batch batch = new Batch(
                    file -> decode(file, Optional.of(file), form, decoder, options),
                    reports,
                    Runtime.getRuntime().availableProcessors());
            batch.run(files.names());
            return reports.finish(strict);
        }
        DecodedDump dump = decode(files.names().get(0), Optional.empty(), form, decoder, options);
        out.print(dump.report());
        dump.notes().forEach(note -> ErrorLine.print(console, note));
        return dump.hasProblems() && strict ? ExitStatus.PROBLEMS : ExitStatus.DECODED;
    }

    /**
     * Decodes a dump.
     *
     * @param name what the report is to call it; empty if it is the only one
     */
    private DecodedDump decode(
            String file, Optional<String> name, Format form, CrashDecoder decoder, CoreDumpOptions options)
            throws IOException {
        CoreDump dump = DumpOptions.read(file, options, console);
        if (saveCore.isPresent()) { // the only one
            ReportOutput.write(saveCore.get(), dump.toElfCore());
        }
        StringBuilder out = new StringBuilder();
        if (form == Format.ESP_COREDUMP) {
            GdbView view = decoder.gdbView(dump);
            List<String> notes = EspReportWriter.write(view, memory, out);
            return new DecodedDump(
                    out.toString(), notes, !view.problems().isEmpty(), Optional.empty(), Optional.empty());
        }
        CrashReport report = decoder.decode(dump);
        Optional<JUnitReport.TestCase> testCase = Optional.empty();
        if (form == Format.JUNIT) {
            testCase = Optional.of(JUnitReport.TestCase.failure(file, report));
        } else {
            write(report, dump, form, name, out);
        }
        return new DecodedDump(
                out.toString(),
                List.of(),
                !report.problems().isEmpty(),
                Optional.of(DecodedDump.Crash.of(report)),
                testCase);
    }

    /**
     * Writes a report.
     *
     * @param input what to call the dump; empty if it is the only one
     */
    private void write(CrashReport report, CoreDump dump, Format form, Optional<String> input, Appendable out)
            throws IOException {
        if (form == Format.JSON) {
            JsonReport json = JsonReport.of(report);
            (input.isPresent() ? json.withInput(input.get()) : json).write(out);
        } else if (form == Format.HTML) {
            HtmlReport.of(report).write(out);
        } else if (form == Format.GITHUB) {
            GithubAnnotation.of(input.orElseThrow(), report).write(out);
        } else {
            TextReport.of(report, style()).write(out);
            if (memory) {
                out.append('\n');
                MemoryText.of(dump.memory().segments()).write(out);
            }
        }
    }

    private TextStyle style() {
        boolean terminal = output.isEmpty() && Console.isTerminal();
        return TextStyle.PLAIN
                .withWidth(Terminal.width(terminal))
                .withColour(terminal && Terminal.wantsColour())
                .withAllFrames(allFrames)
                .withCrashedTaskOnly(crashedTaskOnly);
    }

    /** How a report is written. */
    enum Format {
        TEXT("text"),
        JSON("json"),
        HTML("html"),
        ESP_COREDUMP("esp-coredump"),
        JUNIT("junit"),
        GITHUB("github");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** {@return whether one dump is written as several are, with those that cannot be decoded among them} */
        boolean isOneForAll() {
            return this == JUNIT || this == GITHUB;
        }

        static Format of(String word) {
            for (Format one : values()) {
                if (one.word.equals(word)) {
                    return one;
                }
            }
            throw new UsageException("--format " + word + ": expected text, json, html, esp-coredump, junit or github");
        }
    }
}

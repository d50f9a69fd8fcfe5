package io.github.coroner.cli;

import io.github.coroner.AddressReport;
import io.github.coroner.CoreReport;
import io.github.coroner.PanicLogDecoder;
import io.github.coroner.PanicLogListener;
import io.github.coroner.PanicLogReport;
import io.github.coroner.RawCrashReport;
import io.github.coroner.format.Chip;
import io.github.coroner.format.InputFile;
import io.github.coroner.format.panic.PanicLog;
import io.github.coroner.format.panic.PanicReport;
import io.github.coroner.format.panic.PanicTextParser;
import io.github.coroner.report.LoggedCrashJson;
import io.github.coroner.report.LoggedCrashText;
import io.github.coroner.report.PanicLogJson;
import io.github.coroner.report.TextReport;
import io.github.coroner.report.TextStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code coroner panic}: a console log passed through, with what the addresses of crashes mean. */
final class PanicCommand implements Subcommand {
    private static final int CHUNK = 1 << 16;

    private final Console console;
    private FirmwareOptions firmware = new FirmwareOptions();
    private Optional<String> chip = Optional.empty();
    private String format = "text";
    private boolean parseOnly;
    private boolean onlyReports;
    private String file = "-";

    PanicCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "panic";
    }

    @Override
    public String description() {
        return "Pass a console log through and put decoded frames behind the lines of crashes.";
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption> options = new ArrayList<>(firmware.declared());
        options.add(CommandOption.value(
                "--chip",
                "NAME",
                "The chip, whatever the log says: esp32, esp32c3 ...",
                name -> chip = Optional.of(name)));
        options.add(CommandOption.value(
                "--format",
                "FORMAT",
                "What to write: text, or json (one line a crash, the log is not passed through).",
                name -> format = name));
        options.add(CommandOption.flag(
                "--parse-only", "Say what the text says, without any firmware (json).", () -> parseOnly = true));
        options.add(CommandOption.flag(
                "--only-reports", "Leave the log out; one report a crash.", () -> onlyReports = true));
        return options;
    }

    @Override
    public Operands operands() {
        return new Operands("FILE|-", "The log (default standard input).", 0, 1, path -> file = path);
    }

    @Override
    public int run() throws IOException {
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageException("--format " + format + ": expected text or json");
        }
        if (file.equals("-")) {
            run(console.in());
        } else {
            try (InputStream in = InputFile.open(Path.of(file))) {
                run(in);
            }
        }
        return ExitStatus.DECODED;
    }

    private void run(InputStream in) throws IOException {
        if (parseOnly) {
            parse(in);
            return;
        }
        boolean json = format.equals("json");
        Answers answers = new Answers(console.out(), json, onlyReports || json);
        Optional<Chip> known = chip.map(DumpOptions::chip);
        PanicLogDecoder decoder = new PanicLogDecoder(firmware.decoder(console).build(), answers, known);
        byte[] buffer = new byte[CHUNK];
        for (int count = first(in, buffer); count >= 0; count = in.read(buffer)) {
            int position = 0;
            while (position < count) {
                int end = decoder.feedLine(buffer, position, count);
                answers.passOn(buffer, position, end);
                position = end;
            }
            if (console.out().checkError()) {
                return; // a log may have no end, and nobody reads on
            }
        }
        decoder.finish();
        answers.passOn(buffer, 0, 0);
        console.out().flush();
    }

    /** Reads the first bytes, and says if they are those of something that is no log. It is passed on all the same. */
    private int first(InputStream in, byte[] buffer) throws IOException {
        int count = in.read(buffer);
        String name = file.equals("-") ? "standard input" : file;
        InputKind.of(Arrays.copyOf(buffer, Math.max(count, 0)))
                .ifPresent(kind -> ErrorLine.print(console, name + ": no log but " + kind.words()));
        return count;
    }

    private void parse(InputStream in) throws IOException {
        if (!format.equals("json")) {
            throw new UsageException("--parse-only needs --format json");
        }
        List<PanicReport> reports = new ArrayList<>();
        PanicTextParser parser = new PanicTextParser(reports::add);
        byte[] buffer = new byte[CHUNK];
        for (int count = first(in, buffer); count >= 0; count = in.read(buffer)) {
            parser.feed(buffer, 0, count);
        }
        parser.finish();
        PanicLog log = parser.log(reports);
        PanicLogJson.of(log).write(console.out());
    }

    /** Writes the log and the answers to it. An answer waits until the line that it is to has been written. */
    private static final class Answers implements PanicLogListener {
        private final PrintStream out;
        private final boolean json;
        private final boolean silent;
        private final LoggedCrashText text = LoggedCrashText.of(TextStyle.PLAIN);
        private final StringBuilder waiting = new StringBuilder();
        private boolean lineOpen;
        private boolean answered;
        private boolean any;

        Answers(PrintStream out, boolean json, boolean silent) {
            this.out = out;
            this.json = json;
            this.silent = silent;
        }

        /** Passes on bytes of the log, unchanged, and puts what waits behind them. */
        void passOn(byte[] bytes, int from, int to) {
            if (!silent && to > from) {
                out.write(bytes, from, to - from);
                lineOpen = bytes[to - 1] != '\n' && bytes[to - 1] != '\r';
            }
            if (waiting.length() > 0) {
                if (lineOpen) {
                    out.write('\n'); // the log ends without a line end
                    lineOpen = false;
                }
                out.append(waiting);
                waiting.setLength(0);
            }
        }

        private void answer(List<String> lines) {
            for (String line : lines) {
                waiting.append(LoggedCrashText.MARK).append(line).append('\n');
            }
            answered |= !lines.isEmpty();
        }

        @Override
        public void addresses(List<AddressReport> addresses) {
            if (!silent) {
                answer(text.addresses(addresses));
            }
        }

        @Override
        public void callStack(CoreReport core) {
            if (!silent) {
                answer(text.callStack(core));
            }
        }

        @Override
        public void panic(PanicLogReport report) {
            if (json) {
                write(out -> LoggedCrashJson.of(report).write(out));
            } else if (silent) {
                separate();
                write(out -> text.write(report, out));
            } else {
                end(report);
            }
            answered = false;
        }

        /** What the lines could not say yet: that the firmware is a wrong one, or all, if it was known only at the end. */
        private void end(PanicLogReport report) {
            answer(text.warnings(report.application()));
            if (!answered) {
                report.cores().forEach(core -> answer(text.callStack(core)));
            }
            report.coreDump().ifPresent(dump -> {
                StringBuilder lines = new StringBuilder();
                try {
                    TextReport.of(dump, TextStyle.PLAIN).write(lines);
                } catch (IOException e) {
                    throw new UncheckedIOException(e); // a string builder does not fail
                }
                answer(lines.toString().lines().toList());
            });
        }

        @Override
        public void rawCrash(RawCrashReport report) {
            if (json) {
                write(out -> LoggedCrashJson.of(report).write(out));
            } else if (silent) {
                separate();
                write(out -> text.write(report, out));
            } else {
                report.cores().forEach(core -> answer(text.callStack(core)));
            }
            answered = false;
        }

        private void separate() {
            if (any) {
                waiting.append('\n');
            }
            any = true;
        }

        private void write(Writing writing) {
            try {
                writing.to(waiting);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // a string builder does not fail
            }
        }
    }

    /** Writes something to somewhere. */
    @FunctionalInterface
    private interface Writing {
        void to(Appendable out) throws IOException;
    }
}

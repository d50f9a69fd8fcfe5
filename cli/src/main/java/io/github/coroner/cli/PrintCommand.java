package io.github.coroner.cli;

import io.github.coroner.DumpValues;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.symbols.NoProgramException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code coroner print}: values of variables in a dump. */
final class PrintCommand implements Subcommand {
    private final Console console;
    private String core = "";
    private FirmwareOptions firmware = new FirmwareOptions();
    private DumpOptions dumps = new DumpOptions();
    private Optional<String> task = Optional.empty();
    private String frame = "0";
    private List<String> expressions = new ArrayList<>();

    PrintCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "print";
    }

    @Override
    public String description() {
        return "Print the values of C expressions: g_config.retries, *ptr, arr[3], $pc.";
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption> options = new ArrayList<>();
        options.add(CommandOption.value("--core", "FILE|-", "The core dump, or standard input.", path -> core = path)
                .or("-c")
                .asRequired());
        options.addAll(firmware.declared());
        options.addAll(dumps.declared());
        options.add(CommandOption.value(
                "--task", "NAME|TCB", "The task (default the one that crashed).", name -> task = Optional.of(name)));
        options.add(CommandOption.value(
                "--frame",
                "N",
                "The frame whose variables come first, as info numbers them (default 0).",
                number -> frame = number));
        return options;
    }

    @Override
    public Operands operands() {
        return new Operands("EXPRESSION", "What to print, a line each.", 1, Integer.MAX_VALUE, expressions::add);
    }

    /** A value that cannot be had does not stop the rest. */
    @Override
    public int run() throws Exception {
        CoreDump dump = DumpOptions.read(core, dumps.options(), console);
        DumpValues values = firmware.decoder(console).build().values(dump);
        int number = Math.toIntExact(Math.min(DumpOptions.number("--frame", frame), Integer.MAX_VALUE));
        FirmwareNotes.wrong(values.problems()).forEach(note -> ErrorLine.print(console, note));
        int status = ExitStatus.DECODED;
        boolean needsFirmware = false;
        for (String expression : expressions) {
            try {
                String value = values.print(expression, task, number);
                console.out().print(expressions.size() > 1 ? expression + " = " + value + "\n" : value + "\n");
            } catch (IllegalArgumentException e) {
                console.out().flush();
                ErrorLine.print(console, expression + ": " + e.getMessage());
                status = ExitStatus.NOT_DECODED;
                needsFirmware |= e instanceof NoProgramException;
            }
        }
        if (needsFirmware) {
            FirmwareNotes.missing(values.problems()).forEach(note -> ErrorLine.print(console, note));
        }
        return status;
    }
}

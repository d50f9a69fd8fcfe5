package io.github.coroner.cli;

import io.github.coroner.DumpValues;
import io.github.coroner.format.CoreDump;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coroner print}: values of variables in a dump. */
@Command(
        name = "print",
        mixinStandardHelpOptions = true,
        description = "Print the values of C expressions: g_config.retries, *ptr, arr[3], $pc.")
final class PrintCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"--core", "-c"},
            required = true,
            paramLabel = "FILE|-",
            description = "The core dump, or standard input.")
    private String core = "";

    @Mixin
    private FirmwareOptions firmware = new FirmwareOptions();

    @Mixin
    private DumpOptions dumps = new DumpOptions();

    @Option(names = "--task", paramLabel = "NAME|TCB", description = "The task (default the one that crashed).")
    private Optional<String> task = Optional.empty();

    @Option(
            names = "--frame",
            paramLabel = "N",
            description = "The frame whose variables come first, as info numbers them (default 0).")
    private int frame;

    @Parameters(arity = "1..*", paramLabel = "EXPRESSION", description = "What to print, a line each.")
    private List<String> expressions = new ArrayList<>();

    PrintCommand(Console console) {
        this.console = console;
    }

    /** A value that cannot be had does not stop the rest. */
    @Override
    public Integer call() throws Exception {
        CoreDump dump = DumpOptions.read(core, dumps.options(), console);
        DumpValues values = firmware.decoder().build().values(dump);
        int status = ExitStatus.DECODED;
        for (String expression : expressions) {
            try {
                String value = values.print(expression, task, frame);
                console.out().print(expressions.size() > 1 ? expression + " = " + value + "\n" : value + "\n");
            } catch (IllegalArgumentException e) {
                console.out().flush();
                console.err().print("coroner: " + Escaped.of(expression + ": " + e.getMessage()) + "\n");
                status = ExitStatus.NOT_DECODED;
            }
        }
        return status;
    }
}

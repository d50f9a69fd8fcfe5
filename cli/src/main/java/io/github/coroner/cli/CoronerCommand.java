package io.github.coroner.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command with all its subcommands; {@code addr2line} comes here only for its help text. */
@Command(
        name = "coroner",
        description = "Post-mortem decoder for ESP32 firmware: core dumps, crash records and panic text.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            InfoCommand.class,
            InfoCorefileCommand.class,
            DbgCorefileCommand.class,
            Addr2LineCommand.class,
            PanicCommand.class,
            RawCrashCommand.class,
            PrintCommand.class,
            SchemaCommand.class
        })
final class CoronerCommand {
    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print a stack trace with every error.")
    private boolean debug;

    private CoronerCommand() {}

    /** Runs a command line. */
    static int run(String[] arguments, Console console) {
        CoronerCommand command = new CoronerCommand();
        CommandLine line = new CommandLine(command, new CommandFactory(console));
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((failure, unused) -> {
            ErrorLine.print(console, failure.getMessage() + " (try --help)");
            return ExitStatus.USAGE;
        });
        line.setExecutionExceptionHandler((failure, unused, result) -> {
            if (command.debug) {
                failure.printStackTrace(console.err());
            }
            return ErrorLine.report(console, failure);
        });
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitStatus.USAGE;
        }
        return line.execute(EspArguments.reordered(arguments));
    }
}

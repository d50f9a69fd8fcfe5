package io.github.coroner.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command with all its subcommands; {@code addr2line} comes here only for its help text. */
@Command(
        name = "coroner",
        description = "Post-mortem decoder for ESP32 firmware: core dumps, crash records and panic text.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CoronerCommand {
    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print a stack trace with every error.")
    private boolean debug;

    /** The subcommands in the order of the help text, each with how it is made. */
    private static final Map<String, Function<Console, Object>> SUBCOMMANDS = subcommands();

    private CoronerCommand() {}

    private static Map<String, Function<Console, Object>> subcommands() {
        Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
        commands.put("info", InfoCommand::new);
        commands.put("info_corefile", InfoCorefileCommand::new);
        commands.put("dbg_corefile", unused -> new DbgCorefileCommand());
        commands.put("addr2line", Addr2LineCommand::new);
        commands.put("panic", PanicCommand::new);
        commands.put("raw-crash", RawCrashCommand::new);
        commands.put("print", PrintCommand::new);
        commands.put("schema", SchemaCommand::new);
        return commands;
    }

    /**
     * Adds the subcommand that the arguments begin with, or else all of them: picocli reads the options of each by
     * reflection, which for all takes longer than decoding a dump.
     */
    private static void addSubcommands(CommandLine line, String[] arguments, Console console) {
        Function<Console, Object> named = SUBCOMMANDS.get(arguments.length > 0 ? arguments[0] : "");
        if (named != null) {
            line.addSubcommand(named.apply(console));
            return;
        }
        SUBCOMMANDS.values().forEach(made -> line.addSubcommand(made.apply(console)));
    }

    /** Runs a command line. */
    static int run(String[] given, Console console) {
        String[] arguments = EspArguments.reordered(given);
        CoronerCommand command = new CoronerCommand();
        CommandLine line = new CommandLine(command);
        addSubcommands(line, arguments, console);
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
        return line.execute(arguments);
    }
}

package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The command with all its subcommands. */
final class CoronerCommand {
    /** The subcommands in the order of the help text, each with how it is made. */
    private static final Map<String, Function<Console, Subcommand>> SUBCOMMANDS = subcommands();

    private CoronerCommand() {}

    private static Map<String, Function<Console, Subcommand>> subcommands() {
        Map<String, Function<Console, Subcommand>> commands = new LinkedHashMap<>();
        commands.put("info", InfoCommand::new);
        commands.put("info_corefile", InfoCorefileCommand::new);
        commands.put(Addr2LineCommand.NAME, Addr2LineCommand::new);
        commands.put("panic", PanicCommand::new);
        commands.put("raw-crash", RawCrashCommand::new);
        commands.put("print", PrintCommand::new);
        commands.put("archive", ArchiveCommand::new);
        commands.put("schema", SchemaCommand::new);
        return commands;
    }

    /**
     * Runs a command line.
     *
     * @param arguments the subcommand first
     * @return the exit status
     */
    static int run(String[] arguments, Console console) {
        String name = arguments.length > 0 ? arguments[0] : "";
        if (name.equals(EspArguments.DEBUGGER)) {
            ErrorLine.print(console, EspArguments.NO_DEBUGGER);
            return ExitStatus.USAGE;
        }
        Function<Console, Subcommand> named = SUBCOMMANDS.get(name);
        if (named == null) {
            if (!name.isEmpty() && !name.startsWith("-")) {
                ErrorLine.print(console, "no such command: " + name + " (try coroner --help)");
                return ExitStatus.USAGE;
            }
            return Picocli.run(all(console), arguments, console);
        }
        Subcommand command = named.apply(console);
        Optional<PlainArguments> plain = PlainArguments.read(command, arguments);
        if (plain.isEmpty()) {
            return Picocli.run(List.of(command), arguments, console);
        }
        try {
            plain.get().apply();
            if (plain.get().isDebug()) {
                command.debug();
            }
            return command.run();
        } catch (Exception e) {
            return ErrorLine.report(console, e, plain.get().isDebug());
        }
    }

    /** {@return all subcommands} */
    static List<Subcommand> all(Console console) {
        List<Subcommand> all = new ArrayList<>();
        SUBCOMMANDS.values().forEach(made -> all.add(made.apply(console)));
        return all;
    }
}

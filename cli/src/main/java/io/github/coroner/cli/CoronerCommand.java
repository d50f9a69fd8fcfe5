package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command with all its subcommands. */
final class CoronerCommand {
    /** The subcommands in the order of the help text. */
    private static final List<String> NAMES =
            List.of("info", "info_corefile", Addr2LineCommand.NAME, "panic", "raw-crash", "print", "archive", "schema");

    private CoronerCommand() {}

    /** A switch, since a table of constructors would load the classes of all subcommands at each start. */
    private static Optional<Subcommand> named(String name, Console console) {
        return Optional.ofNullable(
                switch (name) {
                    case "info" -> new InfoCommand(console);
                    case "info_corefile" -> new InfoCorefileCommand(console);
                    case Addr2LineCommand.NAME -> new Addr2LineCommand(console);
                    case "panic" -> new PanicCommand(console);
                    case "raw-crash" -> new RawCrashCommand(console);
                    case "print" -> new PrintCommand(console);
                    case "archive" -> new ArchiveCommand(console);
                    case "schema" -> new SchemaCommand(console);
                    default -> null;
                });
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
        Optional<Subcommand> named = named(name, console);
        if (named.isEmpty()) {
            if (!name.isEmpty() && !name.startsWith("-")) {
                ErrorLine.print(console, "no such command: " + name + " (try coroner --help)");
                return ExitStatus.USAGE;
            }
            return Picocli.run(all(console), arguments, console);
        }
        Subcommand command = named.get();
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
        for (String name : NAMES) {
            all.add(named(name, console).orElseThrow());
        }
        return all;
    }
}

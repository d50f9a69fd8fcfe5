package io.github.coroner.cli;

import io.github.coroner.format.FormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command with all its subcommands but {@code addr2line}, which starts without this. */
@Command(
        name = "coroner",
        description = "Post-mortem decoder for ESP32 firmware: core dumps, crash records and panic text.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {InfoCommand.class, InfoCorefileCommand.class})
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
            error(console, failure.getMessage() + " (try --help)");
            return ExitStatus.USAGE;
        });
        line.setExecutionExceptionHandler((failure, unused, result) -> {
            if (command.debug) {
                failure.printStackTrace(console.err());
            }
            return report(console, failure);
        });
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitStatus.USAGE;
        }
        return line.execute(arguments);
    }

    /** Says in one line what went wrong. */
    static int report(Console console, Exception failure) {
        error(console, message(failure));
        return failure instanceof UsageException ? ExitStatus.USAGE : ExitStatus.NOT_DECODED;
    }

    /** {@return what went wrong, for people} */
    static String message(Exception failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return message(cause);
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": may not be read";
        }
        if (failure instanceof IOException || failure instanceof FormatException || failure instanceof UsageException) {
            String message = failure.getMessage();
            return message == null ? failure.getClass().getSimpleName() : message;
        }
        return "internal error, please report it with what --debug prints: " + failure;
    }

    private static void error(Console console, String message) {
        console.err().print("coroner: " + Escaped.of(message) + "\n");
        console.err().flush();
    }
}

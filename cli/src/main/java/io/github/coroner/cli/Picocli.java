package io.github.coroner.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Command lines as picocli sees them: help texts, the version, and words for what is wrong. */
final class Picocli {
    private static final String DESCRIPTION =
            "Post-mortem decoder for ESP32 firmware: core dumps, crash records and panic text.";

    private static final String[] FOOTER = {
        "",
        "coroner COMMAND --help lists the options of a command.",
        "Exit status: 0 decoded; 1 the input could not be decoded at all; 2 wrong usage; 3 decoded with problems and --strict."
    };

    /** What every subcommand has. */
    static final List<String> STANDARD_OPTIONS = List.of("--help", "--version", PlainArguments.DEBUG);

    private final Console console;
    private boolean debug;

    private Picocli(Console console) {
        this.console = console;
    }

    /**
     * Runs a command line.
     *
     * @param commands the subcommands that it may name
     * @return the exit status
     */
    static int run(Collection<Subcommand> commands, String[] arguments, Console console) {
        return new Picocli(console).execute(commands, arguments);
    }

    private int execute(Collection<Subcommand> commands, String[] arguments) {
        CommandSpec top = withStandardOptions(CommandSpec.create().name("coroner"), DESCRIPTION);
        top.usageMessage().synopsisSubcommandLabel("COMMAND");
        top.usageMessage().footer(FOOTER);
        for (Subcommand command : commands) {
            top.addSubcommand(command.name(), spec(command));
        }
        CommandLine line = new CommandLine(top);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setOverwrittenOptionsAllowed(true);
        line.setParameterExceptionHandler((failure, unused) -> {
            ErrorLine.print(console, complaint(failure));
            return ExitStatus.USAGE;
        });
        line.setExecutionExceptionHandler((failure, unused, result) -> ErrorLine.report(console, failure, debug));
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitStatus.USAGE;
        }
        return line.execute(arguments);
    }

    /** What is wrong with a command line, and where its right form is told. */
    private static String complaint(CommandLine.ParameterException failure) {
        String help = " (try " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help)";
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            return (unmatched.isUnknownOption() ? "unknown option: " : "unexpected argument: ") + first + help;
        }
        if (failure instanceof CommandLine.MissingParameterException missing) {
            return "missing "
                    + missing.getMissing().stream().map(Picocli::spelled).collect(Collectors.joining(", ")) + help;
        }
        String message = String.valueOf(failure.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1) + help;
    }

    private static String spelled(CommandLine.Model.ArgSpec missing) {
        return missing instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : missing.paramLabel();
    }

    private CommandSpec withStandardOptions(CommandSpec spec, String description) {
        spec.usageMessage().description(description);
        spec.versionProvider(new Version());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
        spec.addOption(OptionSpec.builder(PlainArguments.DEBUG)
                .description("Print a stack trace with every error.")
                .build());
        return spec;
    }

    private CommandSpec spec(Subcommand command) {
        CommandSpec[] self = new CommandSpec[1];
        CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> run(command, self[0]))
                .name(command.name());
        self[0] = spec;
        withStandardOptions(spec, command.description());
        command.options().forEach(option -> spec.addOption(spec(option)));
        Subcommand.Operands operands = command.operands();
        if (operands.maximum() > 0) {
            boolean several = operands.maximum() > 1;
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel(operands.label())
                    .description(operands.description())
                    .index(several ? "0..*" : "0")
                    .arity(operands.minimum() + (several ? "..*" : "..1"))
                    .required(operands.minimum() > 0)
                    .type(several ? List.class : String.class)
                    .auxiliaryTypes(String.class)
                    .build());
        }
        return spec;
    }

    private static OptionSpec spec(CommandOption option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(new String[0]))
                .description(option.description())
                .required(option.required())
                .hidden(option.hidden());
        if (option.value() == CommandOption.Value.NONE) {
            return builder.build();
        }
        boolean optional = option.value() == CommandOption.Value.OPTIONAL;
        return builder.type(String.class)
                .arity(optional ? "0..1" : "1")
                .paramLabel(option.label())
                .build();
    }

    /** Hands the command what was given for its options and operands, and runs it. */
    private int run(Subcommand command, CommandSpec parsed) throws Exception {
        debug = isGiven(parsed, PlainArguments.DEBUG) || isGiven(parsed.root(), PlainArguments.DEBUG);
        if (debug) {
            command.debug();
        }
        for (CommandOption option : command.options()) {
            OptionSpec given = parsed.findOption(option.names().get(0));
            for (String value : given.stringValues()) {
                option.set().accept(option.value() == CommandOption.Value.NONE ? "" : value);
            }
        }
        for (PositionalParamSpec operand : parsed.positionalParameters()) {
            operand.stringValues().forEach(command.operands().add());
        }
        return command.run();
    }

    private static boolean isGiven(CommandSpec spec, String option) {
        return !spec.findOption(option).stringValues().isEmpty();
    }
}

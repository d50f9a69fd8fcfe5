package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code coroner addr2line} for picocli: its help text, and its run where an option stands in front of {@code addr2line}.
 * Otherwise {@link Addr2Line} runs without picocli.
 */
@Command(
        name = "addr2line",
        mixinStandardHelpOptions = true,
        description = "Convert addresses to functions, files and lines; options and output of GNU addr2line.")
@SuppressWarnings("unused") // the options are declared for the help text
final class Addr2LineCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-e", "--exe"},
            paramLabel = "ELF",
            description = "The file to look addresses up in (default " + Addr2LineOptions.DEFAULT_ELF + ").")
    private String elf = Addr2LineOptions.DEFAULT_ELF;

    @Option(
            names = {"-a", "--addresses"},
            description = "Show each address in front of its answer.")
    private boolean addresses;

    @Option(
            names = {"-f", "--functions"},
            description = "Show names of functions.")
    private boolean functions;

    @Option(
            names = {"-i", "--inlines"},
            description = "Show the functions that the code was inlined into.")
    private boolean inlines;

    @Option(
            names = {"-p", "--pretty-print"},
            description = "Print one line for each function.")
    private boolean pretty;

    @Option(
            names = {"-s", "--basenames"},
            description = "Leave folders out.")
    private boolean basenames;

    @Option(
            names = {"-C", "--demangle"},
            arity = "0..1",
            fallbackValue = "auto",
            paramLabel = "STYLE",
            description = "Show names of functions as they were written; the style is found by itself.")
    private String demangle = "";

    @Option(
            names = {"-j", "--section"},
            paramLabel = "SECTION",
            description = "Count addresses from the start of a section.")
    private String section = "";

    @Option(names = "--map", paramLabel = "FROM=TO", description = "Replace the beginning of source paths; repeatable.")
    private List<String> maps = new ArrayList<>();

    @Option(
            names = {"-b", "--target"},
            paramLabel = "FORMAT",
            description = "Accepted and ignored: the format is found by looking.")
    private String target = "";

    @Option(
            names = {"-R", "--recurse-limit"},
            description = "Accepted and ignored: the nesting of names is always bounded.")
    private boolean recurseLimit;

    @Option(
            names = {"-r", "--no-recurse-limit"},
            description = "Accepted and ignored.")
    private boolean noRecurseLimit;

    @Parameters(
            paramLabel = "ADDRESS",
            description =
                    "Hexadecimal, with or without 0x; without any, addresses are read from standard input, one a line.")
    private List<String> operands = new ArrayList<>();

    Addr2LineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> arguments = spec.commandLine().getParseResult().originalArgs();
        List<String> own = arguments.subList(arguments.indexOf(spec.name()), arguments.size());
        return Addr2Line.run(own.toArray(new String[0]), console);
    }
}

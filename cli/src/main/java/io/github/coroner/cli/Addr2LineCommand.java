package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.List;

/** {@code coroner addr2line} in help texts. Its command lines are GNU's, which {@link Addr2Line} reads. */
final class Addr2LineCommand implements Subcommand {
    /** What it is called on the command line. */
    static final String NAME = "addr2line";

    Addr2LineCommand(@SuppressWarnings("unused") Console console) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Convert addresses to functions, files and lines; options and output of GNU addr2line.";
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption> options = new ArrayList<>();
        for (Addr2LineOptions.Option option : Addr2LineOptions.Option.values()) {
            if (!Picocli.STANDARD_OPTIONS.contains("--" + option.word())) {
                options.add(option(option));
            }
        }
        return options;
    }

    private static CommandOption option(Addr2LineOptions.Option option) {
        String word = "--" + option.word();
        CommandOption named = option.value() == CommandOption.Value.NONE
                ? CommandOption.flag(word, option.description(), () -> {})
                : CommandOption.value(word, option.label(), option.description(), unused -> {});
        CommandOption all = option.letter() == 0 ? named : named.or("-" + option.letter());
        return option.value() == CommandOption.Value.OPTIONAL ? all.withOptionalValue() : all;
    }

    @Override
    public Operands operands() {
        return new Operands(
                "ADDRESS",
                "Hexadecimal, with or without 0x; without any, addresses are read from standard input, one a line.",
                0,
                Integer.MAX_VALUE,
                unused -> {});
    }

    @Override
    public int run() {
        throw new IllegalStateException("addr2line reads its own command line");
    }
}

package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a command line in which all is well, which is nearly every one. Whatever is not that plain (help, joined letters, shortened
 * or wrong options, files of arguments) is left to picocli: loading it takes longer than decoding a dump.
 */
final class PlainArguments {
    /** Asks for a stack trace with an error; every subcommand has it. */
    static final String DEBUG = "--debug";

    private final Map<String, CommandOption> options = new HashMap<>();
    private final Subcommand.Operands operands;
    private final List<Runnable> settings = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private int operandCount;
    private boolean debug;

    private PlainArguments(Subcommand command) {
        operands = command.operands();
        for (CommandOption option : command.options()) {
            option.names().forEach(name -> options.put(name, option));
        }
    }

    /**
     * Reads a command line, without setting anything yet.
     *
     * @param arguments the whole command line, the subcommand's name first
     * @return empty if it is not plain
     */
    static Optional<PlainArguments> read(Subcommand command, String[] arguments) {
        PlainArguments reader = new PlainArguments(command);
        boolean plain = reader.read(arguments)
                && reader.operandCount >= reader.operands.minimum()
                && reader.hasRequired(command);
        return plain ? Optional.of(reader) : Optional.empty();
    }

    /** Sets what the command line says. */
    void apply() {
        settings.forEach(Runnable::run);
    }

    /** {@return whether a stack trace is wanted with an error} */
    boolean isDebug() {
        return debug;
    }

    private boolean hasRequired(Subcommand command) {
        for (CommandOption option : command.options()) {
            if (option.required() && !given.contains(option.names().get(0))) {
                return false;
            }
        }
        return true;
    }

    private boolean read(String[] arguments) {
        for (String argument : arguments) {
            if (argument.startsWith("@")) {
                return false;
            }
        }
        int next = 1;
        while (next < arguments.length) {
            int taken = take(arguments, next);
            if (taken == 0) {
                return false;
            }
            next += taken;
        }
        return true;
    }

    /** {@return how many arguments were understood from {@code at} on: 0, 1 or 2} */
    private int take(String[] arguments, int at) {
        String argument = arguments[at];
        if (argument.equals("-") || !argument.startsWith("-")) {
            return takeOperand(argument);
        }
        if (argument.equals(DEBUG)) {
            debug = true;
            return 1;
        }
        int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
        CommandOption option = options.get(equals < 0 ? argument : argument.substring(0, equals));
        if (option == null || option.value() == CommandOption.Value.OPTIONAL) {
            return 0;
        }
        if (option.value() == CommandOption.Value.NONE) {
            return equals < 0 ? set(option, "", 1) : 0;
        }
        if (equals >= 0) {
            return set(option, argument.substring(equals + 1), 1);
        }
        boolean hasValue = at + 1 < arguments.length
                && !options.containsKey(arguments[at + 1])
                && !arguments[at + 1].startsWith("--");
        return hasValue ? set(option, arguments[at + 1], 2) : 0;
    }

    private int takeOperand(String argument) {
        operandCount++;
        settings.add(() -> operands.add().accept(argument));
        return operandCount <= operands.maximum() ? 1 : 0;
    }

    private int set(CommandOption option, String value, int taken) {
        given.add(option.names().get(0));
        settings.add(() -> option.set().accept(value));
        return taken;
    }
}

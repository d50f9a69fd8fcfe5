package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An option of a subcommand, declared once: {@link PlainArguments} reads it, {@link Picocli} explains it.
 *
 * @param names the long name first
 * @param value whether it takes a value
 * @param label of the value in help texts; empty without one
 * @param description for help texts
 * @param required whether the command cannot do without it
 * @param hidden whether help texts leave it out
 * @param set takes the value, the empty string where there is none; called once for each time the option is given
 */
record CommandOption(
        List<String> names,
        Value value,
        String label,
        String description,
        boolean required,
        boolean hidden,
        Consumer<String> set) {

    /** How an option takes its value. */
    enum Value {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** {@return an option without a value} */
    static CommandOption flag(String name, String description, Runnable set) {
        return new CommandOption(List.of(name), Value.NONE, "", description, false, false, unused -> set.run());
    }

    /** {@return an option with a value} */
    static CommandOption value(String name, String label, String description, Consumer<String> set) {
        return new CommandOption(List.of(name), Value.REQUIRED, label, description, false, false, set);
    }

    /** {@return this option, whose value may be left out} */
    CommandOption withOptionalValue() {
        return new CommandOption(names, Value.OPTIONAL, label, description, required, hidden, set);
    }

    /** {@return this option with one more name} */
    CommandOption or(String name) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        return new CommandOption(all, value, label, description, required, hidden, set);
    }

    /** {@return this option, without which the command cannot do} */
    CommandOption asRequired() {
        return new CommandOption(names, value, label, description, true, hidden, set);
    }

    /** {@return this option, left out of help texts} */
    CommandOption asHidden() {
        return new CommandOption(names, value, label, description, required, true, set);
    }
}

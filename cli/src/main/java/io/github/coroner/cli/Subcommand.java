package io.github.coroner.cli;

import java.util.List;
import java.util.function.Consumer;

/** A subcommand: what it takes, which sets fields of it, and what it then does. An instance runs once. */
interface Subcommand {

    /**
     * What stands on a command line without being an option.
     *
     * @param label in help texts
     * @param description for help texts
     * @param minimum how many are needed
     * @param maximum how many are possible
     * @param add takes one
     */
    record Operands(String label, String description, int minimum, int maximum, Consumer<String> add) {
        /** None are possible. */
        static final Operands NONE = new Operands("", "", 0, 0, unused -> {});
    }

    /** {@return what it is called on the command line} */
    String name();

    /** {@return one sentence for help texts} */
    String description();

    /** {@return its options} */
    List<CommandOption> options();

    /** {@return its operands} */
    default Operands operands() {
        return Operands.NONE;
    }

    /** Is told before it runs that {@code --debug} was given: errors that it reports by itself have a stack trace then. */
    default void debug() {}

    /**
     * Does its work.
     *
     * @return the exit status
     */
    int run() throws Exception;
}

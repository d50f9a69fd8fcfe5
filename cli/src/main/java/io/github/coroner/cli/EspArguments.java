package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.List;

/** Espressif's tool takes its global options before its subcommand, as this one does {@code --debug}; they are moved behind it. */
final class EspArguments {
    /** What Espressif's tool has and this one has not. */
    static final String DEBUGGER = "dbg_corefile";

    /** What is said of it. */
    static final String NO_DEBUGGER =
            "dbg_corefile starts a debugger, which coroner does not do; coroner info --save-core FILE"
                    + " writes a core file that gdb reads";

    private static final List<String> COMMANDS = List.of("info_corefile", DEBUGGER);
    private static final List<String> WITH_VALUE =
            List.of("--chip", "--chip-rev", "--port", "-p", "--baud", "-b", "--gdb-timeout-sec", "--parttable-off");

    /** How much Espressif's tool says while it works; a number there, a switch here. */
    private static final List<String> LOG_LEVEL = List.of("--debug", "-d");

    private static final List<String> LOG_LEVELS = List.of("0", "1", "2", "3");

    private EspArguments() {}

    /** {@return the arguments with the subcommand first, if only global options stand before it; else as they are} */
    static String[] reordered(String[] given) {
        String[] arguments = given.clone();
        for (int i = 1; i < arguments.length && arguments[0].equals(PlainArguments.DEBUG); i++) {
            System.arraycopy(arguments, 1, arguments, 0, arguments.length - 1);
            arguments[arguments.length - 1] = PlainArguments.DEBUG;
        }
        int at = 0;
        while (at < arguments.length && !COMMANDS.contains(arguments[at])) {
            String option = arguments[at];
            boolean joined = option.startsWith("--") && option.indexOf('=') > 0;
            String name = joined ? option.substring(0, option.indexOf('=')) : option;
            if (!WITH_VALUE.contains(name)) {
                return arguments;
            }
            at += joined ? 1 : 2;
        }
        if (at >= arguments.length) {
            return arguments;
        }
        List<String> reordered = new ArrayList<>();
        reordered.add(arguments[at]);
        reordered.addAll(List.of(arguments).subList(0, at));
        reordered.addAll(withoutLogLevel(List.of(arguments).subList(at + 1, arguments.length)));
        return reordered.toArray(String[]::new);
    }

    /** {@code -d 3} and {@code --debug 3} say nothing here; {@code --debug} without a level is our own. */
    private static List<String> withoutLogLevel(List<String> arguments) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean level = LOG_LEVEL.contains(argument)
                    && i + 1 < arguments.size()
                    && LOG_LEVELS.contains(arguments.get(i + 1));
            if (level) {
                i++;
            } else if (!argument.matches("(--debug=|-d)[0-3]")) {
                // one hyphen, two letters: the one option there that is spelled like a cluster
                kept.add(argument.equals("-ex") ? "--extra-gdbinit-file" : argument);
            }
        }
        return kept;
    }
}

package io.github.coroner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of {@code addr2line}, read without picocli: loading that would take longer than the whole look-up.
 *
 * <p>GNU's options with GNU's rules: short ones may be joined ({@code -afie app.elf}), long ones may be shortened as far as
 * they stay unique, options may stand behind addresses, {@code --} ends them, {@code @FILE} has more of them. {@link
 * Addr2LineCommand} has them in help texts.
 *
 * @param elf the file to look addresses up in
 * @param addresses show each address in front of its answer
 * @param functions show names of functions
 * @param inlines show the functions that the code was inlined into
 * @param pretty one line for each function
 * @param basenames leave folders out
 * @param demangle show names of functions as they were written
 * @param section the section from whose start addresses count
 * @param debug print a stack trace with an error
 * @param maps alternating, beginnings of paths and what to put in their place
 * @param operands the addresses given; if none are, they come from standard input
 */
record Addr2LineOptions(
        String elf,
        boolean addresses,
        boolean functions,
        boolean inlines,
        boolean pretty,
        boolean basenames,
        boolean demangle,
        boolean debug,
        Optional<String> section,
        List<String> maps,
        List<String> operands) {

    /** GNU's default: what a linker calls its output unless it is told. */
    static final String DEFAULT_ELF = "a.out";

    private static final Set<String> STYLES =
            Set.of("none", "auto", "gnu", "lucid", "arm", "hp", "edg", "gnu-v3", "java", "gnat", "dlang", "rust");

    /** An option; {@code letter} is 0 where there is only a long form. */
    enum Option {
        ADDRESSES('a', "addresses", "Show each address in front of its answer."),
        TARGET('b', "target", "FORMAT", "Accepted and ignored: the format is found by looking."),
        EXE('e', "exe", "ELF", "The file to look addresses up in (default " + DEFAULT_ELF + ")."),
        FUNCTIONS('f', "functions", "Show names of functions."),
        INLINES('i', "inlines", "Show the functions that the code was inlined into."),
        SECTION('j', "section", "SECTION", "Count addresses from the start of a section."),
        PRETTY('p', "pretty-print", "Print one line for each function."),
        BASENAMES('s', "basenames", "Leave folders out."),
        DEMANGLE(
                'C',
                "demangle",
                "STYLE",
                "Show names of functions as they were written; the style is found by itself."),
        RECURSE_LIMIT('R', "recurse-limit", "Accepted and ignored: the nesting of names is always bounded."),
        NO_RECURSE_LIMIT('r', "no-recurse-limit", "Accepted and ignored."),
        MAP('\0', "map", "FROM=TO", "Replace the beginning of source paths; repeatable."),
        DEBUG('\0', "debug", "Print a stack trace with every error."),
        HELP('h', "help", "Show this help message and exit."),
        VERSION('V', "version", "Print version information and exit.");

        private static final Option[] ALL = values();

        private final char letter;
        private final String word;
        private final String label;
        private final String description;

        Option(char letter, String word, String description) {
            this(letter, word, "", description);
        }

        Option(char letter, String word, String label, String description) {
            this.letter = letter;
            this.word = word;
            this.label = label;
            this.description = description;
        }

        char letter() {
            return letter;
        }

        String word() {
            return word;
        }

        CommandOption.Value value() {
            if (label.isEmpty()) {
                return CommandOption.Value.NONE;
            }
            return this == DEMANGLE ? CommandOption.Value.OPTIONAL : CommandOption.Value.REQUIRED;
        }

        /** {@return what help texts call its value; empty without one} */
        String label() {
            return label;
        }

        String description() {
            return description;
        }
    }

    /**
     * Reads the arguments behind {@code addr2line}.
     *
     * @param arguments the whole command line, {@code addr2line} first
     * @return empty if help or the version is asked for, which is another's task
     * @throws UsageException if they are wrong
     */
    static Optional<Addr2LineOptions> read(String[] arguments) {
        Reader reader = new Reader(hasFile(arguments) ? ResponseFiles.expanded(arguments) : arguments);
        return reader.read() ? Optional.of(reader.options()) : Optional.empty();
    }

    private static boolean hasFile(String[] arguments) {
        for (String argument : arguments) {
            if (argument.startsWith("@")) {
                return true;
            }
        }
        return false;
    }

    private static final class Reader {
        private final String[] arguments;
        private int next = 1;
        private String elf = DEFAULT_ELF;
        private boolean addresses;
        private boolean functions;
        private boolean inlines;
        private boolean pretty;
        private boolean basenames;
        private boolean demangle;
        private boolean debug;
        private boolean help;
        private Optional<String> section = Optional.empty();
        private final List<String> maps = new ArrayList<>();
        private final List<String> operands = new ArrayList<>();

        Reader(String[] arguments) {
            this.arguments = arguments;
        }

        Addr2LineOptions options() {
            return new Addr2LineOptions(
                    elf, addresses, functions, inlines, pretty, basenames, demangle, debug, section, maps, operands);
        }

        boolean read() {
            while (next < arguments.length) {
                String argument = arguments[next++];
                if (argument.equals("--")) {
                    while (next < arguments.length) {
                        operands.add(arguments[next++]);
                    }
                } else if (argument.startsWith("--")) {
                    word(argument.substring(2));
                } else if (argument.length() > 1 && argument.charAt(0) == '-') {
                    letters(argument);
                } else {
                    operands.add(argument);
                }
                if (help) {
                    return false;
                }
            }
            return true;
        }

        private void word(String argument) {
            int equals = argument.indexOf('=');
            String word = equals < 0 ? argument : argument.substring(0, equals);
            Option option = withWord(word);
            if (equals >= 0 && option.value() == CommandOption.Value.NONE) {
                throw new UsageException("option '--" + option.word + "' takes no value");
            }
            if (option.value() == CommandOption.Value.REQUIRED) {
                apply(option, equals >= 0 ? argument.substring(equals + 1) : argument("--" + option.word));
            } else {
                apply(option, equals < 0 ? "" : argument.substring(equals + 1));
            }
        }

        private static Option withWord(String word) {
            Option found = null;
            for (Option option : Option.ALL) {
                if (option.word.equals(word)) {
                    return option;
                }
                if (option.word.startsWith(word)) {
                    if (found != null) {
                        throw new UsageException(
                                "option '--" + word + "' may be '--" + found.word + "' or '--" + option.word + "'");
                    }
                    found = option;
                }
            }
            if (found == null) {
                throw new UsageException("unknown option '--" + word + "'");
            }
            return found;
        }

        private void letters(String argument) {
            for (int i = 1; i < argument.length(); i++) {
                Option option = withLetter(argument.charAt(i));
                if (option.value() == CommandOption.Value.REQUIRED) {
                    String rest = argument.substring(i + 1);
                    apply(option, rest.isEmpty() ? argument("-" + option.letter) : rest);
                    return;
                }
                // a value that may be left out goes with the long form only
                apply(option, "");
            }
        }

        private static Option withLetter(char letter) {
            for (Option option : Option.ALL) {
                boolean gnuAlias =
                        (letter == 'H' && option == Option.HELP) || (letter == 'v' && option == Option.VERSION);
                if (gnuAlias || (option.letter == letter && letter != 0)) {
                    return option;
                }
            }
            throw new UsageException("unknown option '-" + letter + "'");
        }

        private String argument(String option) {
            if (next == arguments.length) {
                throw new UsageException("option '" + option + "' needs a value");
            }
            return arguments[next++];
        }

        private void apply(Option option, String value) {
            switch (option) {
                case ADDRESSES -> addresses = true;
                case EXE -> elf = value;
                case FUNCTIONS -> functions = true;
                case INLINES -> inlines = true;
                case PRETTY -> pretty = true;
                case BASENAMES -> basenames = true;
                case DEMANGLE -> demangle = !style(value).equals("none");
                case SECTION -> section = Optional.of(value);
                case MAP -> map(value);
                case HELP, VERSION -> help = true;
                case DEBUG -> debug = true;
                case TARGET, RECURSE_LIMIT, NO_RECURSE_LIMIT -> {
                    // the format is found by looking, and the depth of names is always bounded
                }
            }
        }

        /** Names tell by themselves how they are mangled, so that of GNU's styles only {@code none} makes a difference. */
        private static String style(String value) {
            if (!value.isEmpty() && !STYLES.contains(value)) {
                throw new UsageException("unknown demangling style '" + value + "'");
            }
            return value;
        }

        private void map(String value) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--map " + value + ": expected FROM=TO");
            }
            maps.add(value.substring(0, equals));
            maps.add(value.substring(equals + 1));
        }
    }
}

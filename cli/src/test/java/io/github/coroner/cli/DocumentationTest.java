package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README and docs say what the command does. */
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("coroner.root"));
    private static final Pattern SAMPLE =
            Pattern.compile("\\$ \\./coroner (info [^\\n]*)\\n```\\n\\n```\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])(--[a-z][a-z0-9-]+|-[a-zA-Z](?=, --))");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern LISTED_COMMAND = Pattern.compile("(?m)^  ([a-z][a-z0-9_-]+) ");

    /** What every command takes, said once at the top of the page. */
    private static final List<String> EVERYWHERE = List.of("--help", "-h", "--version", "-V", "--debug");

    static List<String> commands() {
        return List.of("info", "info_corefile", "addr2line", "panic", "raw-crash", "print", "archive", "schema");
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readmeShowsWhatItsFirstCommandPrints() throws IOException {
        Matcher sample = SAMPLE.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(sample.find()).isTrue();
        String[] arguments = Stream.of(sample.group(1).split(" ", -1))
                .map(word -> word.startsWith("testdata/") ? ROOT.resolve(word).toString() : word)
                .toArray(String[]::new);

        List<String> printed = CommandRun.of(arguments).out().lines().toList();

        assertThat(printed).containsSubsequence(sample.group(2).lines().toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionInTheHelpIsInTheDocs(String command) throws IOException {
        String docs = section(command);
        if (docs.contains("of `info`") || docs.contains("for `info`")) {
            docs += section("info");
        }
        Matcher options = OPTION.matcher(CommandRun.of(command, "--help").out());
        while (options.find()) {
            if (!EVERYWHERE.contains(options.group(1))) {
                assertThat(docs).as("section of %s", command).contains("`" + options.group(1));
            }
        }
    }

    @Test
    void whatEveryCommandTakesIsAtTheTop() throws IOException {
        String docs = Files.readString(ROOT.resolve("docs/cli.md"));
        EVERYWHERE.forEach(
                option -> assertThat(docs.substring(0, docs.indexOf("\n## "))).contains("`" + option + "`"));
    }

    @Test
    void theCommandsAreThoseOfTheHelp() {
        String help = CommandRun.of("--help").out();
        List<String> listed = LISTED_COMMAND
                .matcher(help.substring(help.indexOf("Commands:")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(commands());
    }

    /** What the page says below the heading of a command. */
    private static String section(String command) throws IOException {
        Matcher section = Pattern.compile("(?ms)^## " + command + "\\b(?!_).*?(?=^## |\\z)")
                .matcher(Files.readString(ROOT.resolve("docs/cli.md")));
        assertThat(section.find()).as("section of %s", command).isTrue();
        return section.group();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsInTheReadme(String command) throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("coroner " + command + " ");
        assertThat(CommandRun.of("--help").out()).contains(command);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkBetweenFilesLeadsSomewhere(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            if (links.group(1).startsWith("http")) {
                continue;
            }
            Path target = links.group(1).isEmpty() ? document : document.resolveSibling(links.group(1));
            assertThat(target).as(links.group()).exists();
            if (links.group(2) != null) {
                assertThat(anchors(target)).as(links.group()).contains(links.group(2));
            }
        }
    }

    /** The names that headings can be linked by: lower case, hyphens for blanks, no punctuation. */
    private static List<String> anchors(Path document) throws IOException {
        return HEADING.matcher(Files.readString(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }
}

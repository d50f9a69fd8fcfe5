package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    static List<String> commands() {
        return List.of("info", "info_corefile", "addr2line", "panic", "raw-crash", "print", "archive", "schema");
    }

    static List<Path> documents() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("testdata"), ROOT.resolve("benchmarks"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(found::add);
            }
        }
        return found;
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
        String docs = Files.readString(ROOT.resolve("docs/cli.md"));
        Matcher options = OPTION.matcher(CommandRun.of(command, "--help").out());
        while (options.find()) {
            assertThat(docs).as("option of %s", command).contains("`" + options.group(1));
        }
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
            if (!links.group(1).startsWith("http")) {
                assertThat(document.resolveSibling(links.group(1))).exists();
            }
        }
    }
}

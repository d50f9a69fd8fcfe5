package io.github.coroner.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The Javadoc of all library modules as one, with the overview, in {@code publication/target/apidocs}. */
class JavadocTest {
    /** The library, and nothing that is only for tests or has no API. */
    private static final List<String> WITHOUT = List.of("testdata", "cli");

    /** House style: a comment says what its parameters are where that is not plain, so these are not missed. */
    private static final List<String> NOT_MISSED = List.of("no @param", "no @return", "no @throws", "no comment");

    @Test
    void isMadeWithoutWarningsAndShowsTheThreeWaysIn() throws Exception {
        Path folder = PublishedModule.TARGET.resolve("apidocs");
        List<String> arguments = new ArrayList<>(List.of(
                "-quiet",
                "--release",
                "17",
                "-Xdoclint:all",
                "-Xmaxwarns",
                "100000",
                "-notimestamp",
                "-windowtitle",
                "Coroner " + PublishedModule.VERSION,
                "-overview",
                PublishedModule.ROOT
                        .resolve("publication/src/main/javadoc/overview.html")
                        .toString(),
                "-d",
                folder.toString(),
                "--module-path",
                ChildProcess.path(ClassPath.forCompiling())));
        List<String> modules = new ArrayList<>();
        for (PublishedModule module : PublishedModule.all()) {
            if (!WITHOUT.contains(module.folder())) {
                modules.add(module.name());
                arguments.add("--module-source-path");
                arguments.add(module.name() + "=" + module.sources());
            }
        }
        arguments.add("--module");
        arguments.add(String.join(",", modules));
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);

        int status =
                ToolProvider.findFirst("javadoc").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));

        assertThat(status).as(output.toString()).isZero();
        assertThat(output.toString()
                        .lines()
                        .filter(line -> line.contains("warning:") || line.contains("error:"))
                        .filter(line -> NOT_MISSED.stream().noneMatch(line::contains)))
                .isEmpty();
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("coroner-decoder", "coroner-core-format", "coroner-elf-symbols")
                .contains("CrashReport.html");
    }
}

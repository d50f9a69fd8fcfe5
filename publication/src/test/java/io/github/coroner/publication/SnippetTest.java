package io.github.coroner.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every piece of Java in the README, the docs, and the Javadoc of modules and entry points is compiled and run, in a folder that has
 * an {@code app.elf}, the {@code coredump.bin} and {@code console.log} of its crash, and a folder {@code elf-archive}. A piece may
 * use {@code firmware}, {@code decoder}, {@code dump} and {@code report} as made of these, and their paths {@code elf} and {@code file}.
 */
class SnippetTest {
    private static final Path ROOT = PublishedModule.ROOT;
    private static final Pattern MARKDOWN = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\\n(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>io\\.github\\.coroner</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    private static final String HEAD = """
            import io.github.coroner.*;
            import io.github.coroner.elf.*;
            import io.github.coroner.format.*;
            import io.github.coroner.format.coredump.*;
            import io.github.coroner.format.esphome.*;
            import io.github.coroner.format.panic.*;
            import io.github.coroner.report.*;
            import io.github.coroner.symbols.*;
            import io.github.coroner.symbols.demangle.*;
            import java.io.*;
            import java.nio.file.*;
            import java.util.*;

            class Snippets {
                static Firmware firmware;
                static CrashDecoder decoder;
                static CoreDump dump;
                static CrashReport report;
                static Path elf = Path.of("app.elf");
                static Path file = Path.of("coredump.bin");

                public static void main(String[] arguments) throws Exception {
                    firmware = Firmware.open(Path.of("app.elf"));
                    decoder = CrashDecoder.builder().firmware(firmware).build();
                    dump = CoreDump.read(Path.of("coredump.bin"));
                    report = decoder.decode(dump);
            %s    }

            %s}
            """;

    /** Where a piece stands, and its lines. */
    private record Snippet(String place, String code) {}

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    @Test
    void everySnippetCompilesAndRuns(@TempDir Path folder) throws Exception {
        List<Snippet> snippets = snippets();
        assertThat(snippets).hasSizeGreaterThan(8);
        StringBuilder calls = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < snippets.size(); i++) {
            calls.append("        System.out.println(\"== " + snippets.get(i).place() + "\");\n        snippet" + i
                    + "();\n");
            methods.append("    static void snippet" + i + "() throws Exception {\n"
                    + snippets.get(i).code() + "\n    }\n\n");
        }
        compile(folder, HEAD.formatted(calls, methods));
        CrashRun run = CrashRun.named("riscv/og/null-store");
        Files.copy(run.elf(), folder.resolve("app.elf"));
        Files.copy(run.dump(), folder.resolve("coredump.bin"));
        Files.copy(run.log(), folder.resolve("console.log"));
        Files.copy(
                run.elf(), Files.createDirectory(folder.resolve("elf-archive")).resolve("fw.elf"));

        ChildProcess child = ChildProcess.java(
                folder, "-cp", folder + File.pathSeparator + System.getProperty("java.class.path"), "Snippets");

        assertThat(child.status()).as(child.output()).isZero();
        assertThat(child.output()).contains("store_sample", "\"kind\":\"core-dump\"");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void dependenciesInTheDocsArePublished(Path document) throws IOException {
        List<String> published = Stream.concat(
                        Stream.of("coroner-bom"), PublishedModule.all().stream().map(PublishedModule::artifactId))
                .toList();
        Matcher dependencies = DEPENDENCY.matcher(Files.readString(document));
        while (dependencies.find()) {
            assertThat(published).contains(dependencies.group(1));
            assertThat(dependencies.group(2)).isEqualTo(PublishedModule.VERSION);
        }
    }

    private static List<Snippet> snippets() throws IOException {
        List<Snippet> found = new ArrayList<>();
        for (Path document : documents()) {
            collect(document, MARKDOWN, found);
        }
        collect(ROOT.resolve("publication/src/main/javadoc/overview.html"), JAVADOC, found);
        for (PublishedModule module : PublishedModule.all()) {
            collect(module.sources().resolve("module-info.java"), JAVADOC, found);
        }
        collect(ROOT.resolve("decoder/src/main/java/io/github/coroner/CrashDecoder.java"), JAVADOC, found);
        return found;
    }

    private static void collect(Path file, Pattern pattern, List<Snippet> found) throws IOException {
        Matcher snippets = pattern.matcher(Files.readString(file));
        int number = 0;
        while (snippets.find()) {
            number++;
            String code = snippets.group(1)
                    .lines()
                    .map(line -> line.replaceFirst("^ \\* ?", ""))
                    .collect(Collectors.joining("\n"));
            if (code.startsWith("@") || code.startsWith("import ") || code.contains("class ")) {
                continue; // members of a test, which the page's own test holds to the code
            }
            String place = ROOT.relativize(file).toString().replace('\\', '/');
            found.add(new Snippet(place + ", snippet " + number, code));
        }
    }

    private static void compile(Path folder, String program) throws IOException {
        Path source = folder.resolve("Snippets.java");
        Files.writeString(source, program);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(status)
                .as(messages.toString(StandardCharsets.UTF_8) + program)
                .isZero();
    }
}

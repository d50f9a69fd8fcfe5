package io.github.coroner.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The examples, built and run against what this build has packaged. Their local repository is empty but for our own artifacts;
 * everything else comes from the local repository of this build, as if that were a repository on the net, so nothing is downloaded.
 */
class ExamplesTest {
    private static final Path ROOT = PublishedModule.ROOT;
    private static final Path REPOSITORY = PublishedModule.TARGET.resolve("examples-repository");
    private static final Path EXAMPLES = PublishedModule.TARGET.resolve("checkout/examples");

    @BeforeAll
    static void installIntoAnEmptyRepository() throws IOException {
        delete(REPOSITORY);
        install("coroner-parent", ROOT.resolve("pom.xml"));
        install("coroner-bom", ROOT.resolve("bom/pom.xml"));
        for (PublishedModule module : PublishedModule.all()) {
            install(module.artifactId(), module.pom());
            Files.copy(module.jar(), installed(module.artifactId(), "jar"));
        }
        delete(EXAMPLES);
        copySources(ROOT.resolve("examples"), EXAMPLES);
        Path data = EXAMPLES.resolveSibling("testdata");
        delete(data);
        copySources(CrashRun.of("riscv", "og").get(0).elf().getParent(), data.resolve("artefacts/riscv/og"));
    }

    @Test
    void examplesBuildAndTheirTestsPass() throws Exception {
        ChildProcess maven = ChildProcess.run(
                EXAMPLES,
                List.of(
                        Path.of(System.getProperty("maven.home"), "bin", isWindows() ? "mvn.cmd" : "mvn")
                                .toString(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "--settings",
                        settings().toString(),
                        "-Dmaven.repo.local=" + REPOSITORY,
                        "verify"));
        assertThat(maven.status()).as(maven.output()).isZero();
        assertThat(maven.output())
                .contains("DecodeServiceTest", "ObjectStoreRepositoryTest", "Tests run: 5")
                .doesNotContain("Skipped: 1");
        consumerDecodes();
    }

    private static void consumerDecodes() throws Exception {
        List<Path> classPath = new ArrayList<>(ClassPath.thirdParty());
        classPath.add(EXAMPLES.resolve("consumer/target/consumer-1.jar"));
        for (String module : List.of("core-format", "elf-symbols", "arch-xtensa", "arch-riscv", "decoder")) {
            classPath.add(installed("coroner-" + module, "jar"));
        }
        CrashRun run = CrashRun.named("riscv/og/null-store");
        ChildProcess child = ChildProcess.java(
                EXAMPLES, "-cp", ChildProcess.path(classPath), "example.Decode", run.elf(), run.dump());
        assertThat(child.output()).startsWith("Store access fault").contains("store_sample", "vPortTaskWrapper");
        assertThat(child.status()).isZero();
    }

    /** Every repository is the local one of this build. */
    private static Path settings() throws IOException {
        Path settings = PublishedModule.TARGET.resolve("examples-settings.xml");
        String repository =
                Path.of(System.getProperty("maven.repository")).toUri().toString();
        Files.writeString(settings, """
                <settings>
                  <mirrors>
                    <mirror><id>local</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """.formatted(repository));
        return settings;
    }

    private static void install(String artifactId, Path pom) throws IOException {
        Path installed = installed(artifactId, "pom");
        Files.createDirectories(installed.getParent());
        Files.copy(pom, installed);
    }

    private static Path installed(String artifactId, String type) {
        return REPOSITORY
                .resolve("io/github/coroner")
                .resolve(artifactId)
                .resolve(PublishedModule.VERSION)
                .resolve(artifactId + "-" + PublishedModule.VERSION + "." + type);
    }

    private static void copySources(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(one -> !from.relativize(one).toString().contains("target"))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }
}

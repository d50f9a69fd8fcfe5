package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as a user starts it: a process of its own with an empty environment, no PATH and no home. */
class CoronerJarTest {
    private static final long SECONDS = 60;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private CommandRun jar(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(System.getProperty("coroner.jar", "target/coroner.jar"));
        for (Object argument : arguments) {
            command.add(String.valueOf(argument));
        }
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.directory(folder.toFile());
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new CommandRun(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void decodesWithNothingButAJavaRuntime(String architecture) throws IOException, InterruptedException {
        CrashRun run = CrashRun.named(architecture + "/og/null-store");
        Object[] arguments = {"info", "--core", run.dump(), "--elf", run.elf(), "--rom-elf", run.rom(), "--locals"};
        CommandRun process = jar(arguments);
        assertThat(process.err()).isEmpty();
        assertThat(process.status()).isZero();
        assertThat(process.out())
                .contains("store_sample", "process_batch", "inlined", "vPortTaskWrapper", "scenarios.c:76")
                .isEqualTo(CommandRun.of(arguments).out());
    }

    @Test
    void writesJson() throws IOException, InterruptedException {
        CrashRun run = CrashRun.named("riscv/og/null-store");
        Object[] arguments = {"info", "--core", run.dump(), "--elf", run.elf(), "--format", "json"};
        assertThat(jar(arguments).out()).isEqualTo(CommandRun.of(arguments).out());
    }

    @Test
    void saysErrorsInOneLineWithItsStatus() throws IOException, InterruptedException {
        CommandRun process = jar("info", "--core", "missing.bin");
        assertThat(process.err()).isEqualTo("coroner: missing.bin: no such file\n");
        assertThat(process.status()).isEqualTo(ExitStatus.NOT_DECODED);
        assertThat(jar("info").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void remembersAnArchiveInTheCacheFolderWhereTheArchiveCannotBeWritten() throws IOException, InterruptedException {
        CrashRun run = CrashRun.named("riscv/og/null-store");
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Path elf = Files.copy(run.elf(), archive.resolve("app.elf"));
        Files.setLastModifiedTime(elf, FileTime.from(Instant.parse("2024-01-02T03:04:05Z")));
        // a folder in the lock's place keeps everybody from writing, even the superuser
        Files.createDirectory(archive.resolve(".coroner-index.lock"));
        Path cache = folder.resolve("cache");
        Object[] arguments = {"info", "--core", run.dump(), "--elf-dir", archive, "--format", "json"};

        CommandRun without = jar(arguments);
        assertThat(archive.resolve(".coroner-index")).doesNotExist();
        environment.put("XDG_CACHE_HOME", cache.toString());
        assertThat(jar(arguments)).isEqualTo(without);

        assertThat(without.out()).contains("\"matches\":true");
        assertThat(without.err()).isEmpty();
        try (Stream<Path> files = Files.list(cache.resolve("coroner"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("^[0-9a-f]{32}", "")))
                    .containsExactlyInAnyOrder(".coroner-index", ".coroner-index.lock");
        }
    }

    /** The reader is gone before the process has begun, so that not one byte is taken. */
    @Test
    void endsQuietlyWhenNobodyReads() throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("coroner.jar", "target/coroner.jar"),
                "schema");
        builder.environment().clear();
        Process process = builder.redirectError(err.toFile()).start();
        process.getInputStream().close();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(err).isEmptyFile();
        assertThat(process.exitValue()).isZero();
    }

    /** Java cannot open such a file then; the launcher chooses another locale. */
    @Test
    void saysWhatHelpsWhereTheLocaleCannotWriteAFileName() throws IOException, InterruptedException {
        environment.put("LC_ALL", "C");
        CommandRun process = jar("info", "--core", "gr\u00fc\u00dfe.bin");
        if (process.status() == ExitStatus.USAGE) {
            assertThat(process.err()).contains("LC_ALL=C.UTF-8").hasLineCount(1);
        } else { // a platform whose names are UTF-8 whatever the locale
            assertThat(process.err()).contains("no such file");
        }
    }

    @Test
    void hasItsSchema() throws IOException, InterruptedException {
        assertThat(jar("schema").out()).startsWith("{\n  \"$schema\"");
    }
}

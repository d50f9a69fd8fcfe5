package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code coroner info} on many dumps. */
class InfoBatchTest {
    private static final List<CrashRun> RISCV = CrashRun.of("riscv", "og");
    private static final List<CrashRun> XTENSA = CrashRun.of("xtensa", "og");
    private static final Pattern INPUT =
            Pattern.compile("^\\{\"schemaVersion\":1,\"kind\":\"([a-z-]+)\",\"input\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private Path dumps;
    private Path elfs;

    /** Dumps of two firmware, twice the same crash, one that is none; in folders and with names that are to be passed over. */
    @BeforeEach
    void fill() throws IOException {
        dumps = Files.createDirectories(folder.resolve("dumps"));
        elfs = Files.createDirectory(folder.resolve("elfs"));
        Files.createDirectories(dumps.resolve("kitchen"));
        Files.copy(CrashRun.named("riscv/og/null-store").dump(), dumps.resolve("1.bin"));
        Files.writeString(dumps.resolve("2.bin"), "no dump at all");
        Files.copy(CrashRun.named("xtensa/og/abort").dump(), dumps.resolve("kitchen/3.bin"));
        Files.copy(CrashRun.named("riscv/og/null-store").dump(), dumps.resolve("kitchen/4.bin"));
        Files.writeString(dumps.resolve(".hidden"), "no dump at all");
        Files.copy(RISCV.get(0).elf(), elfs.resolve("riscv.elf"));
        Files.copy(XTENSA.get(0).elf(), elfs.resolve("xtensa.elf"));
    }

    private static List<String> kinds(String json) {
        return json.lines()
                .map(line -> INPUT.matcher(line).results().findFirst().orElseThrow())
                .map(match -> fileName(match) + " " + match.group(1))
                .toList();
    }

    private static String fileName(MatchResult match) {
        return String.valueOf(Path.of(match.group(2)).getFileName());
    }

    @Test
    void everyDumpIsALineOfJsonInOrder() {
        CommandRun run = CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--format", "json");
        assertThat(kinds(run.out()))
                .containsExactly("1.bin core-dump", "2.bin error", "3.bin core-dump", "4.bin core-dump");
        assertThat(run.out().lines().filter(line -> line.contains("\"matches\":true")))
                .hasSize(3);
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void aLineIsWhatTheDumpAloneGivesWithItsName() {
        CommandRun all = CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--format", "json");
        Path dump = dumps.resolve("kitchen/3.bin");
        CommandRun alone = CommandRun.of("info", "--core", dump, "--elf-dir", elfs, "--format", "json");
        assertThat(all.out().lines().skip(2).findFirst().orElseThrow().replace(",\"input\":\"" + dump + "\"", ""))
                .isEqualTo(alone.out().strip());
        assertThat(alone.status()).isZero();
        assertThat(alone.err()).isEmpty();
    }

    @Test
    void dumpsAreTheCasesOfOneJUnitFile() {
        CommandRun run = CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--format", "junit");
        assertThat(run.out())
                .startsWith(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"4\" failures=\"3\" errors=\"1\">\n")
                .endsWith("  </testsuite>\n</testsuites>\n");
        assertThat(run.out().lines().filter(line -> line.contains("<testcase ")).map(InfoBatchTest::dumpOf))
                .containsExactly("1.bin", "2.bin", "3.bin", "4.bin");
        assertThat(run.err()).contains("4 dumps: 3 decoded, 1 not");
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    private static String dumpOf(String testCase) {
        return testCase.replaceFirst(".*/", "").replaceFirst("\".*", "");
    }

    @Test
    void dumpsAreAnnotationsInOrder() {
        CommandRun run =
                CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--format", "github", "--map", "/fw/=");
        assertThat(run.out().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("::error "))
                .anyMatch(line -> line.startsWith("::error file=src/scenarios.c,line=58,title="));
        assertThat(run.err()).contains("4 dumps: 3 decoded, 1 not");
    }

    @Test
    void oneDumpIsAFileOfOneCase() {
        CommandRun good = CommandRun.of("info", "--core", dumps.resolve("1.bin"), "--format", "junit");
        assertThat(good.out()).contains("<testsuite name=\"coroner\" tests=\"1\" failures=\"1\" errors=\"0\"");
        assertThat(good.err()).isEmpty();
        assertThat(good.status()).isEqualTo(ExitStatus.DECODED);
        CommandRun bad = CommandRun.of("info", "--core", dumps.resolve("2.bin"), "--format", "junit");
        assertThat(bad.out()).contains("errors=\"1\"", "<error message=");
        assertThat(bad.err().lines()).hasSize(1);
        assertThat(bad.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void theBadOneIsSaidWithAStackTraceIfThatIsWanted() {
        CommandRun run = CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--format", "json", "--debug");
        assertThat(run.err().lines().filter(line -> line.startsWith("\tat io.github.coroner.")))
                .isNotEmpty();
        assertThat(run.err()).contains("coroner: " + dumps.resolve("2.bin") + ": ");
        assertThat(kinds(run.out())).hasSize(4);
        assertThat(CommandRun.of("info", "--core", dumps, "--elf-dir", elfs).err())
                .doesNotContain("\tat ");
    }

    @Test
    void internalErrorOfOneDumpHasItsStackTrace() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        BatchReports reports =
                new BatchReports(console, InfoCommand.Format.TEXT, console.out(), ProgressLine.none(console), 1, true);

        reports.failed("x.bin", new StackOverflowError("too deep"));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("java.lang.StackOverflowError: too deep\n\tat ")
                .endsWith("coroner: x.bin: internal error, please report it with what --debug prints:"
                        + " java.lang.StackOverflowError: too deep\n");
    }

    @Test
    void theBadOneIsSaidAndDumpsAreCountedByFingerprint() {
        CommandRun run = CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--format", "json");
        List<String> lines = run.err().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("coroner: " + dumps.resolve("2.bin") + ": ");
        assertThat(lines.get(1)).isEqualTo("4 dumps: 3 decoded, 1 not");
        assertThat(lines.get(2))
                .matches(
                        "2 x {2}1-[0-9a-f]{16} {2}sensor: Store access fault in store_sample {2}\\(first .*1\\.bin\\)");
        assertThat(lines.get(3)).matches("1 x {2}1-[0-9a-f]{16} {2}sensor: abort\\(\\) was called .*3\\.bin\\)");
    }

    @Test
    void reportsForPeopleSayWhichDumpTheyAreOfAndEndWithTheSummary() {
        CommandRun run = CommandRun.of("info", "--core", dumps, "--elf-dir", elfs);
        assertThat(run.out())
                .startsWith("==> " + dumps.resolve("1.bin") + " <==\n\nsensor crashed on core 0")
                .contains(
                        "\n\n==> " + dumps.resolve("kitchen/3.bin") + " <==\n\n",
                        "\n\n4 dumps: 3 decoded, 1 not\n2 x ");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void theSameEveryTime() {
        Object[] arguments = {"info", "--core", dumps, "--core", dumps, "--elf-dir", elfs, "--format", "json"};
        CommandRun first = CommandRun.of(arguments);
        assertThat(first.out().lines()).hasSize(8);
        for (int i = 0; i < 5; i++) {
            assertThat(CommandRun.of(arguments)).isEqualTo(first);
        }
    }

    @Test
    void aMissingFileAmongSeveralDoesNotStopTheRest() {
        Path missing = dumps.resolve("missing.bin");
        CommandRun run = CommandRun.of(
                "info", "--core", missing, "--core", dumps.resolve("1.bin"), "--elf-dir", elfs, "--format", "json");
        assertThat(kinds(run.out())).containsExactly("missing.bin error", "1.bin core-dump");
        assertThat(run.err()).startsWith("coroner: " + missing + ": no such file\n");
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void standardInputMayBeOneOfThem() throws IOException {
        CommandRun run = CommandRun.withInput(
                Files.readAllBytes(dumps.resolve("kitchen/3.bin")),
                "info",
                "--core",
                dumps.resolve("1.bin"),
                "--core",
                "-",
                "--format",
                "json");
        assertThat(kinds(run.out())).containsExactly("1.bin core-dump", "- core-dump");
        assertThat(run.status()).isZero();
    }

    @Test
    void statusIsThreeForProblemsOnlyIfAllWereDecoded() throws IOException {
        Files.delete(dumps.resolve("2.bin"));
        assertThat(CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--strict")
                        .status())
                .isEqualTo(ExitStatus.DECODED);
        assertThat(CommandRun.of("info", "--core", dumps, "--strict").status()).isEqualTo(ExitStatus.PROBLEMS);
        assertThat(CommandRun.of("info", "--core", dumps).status()).isEqualTo(ExitStatus.DECODED);
        Files.writeString(dumps.resolve("2.bin"), "no dump");
        assertThat(CommandRun.of("info", "--core", dumps, "--strict").status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void whatTakesOneDumpRefusesSeveral() {
        assertThat(CommandRun.of("info", "--core", dumps, "--format", "html").status())
                .isEqualTo(ExitStatus.USAGE);
        assertThat(CommandRun.of("info", "--core", dumps, "--save-core", folder.resolve("core"))
                        .status())
                .isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void espressifsReportsComeWithoutSummary() throws IOException {
        Files.delete(dumps.resolve("2.bin"));
        CommandRun run = CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--format", "esp-coredump");
        assertThat(run.out()).startsWith("=".repeat(63)).endsWith("\nDone!\n");
        assertThat(run.out().lines().filter(line -> line.equals("Done!"))).hasSize(3);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFolderWithoutFilesIsSaid() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CommandRun run = CommandRun.of("info", "--core", empty);
        assertThat(run.err()).contains("no dump in the folder");
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void firmwareBesideTheDumpsIsLeftOutAndSaidOnce() throws IOException {
        Files.delete(dumps.resolve("2.bin"));
        CommandRun without = CommandRun.of("info", "--core", dumps, "--elf-dir", elfs, "--format", "json");
        Files.copy(elfs.resolve("riscv.elf"), dumps.resolve("fw.elf"));
        Files.copy(elfs.resolve("xtensa.elf"), dumps.resolve("kitchen/fw"));
        CommandRun run = CommandRun.of("info", "--core", dumps, "--elf-dir", dumps, "--format", "json");
        assertThat(run.out())
                .isEqualTo(without.out().replace("riscv.elf", "fw.elf").replace("xtensa.elf", "fw"));
        assertThat(run.err())
                .startsWith("coroner: 2 ELF files of programs were left out")
                .contains("\n3 dumps: 3 decoded\n");
        assertThat(run.status()).isEqualTo(ExitStatus.DECODED);
    }

    @Test
    void anElfCoreFileInAFolderIsADump() throws IOException {
        Path saved = folder.resolve("cores/core.elf");
        Files.createDirectory(folder.resolve("cores"));
        assertThat(CommandRun.of("info", "--core", dumps.resolve("1.bin"), "--save-core", saved)
                        .status())
                .isZero();
        CommandRun run = CommandRun.of("info", "--core", folder.resolve("cores"), "--format", "json");
        assertThat(kinds(run.out())).containsExactly("core.elf core-dump");
        assertThat(run.err()).doesNotContain("left out");
    }

    @Test
    void firmwareThatIsNamedIsAnError() {
        CommandRun run = CommandRun.of("info", "--core", elfs.resolve("riscv.elf"), "--core", dumps.resolve("1.bin"));
        assertThat(run.err())
                .contains("riscv.elf at offset 0x10", "not a core dump")
                .doesNotContain("left out");
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void aFolderOfFirmwareAloneHasNoDump() {
        CommandRun run = CommandRun.of("info", "--core", elfs);
        assertThat(run.err())
                .isEqualTo("coroner: " + elfs + ": no dump in the folder, only ELF files of programs: 2\n");
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void endsWhenNobodyReadsTheReports() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("broken pipe");
            }
        });
        int status = Main.run(
                new String[] {"info", "--core", dumps.toString(), "--format", "json"},
                new ByteArrayInputStream(new byte[0]),
                closed,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(ExitStatus.DECODED);
        assertThat(err.size()).isZero();
    }
}

package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options, exit statuses and one-line errors of {@code coroner info}. */
class InfoCommandTest {
    private static final CrashRun RISCV = CrashRun.named("riscv/og/null-store");
    private static final CrashRun XTENSA = CrashRun.named("xtensa/og/null-store");

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void fails(CommandRun run, int status, String... words) {
        assertThat(run.err()).startsWith("coroner: ").contains(words);
        assertThat(run.err().lines()).as("one line").hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
    }

    @Test
    void decodesADump() {
        CommandRun run = CommandRun.of("info", "--core", RISCV.dump(), "--elf", RISCV.elf());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("sensor crashed on core 0: Store access fault")
                .contains("fw.elf matches");
    }

    @Test
    void decodesStandardInput() throws IOException {
        CommandRun file = CommandRun.of("info", "--core", RISCV.dump(), "--elf", RISCV.elf());
        CommandRun run = CommandRun.withInput(RISCV.dumpBytes(), "info", "--core", "-", "--elf", RISCV.elf());
        assertThat(run.out()).isEqualTo(file.out());
    }

    @Test
    void writesToAFile() throws IOException {
        Path report = folder.resolve("report with blanks ü.txt");
        CommandRun run = CommandRun.of("info", "--core", RISCV.dump(), "--elf", RISCV.elf(), "-o", report);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(report)).startsWith("sensor crashed");
    }

    @Test
    void findsTheFirmwareInAFolderByItsDigest() throws IOException {
        Files.copy(XTENSA.elf(), folder.resolve("a.elf"));
        Files.copy(RISCV.elf(), folder.resolve("b.elf"));
        Files.writeString(folder.resolve("c.elf"), "no ELF file");
        CommandRun run = CommandRun.of("info", "--core", RISCV.dump(), "--elf-dir", folder);
        assertThat(run.out()).contains("b.elf matches");
    }

    @Test
    void everyDumpOfAFolderIsALineOfJsonAndABadOneStopsNothing() throws IOException {
        Files.copy(RISCV.dump(), folder.resolve("1.bin"));
        Files.writeString(folder.resolve("2.bin"), "nonsense");
        Files.copy(XTENSA.dump(), folder.resolve("3.bin"));
        CommandRun run = CommandRun.of("info", "--core", folder, "--format", "json");
        assertThat(run.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"schemaVersion\":1"));
        assertThat(run.err()).contains("2.bin");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void strictTurnsProblemsIntoStatusThree() {
        Object[] arguments = {"info", "--core", RISCV.dump(), "--strict"};
        assertThat(CommandRun.of(arguments).status()).isEqualTo(3);
        assertThat(CommandRun.of(Arrays.copyOf(arguments, 3)).status()).isZero();
    }

    @Test
    void strictIsContentWithACleanDump() {
        assertThat(CommandRun.of("info", "--core", RISCV.dump(), "--elf", RISCV.elf(), "--strict")
                        .status())
                .isZero();
    }

    @Test
    void aWrongFirmwareIsSaidFirst() throws IOException {
        byte[] other = RISCV.elfBytes();
        Path longer = file("longer.elf", Arrays.copyOf(other, other.length + 1));
        CommandRun run = CommandRun.of("info", "--core", RISCV.dump(), "--elf", longer, "--strict");
        assertThat(run.out()).startsWith("WRONG FIRMWARE: longer.elf is not what crashed");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void savedCoresAreReadAgain() {
        Path core = folder.resolve("saved.elf");
        CommandRun first = CommandRun.of(
                "info", "--core", RISCV.dump(), "--elf", RISCV.elf(), "--format", "esp-coredump", "--save-core", core);
        CommandRun again = CommandRun.of("info", "--core", core, "--elf", RISCV.elf(), "--format", "esp-coredump");
        assertThat(first.status()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
    }

    @Test
    void infoCorefileWritesTheSameReport() {
        CommandRun info = CommandRun.of(
                "info", "--core", XTENSA.dump(), "--elf", XTENSA.elf(), "--format", "esp-coredump", "--print-mem");
        CommandRun stand = CommandRun.of("info_corefile", "-m", "-t", "raw", "-c", XTENSA.dump(), XTENSA.elf());
        CommandRun before = CommandRun.of("--chip", "esp32", "info_corefile", "-m", "-c", XTENSA.dump(), XTENSA.elf());
        assertThat(stand.out())
                .isEqualTo(info.out())
                .startsWith("=".repeat(63) + "\n")
                .endsWith("\nDone!\n");
        assertThat(before.out()).isEqualTo(info.out());
    }

    @Test
    void espressifsReportTellsOtherFirmwareOnStandardError() {
        Path other = CrashRun.of("riscv", "o2").get(0).elf();
        CommandRun right = CommandRun.of("info_corefile", "-c", RISCV.dump(), RISCV.elf());
        CommandRun wrong = CommandRun.of("info_corefile", "-c", RISCV.dump(), other);
        CommandRun strict =
                CommandRun.of("info", "--core", RISCV.dump(), "--elf", other, "--format", "esp-coredump", "--strict");
        assertThat(right.err()).isEmpty();
        assertThat(wrong.status()).isZero();
        assertThat(wrong.out()).endsWith("\nDone!\n");
        assertThat(wrong.err()).matches("coroner: fw\\.elf is not the firmware that crashed: .*\n");
        assertThat(strict.status()).isEqualTo(3);
    }

    @Test
    void unknownCommandsAreTold() {
        fails(CommandRun.of("inof", "--core", RISCV.dump()), 2, "no such command: inof");
    }

    @Test
    void devicesAreNotRead() {
        fails(CommandRun.of("--port", "/dev/ttyUSB0", "info_corefile", RISCV.elf()), 2, "no device is read");
        fails(CommandRun.of("info_corefile", RISCV.elf()), 2, "no device is read");
        fails(CommandRun.of("dbg_corefile", "-c", "core", "app.elf"), 2, "--save-core");
    }

    @Test
    void missingFileIsSaid() {
        Path missing = folder.resolve("missing.bin");
        fails(CommandRun.of("info", "--core", missing), 1, missing.toString(), "no such file");
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--elf", missing), 1, missing.toString(), "no such file");
    }

    @Test
    void emptyFileIsSaid() throws IOException {
        fails(CommandRun.of("info", "--core", file("empty.bin", new byte[0])), 1, "empty.bin", "the file is empty");
    }

    @Test
    void erasedFlashIsSaid() throws IOException {
        byte[] erased = new byte[65536];
        Arrays.fill(erased, (byte) 0xff);
        fails(CommandRun.of("info", "--core", file("erased.bin", erased)), 1, "erased.bin", "erased flash");
    }

    @Test
    void anElfGivenAsDumpIsSaid() {
        fails(CommandRun.of("info", "--core", RISCV.elf()), 1, "fw.elf", "not a core dump");
    }

    @Test
    void aDumpGivenAsElfIsSaid() {
        fails(
                CommandRun.of("info", "--core", RISCV.dump(), "--elf", RISCV.dump()),
                1,
                "null-store.bin",
                "not an ELF file but a core dump");
    }

    @Test
    void firmwareOfTheOtherArchitectureIsSaid() {
        String[] said = {"fw.elf", "firmware for Xtensa", "the dump is of RISC-V"};
        fails(CommandRun.of("info_corefile", "--core", RISCV.dump(), XTENSA.elf()), 1, said);
        fails(CommandRun.of("print", "--core", RISCV.dump(), "--elf", XTENSA.elf(), "1"), 1, said);
    }

    @Test
    void firmwareOfTheOtherArchitectureIsNotUsedButTheDumpIsDecoded() {
        CommandRun text = CommandRun.of("info", "--core", RISCV.dump(), "--elf", XTENSA.elf());
        assertThat(text.status()).isZero();
        assertThat(text.out())
                .startsWith("WRONG FIRMWARE: fw.elf is not what crashed")
                .contains("Store access fault", "#0  0x4200080c  ?", "fw.elf does NOT match")
                .containsPattern("ELF_MISMATCH +fw.elf is not the firmware that crashed: it is for Xtensa");
        CommandRun json =
                CommandRun.of("info", "--core", RISCV.dump(), "--elf", XTENSA.elf(), "--format", "json", "--strict");
        assertThat(json.status()).isEqualTo(ExitStatus.PROBLEMS);
        assertThat(json.out()).contains("\"matches\":false", "\"code\":\"ELF_MISMATCH\"");
    }

    @Test
    void firmwareOfTheOtherArchitectureDoesNotKeepAFolderFromBeingAsked() throws IOException {
        Files.copy(RISCV.elf(), folder.resolve("right.elf"));
        CommandRun run = CommandRun.of("info", "--core", RISCV.dump(), "--elf", XTENSA.elf(), "--elf-dir", folder);
        assertThat(run.out()).contains("right.elf matches", "store_sample").doesNotContain("WRONG FIRMWARE");
    }

    @Test
    void wrongUsageIsSaid() {
        fails(CommandRun.of("info"), 2, "missing --core FILE|DIR|- (try coroner info --help)");
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--chip"), 2, "missing --chip NAME");
        fails(CommandRun.of("info", RISCV.dump(), "--core", RISCV.dump()), 2, "unexpected argument: " + RISCV.dump());
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--flash-address", "-1"), 2, "expected a number");
        fails(CommandRun.of("print", "--core", RISCV.dump()), 2, "missing EXPRESSION (try coroner print --help)");
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--nonsense"), 2, "unknown option: --nonsense");
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--format", "xml"), 2, "--format xml");
        fails(
                CommandRun.of("info", "--core", RISCV.dump(), "--chip", "esp9"),
                2,
                "--chip esp9: expected one of esp32,",
                "esp32p4");
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--map", "x"), 2, "--map x");
        fails(CommandRun.of("nonsense"), 2, "nonsense");
    }

    @Test
    void schemaIsPrinted() {
        assertThat(CommandRun.of("schema").out()).contains("\"schemaVersion\"");
        fails(CommandRun.of("schema", "poem"), 2, "poem");
    }

    @Test
    void namesOfFilesCannotControlTheTerminal() {
        CommandRun run = CommandRun.of("info", "--core", "evil\u001b[2Jname");
        assertThat(run.err()).doesNotContain("\u001b");
    }

    @Test
    void outputIsUtf8WithLineFeedsWhateverTheLocale() {
        CommandRun run = CommandRun.of("info", "--core", RISCV.dump(), "--elf", RISCV.elf());
        assertThat(run.out()).contains(" · ").doesNotContain("\r");
        assertThat(run.out().getBytes(StandardCharsets.UTF_8)).contains((byte) 0xc2, (byte) 0xb7);
    }

    @Test
    void everyLineKeepsTheWidthUnlessAWordIsLonger() {
        CommandRun run = CommandRun.of("info", "--core", XTENSA.dump(), "--elf", XTENSA.elf());
        List<String> longer =
                run.out().lines().filter(line -> line.length() > 100).toList();
        assertThat(longer).isEmpty();
    }
}

package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands that ESP-IDF's documentation shows (API guide "Core Dump", 3.x to 6.x) and the ways in which Espressif's own tests start
 * their tool, word for word behind the name of the program. What is printed is what Espressif's tool printed, byte for byte.
 */
class EspressifCommandsTest {

    @TempDir
    private Path folder;

    private static Path fixture(String dump, String file) {
        return Fixtures.path("esp-coredump/" + dump + "/" + file);
    }

    private static Path rom(String dump) {
        return Fixtures.path("rom/" + (dump.equals("esp32c3") ? "esp32c3_rev3" : "esp32_rev300") + "_rom.elf");
    }

    /** Runs a documented command line; {@code CORE}, {@code PROG} and {@code ROM} stand for files of the fixture. */
    private CommandRun run(String dump, String commandLine) {
        Object[] words = Stream.of(commandLine.split(" ", -1))
                .map(word -> switch (word) {
                    case "CORE" -> fixture(dump, "coredump.b64");
                    case "RAW" -> raw(dump);
                    case "SAVED" -> folder.resolve("saved.elf");
                    case "PROG" -> fixture(dump, "firmware.elf");
                    case "ROM" -> rom(dump);
                    default -> word;
                })
                .toArray();
        return CommandRun.of(words);
    }

    /** The dump as its bytes, decoded line by line as Espressif's tests do. */
    private Path raw(String dump) {
        Path raw = folder.resolve(dump + ".bin");
        try (var out = Files.newOutputStream(raw)) {
            for (String line : Files.readAllLines(fixture(dump, "coredump.b64"))) {
                out.write(Base64.getDecoder().decode(line.strip()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return raw;
    }

    private static void printsTheRecordedReport(CommandRun run, String dump) throws IOException {
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(Files.readString(fixture(dump, "expected_output")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32", "esp32_bin", "esp32c3"})
    void aDumpFromTheConsole(String dump) throws IOException {
        printsTheRecordedReport(run(dump, "info_corefile -m -t b64 -c CORE -r ROM PROG"), dump);
        printsTheRecordedReport(run(dump, "info_corefile --print-mem --core CORE --rom-elf ROM PROG"), dump);
        printsTheRecordedReport(
                run(dump, "info_corefile --print-mem --core-format auto --core CORE --rom-elf ROM PROG"), dump);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32", "esp32c3"})
    void aDumpReadFromFlashAndOneThatWasSaved(String dump) throws IOException {
        printsTheRecordedReport(run(dump, "info_corefile -m -t raw -c RAW -r ROM -s SAVED PROG"), dump);
        printsTheRecordedReport(run(dump, "info_corefile -m -t elf -c SAVED -r ROM PROG"), dump);
        printsTheRecordedReport(run(dump, "info_corefile -m -t auto -c SAVED -r ROM PROG"), dump);
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheSubcommand() throws IOException {
        printsTheRecordedReport(
                run("esp32", "--chip esp32 --gdb-timeout-sec 5 info_corefile -m -t b64 -c CORE -r ROM PROG"), "esp32");
        printsTheRecordedReport(
                run("esp32", "--chip=auto info_corefile PROG -c CORE --core-format=b64 -r ROM --print-mem"), "esp32");
        printsTheRecordedReport(run("esp32c3", "info_corefile --chip esp32c3 -m -c CORE -r ROM PROG"), "esp32c3");
    }

    @Test
    void optionsForGdbTheLogAndTheFlashAreIgnored() throws IOException {
        for (String ignored : List.of(
                "--gdb riscv32-esp-elf-gdb",
                "-g gdb",
                "--debug 3",
                "-d 0",
                "-d2",
                "--off 0x110000",
                "-o 1114112",
                "--parttable-off 0x8000",
                "--extra-gdbinit-file init",
                "-ex init")) {
            printsTheRecordedReport(
                    run("esp32c3", "info_corefile " + ignored + " -m -t b64 -c CORE -r ROM PROG"), "esp32c3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-p /dev/ttyUSB0 info_corefile PROG",
                "--port /dev/ttyUSB0 --baud 921600 info_corefile PROG",
                "info_corefile PROG",
                "-p /dev/ttyUSB0 dbg_corefile PROG",
                "dbg_corefile -t b64 -c CORE PROG",
                "info_corefile -t hex -c CORE PROG",
                "info_corefile -c CORE",
            })
    void whatNeedsADeviceOrADebuggerIsWrongUsage(String commandLine) {
        CommandRun run = run("esp32", commandLine);
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("coroner: ");
    }

    @Test
    void aFileThatIsNoDumpIsAnErrorOfItsOwn() {
        CommandRun run = run("esp32", "info_corefile -t raw -c PROG PROG");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("coroner: ").containsOnlyOnce("\n");
        assertThat(run("esp32", "info_corefile -c missing.b64 PROG").status()).isEqualTo(1);
    }

    @Test
    void helpIsThere() {
        assertThat(run("esp32", "info_corefile --help").out()).contains("--core-format", "--save-core", "PROG");
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.text.Base64Text;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * gdb shows the same registers and call stacks for a saved ELF core as for the ELF file that the device wrote. Runs where
 * Debian's {@code gdb-multiarch} is installed; it knows RISC-V.
 */
class ElfCoreGdbTest {
    private static final Path GDB = Path.of("/usr/bin/gdb-multiarch");

    @TempDir
    private Path folder;

    static List<CrashRun> runs() {
        return CrashRun.of("riscv", "og").stream()
                .filter(run -> List.of("null-store", "isr", "broken-task-elf12", "abort")
                        .contains(run.name()))
                .toList();
    }

    @Test
    void savedCoreOfTheFixtureIsAsGoodAsTheOriginal() throws IOException, InterruptedException {
        Path elf = Fixtures.path("esp-coredump/esp32c3/firmware.elf");
        byte[] printed = Files.readAllBytes(Fixtures.path("esp-coredump/esp32c3/coredump.b64"));
        byte[] raw = Base64Text.parse(printed).orElseThrow();

        assertSame(elf, CoreDump.read(printed), Arrays.copyOfRange(raw, 24, raw.length - 4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void savedCoreOfOurFirmwareIsAsGoodAsTheOriginal(CrashRun run) throws IOException, InterruptedException {
        byte[] raw = run.dumpBytes();
        DumpHeader header = DumpHeader.recognise(raw, 0).orElseThrow();
        int end = (int) header.totalLength() - header.version().checksum().bytes();

        assertSame(run.elf(), CoreDump.read(raw), Arrays.copyOfRange(raw, header.headerBytes(), end));
    }

    private void assertSame(Path elf, CoreDump dump, byte[] original) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(GDB), "gdb-multiarch is not installed");
        Path saved = Files.write(folder.resolve("saved.elf"), dump.toElfCore());
        Path written = Files.write(folder.resolve("written.elf"), original);

        String answer = gdb(elf, saved);

        assertThat(answer).contains("pc  ").contains("#0  ");
        assertThat(answer).isEqualTo(gdb(elf, written));
    }

    private String gdb(Path elf, Path core) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        GDB.toString(),
                        "-nx",
                        "-batch",
                        "-ex",
                        "info threads",
                        "-ex",
                        "info registers",
                        "-ex",
                        "thread apply all bt",
                        "-ex",
                        "thread apply all info registers",
                        elf.toString(),
                        core.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8).replace(core.toString(), "core");
    }
}

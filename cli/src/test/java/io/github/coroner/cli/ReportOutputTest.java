package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.coroner.testdata.CrashRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that cannot be written, and files that must not be overwritten. */
class ReportOutputTest {
    private static final CrashRun RISCV = CrashRun.named("riscv/og/null-store");
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    /** Takes nothing, as a pipe whose reader has gone. */
    private static PrintStream closed() {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                false,
                StandardCharsets.UTF_8);
    }

    private static void fails(CommandRun run, int status, String... words) {
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.err()).startsWith("coroner: ").contains(words).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info --core DUMP --elf ELF",
                "info --core DUMP --core DUMP",
                "info_corefile -c DUMP ELF",
                "addr2line -e ELF 0x42000800",
                "panic LOG",
                "schema"
            })
    void aFullDiskIsSaidWithStatusOne(String words) {
        assumeTrue(Files.exists(FULL));
        String[] arguments = words.replace("DUMP", RISCV.dump().toString())
                .replace("ELF", RISCV.elf().toString())
                .replace("LOG", RISCV.log().toString())
                .split(" ");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                arguments,
                InputStream.nullInputStream(),
                ReportOutput.to(FULL),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(ExitStatus.NOT_DECODED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("coroner: standard output: ")
                .hasLineCount(1);
    }

    @Test
    @Timeout(60)
    void aLogWithoutAnEndIsReadNoFurtherWhenNobodyReadsOn() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '\n';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) '\n');
                return length;
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                new String[] {"panic"}, endless, closed(), new PrintStream(err, false, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(ExitStatus.DECODED);
        assertThat(err.size()).isZero();
    }

    @Test
    void aReaderThatHadEnoughIsNoError() {
        byte[] addresses = "42000800\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                new String[] {"addr2line", "-e", RISCV.elf().toString()},
                new ByteArrayInputStream(addresses),
                closed(),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(ExitStatus.DECODED);
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--output", "--save-core"})
    void aFileThatCannotBeWrittenIsSaidByItsName(String option) {
        Path missing = folder.resolve("missing/report");
        fails(CommandRun.of("info", "--core", RISCV.dump(), option, missing), 1, missing + ": there is no folder");
        fails(CommandRun.of("info", "--core", RISCV.dump(), option, folder), 1, folder + ": is a folder");
        assumeTrue(Files.exists(FULL));
        fails(CommandRun.of("info", "--core", RISCV.dump(), option, FULL), 1, FULL + ": ");
    }

    @Test
    void aBatchThatCannotBeWrittenIsSaidByItsName() {
        assumeTrue(Files.exists(FULL));
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--core", RISCV.dump(), "-o", FULL), 1, FULL + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--output", "--save-core"})
    void theDumpItselfIsNotOverwritten(String option) throws IOException {
        Path dump = Files.copy(RISCV.dump(), folder.resolve("dump.bin"));
        Path same = folder.resolve("../" + folder.getFileName() + "/dump.bin");
        fails(CommandRun.of("info", "--core", dump, option, same), 2, option + " " + same);
        assertThat(dump).hasSameBinaryContentAs(RISCV.dump());
    }

    @Test
    void nothingIsMadeOrOverwrittenForADumpThatCannotBeRead() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.bin"), "nonsense");
        Path report = folder.resolve("report.txt");
        fails(CommandRun.of("info", "--core", bad, "-o", report), 1, "bad.bin");
        assertThat(report).doesNotExist();
        Files.writeString(report, "yesterday's");
        fails(CommandRun.of("info", "--core", bad, "-o", report), 1, "bad.bin");
        assertThat(report).hasContent("yesterday's");
    }

    @Test
    void standardInputIsReadOnce() {
        fails(CommandRun.of("info", "--core", "-", "--core", "-"), 2, "--core -");
    }

    @Test
    void aFolderInPlaceOfAFileIsSaidByItsName() {
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--elf", folder), 1, folder + ": is a folder");
        fails(CommandRun.of("info", "--core", RISCV.dump(), "--flash-key", folder), 1, folder + ": is a folder");
        fails(CommandRun.of("addr2line", "-e", folder, "1"), 1, folder + ": is a folder");
        fails(CommandRun.of("panic", folder), 1, folder + ": is a folder");
        fails(CommandRun.of("raw-crash", folder), 1, folder + ": is a folder");
        fails(CommandRun.of("archive", folder, "--add", folder), 1, folder + ": is a folder");
        fails(CommandRun.of("archive", RISCV.elf(), "--list"), 1, RISCV.elf() + ": not a folder");
    }
}

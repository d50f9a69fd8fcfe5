package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text reports of our own firmware's crashes against reports that were read line by line against its source and gdb's record.
 * {@code -Dgolden.update=true} writes them anew; read the diff.
 */
class TextReportGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "riscv/og/null-store",
                "riscv/og/abort",
                "riscv/og/isr",
                "riscv/og/rom-callback",
                "xtensa/og/null-store",
                "xtensa/og/recursion",
                "xtensa/og/cpp",
                "xtensa/og/broken-task"
            })
    void reportIsAsItWasReviewed(String name) throws IOException {
        CrashRun run = CrashRun.named(name);
        CrashDecoder decoder =
                CrashDecoder.builder().firmware(Firmware.open(run.elf())).build();
        StringBuilder report = new StringBuilder();
        TextReport.of(decoder.decode(CoreDump.read(run.dump())), TextStyle.PLAIN)
                .write(report);
        Path golden = GOLDEN.resolve(name.replace('/', '-') + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, report, StandardCharsets.UTF_8);
        }
        assertThat(report.toString())
                .as("%s differs; read the diff, then run again with -Dgolden.update=true if it is right", golden)
                .isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }
}

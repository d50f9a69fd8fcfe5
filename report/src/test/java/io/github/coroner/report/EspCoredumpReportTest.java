package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The report of real dumps against what esp-coredump 1.16 with Espressif's gdb printed for them, to the blank.
 *
 * <p>The recorded answers were made with ROM ELF files; those beside the fixtures stand in for them.
 */
class EspCoredumpReportTest {

    @ParameterizedTest
    @CsvSource({"esp32, esp32_rev300", "esp32_bin, esp32_rev300", "esp32c3, esp32c3_rev3"})
    void equalsTheRecordedReport(String name, String rom) throws IOException {
        Path folder = Fixtures.path("esp-coredump/" + name);
        CrashDecoder decoder = CrashDecoder.builder()
                .firmware(Firmware.open(folder.resolve("firmware.elf")))
                .rom(Firmware.open(Fixtures.path("rom/" + rom + "_rom.elf")))
                .build();
        CoreDump dump = CoreDump.read(folder.resolve("coredump.b64"));
        StringBuilder report = new StringBuilder();
        EspCoredumpReport.of(decoder.gdbView(dump), true).write(report);
        String recorded = Files.readString(folder.resolve("expected_output"), StandardCharsets.UTF_8);
        assertThat(report.toString().lines().toList())
                .isEqualTo(recorded.lines().toList());
    }
}

package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code coroner raw-crash}, on a record worked out by hand: ESP32-C3, store access fault. */
class RawCrashCommandTest {
    private static final String HEX =
            "02000000EFBEADDE5A3702420702040 05A370242AE6D024268780042001F0142C2A10042E4B5384020000042".replace(" ", "")
                    + "00".repeat(36) + "07000000005A5A5A";
    private static final byte[] RECORD = HexFormat.of().parseHex(HEX);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private static JsonNode json(byte[] input, Object... more) throws IOException {
        Object[] arguments = new Object[more.length + 5];
        System.arraycopy(more, 0, arguments, 4, more.length);
        arguments[0] = "raw-crash";
        arguments[1] = "--format";
        arguments[2] = "json";
        arguments[3] = "--arch=riscv";
        arguments[arguments.length - 1] = "-";
        CommandRun run = CommandRun.withInput(input, arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return JSON.readTree(run.out());
    }

    @Test
    void readsBytesHexAndBase64() throws IOException {
        JsonNode report = json(RECORD);
        assertThat(report.path("kind").asString()).isEqualTo("raw-crash");
        assertThat(report.path("recordVersion").asInt()).isEqualTo(2);
        assertThat(report.path("pc").asString()).isEqualTo("0x4202375a");
        assertThat(report.path("cause").asInt()).isEqualTo(7);
        assertThat(report.path("crashedCore").asInt()).isZero();
        assertThat(report.path("reason").path("summary").asString()).isEqualTo("Fault - Store access fault");
        assertThat(report.path("cores")
                        .path(0)
                        .path("frames")
                        .path(1)
                        .path("lookupPc")
                        .asString())
                .isEqualTo("0x42026dad");
        assertThat(report.path("cores")
                        .path(0)
                        .path("frames")
                        .path(2)
                        .path("recovery")
                        .asString())
                .isEqualTo("scan");
        assertThat(json(HEX.getBytes(StandardCharsets.US_ASCII))).isEqualTo(report);
        assertThat(json(("02 00 00 00 ef be ad de\n" + HEX.substring(16)).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(report);
        assertThat(json(Base64.getMimeEncoder().encode(RECORD))).isEqualTo(report);
    }

    @Test
    void readsAHexDumpWithOffsets() throws IOException {
        StringBuilder dump = new StringBuilder();
        for (int i = 0; i < RECORD.length; i += 16) {
            dump.append("%04x ".formatted(i));
            for (int j = i; j < Math.min(RECORD.length, i + 16); j++) {
                dump.append(" %02X".formatted(RECORD[j]));
            }
            dump.append('\n');
        }
        assertThat(json(dump.toString().getBytes(StandardCharsets.US_ASCII))).isEqualTo(json(RECORD));
    }

    @Test
    void tellsValuesThatTheFirmwareWouldClamp() throws IOException {
        byte[] damaged = RECORD.clone();
        damaged[12] = 0x20;
        damaged[14] = 9;
        damaged[84] = 3;
        JsonNode report = json(damaged);
        assertThat(report.path("exception").path("raw").asInt()).isEqualTo(9);
        assertThat(report.path("exception").path("effective").asInt()).isEqualTo(4);
        assertThat(report.path("crashedCore").path("raw").asInt()).isEqualTo(3);
        assertThat(report.path("backtraceCount").path("raw").asInt()).isEqualTo(32);
        assertThat(report.path("problems")
                        .valueStream()
                        .map(problem -> problem.path("code").asString()))
                .contains("RECORD_VALUE_CLAMPED");
    }

    @Test
    void findsTheRecordInAnImageOfMemory() throws IOException {
        byte[] image = new byte[5000];
        System.arraycopy(RECORD, 0, image, 1204, RECORD.length);
        Path file = Files.write(folder.resolve("ram.bin"), image);
        CommandRun run = CommandRun.of("raw-crash", "--chip", "esp32c3", "--image", "--base", "0x3fc80000", file);
        assertThat(run.out()).startsWith("the program crashed on core 0: Fault - Store access fault");
        assertThat(CommandRun.of("raw-crash", "--image", file).status()).isEqualTo(2);
        CommandRun none = CommandRun.withInput(new byte[500], "raw-crash", "--image", "--base", "0", "-");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err()).startsWith("coroner: ").contains("no ESPHome crash record");
    }

    @Test
    void saysWhichCommandReadsWhatIsNoRecord() {
        CrashRun run = CrashRun.named("riscv/og/abort");
        assertThat(CommandRun.of("raw-crash", run.dump()).err())
                .isEqualTo(
                        "coroner: " + run.dump() + ": no crash record but a core dump; coroner info --core reads it\n");
        assertThat(CommandRun.of("raw-crash", run.elf()).err()).contains("an ELF file of a program");
    }

    @Test
    void endsWithoutALineOfRegistersThatAreNone() {
        CommandRun run = CommandRun.withInput(RECORD, "raw-crash", "--arch", "riscv", "-");
        assertThat(run.out().lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void refusesWhatIsNoRecord() {
        CommandRun run = CommandRun.withInput(new byte[100], "raw-crash", "-");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("coroner: -: RawCrashData at offset 0x0: no ESPHome crash record");
        assertThat(CommandRun.of("raw-crash", "-").err()).isEqualTo("coroner: -: the file is empty\n");
        assertThat(CommandRun.of("raw-crash", "--arch", "arm", "-").status()).isEqualTo(2);
        assertThat(CommandRun.withInput(RECORD, "raw-crash", "--cores", "3", "-")
                        .status())
                .isEqualTo(2);
    }
}

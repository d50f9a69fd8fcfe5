package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.ArchivedFirmware;
import io.github.coroner.elf.ApplicationDescription;
import io.github.coroner.testdata.SchemaCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines of JSON and of text that are no crash reports: firmware of an archive, inputs that could not be decoded. */
class FirmwareJsonTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final ArchivedFirmware FULL = new ArchivedFirmware(
            Path.of("archive", "a \"b\".elf"),
            164844,
            Instant.parse("2024-01-02T03:04:05Z"),
            DIGEST,
            94,
            Optional.of(
                    new ApplicationDescription("1.2\u001b[2J", "thermo\nmeter", "00:00:00", "Jan  1 2024", "v5.2")));
    private static final ArchivedFirmware BARE =
            new ArchivedFirmware(Path.of("archive", "b"), 52, Instant.EPOCH, DIGEST, 3, Optional.empty());

    private static String json(FirmwareJson firmware) throws IOException {
        StringBuilder out = new StringBuilder();
        firmware.write(out);
        return out.toString();
    }

    @Test
    void firmwareFitsItsSchema() throws IOException {
        String schema = JsonSchema.of("firmware").orElseThrow();
        for (FirmwareJson firmware : List.of(
                FirmwareJson.of(FULL),
                FirmwareJson.of(BARE),
                FirmwareJson.of(FULL).withAdded(false))) {
            assertThat(SchemaCheck.complaints(schema, json(firmware))).isEmpty();
        }
    }

    @Test
    void firmwareHasTheDocumentedFields() throws IOException {
        assertThat(json(FirmwareJson.of(FULL).withAdded(true)))
                .isEqualTo(
                        "{\"schemaVersion\":1,\"kind\":\"firmware\",\"path\":\"archive/a \\\"b\\\".elf\",\"sha256\":\""
                                + DIGEST
                                + "\",\"size\":164844,\"modified\":\"2024-01-02T03:04:05Z\",\"machine\":94,"
                                + "\"architecture\":\"xtensa\",\"project\":\"thermo\\nmeter\",\"version\":\"1.2\\u001B[2J\","
                                + "\"idfVersion\":\"v5.2\",\"compiled\":\"Jan  1 2024 00:00:00\",\"added\":true}\n");
    }

    @Test
    void errorsFitTheirSchema() throws IOException {
        StringBuilder out = new StringBuilder();
        InputErrorJson.of("dumps/\u0000.bin", "not a dump: \"x\"\n").write(out);
        assertThat(out.toString()).endsWith("}\n");
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(SchemaCheck.complaints(JsonSchema.of("error").orElseThrow(), out.toString()))
                .isEmpty();
    }

    @Test
    void tableShowsNoControlCharacters() throws IOException {
        StringBuilder out = new StringBuilder();
        FirmwareTable.of(Path.of("archive"), List.of(FULL, BARE)).write(out);
        assertThat(out.toString())
                .isEqualTo(
                        "0123456789abcdef  xtensa     thermo\\nmeter 1.2\\x1b[2J  Jan  1 2024 00:00:00  a \"b\".elf\n"
                                + "0123456789abcdef  machine 3" + " ".repeat(50) + "b\n");
    }
}

package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.SchemaCheck;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The JSON of our own firmware's crashes against the schema, and field by field against the contract. */
class JsonReportTest {

    static List<CrashRun> runs() {
        return CrashRun.all();
    }

    private static String json(CrashRun run, boolean firmware) throws IOException {
        CrashDecoder.Builder builder = CrashDecoder.builder().locals(true);
        if (firmware) {
            builder.firmware(Firmware.open(run.elf())).rom(Firmware.open(run.rom()));
        }
        StringBuilder text = new StringBuilder();
        JsonReport.of(builder.build().decode(CoreDump.read(run.dump()))).write(text);
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyReportFitsTheSchema(CrashRun run) throws IOException {
        String schema = JsonSchema.of("core-dump").orElseThrow();
        String document = json(run, true);
        assertThat(SchemaCheck.complaints(schema, document)).isEmpty();
        assertThat(document).endsWith("}\n").containsOnlyOnce("\n");
        assertThat(json(run, true)).as("a second decoding").isEqualTo(document);
    }

    @Test
    void aReportWithoutFirmwareHasWhatTheDumpAloneHolds() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/null-store");
        String document = json(run, false);
        assertThat(SchemaCheck.complaints(JsonSchema.of("core-dump").orElseThrow(), document))
                .isEmpty();
        JsonNode report = new ObjectMapper().readTree(document);
        assertThat(report.at("/chip").asString()).isEqualTo("esp32c3");
        assertThat(report.at("/reason/exception").asString()).isEqualTo("Store access fault");
        // what the console printed: MTVAL and MEPC in null-store.log
        assertThat(report.at("/reason/address").asString()).isEqualTo("0x2a");
        assertThat(report.at("/tasks/0/registers/pc").asString()).startsWith("0x42000");
        assertThat(report.at("/tasks/0/name").asString()).isEqualTo("sensor");
        assertThat(report.at("/tasks").size()).isEqualTo(6);
        assertThat(report.at("/tasks/0/frames/0/pc").asString())
                .isEqualTo(report.at("/tasks/0/registers/pc").asString());
        assertThat(report.at("/problems").toString()).contains("ELF_MISSING");
    }

    @Test
    void fieldsAreNamedAsTheContractSays() throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        JsonNode report = new ObjectMapper().readTree(json(run, true));
        assertThat(report.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(report.get("kind").asString()).isEqualTo("core-dump");
        assertThat(report.get("architecture").asString()).isEqualTo("xtensa");
        assertThat(report.at("/application/matches").asBoolean()).isTrue();
        JsonNode caller = report.at("/tasks/0/frames/1");
        assertThat(caller.get("level").asInt()).isEqualTo(1);
        assertThat(caller.has("recovery")).isTrue();
        assertThat(caller.get("module").asString()).isEqualTo("app");
    }
}

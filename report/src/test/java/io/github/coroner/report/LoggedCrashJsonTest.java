package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.PanicLogDecoder;
import io.github.coroner.PanicLogListener;
import io.github.coroner.PanicLogReport;
import io.github.coroner.RawCrashDecoder;
import io.github.coroner.RawCrashReport;
import io.github.coroner.format.esphome.EsphomeArchitecture;
import io.github.coroner.format.esphome.RawCrashReader;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import io.github.coroner.testdata.SchemaCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON of crashes in logs and records against its schemas. */
class LoggedCrashJsonTest {

    static Stream<CrashRun> runs() {
        return Stream.of("riscv", "xtensa")
                .flatMap(architecture -> CrashRun.of(architecture, "og").stream()
                        .filter(run ->
                                !run.name().contains("-elf1") && !run.name().endsWith("-dram"))
                        .limit(12));
    }

    /** Collects the JSON of everything that is found. */
    private static final class Collector implements PanicLogListener {
        private final List<String> panics = new ArrayList<>();
        private final List<String> records = new ArrayList<>();

        @Override
        public void panic(PanicLogReport report) {
            panics.add(written(LoggedCrashJson.of(report)));
        }

        @Override
        public void rawCrash(RawCrashReport report) {
            records.add(written(LoggedCrashJson.of(report)));
        }
    }

    private static String written(LoggedCrashJson json) {
        StringBuilder text = new StringBuilder();
        try {
            json.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Collector decode(CrashDecoder decoder, Path log) throws IOException {
        Collector collector = new Collector();
        byte[] bytes = Files.readAllBytes(log);
        PanicLogDecoder panic = new PanicLogDecoder(decoder, collector);
        panic.feed(bytes, 0, bytes.length);
        panic.finish();
        return collector;
    }

    private static void check(Collector collector) {
        for (String document : collector.panics) {
            assertThat(SchemaCheck.complaints(JsonSchema.of("panic-log").orElseThrow(), document))
                    .isEmpty();
            assertThat(document).endsWith("}\n").containsOnlyOnce("\n");
        }
        for (String document : collector.records) {
            assertThat(SchemaCheck.complaints(JsonSchema.of("raw-crash").orElseThrow(), document))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyLogFitsTheSchemas(CrashRun run) throws IOException {
        Collector collector =
                decode(CrashDecoder.builder().firmware(Firmware.open(run.elf())).build(), run.log());
        assertThat(collector.panics).isNotEmpty();
        check(collector);
    }

    @Test
    void everyLogOfOthersFitsTheSchemaWithoutFirmware() throws IOException {
        CrashDecoder decoder = CrashDecoder.builder().build();
        try (Stream<Path> logs = Files.list(Fixtures.path("panic-logs"))) {
            for (Path log :
                    logs.filter(file -> file.toString().endsWith(".txt")).toList()) {
                check(decode(decoder, log));
            }
        }
    }

    @Test
    void aDamagedRecordFitsTheSchema() {
        byte[] bytes = new byte[152];
        System.arraycopy(new byte[] {2, 0, 0, 0, (byte) 0xef, (byte) 0xbe, (byte) 0xad, (byte) 0xde}, 0, bytes, 0, 8);
        java.util.Arrays.fill(bytes, 12, 152, (byte) 0xff);
        RawCrashReport report = new RawCrashDecoder(CrashDecoder.builder().build(), Optional.empty())
                .decode(RawCrashReader.create().read(bytes), EsphomeArchitecture.RISCV);
        String document = written(LoggedCrashJson.of(report));
        assertThat(SchemaCheck.complaints(JsonSchema.of("raw-crash").orElseThrow(), document))
                .isEmpty();
        assertThat(document).contains("\"exception\":{\"raw\":255,\"effective\":4}");
    }
}

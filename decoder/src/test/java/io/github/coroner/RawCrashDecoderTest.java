package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.esphome.EsphomeArchitecture;
import io.github.coroner.format.esphome.EsphomeCrash;
import io.github.coroner.format.esphome.EsphomeLogParser;
import io.github.coroner.format.esphome.RawCrashData;
import io.github.coroner.format.esphome.RawCrashReader;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.unwind.Recovery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Crash records of the project's own firmware: in memory that a core dump captured, and as the firmware itself logged them. */
class RawCrashDecoderTest {

    static Stream<CrashRun> runs() {
        return CrashRun.all().stream()
                .filter(run -> run.variant().startsWith("esphome"))
                .filter(run -> run.name().endsWith("-dram"));
    }

    /** The first two versions of ESPHome's handler log what they recorded at the next start; our firmware of the third does not. */
    private static boolean logsItsRecord(CrashRun run) {
        return !run.variant().equals("esphome-v3");
    }

    static Stream<CrashRun> runsThatLogTheirRecord() {
        return runs().filter(RawCrashDecoderTest::logsItsRecord);
    }

    private static EsphomeArchitecture architecture(CrashRun run) {
        return run.architecture().equals("riscv") ? EsphomeArchitecture.RISCV : EsphomeArchitecture.XTENSA;
    }

    private static RawCrashData record(CrashRun run, RecordSymbol symbol) throws IOException {
        byte[] bytes = new byte[(int) symbol.size()];
        assertThat(CoreDump.read(run.dump()).memory().read(symbol.address(), bytes, 0, bytes.length))
                .as("the dump holds the record")
                .isEqualTo(bytes.length);
        RawCrashReader reader = RawCrashReader.create();
        if (symbol.layout().isPresent()) {
            reader = reader.withLayout(symbol.layout().get());
        }
        return reader.read(ByteReader.of("record", bytes));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theFirmwareSaysWhereItsRecordIsAndHowItIsLaidOut(CrashRun run) throws IOException {
        RecordSymbol symbol = RecordSymbol.find(Firmware.open(run.elf())).orElseThrow();
        assertThat(symbol.layout().orElseThrow().size()).isEqualTo((int) symbol.size());
        assertThat(symbol.layout().get().find("backtrace").orElseThrow().count())
                .isEqualTo(16);
        if (run.variant().endsWith("v3")) {
            assertThat(symbol.layout().get().faultAddress().orElseThrow().offset())
                    .isEqualTo(12);
            assertThat(symbol.layout().get().build().orElseThrow().offset()).isEqualTo(8);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void logsARecordAsTheFirmwareDidItself(CrashRun run) throws IOException {
        Firmware firmware = Firmware.open(run.elf());
        RawCrashData record = record(run, RecordSymbol.find(firmware).orElseThrow());
        RawCrashReport report = new RawCrashDecoder(
                        CrashDecoder.builder().firmware(firmware).build(), Optional.empty())
                .decode(record, architecture(run));
        assertThat(report.cores().get(0).frames()).isNotEmpty();
        assertThat(report.cores().get(0).frames())
                .anyMatch(frame -> frame.function().isPresent());
        List<String> logged = run.logText()
                .lines()
                .filter(line -> line.contains("[esp32.crash:"))
                .map(line -> line.substring(line.indexOf("]: ") + 3).replace("\u001b[0m", ""))
                .toList();
        if (logsItsRecord(run)) {
            assertThat(report.logLines()).isEqualTo(logged);
        }
    }

    @ParameterizedTest
    @MethodSource("runsThatLogTheirRecord")
    void textAndRecordDecodeToTheSameFrames(CrashRun run) throws IOException {
        Firmware firmware = Firmware.open(run.elf());
        RawCrashData record = record(run, RecordSymbol.find(firmware).orElseThrow());
        List<EsphomeCrash> texts = EsphomeLogParser.parse(run.logText());
        RawCrashDecoder decoder =
                new RawCrashDecoder(CrashDecoder.builder().firmware(firmware).build(), Optional.empty());
        RawCrashReport fromText = decoder.decode(texts.get(0));
        RawCrashReport fromRecord = decoder.decode(record, architecture(run));
        assertThat(fromText.cores().get(0).frames())
                .isEqualTo(fromRecord.cores().get(0).frames());
        assertThat(fromText.architecture()).isEqualTo(fromRecord.architecture());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void withoutFirmwareScannedEntriesAreNotVerified(CrashRun run) throws IOException {
        RawCrashData record =
                record(run, RecordSymbol.find(Firmware.open(run.elf())).orElseThrow());
        RawCrashReport report =
                new RawCrashDecoder(CrashDecoder.builder().build(), Optional.empty()).decode(record, architecture(run));
        boolean scanned = report.cores().get(0).frames().stream().anyMatch(frame -> frame.recovery() == Recovery.SCAN);
        assertThat(report.problems().stream()
                        .anyMatch(problem -> problem.code() == ProblemCode.STACK_ENTRIES_UNVERIFIED))
                .isEqualTo(scanned);
        assertThat(report.dropped()).isEmpty();
    }
}

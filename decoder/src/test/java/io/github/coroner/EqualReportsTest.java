package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports are values: what is made twice of the same input, by decoders that share nothing, is equal. */
class EqualReportsTest {

    static List<CrashRun> runs() {
        return CrashRun.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void reportsOfTheSameDumpAreEqual(CrashRun run) throws IOException {
        CrashReport report = decoder(run).decode(CoreDump.read(run.dump()));
        CrashReport again = decoder(run).decode(CoreDump.read(run.dump()));

        assertThat(again).isEqualTo(report).hasSameHashCodeAs(report).hasToString(report.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void gdbsViewsOfTheSameDumpAreEqualButForTheFirmwareThatTheyAsk(CrashRun run) throws IOException {
        GdbView view = decoder(run).gdbView(CoreDump.read(run.dump()));
        GdbView again = decoder(run).gdbView(CoreDump.read(run.dump()));

        GdbView asking = new GdbView(
                again.dump(),
                again.riscv(),
                again.registers(),
                again.threads(),
                again.regions(),
                again.contents(),
                view.symbols(),
                again.application(),
                again.problems());
        assertThat(asking).isEqualTo(view).hasSameHashCodeAs(view);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void reportsOfTheSameLogAreEqual(CrashRun run) throws IOException {
        List<PanicLogReport> reports = decodeLog(run);

        assertThat(reports).isNotEmpty();
        assertThat(decodeLog(run)).isEqualTo(reports).hasSameHashCodeAs(reports);
    }

    private static List<PanicLogReport> decodeLog(CrashRun run) throws IOException {
        List<PanicLogReport> reports = new ArrayList<>();
        PanicLogDecoder panic = new PanicLogDecoder(decoder(run), reports::add);
        byte[] log = run.logBytes();
        panic.feed(log, 0, log.length);
        panic.finish();
        return reports;
    }

    private static CrashDecoder decoder(CrashRun run) throws IOException {
        return CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .rom(Firmware.open(run.rom()))
                .locals(true)
                .build();
    }
}

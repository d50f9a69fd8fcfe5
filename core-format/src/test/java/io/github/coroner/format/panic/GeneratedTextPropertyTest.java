package io.github.coroner.format.panic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ByteReader;
import io.github.coroner.testdata.PanicTextArbitraries;
import io.github.coroner.testdata.PanicTextArbitraries.PanicSpec;
import io.github.coroner.testdata.PanicTextArbitraries.RustPanicSpec;
import io.github.coroner.testdata.PanicTextArbitraries.TasmotaSpec;
import io.github.coroner.testdata.PanicTextBuilder.Frame;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Generated panic texts, read back; and damaged ones. */
class GeneratedTextPropertyTest {
    @Provide
    Arbitrary<PanicSpec> panics() {
        return PanicTextArbitraries.panics();
    }

    @Provide
    Arbitrary<RustPanicSpec> rustPanics() {
        return PanicTextArbitraries.rustPanics();
    }

    @Provide
    Arbitrary<TasmotaSpec> tasmotaCrashes() {
        return PanicTextArbitraries.tasmotaCrashes();
    }

    @Provide
    Arbitrary<String> brokenTexts() {
        return PanicTextArbitraries.brokenTexts();
    }

    @Property(tries = 200)
    void everyTextReadsBackEqual(@ForAll("panics") PanicSpec panic) {
        List<PanicReport> reports = PanicLog.parse(panic.text()).reports();
        assertThat(reports).hasSize(1);
        PanicReport report = reports.get(0);
        assertThat(report.core()).hasValue(panic.core());
        assertThat(report.reason()).contains(panic.reason());
        assertThat(report.elfSha256()).contains(panic.elfSha256());
        assertThat(report.registerDumps().get(0).registers().values()).containsExactlyElementsOf(panic.registers());
        if (panic.xtensa()) {
            PrintedBacktrace backtrace = report.backtraces().get(0);
            assertThat(backtrace.frames())
                    .extracting(frame -> new Frame(frame.pc(), frame.sp()))
                    .isEqualTo(panic.frames());
            assertThat(backtrace.corrupted()).isEqualTo(panic.corrupted());
        } else {
            assertThat(report.stackMemory(report.registerDumps().get(0))).isPresent();
        }
    }

    @Property(tries = 200)
    void everyRustPanicReadsBackEqual(@ForAll("rustPanics") RustPanicSpec panic) {
        List<PanicReport> reports = PanicLog.parse(panic.text()).reports();
        assertThat(reports).hasSize(1);
        PanicReport report = reports.get(0);
        assertThat(report.message()).contains("panicked at " + panic.place() + ": " + panic.message());
        if (panic.calls().isEmpty()) {
            StackDump dump = report.stackDump().orElseThrow();
            assertThat(dump.pc()).isEqualTo(panic.pc());
            ByteReader stack = dump.stack().reader("stack");
            panic.stack().forEach(word -> assertThat(stack.u32()).isEqualTo(word));
            assertThat(stack.remaining()).isZero();
        } else {
            assertThat(report.calls().orElseThrow().addresses()).isEqualTo(panic.calls());
        }
    }

    @Property(tries = 200)
    void everyTasmotaRecordReadsBackEqual(@ForAll("tasmotaCrashes") TasmotaSpec crash) {
        List<PanicReport> reports = PanicLog.parse(crash.text()).reports();
        assertThat(reports).hasSize(1);
        PanicReport report = reports.get(0);
        assertThat(report.reason()).contains(crash.reason());
        assertThat(report.registerDumps().get(0).registers().values())
                .containsExactly(crash.pc(), (long) crash.cause(), crash.address());
        assertThat(report.calls().map(PrintedCalls::addresses).orElse(List.of()))
                .isEqualTo(crash.chain());
    }

    @Property(tries = 300)
    void damagedTextsAreRead(@ForAll("brokenTexts") String text) {
        assertThat(PanicLog.parse(text)).isNotNull();
    }
}

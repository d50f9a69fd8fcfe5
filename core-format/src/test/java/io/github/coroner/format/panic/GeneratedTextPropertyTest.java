package io.github.coroner.format.panic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.PanicTextArbitraries;
import io.github.coroner.testdata.PanicTextArbitraries.PanicSpec;
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

    @Property(tries = 300)
    void damagedTextsAreRead(@ForAll("brokenTexts") String text) {
        assertThat(PanicLog.parse(text)).isNotNull();
    }
}

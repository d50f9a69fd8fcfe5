package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionCauseTest {

    @ParameterizedTest
    @CsvSource({
        "0, IllegalInstruction, IllegalInstructionCause",
        "20, InstrFetchProhibited, InstFetchProhibitedCause",
        "28, LoadProhibited, LoadProhibitedCause",
        "29, StoreProhibited, StoreProhibitedCause",
        "39, Cp7Dis, Coprocessor7Disabled",
        "69, Interrupt wdt timeout on CPU0, InterruptWDTTimoutCPU0",
        "71, Cache error, CacheError",
        "65535, Unknown, InvalidCauseRegister",
    })
    void hasTheNamesOfPanicTextAndOfReports(long code, String reason, String reportName) {
        ExceptionCause cause = ExceptionCause.of(code).orElseThrow();

        assertThat(cause.code()).isEqualTo((int) code);
        assertThat(cause.reason()).isEqualTo(reason);
        assertThat(cause.reportName()).isEqualTo(reportName);
    }

    @Test
    void knowsNoReservedNumbers() {
        assertThat(ExceptionCause.of(10)).isEmpty();
        assertThat(ExceptionCause.of(72)).isEmpty();
        assertThat(ExceptionCause.of(-1)).isEmpty();
        assertThat(ExceptionCause.of(0xffff_ffffL)).isEmpty();
    }

    @Test
    void tellsCausesOfThePanicHandlerFromThoseOfTheProcessor() {
        assertThat(ExceptionCause.ofPseudo(2)).contains(ExceptionCause.DOUBLE);
        assertThat(ExceptionCause.ofPseudo(8)).isEmpty();
        assertThat(ExceptionCause.DOUBLE.isPseudo()).isTrue();
        assertThat(ExceptionCause.SYSCALL.isPseudo()).isFalse();
        assertThat(ExceptionCause.INVALID.isPseudo()).isFalse();
    }
}

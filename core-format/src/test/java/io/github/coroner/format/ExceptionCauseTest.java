package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ExceptionCause.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionCauseTest {

    @ParameterizedTest
    @CsvSource({
        "0, OTHER, IllegalInstruction",
        "6, OTHER, IntegerDivideByZero",
        "9, DATA, LoadStoreAlignment",
        "20, FETCH, InstrFetchProhibited",
        "28, LOAD, LoadProhibited",
        "29, STORE, StoreProhibited",
        "32, OTHER, Cp0Dis",
        "39, OTHER, Cp7Dis",
        "65, DEBUG, Unhandled debug exception",
        "69, INTERRUPT_WATCHDOG, Interrupt wdt timeout on CPU0",
        "71, OTHER, Cache error",
        "65535, OTHER, Unknown",
    })
    void anExccauseHasTheNameThatPanicTextPrints(long code, Kind kind, String name) {
        ExceptionCause cause = ExceptionCause.ofXtensa(code).orElseThrow();

        assertThat(cause.code()).isEqualTo(code);
        assertThat(cause.kind()).isEqualTo(kind);
        assertThat(cause.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 19, 21, 30, 31, 40, 63, 72, -1, 0xffff_ffffL})
    void reservedNumbersOfXtensaHaveNone(long code) {
        assertThat(ExceptionCause.ofXtensa(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, FETCH, Instruction address misaligned",
        "1, FETCH, Instruction access fault",
        "2, OTHER, Illegal instruction",
        "3, DEBUG, Breakpoint",
        "5, LOAD, Load access fault",
        "7, STORE, Store access fault",
        "0xb, OTHER, Environment call from M-mode",
        "0x18, INTERRUPT_WATCHDOG, Interrupt wdt timeout on CPU0",
        "0x1018, INTERRUPT_WATCHDOG, Interrupt wdt timeout on CPU1",
        "0x80000019, OTHER, Cache error",
        "0x1b, STACK_GUARD, Stack protection fault",
        "0x38000005, LOAD, Load access fault",
    })
    void anMcauseHasTheNameThatPanicTextPrintsWhateverIsBesideItsNumber(String code, Kind kind, String name) {
        ExceptionCause cause = ExceptionCause.ofRiscv(Long.decode(code)).orElseThrow();

        assertThat(cause.kind()).isEqualTo(kind);
        assertThat(cause.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"10", "14", "0x17", "0xffffffff"})
    void reservedNumbersOfRiscvHaveNone(String code) {
        assertThat(ExceptionCause.ofRiscv(Long.decode(code))).isEmpty();
    }
}

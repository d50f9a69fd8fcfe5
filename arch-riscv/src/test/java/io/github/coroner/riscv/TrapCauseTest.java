package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrapCauseTest {
    @ParameterizedTest
    @CsvSource({
        "0, Instruction address misaligned",
        "1, Instruction access fault",
        "2, Illegal instruction",
        "3, Breakpoint",
        "5, Load access fault",
        "7, Store access fault",
        "0xb, Environment call from M-mode",
        "0x18, Interrupt wdt timeout on CPU0",
        "0x1018, Interrupt wdt timeout on CPU1",
        "0x80000019, Cache error",
        "0x1b, Stack protection fault",
        "0xdeadc0de, none"
    })
    void hasTheNameThatThePanicTextPrints(String code, String label) {
        assertThat(TrapCause.of(Long.decode(code))).map(TrapCause::label).contains(label);
    }

    @ParameterizedTest
    @CsvSource({"10", "14", "0x17", "0xffffffff"})
    void otherNumbersHaveNone(String code) {
        assertThat(TrapCause.of(Long.decode(code))).isEmpty();
    }
}

package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bits by the Xtensa ISA, table "PS Register Fields": INTLEVEL 0 to 3, EXCM 4, UM 5, OWB 8 to 11, CALLINC 16 and 17, WOE 18. */
class ProcessorStatusTest {
    @ParameterizedTest
    @CsvSource({
        // value, windowed, increment, of interrupted code
        "0x60020, true, 2, 0x60020",
        "0x60030, false, 2, 0x60020",
        "0x40010, false, 0, 0x40010", // not in user mode, exceptions are taken in exception mode
        "0x00020, false, 0, 0x00020",
        "0x7ff2f, true, 3, 0x7ff2f",
        "0x5003f, false, 1, 0x5002f",
    })
    void hasItsFieldsWhereTheInstructionSetSays(String value, boolean windowed, int increment, String interrupted) {
        ProcessorStatus status = new ProcessorStatus(Long.decode(value));
        assertThat(status.isWindowed()).isEqualTo(windowed);
        assertThat(status.callIncrement()).isEqualTo(increment);
        assertThat(status.ofInterruptedCode().value()).isEqualTo(Long.decode(interrupted));
    }

    @ParameterizedTest
    @CsvSource({"0x40000, true", "0x7ffff, true", "0x3ffff, false", "0xc0000, false", "0x80040000, false", "0, false"})
    void isPlausibleWithWindowsAndWithoutUnknownBits(String value, boolean isPlausible) {
        assertThat(new ProcessorStatus(Long.decode(value)).isPlausible()).isEqualTo(isPlausible);
    }
}

package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are from {@code riscv64-unknown-elf-as} 2.40. */
class CallSitesTest {
    private static final long CODE = 0x4200_1000L;

    /** The code ends right behind the return address, as that of a function that does not return may. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "0001 000010ef, true, 'nop; jal ra'",
        "00000013 9782, true, 'nop; c.jalr a5'",
        "0001 0001 0001, false, nops",
        "00000013 8782, false, 'nop; c.jr a5'",
        "0001 0000006f, false, 'nop; j'",
    })
    void returnAddressesAreBehindCalls(String words, boolean isPossible, String source) {
        Memory code = CodeBytes.at(CODE, words);
        long returnAddress = CODE + CodeBytes.of(words).length;

        assertThat(CallSites.isPossible(code, returnAddress)).isEqualTo(isPossible);
        assertThat(CallSites.before(code, returnAddress).isPresent()).isEqualTo(isPossible);
    }

    @Test
    void whatIsNotThereMayBeACall() {
        Memory code = CodeBytes.at(CODE, "0001");

        assertThat(CallSites.isPossible(code, CODE)).isTrue();
        assertThat(CallSites.before(code, CODE)).isEmpty();
        assertThat(CallSites.isPossible(code, CODE + 2)).isFalse();
        assertThat(CallSites.isPossible(code, CODE + 4)).isTrue();
    }

    /** jal ra,.+16; auipc ra,0x1 with jalr ra,-4(ra); c.jalr a5. */
    @Test
    void tellsWhomACallCalls() {
        Memory code = CodeBytes.at(CODE, "010000ef 00001097 ffc080e7 9782");

        assertThat(CallSites.target(code, CODE + 4)).hasValue(CODE + 16);
        assertThat(CallSites.target(code, CODE + 12)).hasValue(CODE + 4 + 0x1000 - 4);
        assertThat(CallSites.target(code, CODE + 14)).isEmpty();
        assertThat(CallSites.target(code, CODE)).isEmpty();
    }

    /** nop; j .-2; c.jr a5. */
    @Test
    void jumpsAreFoundInsideTheRangeOnly() {
        Memory code = CodeBytes.at(CODE, "0001 fffff06f 8782");

        assertThat(CallSites.jumpsTo(code, CODE, CODE + 8, CODE)).isTrue();
        assertThat(CallSites.jumpsTo(code, CODE, CODE + 2, CODE)).isFalse();
        assertThat(CallSites.jumpsTo(code, CODE + 6, CODE + 8, CODE)).isFalse();
        assertThat(CallSites.jumpsTo(code, CODE, CODE + 8, CODE + 2)).isFalse();
        // a call is no jump for good
        assertThat(CallSites.jumpsTo(CodeBytes.at(CODE, "000010ef"), CODE, CODE + 4, CODE + 0x1000))
                .isFalse();
    }
}

package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Causes in words; numbers from Xtensa ISA table 4-64, the RISC-V privileged architecture table 3.6, and ESP-IDF's panic code. */
class ReasonFinderTest {

    private static ReasonFinder xtensa(long exccause, long excvaddr, String... details) {
        return new ReasonFinder(Dumps.of(
                Dumps.XTENSA,
                Optional.empty(),
                RegisterSet.of(List.of("exccause", "excvaddr"), exccause, excvaddr),
                List.of(details)));
    }

    private static ReasonFinder riscv(long mcause, long mtval) {
        return new ReasonFinder(Dumps.of(
                Dumps.RISCV, Optional.empty(), RegisterSet.of(List.of("mcause", "mtval"), mcause, mtval), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, IllegalInstruction: an instruction that does not exist",
        "29, 0, 'StoreProhibited: a store to an address that may not be written, address 0x0 (null dereference)'",
        "28, 8, 'LoadProhibited: a load from an address that may not be read, address 0x8 (null dereference, offset"
                + " 8)'",
        "28, 0x20000000, 'LoadProhibited: a load from an address that may not be read, address 0x20000000'",
        "33, 0, 'Cp1Dis: use of coprocessor 1, which is off'",
        "69, 0, 'Interrupt wdt timeout on CPU0: interrupts or the scheduler were held off too long on core 0"
                + " (interrupt watchdog)'",
        "71, 0, 'Cache error: flash or external memory was used while the cache was disabled'",
        "50, 0, 'exception cause 50, which has no name'"
    })
    void namesXtensaCauses(String cause, String address, String summary) {
        Reason reason = xtensa(Long.decode(cause), Long.decode(address)).find();
        assertThat(reason.summary()).isEqualTo(summary);
        assertThat(reason.cause()).hasValue(Long.decode(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, Illegal instruction",
        "5, 0x2a, Load access fault",
        "0x80000007, 0, Store access fault",
        "0x38000005, 4, Load access fault",
        "0x1018, 0, Interrupt wdt timeout on CPU1",
        "27, 0, Stack protection fault"
    })
    void namesRiscvCausesWithoutModeBits(String cause, String address, String name) {
        assertThat(riscv(Long.decode(cause), Long.decode(address)).find().exception())
                .contains(name);
    }

    @Test
    void aRegisterDumpWithoutExceptionHasNoCause() {
        Reason reason = riscv(0xdead_c0deL, 0xdead_c0deL).find();
        assertThat(reason.exception()).isEmpty();
        assertThat(reason.cause()).isEmpty();
        assertThat(reason.address()).isEmpty();
    }

    @Test
    void wordsOfThePanicGoBeforeTheCause() {
        Reason reason =
                xtensa(29, 0, "abort() was called at PC 0x400d66b9 on core 1").find();
        assertThat(reason.summary()).isEqualTo("abort() was called at PC 0x400d66b9 on core 1");
        assertThat(reason.exception()).contains("StoreProhibited");
    }

    @Test
    void longerWordsKeepAllLinesAsDetails() {
        Reason reason = xtensa(29, 0, "\nTask watchdog got triggered.\n - IDLE0 (CPU 0)\n", "abort() was called")
                .find();
        assertThat(reason.summary()).isEqualTo("Task watchdog got triggered.");
        assertThat(reason.details()).hasValueSatisfying(text -> assertThat(text).contains("IDLE0", "abort()"));
    }

    @Test
    void theCoreIsTakenFromTheWords() {
        assertThat(xtensa(29, 0, "abort() was called at PC 0x400d66b9 on core 1")
                        .crashedCore())
                .hasValue(1);
    }

    @Test
    void theCoreIsTakenFromThePseudoCause() {
        assertThat(xtensa(70, 0).crashedCore()).hasValue(1);
    }

    @Test
    void aChipWithOneCoreNeedsNoWords() {
        assertThat(riscv(2, 0).crashedCore()).hasValue(0);
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        CoreDump dump = Dumps.of(Dumps.XTENSA, Optional.empty(), RegisterSet.EMPTY, List.of());
        assertThat(new ReasonFinder(dump).find().summary()).isEqualTo("the dump does not say why");
        assertThat(new ReasonFinder(dump).crashedCore()).isEmpty();
    }
}

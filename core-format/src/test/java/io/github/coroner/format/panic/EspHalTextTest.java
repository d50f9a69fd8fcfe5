package io.github.coroner.format.panic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.panic.PrintedCalls.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts in the form that esp-backtrace 0.1 to 0.18 and esp-hal 1.0 write, made after their format strings; addresses and words are
 * our own.
 */
class EspHalTextTest {
    private static PanicReport only(String... lines) {
        List<PanicReport> reports =
                PanicLog.parse(String.join("\r\n", lines) + "\r\n").reports();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    @Test
    void readsPanicWithItsMessageAndCalls() {
        PanicReport report = only(
                "",
                "====================== PANIC ======================",
                "panicked at src/bin/blinky.rs:61:5:",
                "index out of bounds: the len is 3 but the index is 7",
                "",
                "Backtrace:",
                "",
                "0x42002cd8",
                "0x4200ab70",
                "",
                "");
        assertThat(report.kind()).isEqualTo(PanicKind.RUST_PANIC);
        assertThat(report.message())
                .contains("panicked at src/bin/blinky.rs:61:5: index out of bounds: the len is 3 but the index is 7");
        PrintedCalls calls = report.calls().orElseThrow();
        assertThat(calls.meaning()).isEqualTo(Meaning.CALLS);
        assertThat(calls.beginsAtCrash()).isFalse();
        assertThat(calls.addresses()).containsExactly(0x4200_2cd8L, 0x4200_ab70L);
        assertThat(calls.lines()).isEqualTo(new LineRange(8, 9));
        assertThat(report.registerDumps()).isEmpty();
        assertThat(report.backtraces()).isEmpty();
    }

    @Test
    void readsAddressesBetweenWhatEspflashPuts() {
        PanicReport report = only(
                "====================== PANIC ======================",
                "panicked at src/main.rs:9:1:",
                "no",
                "Backtrace:",
                "",
                "0x42002cd8",
                "main",
                "    at /home/me/src/main.rs:61",
                "0x42002ac4",
                "hal_main",
                "    at ??:??",
                "0x4200ab70 - late",
                "0x42008d78");
        assertThat(report.calls().orElseThrow().addresses()).containsExactly(0x4200_2cd8L, 0x4200_2ac4L, 0x4200_8d78L);
    }

    @Test
    void readsPanicThroughDefmt() {
        String place = " (esp_backtrace esp-backtrace/src/lib.rs:70)";
        PanicReport report = only(
                "5.904129 [ERROR] ====================== PANIC ======================" + place,
                "5.904151 [ERROR] panicked at src/main.rs:43:5: gone" + place,
                "5.904244 [ERROR] " + place,
                "5.904265 [ERROR] Backtrace:" + place,
                "5.904287 [ERROR] " + place,
                "5.904300 [ERROR] 0x42001200" + place,
                "5.904310 [ERROR] 0x42001300" + place);
        assertThat(report.message()).contains("panicked at src/main.rs:43:5: gone");
        assertThat(report.calls().orElseThrow().addresses()).containsExactly(0x4200_1200L, 0x4200_1300L);
    }

    @Test
    void readsOldPanicWhoseAddressesAreReturnAddresses() {
        PanicReport report = only(
                " ",
                "!! A panic occured in 'src/main.rs', at line 22, column 5",
                " ",
                "PanicInfo {",
                "    payload: Any { .. },",
                "    message: Some(",
                "        oh no,",
                "    ),",
                "    location: Location {",
                "        file: \"src/main.rs\",",
                "        line: 22,",
                "        col: 5,",
                "    },",
                "    can_unwind: true,",
                "}",
                " ",
                "Backtrace:",
                " ",
                "0x42000120");
        assertThat(report.kind()).isEqualTo(PanicKind.RUST_PANIC);
        assertThat(report.message()).contains("A panic occured in 'src/main.rs', at line 22, column 5: oh no");
        assertThat(report.calls().orElseThrow().meaning()).isEqualTo(Meaning.RETURN_ADDRESSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!! A panic occured in 'src/main.rs', at line 22, column 5:|CALLS",
                "!! A panic occured in 'src/main.rs', at line 22, column 5|RETURN_ADDRESSES",
                "!! A panic occured at an unknown location:|CALLS",
                "!! A panic occured at an unknown location|RETURN_ADDRESSES"
            })
    void tellsReturnAddressesFromCallsByTheColonThatCameWithThem(String line, Meaning meaning) {
        PanicReport report = only(line, "oh no", "Backtrace:", "0x42000120");
        assertThat(report.calls().orElseThrow().meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exception occured 'IllegalInstruction'", "Exception occurred 'IllegalInstruction'"})
    void readsXtensaExceptionWithItsContext(String first) {
        PanicReport report = only(
                first,
                "Context",
                "PC=0x4008b3fb       PS=0x00060e11",
                "0x4008b3fb - r_assert",
                "    at ??:??",
                "A0=0x8008329e       A1=0x3ffdbb00       A2=0x00000000",
                "A15=0x3ffdba45",
                "SAR=00000004",
                "EXCCAUSE=0x00000000 EXCVADDR=0x00000010",
                "THREADPTR=0x00000001",
                "F64R_LO=0x00000002  F64R_HI=0x00000000  F64S=0x00000000",
                "F15=0x43bb8000",
                "0x40084f7e",
                "0x40084b71");
        assertThat(report.kind()).isEqualTo(PanicKind.EXCEPTION);
        assertThat(report.reason()).contains("IllegalInstruction");
        assertThat(report.message()).isEmpty();
        assertThat(report.architecture()).contains(PrintedArchitecture.XTENSA);
        assertThat(report.registerDumps().get(0).registers())
                .containsEntry("PC", 0x4008_b3fbL)
                .containsEntry("A1", 0x3ffd_bb00L)
                .containsEntry("SAR", 4L)
                .containsEntry("EXCVADDR", 0x10L)
                .containsEntry("F64R_LO", 2L)
                .containsEntry("F15", 0x43bb_8000L)
                .hasSize(14);
        PrintedCalls calls = report.calls().orElseThrow();
        assertThat(calls.meaning()).isEqualTo(Meaning.RETURN_ADDRESSES);
        assertThat(calls.beginsAtCrash()).isTrue();
        assertThat(calls.addresses()).containsExactly(0x4008_4f7eL, 0x4008_4b71L);
    }

    @Test
    void readsRiscvExceptionWithItsTrapFrame() {
        PanicReport report = only(
                "Exception 'Load access fault' mepc=0x42001234, mtval=0x00000010",
                "TrapFrame",
                "PC=0x42001234         RA/x1=0x42001300      SP/x2=0x3fc81000",
                "T0/x5=0x00000000      S0/FP/x8=0x3fc81020   S1/x9=0x00000001",
                "A0/x10=0x00000002     S11/x27=0x00000003    T6/x31=0x00000004",
                "",
                "MSTATUS=0x00001881",
                "MCAUSE=0x00000005",
                "MTVAL=0x00000010",
                "0x42000220");
        assertThat(report.reason()).contains("Load access fault");
        RegisterDump dump = report.registerDumps().get(0);
        assertThat(dump.architecture()).contains(PrintedArchitecture.RISCV32);
        assertThat(dump.registers())
                .isEqualTo(Map.ofEntries(
                        Map.entry("MEPC", 0x4200_1234L),
                        Map.entry("MTVAL", 0x10L),
                        Map.entry("MCAUSE", 5L),
                        Map.entry("RA", 0x4200_1300L),
                        Map.entry("SP", 0x3fc8_1000L),
                        Map.entry("T0", 0L),
                        Map.entry("S0/FP", 0x3fc8_1020L),
                        Map.entry("S1", 1L),
                        Map.entry("A0", 2L),
                        Map.entry("S11", 3L),
                        Map.entry("T6", 4L),
                        Map.entry("MSTATUS", 0x1881L)));
        assertThat(report.calls().orElseThrow().beginsAtCrash()).isTrue();
    }

    @Test
    void readsExceptionInsideAPanic() {
        PanicReport report = only(
                "====================== PANIC ======================",
                "panicked at /registry/esp-hal-1.0.0/src/exception_handler/mod.rs:117:5:",
                "[AppCpu] Exception 'Store/AMO access fault (7)' mepc=0x420071c0, mtval=0x40800a14",
                "TrapFrame { ra: 1107310338, t0: 4294967295, a7: 4294967296, other: 7, s0: 1082130432 }",
                "",
                "Backtrace:",
                "",
                "0x42000220");
        assertThat(report.kind()).isEqualTo(PanicKind.EXCEPTION);
        assertThat(report.reason()).contains("Store/AMO access fault");
        assertThat(report.core()).hasValue(1);
        assertThat(report.message()).isEmpty();
        assertThat(report.details())
                .containsExactly("panicked at /registry/esp-hal-1.0.0/src/exception_handler/mod.rs:117:5");
        assertThat(report.registerDumps().get(0).registers())
                .isEqualTo(Map.of(
                        "MEPC", 0x4200_71c0L,
                        "MTVAL", 0x4080_0a14L,
                        "MCAUSE", 7L,
                        "RA", 1_107_310_338L,
                        "T0", 0xffff_ffffL,
                        "S0", 1_082_130_432L));
        assertThat(report.calls().orElseThrow().beginsAtCrash()).isFalse();
    }

    @Test
    void readsXtensaExceptionInsideAPanic() {
        PanicReport report = only(
                "====================== PANIC ======================",
                "panicked at /registry/esp-hal-1.0.0/src/exception_handler/mod.rs:10:5:",
                "",
                "",
                "Exception occurred on ProCpu 'InstrProhibited'",
                "Context { PC: 32, PS: 393237, A0: 2181152054, A1: 1070176400, EXCCAUSE: 20, EXCVADDR: 32, F64R_LO_CPENABLE: 0, F15: 0 }",
                "",
                "Backtrace:",
                "0x4204506e");
        assertThat(report.reason()).contains("InstrProhibited");
        assertThat(report.core()).hasValue(0);
        assertThat(report.registerDumps().get(0).pc()).hasValue(32);
        assertThat(report.registerDumps().get(0).sp()).hasValue(1_070_176_400L);
        assertThat(report.calls().orElseThrow().meaning()).isEqualTo(Meaning.CALLS);
    }

    /** defmt tells of the exception before the line of the panic. */
    @Test
    void joinsExceptionAndPanicThroughDefmt() {
        PanicReport report = only(
                "5.90 [ERROR] panicked at 'Exception 'Load access fault' mepc=420ef8f0, mtval=ffd0000f",
                "TrapFrame { ra: 1108277650, t0: 202, a7: 0 }' (esp_hal src/exception_handler/mod.rs:46)",
                "5.91 [ERROR] ====================== PANIC ====================== (esp_backtrace src/lib.rs:70)",
                "5.91 [ERROR] panicked at src/main.rs:43:5 (esp_backtrace esp-backtrace/src/lib.rs:70)",
                "5.91 [ERROR] Backtrace: (esp_backtrace esp-backtrace/src/lib.rs:70)",
                "5.91 [ERROR] 0x42001200 (esp_backtrace esp-backtrace/src/lib.rs:70)");
        assertThat(report.reason()).contains("Load access fault");
        assertThat(report.registerDumps()).hasSize(1);
        assertThat(report.registerDumps().get(0).registers())
                .containsEntry("MEPC", 0x420e_f8f0L)
                .containsEntry("MTVAL", 0xffd0_000fL)
                .containsEntry("RA", 1_108_277_650L);
        assertThat(report.details()).containsExactly("panicked at src/main.rs:43:5");
        assertThat(report.calls().orElseThrow().beginsAtCrash()).isFalse();
    }

    @Test
    void readsStackOverflows() {
        PanicReport overflow = only("Stack overflow detected at 0x42001234 called by 0x42005678");
        assertThat(overflow.kind()).isEqualTo(PanicKind.STACK_OVERFLOW);
        assertThat(overflow.message()).contains("Stack overflow detected at 0x42001234 called by 0x42005678");
        assertThat(overflow.registerDumps().get(0).registers())
                .isEqualTo(Map.of("MEPC", 0x4200_1234L, "RA", 0x4200_5678L));
        PanicReport guard = only(
                "====================== PANIC ======================",
                "panicked at mod.rs:30:9:",
                "Detected a write to the stack guard value on AppCpu",
                "Context { PC: 1074098020, A1: 1070432224 }");
        assertThat(guard.kind()).isEqualTo(PanicKind.STACK_CANARY);
        assertThat(guard.message()).contains("Detected a write to the stack guard value on AppCpu");
        assertThat(guard.core()).hasValue(1);
        PanicReport riscv =
                only("Detected a write to the stack guard value at 0x42001234, possibly called by 0x42005678");
        assertThat(riscv.registerDumps().get(0).pc()).hasValue(0x4200_1234L);
    }

    @Test
    void readsStackDump() {
        PanicReport report = only(
                "====================== PANIC ======================",
                "panicked at src/main.rs:12:3:",
                "over",
                "STACKDUMP: 420012e8 01000000cc12004277",
                "");
        StackDump dump = report.stackDump().orElseThrow();
        assertThat(dump.pc()).isEqualTo(0x4200_12e8L);
        assertThat(dump.stack().toBytes()).containsExactly(1, 0, 0, 0, 0xcc, 0x12, 0, 0x42);
        assertThat(dump.line()).isEqualTo(4);
        assertThat(report.message()).contains("panicked at src/main.rs:12:3: over");
        assertThat(report.architecture()).contains(PrintedArchitecture.RISCV32);
        assertThat(report.calls()).isEmpty();
    }

    @Test
    void readsStackDumpOfTheLargestSize() {
        String bytes = "0123456789abcdef".repeat(4096);
        StackDump dump = only("STACKDUMP: 420012e8 " + bytes).stackDump().orElseThrow();
        assertThat(dump.stack().size()).isEqualTo(32_768);
        assertThat(only("STACKDUMP: 420012e8 " + bytes.repeat(4))
                        .stackDump()
                        .orElseThrow()
                        .stack()
                        .size())
                .isEqualTo(65_536);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STACKDUMP: 420012e8",
                "STACKDUMP: 420012e8 010000",
                "STACKDUMP: xyz 01000000",
                "STACKDUMP: 420012e 01000000",
                "Exception occurred",
                "Exception occurred in job 'x'",
                "Exception occurred on Cpu 'x'",
                "Exception 'x' mepc=0x, mtval=0",
                "x' mepc=0x42001234",
                "!! A panic occured somewhere",
                "Breakpoint exception at 0xzz",
                "Stack overflow detected at 0x, called by 0x1",
                "Detected a write to the stack guard value on something",
                "TrapFrame { ra: 1 }",
                "thread 'main' panicked at src/main.rs:2:5:"
            })
    void leavesOtherLinesAlone(String line) {
        assertThat(PanicLog.parse(line + "\n").reports()).isEmpty();
    }

    @Test
    void aResetEndsThePanic() {
        List<PanicReport> reports = PanicLog.parse("====================== PANIC ======================\n"
                        + "panicked at a.rs:1:1:\nBacktrace:\n0x42000001\n"
                        + "rst:0x1 (POWERON),boot:0xc (SPI_FAST_FLASH_BOOT)\n0x42000002\n"
                        + "====================== PANIC ======================\npanicked at b.rs:1:1:\n")
                .reports();
        assertThat(reports)
                .extracting(report -> report.message().orElse(""))
                .containsExactly("panicked at a.rs:1:1", "panicked at b.rs:1:1");
        assertThat(reports.get(0).calls().orElseThrow().addresses()).containsExactly(0x4200_0001L);
    }

    @Test
    void listsAreBounded() {
        StringBuilder text = new StringBuilder("====================== PANIC ======================\nBacktrace:\n");
        for (int i = 0; i < 5000; i++) {
            text.append(String.format(Locale.ROOT, "0x%08x%n", 0x4200_0000 + i));
        }
        List<PanicReport> reports =
                new ArrayList<>(PanicLog.parse(text.toString()).reports());
        assertThat(reports.get(0).calls().orElseThrow().addresses()).hasSize(1024);
    }
}

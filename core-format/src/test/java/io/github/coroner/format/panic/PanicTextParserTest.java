package io.github.coroner.format.panic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.esphome.EsphomeCrash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Line kinds as the panic handlers of ESP-IDF 1.0 to 6.1, the ROM, the LP core and the TEE print them. */
class PanicTextParserTest {
    private static final String REGISTERS =
            "PC      : 0x400d1234  PS      : 0x00060730  A0      : 0x800d5678  A1      : 0x3ffb1230\n";

    private static PanicReport only(String... lines) {
        PanicLog log = PanicLog.parse(String.join("\n", lines));
        assertThat(log.reports()).hasSize(1);
        return log.reports().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Guru Meditation Error of type LoadProhibited occurred on core  1. Exception was unhandled. | LoadProhibited | 1
        Guru Meditation Error of type StoreProhibited occured on core 0. Exception was unhandled.  | StoreProhibited | 0
        Guru Meditation Error: Core  0 panic'ed.                                                   |                | 0
        Guru Meditation Error: Core  1 panic'ed (Double exception)                                 | Double exception | 1
        Guru Meditation Error: Core  0 panic'ed (StoreProhibited). Exception was unhandled.        | StoreProhibited | 0
        **Guru Meditation Error: Core 0 panic\u2019ed (Load access fault). Exception was unhandled.** | Load access fault | 0
        I (31) boGuru Meditation Error: Core  0 panic'ed (Breakpoint). Exception was unhandled.     | Breakpoint | 0
        Guru Meditation Error: Core  / panic'ed (Cache error).                                     | Cache error |
        Guru Meditation Error: Core  0 panic&#39;ed (LoadProhibited). Exception was unhandled.     | LoadProhibited | 0
        Guru Meditation Error: Core   1 panic'ed (Unknown). at pc=400d1234. Setting bp and returning.. | Unknown | 1
        """)
    void readsBannersOfAllVersions(String line, String reason, Integer core) {
        PanicReport report = only(line);
        assertThat(report.reason().orElse(null)).isEqualTo(reason);
        assertThat(report.core()).isEqualTo(core == null ? OptionalInt.empty() : OptionalInt.of(core));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Interrupt wdt timeout on CPU1                    | INTERRUPT_WDT
        Cache disabled but cached memory region accessed | CACHE_ERROR
        Cache error                                      | CACHE_ERROR
        Memory protection fault                          | MEMPROT
        Stack protection fault                           | STACK_PROTECTION
        Unhandled debug exception                        | EXCEPTION
        Cp0Dis                                           | EXCEPTION
        abort                                            | ABORT
        """)
    void tellsTheKindFromTheReason(String reason, PanicKind kind) {
        assertThat(only("Guru Meditation Error: Core  0 panic'ed (" + reason + "). ")
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void readsTheReasonOfTheLowPowerCore() {
        PanicReport report = only(
                "Guru Meditation Error: LP Core panic'ed Load access fault",
                "Core 0 register dump:",
                "MEPC    : 0x50000120 RA      : 0x50000110 SP      : 0x50003e80",
                "",
                "Stack memory:",
                "50003e80: 0x00000001 0x00000002",
                "ELF file SHA256: No SHA256 Embedded");
        assertThat(report.lowPower()).isTrue();
        assertThat(report.reason()).contains("Load access fault");
        assertThat(report.registerDumps().get(0).registers())
                .containsExactly(entry("MEPC", 0x5000_0120L), entry("RA", 0x5000_0110L), entry("SP", 0x5000_3e80L));
        assertThat(report.stackMemories().get(0).words()).isEqualTo(2);
        assertThat(report.knownElfSha256()).isEmpty();
    }

    @Test
    void readsTheTrustedExecutionEnvironmentsRows() {
        PanicReport report = only(
                "Guru Meditation Error: Core  0 panic'ed (Load access fault). Exception was unhandled.",
                "Fault addr: 0x40800010 | Origin: U-mode",
                "Core 0 register dump:",
                "MEPC    : 0x42001234  RA      : 0x42005678  SP      : 0x4080ff00  UEPC    : 0x42009abc",
                "Stack memory",
                "0x4080ff00: 0x00000001 0x00000002 0x00000003 0x00000004");
        assertThat(report.details()).containsExactly("Fault addr: 0x40800010 | Origin: U-mode");
        assertThat(report.stackMemories().get(0).segments().get(0).address()).isEqualTo(0x4080_ff00L);
        assertThat(report.stackMemory(report.registerDumps().get(0))).isPresent();
        assertThat(report.architecture()).contains(PrintedArchitecture.RISCV32);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        abort() was called at PC 0x400d66b9 on core 1                          | ABORT
        abort() was called at PC 0x0 on core 0                                 | ABORT
        assert failed: app_main main.c:12 (p != NULL)                          | ASSERT
        assert failed: 0x42001234                                              | ASSERT
        assertion "x" failed: file "/a/b.c", line 12, function: f              | ASSERT
        /a/queue.c:1446 (xQueueGenericReceive)- assert failed!                 | ASSERT
        ***ERROR*** A stack overflow in task main has been detected.           | STACK_OVERFLOW
        Stack smashing protect failure!                                        | STACK_SMASH
        Undefined behavior of type out_of_bounds                               | ABORT
        KASAN error: READ of size 4 at 0x3fc90000                              | ABORT
        ERROR: Coprocessors must not be used in ISRs!                          | ABORT
        ERROR: Stack overflow while saving coprocessor context!                | ABORT
        vPortEnterCritical: portENTER_CRITICAL called from ISR context. Aborting! | ABORT
        """)
    void readsMessagesOfTheAbortFamily(String line, PanicKind kind) {
        PanicReport report =
                only("E (12) other: line", line, "", "Backtrace: 0x40081234:0x3ffb1230 0x400d1234:0x3ffb1250");
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(line).contains(report.message().orElseThrow());
        assertThat(report.backtraces()).hasSize(1);
    }

    @Test
    void keepsAnAbortLineWithWhatProvokedIt() {
        PanicReport report = only(
                "***ERROR*** A stack overflow in task a b has been detected.",
                "abort() was called at PC 0x4008bf04 on core 1",
                "Guru Meditation Error: Core  1 panic'ed (abort)",
                "Register dump:",
                REGISTERS);
        assertThat(report.kind()).isEqualTo(PanicKind.STACK_OVERFLOW);
        assertThat(report.message()).contains("***ERROR*** A stack overflow in task a b has been detected.");
        assertThat(report.task()).contains("a b");
        assertThat(report.abortPc()).hasValue(0x4008_bf04L);
        assertThat(report.core()).hasValue(1);
        assertThat(report.registerDumps().get(0).core()).hasValue(1);
    }

    @Test
    void readsErrorChecksAndLeavesThoseThatDoNotAbort() {
        PanicLog log = PanicLog.parse(String.join(
                "\n",
                "ESP_ERROR_CHECK_WITHOUT_ABORT failed: esp_err_t 0x103 (ESP_ERR_INVALID_STATE) at 0x400d1234",
                "file: \"./main/a.c\" line 7",
                "ESP_ERROR_CHECK failed: esp_err_t 0x102 (ESP_ERR_INVALID_ARG) at 0x400d1abc",
                "file: \"./main/main.c\" line 42",
                "func: app_main",
                "expression: f(1, \"x\")",
                "",
                "abort() was called at PC 0x40085abc on core 0"));
        assertThat(log.reports()).hasSize(1);
        PanicReport report = log.reports().get(0);
        ErrorCheck check = report.errorCheck().orElseThrow();
        assertThat(report.kind()).isEqualTo(PanicKind.ESP_ERROR_CHECK);
        assertThat(check.code()).hasValue(0x102);
        assertThat(check.name()).contains("ESP_ERR_INVALID_ARG");
        assertThat(check.pc()).hasValue(0x400d_1abcL);
        assertThat(check.file()).contains("./main/main.c");
        assertThat(check.line()).hasValue(42);
        assertThat(check.function()).contains("app_main");
        assertThat(check.expression()).contains("f(1, \"x\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MMU entry fault error occurred while accessing the address 0x3c810080 (invalid mmu entry)",
                "Dbus write to cache rejected, error address: 0x3c000000",
                "Icache sync parameter configuration error",
                "Dcache reject error",
                "Write back error occurred while dcache tries to write back to flash",
                "Cached memory region accessed while ibus or cache is disabled",
                "Dbus authentication failed",
                "Ibus tried to write cache",
                "Cache access error",
                "Cache error active, but failed to find a corresponding error message",
                "Write operation at address 0x3f400000 not permitted (DROM)",
                "memory type: IRAM0_SRAM",
                "faulting address: 0x40380000",
                "world: 0",
                "operation type: X",
                "byte-enables: 0000000f",
                "- no details available -",
                "Stack pointer: 0x3fc90000",
                "Stack bounds: 0x3fc90010 - 0x3fc91000",
                "ASSIST_DEBUG is not triggered BUT interrupt occurred!",
                "Re-entered core dump! Exception happened during core dump!",
                "Bug type: heap-buffer-overflow (shadow nibble=0x5)"
            })
    void keepsDetailsOfACrashAndIgnoresThemElsewhere(String detail) {
        String banner = "Guru Meditation Error: Core  0 panic'ed (Cache error). \n";
        assertThat(only(banner + "  " + detail).details()).containsExactly(detail);
        assertThat(PanicLog.parse("I (1) app: " + detail).reports()).isEmpty();
    }

    @Test
    void readsTheHardwareStackGuard() {
        PanicReport report = only(
                "Guru Meditation Error: Core  0 panic'ed (Stack protection fault). ",
                "",
                "Detected in task \"mp task\" at 0x4200e510",
                "Stack pointer: 0x4082a9f0");
        assertThat(report.task()).contains("mp task");
        assertThat(report.details())
                .containsExactly("Detected in task \"mp task\" at 0x4200e510", "Stack pointer: 0x4082a9f0");
    }

    @ParameterizedTest
    @CsvSource({
        "'SingleStep HwBreakpoint ', EXCEPTION, ",
        "'Stack canary watchpoint triggered (Tmr Svc) ', STACK_CANARY, Tmr Svc",
        "'Stack canary watchpoint triggered () ', STACK_CANARY, "
    })
    void readsDebugExceptions(String reason, PanicKind kind, String task) {
        PanicReport report = only(
                "Guru Meditation Error: Core  0 panic'ed (Unhandled debug exception). ",
                "Debug exception reason: " + reason);
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.details()).containsExactly(reason.strip());
        assertThat(report.task().orElse(null)).isEqualTo(task);
    }

    @Test
    void aDumpWithoutBannerIsAReport() {
        PanicReport report = only("Core  1 register dump:", REGISTERS, "Backtrace: 0x400d1231:0x3ffb1230");
        assertThat(report.kind()).isEqualTo(PanicKind.EXCEPTION);
        assertThat(report.core()).hasValue(1);
        assertThat(report.architecture()).contains(PrintedArchitecture.XTENSA);
    }

    @Test
    void aDumpWithoutHeadIsAReport() {
        PanicReport report = only("dropped", REGISTERS, "Backtrace: 0x400d1231:0x3ffb1230");
        assertThat(report.registerDumps().get(0).pc()).isEqualTo(OptionalLong.of(0x400d_1234L));
    }

    @Test
    void aValueCountsOnlyWithEightDigitsAndAKnownName() {
        PanicReport report = only(
                "Core  0 register dump:",
                "PC      : 0x40086f2  PS      : 0x000608f40  XX      : 0x12345678  A1      : 0x3ffb1230  PC: 0x40377bc0: f at");
        assertThat(report.registerDumps().get(0).registers()).containsOnlyKeys("A1");
    }

    @Test
    void keepsBothCoresApart() {
        PanicReport report = only(
                "Guru Meditation Error: Core  1 panic'ed (Interrupt wdt timeout on CPU1). ",
                "Core  1 register dump:",
                "MEPC    : 0x42000000  RA      : 0x42000010  SP      : 0x3fc90000  GP      : 0x3fc80000",
                "Stack memory:",
                "3fc90000: 0x00000001 0x00000002",
                "Core  0 register dump:",
                "MEPC    : 0x42000100  RA      : 0x42000110  SP      : 0x3fc91000  GP      : 0x3fc80000",
                "Stack memory:",
                "3fc91000: 0x00000003 0x00000004",
                "...",
                "3fc91020: 0x00000005");
        assertThat(report.registerDumps())
                .extracting(RegisterDump::core)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(0));
        assertThat(report.stackMemories())
                .extracting(StackMemory::core)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(0));
        assertThat(report.stackMemory(report.registerDumps().get(1))
                        .orElseThrow()
                        .segments())
                .hasSize(2);
    }

    @Test
    void aRepeatedBannerIsAReportOfItsOwn() {
        String banner =
                "PC      : 0x400813aaGuru Meditation Error: Core  0 panic'ed (IllegalInstruction). Exception was unhandled.";
        PanicLog log = PanicLog.parse("Core  0 register dump:\n" + banner + "\n" + banner);
        assertThat(log.reports()).hasSize(3);
        assertThat(log.reports().get(0).registerDumps().get(0).register("PC")).hasValue(0x4008_13aaL);
    }

    @Test
    void joinsWhatATerminalBrokeInsideANumberButDoesNotCallItCertain() {
        PanicReport report = only(
                "Backtrace: 0x4010000B:0x3FFB1020 0x400DCB41:0x3FFC80",
                "E0 0x400DD3DD:0x3FFC8200 0x400",
                "DD564:0x3FFC8230");
        PrintedBacktrace backtrace = report.backtraces().get(0);
        assertThat(backtrace.frames()).containsExactly(new PrintedFrame(0x4010_000bL, 0x3ffb_1020L));
        assertThat(backtrace.rejoined())
                .containsExactly(
                        new PrintedFrame(0x400d_cb41L, 0x3ffc_80e0L),
                        new PrintedFrame(0x400d_d3ddL, 0x3ffc_8200L),
                        new PrintedFrame(0x400d_d564L, 0x3ffc_8230L));
    }

    @Test
    void joinsWhatATerminalBrokeBetweenPairs() {
        PanicReport report = only(
                "Backtrace: 0x400d0001:0x3ffb0010 ", "0x400d0002:0x3ffb0020 |<-CONTINUES", "0x400d0001: main at a.c:1");
        assertThat(report.backtraces().get(0).frames()).hasSize(2);
        assertThat(report.backtraces().get(0).continues()).isTrue();
    }

    @Test
    void keepsAnIncompletePairApart() {
        PrintedBacktrace backtrace = only("Backtrace: 0x400d0001:0x3ffb0010 0x400806e6:0x3f")
                .backtraces()
                .get(0);
        assertThat(backtrace.frames()).hasSize(1);
        assertThat(backtrace.partialTail()).contains("0x400806e6:0x3f");
    }

    @Test
    void takesNoFramesFromHostTools() {
        PanicReport report = only(
                "Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.",
                "Core  0 register dump:",
                REGISTERS,
                "--- 0x400d1234: app_main at main.c:1",
                "0x400d1234 - app_main",
                "    at main.c:1",
                "WARNING Decoded 0x400d1234: f(int) at a.cpp:3",
                "#0  0x400d1234 in f () at a.c:1",
                "  #0  0x400d1234:0x3ffb1230 in f at a.c:1",
                "Backtrace:",
                "",
                "#0  0x400d1234 in f () at a.c:1",
                "PC: 0x40377bc0: func at a.c");
        assertThat(report.backtraces()).isEmpty();
        assertThat(report.registerDumps().get(0).registers()).hasSize(4);
    }

    /** Users that are no tasks, since ESP-IDF 5.0, and cores, as FreeRTOS SMP watches them, have nothing in parentheses. */
    @Test
    void readsUsersOfTheTaskWatchdog() {
        PanicReport report = only(
                "E (15000) task_wdt: Task watchdog got triggered. The following tasks/users did not reset the watchdog in"
                        + " time:",
                "E (15000) task_wdt:  - loop (CPU 1)",
                "E (15000) task_wdt:  - CPU 0",
                "E (15000) task_wdt:  - modem link",
                "E (15000) task_wdt: Tasks currently running:",
                "E (15000) task_wdt: CPU 0: main",
                "E (15000) task_wdt: CPU 1: loop");
        TaskWatchdog watchdog = report.taskWatchdog().orElseThrow();
        assertThat(watchdog.starved()).containsExactly("loop (CPU 1)", "CPU 0", "modem link");
        assertThat(watchdog.running()).containsEntry(0, "main").containsEntry(1, "loop");
    }

    @Test
    void readsTheTaskWatchdogWithAndWithoutTag() {
        PanicReport old = only(
                "Task watchdog got triggered. The following tasks did not feed the watchdog in time:",
                " - IDLE (CPU 0)",
                " - my task (CPU 0/1)",
                "Tasks currently running:",
                "CPU 0: my task",
                "CPU 1: IDLE",
                "Aborting.",
                "abort() was called at PC 0x400d2ab5 on core 0",
                "Backtrace: 0x4008a2c4:0x3ffb0590");
        TaskWatchdog watchdog = old.taskWatchdog().orElseThrow();
        assertThat(watchdog.starved()).containsExactly("IDLE (CPU 0)", "my task (CPU 0/1)");
        assertThat(watchdog.running()).containsEntry(0, "my task").containsEntry(1, "IDLE");
        assertThat(watchdog.aborting()).isTrue();
        assertThat(old.core()).hasValue(0);

        PanicReport modern = only(
                "E (1) task_wdt: Task watchdog got triggered. The following tasks/users did not reset the watchdog in time:",
                "E (1) task_wdt:  - IDLE0 (0x1)",
                "I (2) wifi: connected",
                "E (1) task_wdt: Tasks currently running:",
                "E (1) task_wdt: CPU 0: main",
                "E (1) task_wdt: Print CPU 0 (current core) backtrace",
                "Backtrace: 0x400D5FF0:0x3FFB06E0",
                "E (1) task_wdt: Print CPU 1 backtrace",
                "Backtrace: 0x400D6FF0:0x3FFB16E0");
        assertThat(modern.backtraces())
                .extracting(PrintedBacktrace::core)
                .containsExactly(OptionalInt.of(0), OptionalInt.of(1));
        assertThat(modern.core()).isEmpty();
    }

    @Test
    void ordinaryLinesOfTheWatchdogsTagAreNoReport() {
        assertThat(PanicLog.parse("E (1) task_wdt: esp_task_wdt_reset(707): task not found")
                        .reports())
                .isEmpty();
    }

    @Test
    void aReportEndsAfterManyOtherLines() {
        List<String> lines = new ArrayList<>(List.of("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). "));
        for (int i = 0; i < 100; i++) {
            lines.add("I (" + i + ") app: ordinary");
        }
        lines.add("Backtrace: 0x400d0001:0x3ffb0010");
        assertThat(PanicLog.parse(String.join("\n", lines)).reports()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Rebooting..., REBOOTING",
        "Rebooting\u2026, REBOOTING",
        "Rebooting in  5 seconds..., REBOOTING",
        "CPU halted., HALTED",
        "Entering gdb stub now., GDBSTUB",
        "Setting breakpoint at 0x400d1234 and returning..., BREAKPOINT"
    })
    void readsEnds(String line, PanicEnd end) {
        PanicReport report = only("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). ", line);
        assertThat(report.end()).contains(end);
        assertThat(report.lines()).isEqualTo(new LineRange(1, 2));
    }

    @Test
    void keepsTheLinesOfACoreDumpAndSkipsOtherText() {
        PanicReport report = only(
                "[14:04:29]================= CORE DUMP START =================",
                "[14:04:29]QUJDREVGR0hJSktM",
                "[14:04:29]I (12) wifi: other text",
                "[14:04:30]QUI=",
                "[14:04:30]================= CORE DUMP END =================");
        assertThat(report.kind()).isEqualTo(PanicKind.COREDUMP);
        PrintedCoreDump dump = report.coreDump().orElseThrow();
        assertThat(dump.lines()).isEqualTo(2);
        assertThat(dump.firstLine()).isEqualTo(2);
        assertThat(dump.complete()).isTrue();
        assertThat(dump.dump().orElseThrow().lastLine()).isEqualTo(5);
    }

    @Test
    void readsTheEsp8266Sdk() {
        PanicReport report = only(
                "Fatal exception 28(LoadProhibitedCause):",
                "epc1=0x4020111f, epc2=0x00000000, epc3=0x00000000, excvaddr=0x00000000, depc=0x00000000");
        assertThat(report.kind()).isEqualTo(PanicKind.ESP8266_EXCEPTION);
        assertThat(report.reason()).contains("28");
        assertThat(report.esp8266().orElseThrow().values()).containsEntry("epc1", 0x4020_111fL);
    }

    @Test
    void upperCaseAndMissingBlanksChangeNothing() {
        String plain = "Backtrace: 0x400d1234:0x3ffb1230 0x400d5678:0x3ffb1250";
        assertThat(only(plain.toUpperCase(Locale.ROOT)
                                .replace("BACKTRACE", "Backtrace")
                                .replace("0X", "0x")
                                .replace(": ", ":"))
                        .backtraces()
                        .get(0)
                        .frames())
                .isEqualTo(only(plain).backtraces().get(0).frames());
    }

    @Test
    void holdsNoMoreThanItsLimitOfALineThatNeverEnds() {
        List<PanicReport> reports = new ArrayList<>();
        PanicTextParser parser =
                new PanicTextParser(reports::add, Limits.defaults().with(Limit.LINE_BYTES, 1000));
        byte[] filler = new byte[100_000];
        Arrays.fill(filler, (byte) 'x');
        parser.feed(filler, 0, filler.length);
        byte[] banner = "\nGuru Meditation Error: Core  0 panic'ed (LoadProhibited). ".getBytes(StandardCharsets.UTF_8);
        parser.feed(banner, 0, banner.length);
        parser.finish();
        assertThat(reports).hasSize(1);
    }

    @Test
    void tellsItsListenerLineByLine() {
        List<String> told = new ArrayList<>();
        PanicTextParser parser = new PanicTextParser(new PanicListener() {
            @Override
            public void codeAddress(String what, long address) {
                told.add(what + " " + Long.toHexString(address));
            }

            @Override
            public void registers(RegisterDump line) {
                told.add("registers " + line.registers().keySet());
            }

            @Override
            public void backtrace(PrintedBacktrace line) {
                told.add("frames " + line.frames().size());
            }

            @Override
            public void stackMemory(RegisterDump dump, StackMemory stack) {
                told.add("stack " + stack.words());
            }

            @Override
            public void report(PanicReport report) {
                told.add("report");
            }
        });
        parser.feedLine("abort() was called at PC 0x400d66b9 on core 0");
        parser.feedLine("Core  0 register dump:");
        parser.feedLine("MEPC    : 0x42000000  RA      : 0x42000010");
        parser.feedLine("Stack memory:");
        parser.feedLine("3fc90000: 0x00000001 0x00000002");
        parser.feedLine("ELF file SHA256: 0123456789abcdef");
        parser.feedLine("Backtrace: 0x42000000:0x3fc90000");
        parser.feedLine("Rebooting...");
        assertThat(told).containsExactly("abort() 400d66b9", "registers [MEPC, RA]", "stack 2", "frames 1", "report");
    }

    @Test
    void readsAReportThatBecameOneString() {
        PanicReport report =
                only("{\"log\": \"\\u001b[0;31mGuru Meditation Error: Core  0 panic'ed (Load access fault). "
                        + "Exception was unhandled.\\r\\n\\r\\nCore  0 register dump:\\r\\n"
                        + "MEPC    : 0x42000000  RA      : 0x42000010  \\r\\nSP      : 0x3fc90000\\r\\nStack memory:\\r\\n"
                        + "3fc90000: 0x00000001 0x00000002\\r\\n3fc90008: 0x00000003\\r\\nELF file SHA256: 0123456789abcdef\\r\\n"
                        + "Rebooting...\\r\\n\"}");
        assertThat(report.registerDumps().get(0).registers()).containsOnlyKeys("MEPC", "RA", "SP");
        assertThat(report.stackMemories().get(0).words()).isEqualTo(3);
        assertThat(report.elfSha256()).contains("0123456789abcdef");
        assertThat(report.end()).contains(PanicEnd.REBOOTING);
    }

    @Test
    void givesEsphomesReportOfTheCrashBefore() {
        List<EsphomeCrash> crashes = new ArrayList<>();
        PanicTextParser parser = new PanicTextParser(new PanicListener() {
            @Override
            public void esphomeCrash(EsphomeCrash crash) {
                crashes.add(crash);
            }

            @Override
            public void report(PanicReport report) {
                throw new AssertionError(report);
            }
        });
        parser.feedLine("[E][esp32.crash:332]: *** CRASH DETECTED ON PREVIOUS BOOT ***");
        parser.feedLine("[E][esp32.crash:335]:   Reason: Fault - LoadProhibited");
        parser.feedLine("[E][esp32.crash:340]:   PC:  0x400D5A6C  (fault location)");
        parser.feedLine("[E][esp32.crash:305]:   BT0: 0x400D5A69  (backtrace)");
        parser.finish();
        assertThat(crashes).hasSize(1);
        assertThat(crashes.get(0).firstLine()).isEqualTo(1);
        assertThat(crashes.get(0).entries()).hasSize(1);
    }

    /** A brownout resets the chip: registers behind it are those of another panic. */
    @Test
    void aRegisterDumpBehindABrownoutIsAnotherReport() {
        PanicLog log = PanicLog.parse("Brownout detector was triggered\n\nCore  0 register dump:\n" + REGISTERS);
        assertThat(log.reports())
                .extracting(PanicReport::kind)
                .containsExactly(PanicKind.BROWNOUT, PanicKind.EXCEPTION);
    }

    /** Without its banner a panic still shows its registers; two values alone are any text. */
    @Test
    void registersWithoutAnyBannerAreAReport() {
        assertThat(PanicLog.parse("PC      : 0x400d1234  PS      : 0x00060730  A0      : 0x800d5678")
                        .reports())
                .hasSize(1);
        assertThat(PanicLog.parse("PC      : 0x400d1234  PS      : 0x00060730").reports())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Backtrace: ", "[DIAG] Backtrace:", "12:00:00   Backtrace: "})
    void readsBacktraceOfProgramCountersOnly(String begin) {
        PanicLog log = PanicLog.parse("Task: main\n" + begin + "0x400d1231 0x400d5675  0x400d9abc \nmore\n");
        assertThat(log.reports()).hasSize(1);
        PanicReport report = log.reports().get(0);
        assertThat(report.backtraces()).isEmpty();
        assertThat(report.calls())
                .contains(new PrintedCalls(
                        PrintedCalls.Meaning.BACKTRACE,
                        true,
                        List.of(0x400d_1231L, 0x400d_5675L, 0x400d_9abcL),
                        new LineRange(2, 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Backtrace: 0x400d1231",
                "Backtrace: 0x400d1231 0x400d567",
                "Backtrace: 0x400d1231 0x400d5675 and more",
                "Backtrace: 0x400d1231 0x400d5675:",
                "Backtrace:"
            })
    void leavesOtherBacktracesOutsideAReportAlone(String line) {
        assertThat(PanicLog.parse(line + "\n").reports()).isEmpty();
    }
}

package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hints from what a console printed: without memory, and without an ELF file. */
class PanicHintsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "xtensa | null-store | null-dereference | store of 2 bytes to s->history[0].y, s is NULL",
                "riscv | null-store | null-dereference | store of 2 bytes to s->history[0].y, s is NULL",
                "riscv | bad-jump | bad-jump | call through a bad function pointer, 0x40 (fn) in call_handler",
                "xtensa | abort | abort | scenario_abort called abort()",
                "xtensa | heap-poison | heap-overrun | the heap is damaged",
                "riscv | task-wdt | task-watchdog | IDLE (CPU 0) did not get to run; running: sensor on core 0, in"
                        + " port_yield",
                "xtensa | interrupt-wdt | interrupt-watchdog | port_yield ran with interrupts off for too long, or an"
                        + " interrupt handler did not return",
            })
    void tellsTheCauseOfACrashOfOurFirmware(String architecture, String name, String code, String message)
            throws IOException {
        CrashRun run = CrashRun.named(architecture + "/og/" + name);
        CrashDecoder decoder =
                CrashDecoder.builder().firmware(Firmware.open(run.elf())).build();

        assertThat(hints(decoder, run.log())).contains(code + ": " + message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "003-esp32s2-loadprohibited-collapsed | null-dereference: load from a null pointer",
                "004-esp32s3-stack-canary-cut-tail | stack-overflow: task Tmr Svc ran out of stack",
                "006-esp32c6-interrupt-wdt-annotated | interrupt-watchdog: interrupts were off for too long, or an"
                        + " interrupt handler did not return",
                "008-esp32-instrfetchprohibited-multi-crash | bad-jump: jump through a bad function pointer, 0x30df5cf",
                "010-esp32s3-task-wdt-annotated | task-watchdog: IDLE0 (CPU 0) did not get to run; running: main on"
                        + " core 0, IDLE1 on core 1",
                "015-esp32-task-wdt-annotated | task-watchdog: IDLE0 (CPU 0) did not get to run; running: mqtt_task on"
                        + " core 0, IDLE1 on core 1",
                "019-esp32c6-stack-protection-cut-tail | stack-overflow: task mp_task ran out of stack",
                "023-esp32s3-storeprohibited-boot-banner | null-dereference: store to a null pointer, offset 16",
                "031-esp32-stack-smash-boot-banner | stack-smashed: a local array was written past its end",
            })
    void tellsTheCauseWithoutAnElfFile(String log, String hint) throws IOException {
        assertThat(hints(CrashDecoder.builder().build(), fixture(log))).containsExactly(hint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // no ELF file says what is code, and no cause says that the pc is not
        "025-esp32-cache-error",
        "036-esp32-double-exception-espflash-annotated",
        "039-esp32-illegal-instruction",
        "043-esp32-cache-error-isr-context",
        // wild addresses, but not near null and no pattern
        "035-esp32c3-load-access-fault-cut-tail",
        "046-esp32-loadprohibited-annotated",
        "050-esp32-loadprohibited-quoted",
        "011-esp32-brownout-timestamps",
    })
    void saysNothingWhereNothingIsCertain(String log) throws IOException {
        assertThat(hints(CrashDecoder.builder().build(), fixture(log))).isEmpty();
    }

    private static Path fixture(String log) {
        return Fixtures.path("panic-logs/" + log + ".txt");
    }

    private static List<String> hints(CrashDecoder decoder, Path log) throws IOException {
        List<String> hints = new ArrayList<>();
        PanicLogDecoder panic = new PanicLogDecoder(
                decoder, report -> report.hints().forEach(hint -> hints.add(hint.code() + ": " + hint.message())));
        byte[] bytes = Files.readAllBytes(log);
        panic.feed(bytes, 0, bytes.length);
        panic.finish();
        return hints;
    }
}

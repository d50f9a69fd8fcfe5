package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.format.Limits;
import io.github.coroner.format.LogText;
import io.github.coroner.format.coredump.ConsoleDumpCollector;
import io.github.coroner.format.esphome.EsphomeLogParser;
import io.github.coroner.format.panic.PanicLog;
import io.github.coroner.report.PanicLogJson;
import io.github.coroner.testdata.CrashRun;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A console's output: panic text, ESPHome's reports, core dumps in base64 in between. */
class ConsoleFuzzTest {
    private static final int LARGEST_SEED = 3500;

    static Stream<byte[]> logs() {
        Stream<byte[]> panics =
                FirmwareArtefacts.runs(
                                run -> run.variant().equals("og") && !run.name().contains("-"))
                        .stream()
                        .map(run -> panicOf(run.logBytes()));
        return Stream.concat(panics, otherTexts().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The panic text of a log, its dump cut away. */
    private static byte[] panicOf(byte[] log) {
        String text = new String(log, StandardCharsets.ISO_8859_1);
        int begin = Math.max(0, text.indexOf("Guru Meditation"));
        return Arrays.copyOfRange(log, begin, Math.min(log.length, begin + LARGEST_SEED));
    }

    private static List<String> otherTexts() {
        return List.of(
                "Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.\r\n"
                        + "Core  0 register dump:\r\n"
                        + "PC      : 0x400d1234  PS      : 0x00060e30  A0      : 0x800d5678\r\n"
                        + "Backtrace: 0x400d1234:0x3ffb0000 0x400d5678:0x3ffb0020 |<-CORRUPTED\r\n"
                        + "ELF file SHA256: 0123456789abcdef\r\n"
                        + "Rebooting...\r\n",
                "abort() was called at PC 0x400d1234 on core 0\nassert failed: f main.c:3 (x == y)\n"
                        + "ESP_ERROR_CHECK failed: esp_err_t 0x101 (ESP_ERR_NO_MEM) at 0x400d1234\n"
                        + "file: \"./main/main.c\" line 7\nfunc: app_main\nexpression: f()\n",
                "E (1) task_wdt: Task watchdog got triggered. The following tasks/users did not reset the watchdog:\n"
                        + "E (1) task_wdt:  - IDLE (CPU 0)\nE (1) task_wdt: CPU 0: main\n",
                "Exception (28):\nepc1=0x40201234 epc2=0x00000000 epc3=0x00000000 excvaddr=0x00000000 depc=0x00000000\n"
                        + ">>>stack>>>\n\nctx: cont\nsp: 3ffffdc0 end: 3fffffc0 offset: 0190\n"
                        + "3fffff50:  3ffe8a00 00000000 3ffe9a00 40201234\n<<<stack<<<\n",
                "rst:0xc (SW_CPU_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\nSaved PC:0x400d1234\n",
                "[E][esp32.crash:101]: *** CRASH DETECTED ON PREVIOUS BOOT ***\n"
                        + "[E][esp32.crash:107]:   Reason: Fault - LoadProhibited\n"
                        + "[E][esp32.crash:112]:   PC: 0x400d1234\n[E][esp32.crash:120]:   BT0: 0x400d5678\n",
                "Stack memory:\n3fc8b000: 0x00000000 0x42001234 0x3fc8b010 0x00000000\n"
                        + "MEPC    : 0x42001234  RA      : 0x42005678  SP      : 0x3fc8b000  GP      : 0x3fc8a000\n");
    }

    @MethodSource("logs")
    @DictionaryFile(resourcePath = "dictionaries/panic.dict")
    @FuzzTest
    void panicText(byte[] input) {
        StringBuilder json = new StringBuilder();
        PanicLog log = Panics.parse(input);
        try {
            PanicLogJson.of(log).write(json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Reports.json(json.toString());
        EsphomeLogParser.parse(new String(input, StandardCharsets.UTF_8));
        LogText.clean(new String(input, StandardCharsets.UTF_8));
    }

    /** The same with firmware: every address is looked up, stacks are unwound. */
    @MethodSource("logs")
    @DictionaryFile(resourcePath = "dictionaries/panic.dict")
    @FuzzTest
    void decodedLog(byte[] input) {
        Reports.decodeLog(Decoders.BOTH, input);
    }

    static Stream<byte[]> dumps() {
        CrashRun run = Decoders.RISCV_RUN;
        byte[] whole = run.logBytes();
        return Stream.concat(
                CoreDumpFuzzTest.texts(), Stream.of(Arrays.copyOfRange(whole, whole.length - 1000, whole.length)));
    }

    @MethodSource("dumps")
    @DictionaryFile(resourcePath = "dictionaries/texts.dict")
    @FuzzTest
    void collector(byte[] input) {
        ConsoleDumpCollector collector = new ConsoleDumpCollector(Limits.defaults());
        String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            collector.take(i + 1, lines[i]).ifPresent(dump -> Hostile.read(input.length, dump::toString));
            ConsoleDumpCollector.isStart(lines[i]);
        }
        collector.end().ifPresent(dump -> Hostile.read(input.length, dump::toString));
    }
}

package io.github.coroner.format.esphome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsphomeLogParserTest {

    private static EsphomeCrash only(String log) {
        List<EsphomeCrash> crashes = EsphomeLogParser.parse(log);
        assertThat(crashes).hasSize(1);
        return crashes.get(0);
    }

    private static String joined(List<String> lines, UnaryOperator<String> change) {
        return lines.stream().map(change).collect(Collectors.joining("\n"));
    }

    @Test
    void givesTheRecordBackThatWasLogged() {
        assertThat(only(String.join("\n", Examples.XTENSA_VERSION_1_LINES)).toRecord())
                .contains(RawCrashReader.create().read(Examples.XTENSA_VERSION_1));
        RawCrashData dual =
                only(String.join("\n", Examples.XTENSA_DUAL_LINES)).toRecord().orElseThrow();
        assertThat(EsphomeLog.lines(dual, EsphomeArchitecture.XTENSA, address -> false))
                .isEqualTo(Examples.XTENSA_DUAL_LINES);
        assertThat(dual.other().orElseThrow().entries()).hasSize(3);
    }

    @Test
    void keepsBacktraceAndStackScanApart() {
        EsphomeCrash crash = only(String.join("\n", Examples.RISCV_SINGLE_LINES));
        assertThat(crash.entries()).extracting(LoggedEntry::scanned).containsExactly(false, false, true, true, true);
        assertThat(crash.architecture()).contains(EsphomeArchitecture.RISCV);
        assertThat(crash.recordVersion()).isEqualTo(2);
        assertThat(crash.toRecord()
                        .orElseThrow()
                        .crashed()
                        .orElseThrow()
                        .registerFrames()
                        .effective())
                .isEqualTo(2);
        assertThat(crash.hint()).hasSize(6);
    }

    @Test
    void readsAnyPrefixColourAndCollapsedBlanks() {
        EsphomeCrash plain = only(String.join("\n", Examples.XTENSA_DUAL_LINES));
        List<UnaryOperator<String>> forms = List.of(
                line -> "\u001b[1;31m[E][esp32.crash:329]: " + line + "\u001b[0m\r",
                line -> "[12:34:56][E][esp32.crash:329]: " + line,
                line -> "[12:34:56.789]\\033[1;31m[E][esp32.crash:329]: " + line + "\\033[0m",
                line -> "2026-05-01 10:00:00.123 ERROR (MainThread) [homeassistant.components.esphome.manager] Kitchen:"
                        + " [E][esp32.crash:302]: " + line.strip().replaceAll(" +", " "),
                line -> "12:34:56 " + line.strip().replaceAll(" +", " "));
        for (UnaryOperator<String> form : forms) {
            EsphomeCrash crash = only(joined(Examples.XTENSA_DUAL_LINES, form));
            assertThat(crash.toRecord()).isEqualTo(plain.toRecord());
            assertThat(crash.hint()).isEqualTo(plain.hint());
        }
    }

    @Test
    void tellsDevicesApartWhoseLinesAreMixed() {
        List<String> mixed = new ArrayList<>();
        String homeAssistant = "2026-05-01 10:00:00.123 ERROR (MainThread) [homeassistant.components.esphome.manager] ";
        for (int i = 0; i < Examples.XTENSA_DUAL_LINES.size(); i++) {
            mixed.add(homeAssistant + "Kitchen: [E][esp32.crash:329]: " + Examples.XTENSA_DUAL_LINES.get(i));
            if (i < Examples.XTENSA_VERSION_1_LINES.size()) {
                mixed.add(
                        homeAssistant + "Bath: room: [E][esp32.crash:224]: " + Examples.XTENSA_VERSION_1_LINES.get(i));
            }
        }
        List<EsphomeCrash> crashes = EsphomeLogParser.parse(String.join("\n", mixed));
        assertThat(crashes).extracting(crash -> crash.device().orElseThrow()).containsExactly("Bath: room", "Kitchen");
        assertThat(crashes.get(1).otherEntries()).hasSize(3);
    }

    /**
     * The first entry of a backtrace is the pc: as it is on RISC-V; on Xtensa without the bits of a window call, and three bytes
     * back, since it was made for return addresses.
     */
    @ParameterizedTest
    @CsvSource({
        "0x800D5A6C, 0x400D5A69, XTENSA",
        "0x400D5A6C, 0x400D5A69, XTENSA",
        "0x4202375A, 0x4202375A, RISCV",
        "0x400D5A6C, 0x400D5A68,",
        "0x400D5A6C, 0x400D5A6F,",
    })
    void theFirstEntryTellsTheArchitectureWhereNothingElseDoes(String pc, String first, EsphomeArchitecture told) {
        EsphomeCrash crash = only("""
                [E][esp32.crash:404]: *** CRASH DETECTED ON PREVIOUS BOOT ***
                [E][esp32.crash:407]:   Reason: Unknown
                [E][esp32.crash:418]:   PC:  %s  (fault location)
                [E][esp32.crash:328]:   BT0: %s  (backtrace)
                """.formatted(pc, first));
        assertThat(crash.architecture()).isEqualTo(Optional.ofNullable(told));
    }

    @Test
    void readsTheTextOfNewerFirmware() {
        EsphomeCrash crash = only("""
                [E][esp32.crash:404]: *** CRASH DETECTED ON PREVIOUS BOOT ***
                [E][esp32.crash:407]:   Reason: Fault - Load access fault (cause 5)
                [E][esp32.crash:411]:   Crashed core: 0
                [E][esp32.crash:418]:   PC:  0x42001234  (fault location)
                [E][esp32.crash:422]:   MTVAL: 0x0000001C  (faulting address)
                [D][sensor:093]: 'x': Sending state
                [E][esp32.crash:328]:   BT0: 0x42001234  (backtrace)
                WARNING Decoded 0x42001234: loop() at main.cpp:3
                 (inlined by) run() at main.cpp:9
                [E][esp32.crash:328]:   BT1: 0x42005678  (stack scan)
                [E][esp32.crash:343]:   Other core (1) backtrace:
                [E][esp32.crash:328]:   BT0: 0x4200AAAA  (backtrace)
                [E][esp32.crash:450]: Use: addr2line -pfiaC -e firmware.elf 0x42001234 0x42001234 0x42005678
                [E][esp32.crash:451]: Other core: addr2line -pfiaC -e firmware.elf 0x4200AAAA
                """);
        assertThat(crash.causeNumber()).hasValue(5);
        assertThat(crash.reason()).contains("Load access fault");
        assertThat(crash.faultAddress()).hasValue(0x1c);
        assertThat(crash.recordVersion()).isEqualTo(3);
        assertThat(crash.entries()).hasSize(2);
        assertThat(crash.otherEntries()).containsExactly(new LoggedEntry(0x4200_aaaaL, false));
        assertThat(crash.hint()).hasSize(4);
        assertThat(crash.firmware()).contains("2026.8.0");
        assertThat(crash.toRecord()).isEmpty();
        assertThat(crash.lastLine()).isEqualTo(14);
    }

    @Test
    void readsWhatAnotherBuildPrints() {
        List<EsphomeCrash> crashes = EsphomeLogParser.parse("""
                [E][esp32.crash:432]: *** CRASH DETECTED ON PREVIOUS BOOT ***
                [E][esp32.crash:437]:   Reason: Task wdt
                [E][esp32.crash:439]:   Crashed core: 1
                [E][esp32.crash:440]:   Captured by a different firmware build; addresses belong to that build's ELF
                [E][esp32.crash:441]:   pc: 0x00000000
                [E][esp32.crash:442]:   bt0: 0x400D1234
                [E][esp32.crash:443]:   other core (0):
                [E][esp32.crash:444]:   bt1: 0x40085678
                [I][app:102]: ESPHome version 2026.8.1
                [E][esp32.crash:442]:   bt0: 0x40099999
                """);
        EsphomeCrash crash = crashes.get(0);
        assertThat(crash.foreign()).isTrue();
        assertThat(crash.exception()).contains("Task wdt");
        assertThat(crash.entries()).containsExactly(new LoggedEntry(0x400d_1234L, false));
        assertThat(crash.otherCore()).hasValue(0);
        assertThat(crash.otherEntries()).containsExactly(new LoggedEntry(0x4008_5678L, false));
        assertThat(crashes).hasSize(1);
    }

    @Test
    void keepsWhatIsThereOfACutReport() {
        EsphomeCrash crash = only(String.join("\n", Examples.XTENSA_DUAL_LINES.subList(0, 5)));
        assertThat(crash.entries()).hasSize(1);
        assertThat(crash.hint()).isEmpty();
        EsphomeCrash hintOnly = only(Examples.XTENSA_DUAL_LINES.get(0) + "\n" + Examples.XTENSA_DUAL_LINES.get(14));
        assertThat(hintOnly.hint()).hasSize(10);
    }

    @Test
    void anotherBannerBeginsAnotherReport() {
        String twice = String.join("\n", Examples.XTENSA_VERSION_1_LINES.subList(0, 4));
        assertThat(EsphomeLogParser.parse(twice + "\n" + twice)).hasSize(2);
    }

    @Test
    void ordinaryLinesAreNoReport() {
        assertThat(EsphomeLogParser.parse("PC: 0x400D1234\n[E][esp32.crash:1]: BT0: 0x400D1234"))
                .isEmpty();
    }
}

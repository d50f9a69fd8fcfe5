package io.github.coroner.format.panic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log tells of the chip, its resets and the firmware that each boot started. */
class BootLogTest {

    @Test
    void readsResetsAndChips() {
        PanicLog log = PanicLog.parse(String.join(
                "\n",
                "ets Jul 29 2019 12:21:46",
                "",
                "rst:0xc (SW_CPU_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)",
                "Saved PC:0x40080abc"));
        assertThat(log.chip().orElseThrow().target()).isEqualTo("esp32");
        ResetLine reset = log.resets().get(0);
        assertThat(reset.code()).isEqualTo(0xc);
        assertThat(reset.name()).contains("SW_CPU_RESET");
        assertThat(reset.boot()).hasValue(0x13);
        assertThat(reset.savedPc()).hasValue(0x4008_0abcL);
    }

    @ParameterizedTest
    @CsvSource({
        "ESP-ROM:esp32c3-api1-20210207, esp32c3",
        "ESP-ROM:esp32p4-eco2-20240710, esp32p4",
        "ESP-ROM:esp8684-api2-20220127, esp32c2",
        "ESP-ROM:esp32c61-20231113, esp32c61",
        "'I (31) boot.esp32h2: SPI Speed : 32MHz', esp32h2",
        "Machine     : Generic ESP32S3 module with ESP32S3, esp32s3",
        "'rst:0x1 (POWERON_RESET)', esp32",
        "Machine     : Some board with ESP32C6FH4, esp32c6",
        "' ets Jan  8 2013,rst cause:2, boot mode:(3,6)', esp8266"
    })
    void readsTheChip(String line, String target) {
        assertThat(PanicLog.parse(line).chip().orElseThrow().target()).isEqualTo(target);
    }

    /** Vector table and RAM for data as in {@code memory.ld} of ESP-IDF; two chips share the place of the table. */
    @ParameterizedTest
    @CsvSource({
        "0x40380001, 0x3fc90a00, esp32c3",
        "0x403801c1, 0x3fc8fe00, esp32c3",
        "0x40380001, 0x3fca4c00,",
        "0x40800001, 0x40810a00,",
        "0x4ff00003, 0x4ff10800, esp32p4"
    })
    void readsTheChipFromTheTrapVectorWhereOnlyOneHasIt(String vector, String global, String target) {
        PanicLog log = PanicLog.parse(String.join(
                "\n",
                "Core  0 register dump:",
                "MEPC    : 0x4200ad1a  RA      : 0x42000d10  SP      : 0x3fcce520  GP      : " + global + "  ",
                "MSTATUS : 0x00001881  MTVEC   : " + vector + "  MCAUSE  : 0x00000005  MTVAL   : 0x00000000  "));
        assertThat(log.chip().map(ChipHint::target).orElse(null)).isEqualTo(target);
    }

    @Test
    void tellsFirmwareOfEachBootApart() {
        PanicLog log = PanicLog.parse(String.join(
                "\n",
                "I (281) cpu_start: Project name:     first",
                "I (299) cpu_start: ELF file SHA256:  4d02be33b53afbef...",
                "Guru Meditation Error: Core  0 panic'ed (LoadProhibited). ",
                "ELF file SHA256: 4d02be33b",
                "Rebooting...",
                "ESP-ROM:esp32s3-20210327",
                "I (281) app_init: Project name:     second",
                "I (281) app_init: ESP-IDF:          v5.4",
                "Guru Meditation Error: Core  0 panic'ed (LoadProhibited). "));
        assertThat(log.applications())
                .extracting(app -> app.project().orElseThrow())
                .containsExactly("first", "second");
        assertThat(log.reports().get(0).knownElfSha256()).contains("4d02be33b");
        assertThat(log.reports().get(0).application().orElseThrow().project()).contains("first");
        assertThat(log.reports().get(1).application().orElseThrow().idf()).contains("v5.4");
    }
}

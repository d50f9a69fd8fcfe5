package io.github.coroner.format.panic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.panic.PrintedCalls.Meaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records in the form of those that Tasmota's users publish; addresses are our own. */
class TasmotaTextTest {
    private static final String XTENSA =
            "{\"StatusSTK\":{\"Exception\":28,\"Reason\":\"LoadProhibited\",\"EPC\":\"401a431c\",\"EXCVADDR\":\"00000004\","
                    + "\"CallChain\":[\"401a4319\",\"400e05a3\",\"400ee9f1\"]}}";
    private static final String RISCV =
            "{\"Info3\":{\"RestartReason\":{\"Exception\":5,\"Reason\":\"Load access fault\",\"EPC\":\"420da2ec\","
                    + "\"EXCVADDR\":\"000000e3\",\"CallChain\":[\"420b0696\",\"42049524\"]},\"BootCount\":17}}";
    private static final String ESP8266 =
            "{\"StatusSTK\":{\"Exception\":29,\"Reason\":\"Exception\",\"EPC\":[\"40255ef0\",\"00000000\",\"00000000\"],"
                    + "\"EXCVADDR\":\"00000000\",\"DEPC\":\"00000000\",\"CallChain\":[\"4025d6dc\",\"4025d70a\"]}}";

    private static PanicReport only(String text) {
        List<PanicReport> reports = PanicLog.parse(text).reports();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12:27:06.297 RSL: STATUS12 = ", "stat/tasmota_650431/STATUS12 "})
    void readsXtensaRecordAnywhereInALine(String prefix) {
        PanicReport report = only("other\n" + prefix + XTENSA + " and more\n");
        assertThat(report.kind()).isEqualTo(PanicKind.EXCEPTION);
        assertThat(report.reason()).contains("LoadProhibited");
        assertThat(report.lines()).isEqualTo(new LineRange(2, 2));
        RegisterDump dump = report.registerDumps().get(0);
        assertThat(dump.architecture()).contains(PrintedArchitecture.XTENSA);
        assertThat(dump.registers()).isEqualTo(Map.of("PC", 0x401a_431cL, "EXCCAUSE", 28L, "EXCVADDR", 4L));
        assertThat(report.calls())
                .contains(new PrintedCalls(
                        Meaning.BACKTRACE,
                        true,
                        List.of(0x401a_4319L, 0x400e_05a3L, 0x400e_e9f1L),
                        new LineRange(2, 2)));
    }

    @Test
    void readsRiscvRecord() {
        PanicReport report = only(RISCV);
        assertThat(report.registerDumps().get(0).registers())
                .isEqualTo(Map.of("MEPC", 0x420d_a2ecL, "MCAUSE", 5L, "MTVAL", 0xe3L));
        assertThat(report.calls().orElseThrow().meaning()).isEqualTo(Meaning.STACK_WORDS);
    }

    @Test
    void readsEsp8266Record() {
        PanicReport report = only(ESP8266);
        assertThat(report.kind()).isEqualTo(PanicKind.ESP8266_EXCEPTION);
        assertThat(report.reason()).contains("29");
        assertThat(report.architecture()).contains(PrintedArchitecture.XTENSA_LX106);
        assertThat(report.esp8266().orElseThrow().values())
                .isEqualTo(Map.of("epc1", 0x4025_5ef0L, "epc2", 0L, "epc3", 0L, "excvaddr", 0L, "depc", 0L));
        assertThat(report.calls().orElseThrow().meaning()).isEqualTo(Meaning.STACK_WORDS);
        assertThat(report.calls().orElseThrow().addresses()).containsExactly(0x4025_d6dcL, 0x4025_d70aL);
    }

    /** Causes of the panic handler's own have words that no exception has; the program counter still tells. */
    @Test
    void takesAChainThatBeginsWithTheProgramCounterForXtensa() {
        PanicReport report = only(XTENSA.replace("28", "5").replace("LoadProhibited", "Interrupt wdt timeout on CPU0"));
        assertThat(report.architecture()).contains(PrintedArchitecture.XTENSA);
    }

    @Test
    void twoRecordsAreTwoReports() {
        assertThat(PanicLog.parse(XTENSA + " " + RISCV + "\n" + ESP8266).reports())
                .hasSize(3);
    }

    @Test
    void aRecordWithoutChainIsRead() {
        assertThat(only(RISCV.replace(",\"CallChain\":[\"420b0696\",\"42049524\"]", ""))
                        .calls())
                .isEmpty();
    }

    @Test
    void aRecordThatIsCutIsNotRead() {
        for (String record : List.of(XTENSA, RISCV, ESP8266)) {
            int end = record.indexOf('}', record.indexOf("\"EPC\"")) + 1;
            for (int i = 0; i < end; i++) {
                assertThat(PanicLog.parse(record.substring(0, i)).reports()).isEmpty();
            }
            assertThat(PanicLog.parse(record.substring(0, end)).reports()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Exception\":\"IOException\",\"Reason\":\"x\",\"EPC\":\"401a431c\"}",
                "{\"Exception\":5}",
                "{\"Exception\":5,\"Reason\":\"Strange\",\"EPC\":\"420da2ec\",\"EXCVADDR\":\"000000e3\"}",
                "{\"Exception\":5,\"Reason\":\"Load access fault\",\"EPC\":\"420da2e\"}",
                "{\"Exception\":5,\"Reason\":\"Load access fault\"},{\"EPC\":\"420da2ec\"}"
            })
    void leavesOtherObjectsAlone(String object) {
        assertThat(PanicLog.parse(object).reports()).isEmpty();
    }
}

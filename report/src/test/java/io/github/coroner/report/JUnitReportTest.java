package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.report.JUnitReport.TestCase;
import io.github.coroner.testdata.CrashRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Read back by the JDK's own parser: elements and attributes are those that JUnit's Ant task writes. */
class JUnitReportTest {

    static CrashReport crash() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/null-store");
        return CrashDecoder.builder().firmware(Firmware.open(run.elf())).build().decode(CoreDump.read(run.dump()));
    }

    private static Element suites(TestCase... cases) throws Exception {
        StringBuilder out = new StringBuilder();
        JUnitReport.of(List.of(cases)).write(out);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
        return document.getDocumentElement();
    }

    private static Element only(Element parent, String name) {
        assertThat(parent.getElementsByTagName(name).getLength()).isEqualTo(1);
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    @Test
    void crashIsAFailureAndWhatCannotBeDecodedAnError() throws Exception {
        Element suites = suites(TestCase.failure("dumps/1.bin", crash()), TestCase.error("2.bin", "2.bin: no dump"));

        assertThat(suites.getTagName()).isEqualTo("testsuites");
        for (Element counted : List.of(suites, only(suites, "testsuite"))) {
            assertThat(counted.getAttribute("tests")).isEqualTo("2");
            assertThat(counted.getAttribute("failures")).isEqualTo("1");
            assertThat(counted.getAttribute("errors")).isEqualTo("1");
        }
        Element failure = only(suites, "failure");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("dumps/1.bin");
        assertThat(((Element) failure.getParentNode()).getAttribute("classname"))
                .isEqualTo("coroner");
        assertThat(failure.getAttribute("type")).isEqualTo("Store access fault");
        assertThat(failure.getAttribute("message")).startsWith("sensor crashed on core 0: Store access fault");
        assertThat(failure.getTextContent())
                .contains("store_sample (v=48, slot=0, s=NULL)", "scenarios.c:58", "scenario_null_store");
        Element error = only(suites, "error");
        assertThat(((Element) error.getParentNode()).getAttribute("name")).isEqualTo("2.bin");
        assertThat(error.getAttribute("message")).isEqualTo("2.bin: no dump");
    }

    @Test
    void whateverNamesAndMessagesHoldTheFileIsXml() throws Exception {
        String hostile = "]]><a b=\"c\">&amp;'\u0000\u001b\n\ud800\uffff\u202e";
        Element suites = suites(TestCase.error(hostile, hostile));

        String shown = "]]><a b=\"c\">&amp;'\\x00\\x1b\\n\\ud800\\uffff\\u202e";
        assertThat(only(suites, "testcase").getAttribute("name")).isEqualTo(shown);
        assertThat(only(suites, "error").getAttribute("message")).isEqualTo(shown);
    }

    @Test
    void noDumpsAreAnEmptySuite() throws Exception {
        assertThat(only(suites(), "testsuite").getAttribute("tests")).isEqualTo("0");
    }
}

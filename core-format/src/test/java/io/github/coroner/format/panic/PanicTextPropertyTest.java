package io.github.coroner.format.panic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PanicTextPropertyTest {

    @Property(tries = 500)
    void anyBytesAreRead(@ForAll @Size(max = 400) byte[] bytes) {
        assertThat(PanicLog.parse(bytes)).isNotNull();
    }

    @Property(tries = 1_000)
    void anyMixtureOfPanicWordsIsReadTheSameInPiecesOfAnySize(
            @ForAll("mixtures") String text, @ForAll @IntRange(min = 1, max = 70) int piece) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<PanicReport> reports = new ArrayList<>();
        PanicTextParser parser = new PanicTextParser(reports::add);
        for (int from = 0; from < bytes.length; from += piece) {
            parser.feed(bytes, from, Math.min(bytes.length, from + piece));
        }
        parser.finish();
        assertThat(parser.log(reports)).isEqualTo(PanicLog.parse(bytes));
    }

    /** Reports are values: a printed dump within one compares by what it decodes to. */
    @Test
    void logsWithTheSamePrintedDumpAreEqual() {
        String start = "================= CORE DUMP START =================\n";

        PanicLog log = PanicLog.parse(start + "QUJDREVGR0g=\n");

        assertThat(log.reports().get(0).coreDump()).isPresent();
        assertThat(PanicLog.parse(start + "QUJDREVGR0g=\n")).isEqualTo(log).hasSameHashCodeAs(log);
        assertThat(PanicLog.parse(start + "QUJDREVGR0k=\n")).isNotEqualTo(log);
    }

    @Property(tries = 300)
    void backtracesAreSplitByWidth(@ForAll("frames") List<PrintedFrame> frames, @ForAll boolean glued) {
        StringBuilder line = new StringBuilder("Backtrace:");
        for (int i = 0; i < frames.size(); i++) {
            line.append(glued && i == 1 ? "" : " ")
                    .append("0x%08x:0x%08x"
                            .formatted(frames.get(i).pc(), frames.get(i).sp()));
        }
        PanicReport report = PanicLog.parse(line.append(" |<-CORRUPTED\r\n").toString())
                .reports()
                .get(0);
        assertThat(report.backtraces().get(0).frames()).isEqualTo(frames);
        assertThat(report.backtraces().get(0).corrupted()).isTrue();
    }

    @Provide
    Arbitrary<String> mixtures() {
        List<String> words = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            words.add(mark.text());
        }
        words.addAll(List.of(
                "Core  0 r",
                " panic'ed (LoadProhibited). ",
                "0x400d1234",
                ":0x3ffb1230",
                "MEPC    : 0x42001234  ",
                "A1      : 0x3ffb1230  ",
                "3fca1a50: 0x52520042 0x484c4c50 0x4648484c 0x4446464a",
                "\r",
                "\r\n",
                "\n",
                "\n",
                "\n",
                "\u001b[0;31m",
                "^[[0m",
                "QUJD",
                "==",
                "|<-CORRUPTED",
                " - IDLE (CPU 0)",
                "CPU 1: main",
                "\ufffd",
                "0x3ff",
                " ",
                "E0 ",
                "panicked at src/main.rs:1:2:",
                "message: Some(",
                "PC=0x42001234       RA/x1=0x42001300",
                "0x42002cd8\n",
                "ra: 1108277650, t0: 202 }",
                "Exception 'Load access fault",
                "red on ProCpu 'Illegal'",
                "420012e8 0100000002000000",
                "28,\"Reason\":\"LoadProhibited\",\"EPC\":\"401a431c\"}",
                "in 'a.rs', at line 1, column 2"));
        return Arbitraries.of(words).list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<List<PrintedFrame>> frames() {
        Arbitrary<Long> words = Arbitraries.longs().between(0, 0xffff_ffffL);
        return Combinators.combine(words, words)
                .as(PrintedFrame::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(100);
    }
}

package io.github.coroner.symbols;

import static io.github.coroner.symbols.TestFirmware.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.LineProgramBuilder;
import io.github.coroner.testdata.LineProgramBuilder.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Each rule by which gdb chooses a line, from a line number program made for it. That the rules are gdb's was found by asking
 * gdb-multiarch 13.1 {@code info line *pc} for 20,000 addresses in each of several firmware files.
 */
class GdbLineTableTest {

    private static Row row(int offset, int file, int line, boolean isStatement, int discriminator) {
        return new Row(TEXT + offset, file, line, 0, isStatement, discriminator);
    }

    private static Row row(int offset, int file, int line) {
        return row(offset, file, line, true, 0);
    }

    private static Symbolizer symbolizer(List<Row> rows, int length) {
        LineProgramBuilder program = LineProgramBuilder.ofVersion(4).directory("inc");
        program.file("a.c", 0).file("b.h", 1).file("inc/b.h", 0);
        program.sequence(rows, TEXT + length);
        return new TestFirmware()
                .unit(TEXT, length, program, TestFirmware.function("f", TEXT, length))
                .symbolizer();
    }

    private static String gdb(Symbolizer symbolizer, int offset) {
        SourceFrame frame = symbolizer.gdbFrames(TEXT + offset).get(0);
        return frame.file().orElse("?") + ":" + frame.line()
                + (symbolizer.isStatementStart(TEXT + offset) ? " start" : "");
    }

    @Test
    void anOrdinaryRowHoldsUpToTheNext() {
        Symbolizer symbolizer = symbolizer(List.of(row(0, 1, 10), row(4, 1, 11)), 8);
        assertThat(gdb(symbolizer, 0)).isEqualTo("a.c:10 start");
        assertThat(gdb(symbolizer, 3)).isEqualTo("a.c:10");
        assertThat(gdb(symbolizer, 4)).isEqualTo("a.c:11 start");
        assertThat(gdb(symbolizer, 7)).isEqualTo("a.c:11");
    }

    @Test
    void aRowWithoutALineIsPassedOver() {
        Symbolizer symbolizer = symbolizer(List.of(row(0, 1, 10), row(4, 1, 0), row(6, 1, 12)), 8);
        assertThat(gdb(symbolizer, 4)).isEqualTo("a.c:10");
        assertThat(symbolizer.frames(TEXT + 4).get(0).line()).isZero();
    }

    @Test
    void aRowOfAnotherFileBehindAStatementAtTheSameAddressIsDropped() {
        Symbolizer symbolizer = symbolizer(List.of(row(0, 1, 10), row(0, 2, 5, false, 0), row(4, 1, 11)), 8);
        assertThat(gdb(symbolizer, 2)).isEqualTo("a.c:10");
        assertThat(symbolizer.frames(TEXT + 2).get(0).line()).isEqualTo(5);
    }

    @Test
    void aRowOfTheSameLineIsDroppedOnceTheLineHadADiscriminator() {
        Symbolizer symbolizer = symbolizer(List.of(row(0, 1, 10), row(2, 1, 10, true, 3), row(4, 1, 10)), 8);
        assertThat(gdb(symbolizer, 2)).isEqualTo("a.c:10");
        assertThat(gdb(symbolizer, 4)).isEqualTo("a.c:10");
        Symbolizer plain = symbolizer(List.of(row(0, 1, 10), row(2, 1, 10), row(4, 1, 10)), 8);
        assertThat(gdb(plain, 2)).isEqualTo("a.c:10 start");
        assertThat(gdb(plain, 4)).isEqualTo("a.c:10 start");
    }

    @Test
    void leavingAFileTakesAwayItsRowsAtThatAddress() {
        Symbolizer symbolizer = symbolizer(List.of(row(0, 1, 10), row(4, 1, 11), row(4, 2, 5), row(6, 1, 12)), 8);
        assertThat(gdb(symbolizer, 4)).isEqualTo("inc/b.h:5 start");
        assertThat(gdb(symbolizer, 6)).isEqualTo("a.c:12 start");
        assertThat(gdb(symbolizer, 3)).isEqualTo("a.c:10");
    }

    @Test
    void twoNumbersOfOnePathAreOneFile() {
        // leaving file 2 for file 3 is no change of file, so the row at 2 stays
        Symbolizer symbolizer = symbolizer(List.of(row(0, 2, 5), row(2, 2, 6), row(2, 3, 7, false, 0)), 8);
        assertThat(gdb(symbolizer, 2)).isEqualTo("inc/b.h:6 start");
        assertThat(gdb(symbolizer, 3)).isEqualTo("inc/b.h:6");
    }

    @Test
    void aStatementJustBeforeReplacesARowThatIsNone() {
        Symbolizer symbolizer = symbolizer(List.of(row(0, 1, 10), row(4, 1, 11), row(4, 1, 12, false, 0)), 8);
        assertThat(gdb(symbolizer, 5)).isEqualTo("a.c:11");
        assertThat(symbolizer.frames(TEXT + 5).get(0).line()).isEqualTo(12);
    }

    @Test
    void aRowThatIsNoStatementIsNoStart() {
        Symbolizer symbolizer = symbolizer(List.of(row(0, 1, 10), row(4, 1, 11, false, 0)), 8);
        assertThat(gdb(symbolizer, 4)).isEqualTo("a.c:11");
    }

    @Test
    void aSequenceAtAddressZeroIsDropped() {
        LineProgramBuilder program = LineProgramBuilder.ofVersion(4).file("a.c", 0);
        program.sequence(List.of(new Row(0, 1, 99, 0, true, 0)), 0xffff_fff0L);
        program.sequence(List.of(row(0, 1, 10)), TEXT + 4);
        Symbolizer symbolizer = new TestFirmware()
                .unit(TEXT, 8, program, TestFirmware.function("f", TEXT, 8))
                .symbolizer();
        assertThat(gdb(symbolizer, 0)).isEqualTo("a.c:10 start");
        assertThat(gdb(symbolizer, 5)).isEqualTo("?:0");
    }
}

package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.DwarfArbitraries;
import io.github.coroner.testdata.DwarfArbitraries.LineSequence;
import io.github.coroner.testdata.LineProgramBuilder;
import io.github.coroner.testdata.LineProgramBuilder.Row;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random sequences of rows, written as programs and read back. */
class LineTablePropertyTest {

    @Provide
    Arbitrary<List<LineSequence>> sequences() {
        return DwarfArbitraries.lineSequences();
    }

    private static byte[] write(int version, int offsetSize, List<LineSequence> sequences) {
        LineProgramBuilder program = LineProgramBuilder.ofVersion(version).directory("/d");
        program.file("a.c", 0).file("b.c", 0).file("c.c", 0).file("d.c", 0);
        sequences.forEach(sequence -> program.sequence(sequence.rows(), sequence.end()));
        return program.build(offsetSize);
    }

    @Property(tries = 300)
    void everyTableReadsBackEqual(
            @ForAll("sequences") List<LineSequence> sequences,
            @ForAll @IntRange(min = 2, max = 5) int version,
            @ForAll boolean is64BitFormat) {
        byte[] line = write(version, is64BitFormat ? 8 : 4, sequences);
        LineTable table =
                LineNumberProgramTest.unit(version, line, Limits.defaults()).readLineTable();
        int at = 0;
        for (LineSequence sequence : sequences) {
            for (Row row : sequence.rows()) {
                Row read = new Row(
                        table.address(at),
                        table.file(at),
                        table.line(at),
                        table.column(at),
                        table.isStatement(at),
                        table.discriminator(at));
                assertThat(read).isEqualTo(row);
                at++;
            }
        }
        assertThat(table.rowCount()).isEqualTo(at);
        assertThat(table.sequenceCount()).isEqualTo(sequences.size());
        for (LineSequence sequence : sequences) {
            check(table, sequence);
        }
    }

    /** The row at an address is the last of its sequence that is not behind the address. */
    private static void check(LineTable table, LineSequence sequence) {
        long begin = sequence.rows().get(0).address();
        for (long address = begin; address < sequence.end(); address += 1 + (sequence.end() - begin) / 50) {
            Row expected = null;
            for (Row row : sequence.rows()) {
                expected = row.address() <= address ? row : expected;
            }
            int row = table.rowAt(address);
            assertThat(expected).isNotNull();
            assertThat(table.line(row)).isEqualTo(expected.line());
            assertThat(table.address(row)).isEqualTo(expected.address());
        }
        int atEnd = table.rowAt(sequence.end());
        assertThat(atEnd == -1 || table.address(atEnd) == sequence.end()).isTrue();
    }

    @Property(tries = 500)
    void damagedProgramsAreReadOrRejected(
            @ForAll("sequences") List<LineSequence> sequences,
            @ForAll @IntRange(min = 2, max = 5) int version,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] line = write(version, 4, sequences);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            line[random.nextInt(line.length)] = (byte) random.nextInt(256);
        }
        CompilationUnit unit = LineNumberProgramTest.unit(version, line, Limits.defaults());
        try {
            LineTable table = unit.readLineTable();
            assertThat(table.rowCount()).isLessThanOrEqualTo(line.length);
            for (int row = 0; row < table.rowCount(); row++) {
                table.files().path(table.file(row));
            }
        } catch (FormatException e) {
            assertThat(e.offset()).isNotNegative();
        }
    }
}

package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.LineTable;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.LineProgramBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code .debug_line}: headers, file tables and programs of every version, read for a unit that refers to its start. */
class LineTableFuzzTest {
    private static final int LARGEST_SEED = 4000;
    private static final Map<String, byte[]> UNIT = DwarfBuilder.littleEndian()
            .unit(
                    DwarfBuilder.Unit.ofVersion(4),
                    DieSpec.of(0x11)
                            .with(0x03, 0x08, "main.c")
                            .with(0x1b, 0x08, "/src")
                            .with(0x10, 0x17, 0)
                            .with(0x11, 0x01, 0x4200_0000L))
            .sections();

    static Stream<byte[]> seeds() {
        Stream<byte[]> built = IntStream.rangeClosed(2, 5).mapToObj(LineTableFuzzTest::built);
        Stream<byte[]> real = FirmwareArtefacts.nullStores().stream()
                .map(FirmwareArtefacts::elf)
                .flatMap(LineTableFuzzTest::smallPrograms);
        return Stream.concat(built, real);
    }

    private static byte[] built(int version) {
        return LineProgramBuilder.ofVersion(version)
                .directory("/src")
                .file("main.c", 0)
                .sequence(
                        List.of(
                                new LineProgramBuilder.Row(0x4200_0000L, 1, 10, 3, true, 0),
                                new LineProgramBuilder.Row(0x4200_0008L, 1, 12, 5, false, 7)),
                        0x4200_0010L)
                .build();
    }

    /** The programs of a firmware that are small, each with its length in front as it lies in the section. */
    private static Stream<byte[]> smallPrograms(ElfFile elf) {
        var reader = elf.contents(".debug_line");
        List<byte[]> found = new java.util.ArrayList<>();
        while (reader.remaining() > 4) {
            var program = reader.copy();
            long length = reader.u32();
            reader.skip(length);
            if (length < LARGEST_SEED) {
                found.add(program.bytes(length + 4));
            }
        }
        return found.stream().limit(2);
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/lines.dict")
    @FuzzTest
    void readsOrRefuses(byte[] input) {
        Map<String, byte[]> sections = new HashMap<>(UNIT);
        sections.put(".debug_line", input);
        sections.remove(".debug_str");
        sections.remove(".debug_line_str");
        DebugUnits units = DebugUnits.of(sections, false);
        DwarfData data = units.data();
        long largest = Math.max(units.largest(), input.length);
        CompilationUnit unit = data.units().get(0);
        Hostile.read(largest, () -> check(unit.readLineTable(), largest));
        data.problems();
    }

    private static void check(LineTable table, long largest) {
        int rows = table.rowCount();
        for (int row = 0; row < rows; row++) {
            int file = table.file(row);
            table.line(row);
            table.column(row);
            table.discriminator(row);
            table.isStatement(row);
            if (row < 16) {
                Hostile.read(largest, () -> table.files().path(file));
                Hostile.read(largest, () -> table.files().recordedPath(file));
                long address = table.address(row);
                int found = table.rowAt(address);
                if (found >= rows) {
                    throw new AssertionError("row " + found + " of " + rows);
                }
            }
        }
        for (int sequence = 0; sequence < table.sequenceCount(); sequence++) {
            long start = table.address(table.firstRow(sequence));
            if (table.sequenceEnd(sequence) < start) {
                throw new AssertionError("sequence " + sequence + " ends before its start");
            }
        }
    }
}

package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The symbolizer's answers about the project's own firmware in many variants (DWARF 2 to 5, gcc, clang, Rust, LTO, compressed
 * sections), held against those of llvm-symbolizer 19.1.7 and gdb-multiarch 13.1 that {@code golden/lines/record} wrote down.
 */
class LinesGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/lines");

    static List<String> variants() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".llvm"))
                    .map(name -> name.substring(0, name.length() - ".llvm".length()))
                    .sorted()
                    .toList();
        }
    }

    private static Symbolizer symbolizer(String variant) throws IOException {
        return Symbolizer.of(ElfFile.open(
                CrashRun.artefacts().resolve("riscv").resolve(variant).resolve("fw.elf")));
    }

    /**
     * One difference is meant: of a label without size inside a function with one, LLVM names the label, we name the function,
     * as gdb and GNU addr2line do, so the outermost name is not compared. Where strict DWARF 2 has no place for a call, LLVM
     * names the unit's file with line 0, we say that it is not known.
     */
    @ParameterizedTest
    @MethodSource("variants")
    void agreesWithLlvmOnFilesLinesAndInlines(String variant) throws IOException {
        FrameCursor cursor = symbolizer(variant).cursor();
        List<String> lines = Files.readAllLines(GOLDEN.resolve(variant + ".llvm"));
        int at = 0;
        while (at < lines.size()) {
            long address = Long.decode(lines.get(at++));
            List<String> expected = new ArrayList<>();
            List<String> names = new ArrayList<>();
            while (at < lines.size() && !lines.get(at).matches("0x[0-9a-f]+")) {
                names.add(lines.get(at++));
                String place = lines.get(at++);
                expected.add(expected.isEmpty() || !place.endsWith(":0") ? place : "??:0");
            }
            int count = cursor.find(address);
            List<String> actual = new ArrayList<>();
            for (int frame = 0; frame < count; frame++) {
                String file = cursor.file(frame);
                int discriminator = cursor.discriminator(frame);
                actual.add((file.isEmpty() ? "??" : file) + ":" + cursor.line(frame)
                        + (discriminator == 0 ? "" : " (discriminator " + discriminator + ")"));
                if (frame < count - 1) {
                    assertThat(cursor.linkageName(frame)).isEqualTo(names.get(frame));
                }
            }
            assertThat(count == 0 ? List.of("??:0") : actual)
                    .as("0x%x", address)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void agreesWithGdbOnItsChoiceOfLine(String variant) throws IOException {
        Symbolizer symbolizer = symbolizer(variant);
        for (String line : Files.readAllLines(GOLDEN.resolve(variant + ".gdb"))) {
            int space = line.indexOf(' ');
            SourceFrame frame =
                    symbolizer.gdbFrames(Long.decode(line.substring(0, space))).get(0);
            assertThat(line.substring(0, space + 1) + frame.file().orElse("?") + ":" + frame.line())
                    .isEqualTo(line);
        }
    }
}

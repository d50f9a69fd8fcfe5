package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.Symbol;
import io.github.coroner.symbols.RecordedLines.Place;
import io.github.coroner.symbols.RecordedLines.Row;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The symbolizer's answers about every address of code of every variant of our firmware (DWARF 2 to 5, gcc, clang, Rust, LTO,
 * type units, compressed and split debugging information, both architectures), against what llvm-symbolizer 19 and gdb 13.1
 * answered. Each way in which they differ has a method here that recognizes it and says who is right.
 */
class RecordedLinesTest {
    private static final String LLVM = ".llvm-lines.gz";
    private static final String GDB = ".gdb-lines.gz";

    /** Images of which gdb knows next to nothing: it takes an index of one unit for one of all, where we read the units. */
    private static final Set<String> GDB_TRUSTS_A_PARTIAL_INDEX = Set.of("xtensa/rust/fw-partial-names");

    /** Compressed in ways that the recorders do not read: what they say of the image that was compressed holds. */
    private static final String RECOMPRESSED = "-zlib-gnu";

    static Stream<String> withLlvmAnswers() throws IOException {
        return elfs(LLVM);
    }

    static Stream<String> withGdbAnswers() throws IOException {
        return elfs(GDB).filter(elf -> !GDB_TRUSTS_A_PARTIAL_INDEX.contains(elf));
    }

    private static Stream<String> elfs(String answers) throws IOException {
        Path artefacts = CrashRun.artefacts();
        try (Stream<Path> files = Files.walk(artefacts)) {
            return files
                    .map(file -> artefacts.relativize(file).toString())
                    .filter(name -> name.endsWith(".elf"))
                    .map(name -> name.substring(0, name.length() - ".elf".length()))
                    .filter(elf -> Files.exists(answers(elf, answers)))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Path answers(String elf, String suffix) {
        return CrashRun.artefacts().resolve(elf.replace(RECOMPRESSED, "") + suffix);
    }

    private static Symbolizer symbolizer(String elf) throws IOException {
        return Symbolizer.of(ElfFile.open(CrashRun.artefacts().resolve(elf + ".elf")));
    }

    @ParameterizedTest
    @MethodSource("withLlvmAnswers")
    void functionsFilesLinesColumnsAndInlinesAreLlvms(String elf) throws IOException {
        Symbolizer symbolizer = symbolizer(elf);
        FrameCursor cursor = symbolizer.cursor();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        RecordedLines recorded = RecordedLines.read(answers(elf, LLVM));
        for (int i = 0; i < recorded.rows().size() - 1; i++) {
            Row row = recorded.rows().get(i);
            for (long address = row.address(); address < recorded.end(i); address++) {
                List<Place> ours = places(cursor, address);
                if (!isSame(row.frames(), ours, symbolizer.elf(), address)) {
                    differences.add("0x%x: %s is here %s".formatted(address, row.frames(), ours));
                }
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(10_000);
    }

    private static List<Place> places(FrameCursor cursor, long address) {
        List<Place> places = new ArrayList<>();
        int count = cursor.find(address);
        for (int frame = 0; frame < count; frame++) {
            places.add(new Place(
                    cursor.linkageName(frame),
                    cursor.file(frame),
                    cursor.line(frame),
                    cursor.column(frame),
                    cursor.discriminator(frame)));
        }
        return places;
    }

    private static boolean isSame(List<Place> llvm, List<Place> ours, ElfFile elf, long address) {
        if (ours.isEmpty() || llvm.size() != ours.size()) {
            return llvm.equals(ours) || (ours.isEmpty() && isOfAnotherSection(llvm, elf, address));
        }
        int outermost = ours.size() - 1;
        for (int frame = 0; frame <= outermost; frame++) {
            Place wanted = llvm.get(frame);
            Place given = ours.get(frame);
            boolean isNamed = given.function().equals(wanted.function())
                    || (frame == outermost && isOtherNameOf(wanted.function(), given.function(), elf, address));
            if (!isNamed || !(wanted.isAt(given) || withoutUselessFile(wanted).isAt(given))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where it knows no line, LLVM names a file: that of the symbol table, or the unit's own where strict DWARF 2 has no place
     * for a call. We say that the place is not known; nobody can use a file without a line.
     */
    private static Place withoutUselessFile(Place place) {
        return place.line() == 0 ? new Place(place.function(), "", 0, 0, 0) : place;
    }

    /** LLVM takes the nearest symbol before an address, also across the end of its section; we do not, as nothing runs on there. */
    private static boolean isOfAnotherSection(List<Place> llvm, ElfFile elf, long address) {
        return llvm.size() == 1
                && llvm.get(0).line() == 0
                && elf.symbols().named(llvm.get(0).function()).stream()
                        .noneMatch(symbol -> elf.sectionAt(symbol.address()).equals(elf.sectionAt(address)));
    }

    /**
     * LLVM takes the outermost function's name from the symbol table, we take it from the debugging information, as gdb does.
     * All three pairs are right, each name in its way:
     *
     * <ul>
     *   <li>two symbols at one address: the complete and the base destructor of a C++ class, {@code D1} and {@code D2};
     *   <li>a copy that the compiler made, {@code compress.constprop.0}, and the function that it is a copy of;
     *   <li>a label without size inside of a function, and the function.
     * </ul>
     */
    private static boolean isOtherNameOf(String llvm, String ours, ElfFile elf, long address) {
        if (llvm.startsWith(ours + ".") || llvm.startsWith(ours + "$")) {
            return true;
        }
        for (Symbol theirs : elf.symbols().named(llvm)) {
            for (Symbol symbol : elf.symbols().named(ours)) {
                boolean isLabelInside = theirs.size() == 0
                        && theirs.address() > symbol.address()
                        && address < symbol.address() + symbol.size();
                if (theirs.address() == symbol.address() || isLabelInside) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("withGdbAnswers")
    void linesAreGdbsChoice(String elf) throws IOException {
        FrameCursor cursor = symbolizer(elf).cursor();
        List<String> differences = new ArrayList<>();
        int silent = 0;
        int compared = 0;
        RecordedLines recorded = RecordedLines.read(answers(elf, GDB));
        RecordedLines llvm = RecordedLines.read(answers(elf, LLVM));
        for (int i = 0; i < recorded.rows().size() - 1; i++) {
            Row row = recorded.rows().get(i);
            for (long address = row.address(); address < recorded.end(i); address++) {
                cursor.find(address);
                cursor.chooseAsGdb(address);
                boolean known = cursor.count() > 0 && cursor.line(0) != 0;
                List<Place> ours = known ? List.of(new Place("", cursor.file(0), cursor.line(0), 0, 0)) : List.of();
                if (isForgotten(row.frames(), ours, llvm.at(address))) {
                    silent++;
                } else if (!row.frames().equals(ours)) {
                    differences.add("0x%x: %s is here %s".formatted(address, row.frames(), ours));
                }
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(silent).isLessThan(10);
        assertThat(compared).isGreaterThan(10_000);
    }

    /**
     * gdb's answer depends on what it was asked before: when it has read a unit of assembly that claims a few bytes more than
     * are its own (the linker made its code shorter), it knows no line for these any more. Asked about them first, it tells
     * what we tell; LLVM always knows a line in that file.
     */
    private static boolean isForgotten(List<Place> gdb, List<Place> ours, List<Place> llvm) {
        return gdb.isEmpty()
                && !ours.isEmpty()
                && llvm.get(0).line() != 0
                && llvm.get(0).file().endsWith(ours.get(0).file());
    }
}

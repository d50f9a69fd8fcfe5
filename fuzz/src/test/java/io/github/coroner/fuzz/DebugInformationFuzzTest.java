package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.dwarf.AddressRangeTable;
import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.LocationList;
import io.github.coroner.dwarf.RangeList;
import io.github.coroner.testdata.CrashRun;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code .debug_info}, {@code .debug_abbrev} and {@code .debug_aranges}; the first byte says the byte order. */
class DebugInformationFuzzTest {

    static Stream<byte[]> seeds() {
        return FirmwareArtefacts.nullStores().stream().flatMap(DebugInformationFuzzTest::seeds);
    }

    private static Stream<byte[]> seeds(CrashRun run) {
        byte[] ranges = FirmwareArtefacts.section(FirmwareArtefacts.elf(run), ".debug_aranges", 64);
        return DebugUnits.smallUnits(FirmwareArtefacts.elf(run), 2).stream()
                .map(unit -> Pieces.join(new byte[] {0}, unit[1], ranges, unit[0]));
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/dwarf.dict")
    @FuzzTest
    void readsOrRefuses(byte[] input) {
        byte[][] pieces = Pieces.split(input, 4);
        boolean bigEndian = pieces[0].length > 0 && (pieces[0][0] & 1) != 0;
        byte[] lists = {5, 0, 16, 4, 0, 2, 0x31, (byte) 0x9f, 7, 0, 0, 0, 0x42, 8, 0, 0, 0x42, 0, 0};
        DebugUnits sections = DebugUnits.of(
                Map.of(
                        ".debug_abbrev", pieces[1],
                        ".debug_aranges", pieces[2],
                        ".debug_info", pieces[3],
                        ".debug_ranges", lists,
                        ".debug_rnglists", lists,
                        ".debug_loc", lists,
                        ".debug_loclists", lists),
                bigEndian);
        DwarfData data = sections.data();
        long largest = sections.largest();
        Hostile.read(largest, () -> {
            AddressRangeTable ranges = AddressRangeTable.read(data);
            for (int i = 0; i < ranges.size(); i++) {
                data.unitContaining(ranges.unit(i));
            }
        });
        Hostile.read(
                largest,
                () -> data.units().forEach(unit -> {
                    Hostile.read(largest, () -> header(unit));
                    Hostile.read(largest, () -> walk(unit.cursor(), largest));
                    Hostile.read(largest, () -> siblings(unit.cursor()));
                    Hostile.read(largest, unit::readLineTable);
                }));
        data.problems();
    }

    private static void header(CompilationUnit unit) {
        unit.name();
        unit.compilationDirectory();
        unit.language();
        unit.isSkeleton();
        unit.data().typeUnit(unit.header().signature());
    }

    private static void walk(DieCursor die, long largest) {
        boolean more = !die.atEnd();
        while (more) {
            for (int index = 0; index < die.attributeCount(); index++) {
                int attribute = die.attribute(index);
                Hostile.read(largest, () -> values(die, attribute, largest));
            }
            Hostile.read(largest, () -> ranges(die.ranges()));
            more = die.next();
        }
    }

    private static void values(DieCursor die, int attribute, long largest) {
        die.form(attribute);
        for (Runnable one : List.<Runnable>of(
                () -> die.unsigned(attribute, 0),
                () -> die.signed(attribute, 0),
                () -> die.flag(attribute),
                () -> die.string(attribute),
                () -> die.address(attribute, 0),
                () -> die.block(attribute),
                () -> die.unit().data().cursor(die.reference(attribute, 0)),
                () -> LocationList.of(die, attribute).ifPresent(list -> list.at(0x4200_0000L, true)))) {
            Hostile.read(largest, one);
        }
    }

    private static void ranges(RangeList ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.begin(i) >= ranges.end(i)) {
                throw new AssertionError("an empty range was kept");
            }
        }
    }

    private static void siblings(DieCursor die) {
        if (die.atEnd() || !die.next()) {
            return;
        }
        long last = -1;
        do {
            if (die.entry() <= last) {
                throw new AssertionError("no progress behind entry " + last);
            }
            last = die.entry();
            die.has(Attribute.NAME);
        } while (die.nextAfterChildren());
    }
}

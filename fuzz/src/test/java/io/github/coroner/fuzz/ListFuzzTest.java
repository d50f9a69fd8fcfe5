package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.LocationList;
import io.github.coroner.dwarf.RangeList;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Range lists and location lists of both kinds. First byte: bit 0 chooses version 5, bit 1 an index instead of an offset. The
 * rest is the section.
 */
class ListFuzzTest {
    private static final int LARGEST_SEED = 400;

    static Stream<byte[]> seeds() {
        Stream<byte[]> real = FirmwareArtefacts.nullStores().stream().flatMap(run -> {
            ElfFile elf = FirmwareArtefacts.elf(run);
            return Stream.of(
                    seed(0, FirmwareArtefacts.section(elf, ".debug_ranges", LARGEST_SEED)),
                    seed(0, FirmwareArtefacts.section(elf, ".debug_loc", LARGEST_SEED)),
                    seed(1, FirmwareArtefacts.section(elf, ".debug_rnglists", LARGEST_SEED)),
                    seed(1, FirmwareArtefacts.section(elf, ".debug_loclists", LARGEST_SEED)),
                    seed(3, FirmwareArtefacts.section(elf, ".debug_rnglists", LARGEST_SEED)),
                    seed(3, FirmwareArtefacts.section(elf, ".debug_loclists", LARGEST_SEED)));
        });
        // every kind of version 5 once: base by index, both by index, length, pair, default, base, start and end,
        // length
        byte[] all = HexFormat.of()
                .parseHex("0100" + "020002" + "0130" + "030004" + "0130" + "04001008" + "30" + "050130" + "0600000042"
                        + "070000004210000042" + "0130" + "080000004220" + "0130" + "00");
        return Stream.concat(real, Stream.of(seed(1, all)));
    }

    private static byte[] seed(int flags, byte[] section) {
        byte[] seed = new byte[1 + section.length];
        seed[0] = (byte) flags;
        System.arraycopy(section, 0, seed, 1, section.length);
        return seed;
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/dwarf.dict")
    @FuzzTest
    void readsOrRefuses(byte[] input) {
        if (input.length == 0) {
            return;
        }
        boolean version5 = (input[0] & 1) != 0;
        boolean indexed = version5 && (input[0] & 2) != 0;
        byte[] lists = java.util.Arrays.copyOfRange(input, 1, input.length);
        int start = version5 ? Math.min(12, lists.length) : 0;
        DieSpec root = DieSpec.of(0x11)
                .with(0x11, 0x01, 0x4200_0000L)
                .with(0x55, indexed ? 0x23 : 0x17, indexed ? 0 : start)
                .with(0x02, indexed ? 0x22 : 0x17, indexed ? 0 : start);
        if (version5) {
            root.with(0x73, 0x17, 8).with(0x74, 0x17, start).with(0x8c, 0x17, start);
        }
        Map<String, byte[]> sections = new HashMap<>(DwarfBuilder.littleEndian()
                .unit(DwarfBuilder.Unit.ofVersion(version5 ? 5 : 4), root)
                .sections());
        sections.remove(".debug_str");
        sections.remove(".debug_line_str");
        sections.put(version5 ? ".debug_rnglists" : ".debug_ranges", lists);
        sections.put(version5 ? ".debug_loclists" : ".debug_loc", lists);
        DebugUnits units = DebugUnits.of(sections, false);
        long largest = units.largest();
        DieCursor die = units.data().units().get(0).cursor();
        Hostile.read(largest, () -> check(die.ranges()));
        for (long pc : new long[] {0x4200_0000L, 0x4200_0010L, 0, 0xffff_ffffL}) {
            Hostile.read(
                    largest,
                    () -> LocationList.of(die, 0x02)
                            .flatMap(list -> list.at(pc, (pc & 0x10) == 0))
                            .ifPresent(expression -> expression.operations().remaining()));
        }
    }

    private static void check(RangeList ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            ranges.contains(ranges.begin(i));
            if (ranges.begin(i) >= ranges.end(i)) {
                throw new AssertionError("an empty range was kept");
            }
        }
    }
}

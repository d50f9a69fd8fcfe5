package io.github.coroner.fuzz;

import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.Sections;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.SectionAssembler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sections that hold one unit each, cut out of a firmware: small enough to be mutated to some purpose. Texts and addresses are
 * replaced by the same filler for all, in which every offset is good.
 */
final class DebugUnits implements Sections {
    private static final int FILLER = 1 << 16;
    private static final int LARGEST_UNIT = 3000;

    private final Map<String, byte[]> contents = new HashMap<>();
    private final boolean bigEndian;

    private DebugUnits(boolean bigEndian) {
        this.bigEndian = bigEndian;
        byte[] texts = new byte[FILLER];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = (byte) (i % 8 == 7 ? 0 : 'a' + i % 8);
        }
        contents.put(".debug_str", texts);
        contents.put(".debug_line_str", texts);
        contents.put(".debug_str_offsets", words(0x40));
        contents.put(".debug_addr", words(0x4200_0000L));
    }

    private static byte[] words(long first) {
        SectionAssembler words = SectionAssembler.littleEndian();
        for (int i = 0; i < 0x100; i++) {
            words.u32(first + 4L * i);
        }
        return words.toBytes();
    }

    static DebugUnits of(Map<String, byte[]> sections, boolean bigEndian) {
        DebugUnits units = new DebugUnits(bigEndian);
        units.contents.putAll(sections);
        return units;
    }

    DwarfData data() {
        return DwarfData.of(this, Limits.defaults());
    }

    /** {@return bytes of the largest section} */
    long largest() {
        return contents.values().stream().mapToLong(bytes -> bytes.length).max().orElse(0);
    }

    /** {@return {@code .debug_info} with {@code .debug_abbrev} of the smaller units of a firmware, each moved to offset 0} */
    static List<byte[][]> smallUnits(ElfFile elf, int count) {
        byte[] info = FirmwareArtefacts.section(elf, ".debug_info", Integer.MAX_VALUE);
        byte[] abbreviations = FirmwareArtefacts.section(elf, ".debug_abbrev", Integer.MAX_VALUE);
        List<byte[][]> found = new ArrayList<>();
        DwarfData.of(elf).units().stream()
                .filter(unit -> unit.end() - unit.offset() < LARGEST_UNIT)
                .sorted(Comparator.comparingLong((CompilationUnit unit) -> unit.end() - unit.offset())
                        .reversed())
                .limit(count)
                .forEach(unit -> {
                    byte[] one = Arrays.copyOfRange(info, (int) unit.offset(), (int) unit.end());
                    int pointer = unit.header().encoding().version() >= 5 ? 8 : 6;
                    Arrays.fill(one, pointer, pointer + 4, (byte) 0);
                    int table = (int) unit.header().abbreviations();
                    found.add(
                            new byte[][] {one, Arrays.copyOfRange(abbreviations, table, endOf(abbreviations, table))});
                });
        return found;
    }

    /** Where a table of abbreviations ends: behind the declaration of code 0. */
    private static int endOf(byte[] abbreviations, int table) {
        ByteReader reader = ByteReader.of(".debug_abbrev", abbreviations);
        reader.seek(table);
        while (reader.uleb128() != 0) {
            reader.skipLeb128();
            reader.skip(1);
            long attribute;
            long form;
            do {
                attribute = reader.uleb128();
                form = reader.uleb128();
                if (form == 0x21) {
                    reader.skipLeb128();
                }
            } while (attribute != 0 || form != 0);
        }
        return (int) reader.offset();
    }

    @Override
    public ByteReader contents(String name) {
        ByteReader reader = ByteReader.of(name, contents.getOrDefault(name, new byte[0]));
        return bigEndian ? reader.bigEndian() : reader;
    }

    @Override
    public boolean isLoaded(long address) {
        return address >= 0x1000 && address < 0xffff_fff0L;
    }
}

package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.format.elf.SectionHeader;
import io.github.coroner.testdata.CrashRun;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** From bytes to every report: any dump against a loaded firmware, and a good dump against a damaged firmware. */
class DecodeFuzzTest {
    private static final List<CrashRun> FIRMWARE = FirmwareArtefacts.nullStores();
    private static final List<byte[]> FILES =
            FIRMWARE.stream().map(run -> run.elfBytes()).toList();
    private static final List<CoreDump> DUMPS =
            FIRMWARE.stream().map(run -> CoreDump.read(run.dumpBytes())).toList();
    private static final List<List<SectionHeader>> SECTIONS =
            FILES.stream().map(DecodeFuzzTest::sections).toList();

    private static List<SectionHeader> sections(byte[] file) {
        return ElfFile.of("fw.elf", file).sections().stream()
                .filter(section -> section.size() > 0 && section.type() != SectionHeader.NOBITS && section.type() != 0)
                .toList();
    }

    static Stream<byte[]> dumps() {
        return FirmwareArtefacts.runs(
                        run -> run.variant().equals("og") && !run.name().contains("-dram"))
                .stream()
                .map(run -> run.dumpBytes());
    }

    @MethodSource("dumps")
    @DictionaryFile(resourcePath = "dictionaries/dumps.dict")
    @FuzzTest
    void dump(byte[] input) {
        Hostile.read(input.length, () -> {
            for (CoreDump dump : CoreDump.readAll("dump", input, CoreDumpOptions.defaults())) {
                Reports.decode(Decoders.BOTH, dump);
            }
        });
    }

    static Stream<byte[]> damages() {
        return Stream.iterate(0, i -> i + 1).limit(3L * FIRMWARE.size()).map(i -> {
            byte[] seed = new byte[2 + 8 * (i % 3)];
            seed[0] = i.byteValue();
            seed[1] = (byte) (7 * i);
            return seed;
        });
    }

    /** First byte: which firmware; second: which section; then {@link Patches} to that section, or to the file's headers. */
    @MethodSource("damages")
    @DictionaryFile(resourcePath = "dictionaries/dwarf.dict")
    @FuzzTest
    void firmware(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int which = (input[0] & 0xff) % FILES.size();
        byte[] file = FILES.get(which);
        List<SectionHeader> sections = SECTIONS.get(which);
        int choice = (input[1] & 0xff) % (sections.size() + 2);
        byte[] patches = Arrays.copyOfRange(input, 2, input.length);
        byte[] damaged;
        if (choice < sections.size()) {
            SectionHeader section = sections.get(choice);
            damaged = Patches.apply(file, patches, section.offset(), section.offset() + section.size());
        } else if (choice == sections.size()) {
            damaged = Patches.apply(file, patches, 0, 52);
        } else {
            damaged = Patches.apply(file, patches, file.length - 40L * (sections.size() + 1), file.length);
        }
        Hostile.read(1100L * file.length, () -> {
            CrashDecoder decoder = CrashDecoder.builder()
                    .firmware(Firmware.of("fw.elf", damaged))
                    .locals(true)
                    .build();
            Reports.decode(decoder, DUMPS.get(which));
        });
    }
}

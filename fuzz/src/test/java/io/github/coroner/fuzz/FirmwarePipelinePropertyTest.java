package io.github.coroner.fuzz;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.elf.SectionHeader;
import io.github.coroner.testdata.CrashRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A good dump against any firmware: a report with problems, or a refusal that names a place inside the file. */
class FirmwarePipelinePropertyTest {
    private static final List<Program> PROGRAMS =
            FirmwareArtefacts.nullStores().stream().flatMap(Program::of).toList();

    /** A firmware, one for each way it was compiled and each way its sections are compressed, with a dump of its own. */
    private record Program(String name, byte[] file, List<SectionHeader> sections, CoreDump dump) {

        static Stream<Program> of(CrashRun run) {
            CoreDump dump = CoreDump.read(run.dumpBytes());
            return Stream.of("fw.elf", "fw-zlib-gnu.elf", "fw-zstd.elf")
                    .map(name -> run.elf().resolveSibling(name))
                    .filter(Files::exists)
                    .map(file -> of(run + " " + file.getFileName(), file, dump));
        }

        private static Program of(String name, Path path, CoreDump dump) {
            byte[] file = FirmwareArtefacts.bytes(path);
            List<SectionHeader> sections = ElfFile.of("fw.elf", file).sections().stream()
                    .filter(section ->
                            section.size() > 0 && section.type() != SectionHeader.NOBITS && section.type() != 0)
                    .toList();
            return new Program(name, file, sections, dump);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    Arbitrary<Program> programs() {
        return Arbitraries.of(PROGRAMS);
    }

    @Provide
    Arbitrary<FirmwareDamage> damages() {
        return FirmwareDamage.any();
    }

    @Property(tries = 500)
    void anyBytes(@ForAll @Size(max = 300) byte[] bytes) {
        decode(bytes, PROGRAMS.get(0).dump());
        byte[] elf = bytes.clone();
        byte[] start = {0x7f, 'E', 'L', 'F', 1, 1, 1};
        System.arraycopy(start, 0, elf, 0, Math.min(start.length, elf.length));
        decode(elf, PROGRAMS.get(0).dump());
    }

    @Property(tries = 700)
    void anyRealFirmwareWithADamagedSection(
            @ForAll("programs") Program program, @ForAll("damages") FirmwareDamage damage) {
        decode(damage.apply(program.file(), program.sections()), program.dump());
    }

    private static void decode(byte[] file, CoreDump dump) {
        Hostile.read(1100L * Math.max(64, file.length), () -> {
            CrashDecoder decoder = CrashDecoder.builder()
                    .firmware(Firmware.of("fw.elf", file))
                    .locals(true)
                    .build();
            Reports.decode(decoder, dump);
        });
    }
}

package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.SymbolTable;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Limits;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.elf.SectionHeader;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.params.provider.MethodSource;

/** The ELF container, and on top of it sections, symbols, notes and compressed contents. */
class ElfFileFuzzTest {
    private static final int MOST_SYMBOLS = 64;

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of("riscv", "xtensa")
                        .map(architecture -> FirmwareArtefacts.bytes(
                                CrashRun.artefacts().resolve(architecture).resolve("rom.elf"))),
                Stream.of(small(false, false), small(false, true), small(true, false)));
    }

    /** A file with one section of each kind that is read. */
    private static byte[] small(boolean is64, boolean bigEndian) {
        SectionAssembler symbols = bigEndian ? SectionAssembler.bigEndian() : SectionAssembler.littleEndian();
        symbols.bytes(new byte[is64 ? 24 : 16]);
        for (int i = 0; i < 2; i++) {
            if (is64) {
                symbols.u32(1 + 5L * i).u8(0x12).u8(0).u16(1).u64(0x4200_0000L).u64(0x10L * i);
            } else {
                symbols.u32(1 + 5L * i)
                        .u32(0x4200_0000L)
                        .u32(0x10L * i)
                        .u8(0x12)
                        .u8(0)
                        .u16(1);
            }
        }
        byte[] names = "\0main\0task\0".getBytes(StandardCharsets.US_ASCII);
        byte[] note = ElfBuilder.note("GNU", 3, new byte[20]);
        SectionAssembler compressed =
                SectionAssembler.littleEndian().u32(1).u32(300).u32(1);
        byte[] old = SectionAssembler.bigEndian()
                .bytes("ZLIB".getBytes(StandardCharsets.US_ASCII))
                .u64(300)
                .bytes(deflated(new byte[300]))
                .toBytes();
        return new ElfBuilder(is64, bigEndian, 2, 243)
                .segment(4, 0, 4, note)
                .section(".text", 1, 6, 0x4200_0000L, new byte[32])
                .section(".strtab", 3, 0, 0, names)
                .section(".symtab", 2, 0, 0, symbols.toBytes(), 2, is64 ? 24 : 16)
                .section(".note.gnu.build-id", 7, 2, 0x3c00_0000L, note)
                .section(
                        ".debug_str",
                        1,
                        0x800,
                        0,
                        compressed.bytes(deflated(new byte[300])).toBytes())
                .section(".zdebug_info", 1, 0, 0, old)
                .noBits(".bss", 3, 0x3fc8_0000L, 64)
                .build();
    }

    private static byte[] deflated(byte[] contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9))) {
            deflater.write(contents);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/elf.dict")
    @FuzzTest
    void readsOrRefuses(byte[] input) {
        Hostile.read(input.length, () -> {
            ElfContainer container = ElfContainer.read("fw.elf", input, Limits.defaults());
            container.programHeaders();
            Hostile.read(
                    input.length,
                    () -> container.notes().forEach(note -> note.descriptor().copy()));
            container.sections().forEach(section -> Hostile.read(input.length, () -> container.contents(section)));
        });
        Hostile.read(input.length, () -> {
            ElfFile elf = ElfFile.of("fw.elf", input);
            elf.sha256();
            elf.entryPoint();
            // what is compressed may be larger than the file, though not by more than the limit on the ratio
            long largest = 1100L * input.length;
            elf.sections().forEach(section -> Hostile.read(largest, () -> contents(elf, section)));
            Hostile.read(largest, () -> elf.appDescription());
            Hostile.read(largest, () -> elf.buildId());
            Hostile.read(largest, () -> elf.loaded().read(0x4200_0000L, new byte[64], 0, 64));
            Hostile.read(largest, () -> symbols(elf));
        });
    }

    private static void contents(ElfFile elf, SectionHeader section) {
        elf.isExecutable(section.address());
        elf.isLoaded(section.address());
        elf.sectionAt(section.address());
        elf.section(section.name());
        elf.contents(section).remaining();
    }

    private static void symbols(ElfFile elf) {
        SymbolTable symbols = elf.symbols();
        long last = 0;
        for (int i = 0; i < Math.min(MOST_SYMBOLS, symbols.size()); i++) {
            long address = symbols.address(i);
            if (address < last || address > Addresses.MAX) {
                throw new AssertionError("symbol " + i + " at 0x" + Long.toHexString(address) + " is out of order");
            }
            last = address;
            symbols.containing(address);
            symbols.named(symbols.name(i));
            symbols.get(i);
        }
    }
}

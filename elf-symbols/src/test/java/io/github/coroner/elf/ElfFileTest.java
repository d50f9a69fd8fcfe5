package io.github.coroner.elf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.elf.SectionHeader;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElfFileTest {
    private static final int RISCV = 243;
    private static final byte[] TEXT =
            "some text that is to be compressed, compressed, compressed".getBytes(StandardCharsets.UTF_8);

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] compressed32(int type, long size, byte[] data) {
        return SectionAssembler.littleEndian()
                .u32(type)
                .u32(size)
                .u32(1)
                .bytes(data)
                .toBytes();
    }

    private static ElfFile withDebugInfo(byte[] contents) {
        return ElfFile.of(
                "test.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".debug_info", 1, SectionHeader.COMPRESSED, 0, contents)
                        .build());
    }

    private static byte[] all(ByteReader reader) {
        return reader.bytes(reader.remaining());
    }

    @Test
    void handsOutContentsOfSections() {
        ElfFile elf = ElfFile.of(
                "test.elf", ElfBuilder.of(2, RISCV).section(".a", 1, 0, 0, TEXT).build());
        assertThat(elf.machine()).isEqualTo(RISCV);
        assertThat(elf.name()).isEqualTo("test.elf");
        assertThat(all(elf.contents(".a"))).isEqualTo(TEXT);
        assertThat(elf.contents(".a").source()).isEqualTo(".a");
        assertThat(elf.contents(".none").remaining()).isZero();
        assertThat(elf.section(".a")).isPresent();
        assertThat(elf.section(".b")).isEmpty();
    }

    @Test
    void decompressesFlaggedSections() {
        ElfFile elf = withDebugInfo(compressed32(1, TEXT.length, deflate(TEXT)));
        assertThat(all(elf.contents(".debug_info"))).isEqualTo(TEXT);
        assertThat(all(elf.contents(".debug_info"))).isEqualTo(TEXT);
    }

    @Test
    void decompressesFlaggedSectionsOf64BitFilesOfBothByteOrders() {
        for (boolean bigEndian : new boolean[] {false, true}) {
            SectionAssembler section = bigEndian ? SectionAssembler.bigEndian() : SectionAssembler.littleEndian();
            section.u32(1).u32(0).u64(TEXT.length).u64(1).bytes(deflate(TEXT));
            ElfBuilder builder = new ElfBuilder(true, bigEndian, 2, 62);
            builder.section(".debug_str", 1, SectionHeader.COMPRESSED, 0, section.toBytes());
            ElfFile elf = ElfFile.of("test.elf", builder.build());
            assertThat(all(elf.contents(".debug_str"))).isEqualTo(TEXT);
            assertThat(elf.contents(".debug_str").isBigEndian()).isEqualTo(bigEndian);
        }
    }

    @Test
    void decompressesZdebugSections() {
        SectionAssembler section = SectionAssembler.bigEndian().bytes(new byte[] {'Z', 'L', 'I', 'B'});
        section.u64(TEXT.length).bytes(deflate(TEXT));
        ElfFile elf = ElfFile.of(
                "test.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".zdebug_line", 1, 0, 0, section.toBytes())
                        .build());
        assertThat(all(elf.contents(".debug_line"))).isEqualTo(TEXT);
        assertThat(elf.contents(".debug_line").source()).isEqualTo(".debug_line");
    }

    @Test
    void refusesZdebugSectionsWithoutTheirMark() {
        ElfFile elf = ElfFile.of(
                "test.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".zdebug_line", 1, 0, 0, new byte[20])
                        .build());
        FormatException failure = catchThrowableOfType(FormatException.class, () -> elf.contents(".debug_line"));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.MALFORMED);
    }

    @Test
    void refusesFilesBeyondTheLimit(@TempDir Path folder) throws IOException {
        Path file =
                Files.write(folder.resolve("fw.elf"), ElfBuilder.of(2, RISCV).build());
        Limits limits = Limits.defaults().with(Limit.INPUT_BYTES, 10);
        assertThat(catchThrowableOfType(FormatException.class, () -> ElfFile.open(file, limits)))
                .hasMessage("fw.elf at offset 0x0: more than the limit of 10 input bytes (INPUT_BYTES)");
    }

    @Test
    void saysWhatToDoAboutZstd() {
        ElfFile elf = withDebugInfo(compressed32(2, 10, new byte[4]));
        FormatException failure = catchThrowableOfType(FormatException.class, () -> elf.contents(".debug_info"));
        assertThat(failure)
                .hasMessage(
                        ".debug_info at offset 0x0: compression with zstd (link with -gz=zlib, or undo it by objcopy"
                                + " --decompress-debug-sections) is not supported");
    }

    @Test
    void refusesSizesThatCannotBe() {
        ElfFile huge = withDebugInfo(compressed32(1, 0xffff_ffffL, deflate(TEXT)));
        assertThat(catchThrowableOfType(FormatException.class, () -> huge.contents(".debug_info"))
                        .kind())
                .isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
        ElfFile ratio = withDebugInfo(compressed32(1, 1 << 29, deflate(TEXT)));
        assertThat(catchThrowableOfType(FormatException.class, () -> ratio.contents(".debug_info")))
                .hasMessageContaining("DECOMPRESSION_RATIO");
        ElfFile negative = ElfFile.of(
                "test.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".zdebug_info", 1, 0, 0, "ZLIB\u0080\0\0\0\0\0\0\0".getBytes(ISO_8859_1))
                        .build());
        assertThat(catchThrowableOfType(FormatException.class, () -> negative.contents(".debug_info"))
                        .kind())
                .isEqualTo(FormatException.Kind.MALFORMED);
        Limits limits = Limits.defaults().with(Limit.DECOMPRESSED_BYTES, 10);
        byte[] file = ElfBuilder.of(2, RISCV)
                .section(".debug_info", 1, SectionHeader.COMPRESSED, 0, compressed32(1, TEXT.length, deflate(TEXT)))
                .build();
        ElfFile limited = ElfFile.of("test.elf", file, limits);
        assertThat(catchThrowableOfType(FormatException.class, () -> limited.contents(".debug_info"))
                        .kind())
                .isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
    }

    /** Found by fuzzing: the message began with nothing. */
    @Test
    void sectionsWithoutANameAreToldByTheirNumber() {
        ElfFile elf = ElfFile.of(
                "test.elf",
                ElfBuilder.of(2, RISCV)
                        .section("", 1, SectionHeader.COMPRESSED, 0, new byte[3])
                        .build());
        FormatException refusal = catchThrowableOfType(
                FormatException.class, () -> elf.contents(elf.sections().get(1)));
        assertThat(refusal).hasMessage("section 1 at offset 0x0: needs 4 bytes, 3 left");
    }

    @Test
    void refusesCompressedSectionsCutShortAnywhere() {
        byte[] whole = compressed32(1, TEXT.length, deflate(TEXT));
        for (int length = 0; length < whole.length; length++) {
            ElfFile elf = withDebugInfo(Arrays.copyOf(whole, length));
            assertThat(catchThrowableOfType(FormatException.class, () -> elf.contents(".debug_info")))
                    .isNotNull();
        }
        byte[] damaged = whole.clone();
        damaged[14] ^= 0x55;
        damaged[20] ^= 0x55;
        assertThat(catchThrowableOfType(
                        FormatException.class, () -> withDebugInfo(damaged).contents(".debug_info")))
                .isNotNull();
    }

    @Test
    void knowsWhatIsCodeAndWhatIsLoaded() {
        ElfFile elf = ElfFile.of(
                "test.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".flash.text", 1, 6, 0x4200_0000L, new byte[16])
                        .section(".dram0.data", 1, 3, 0xf000_0000L, new byte[16])
                        .section(".flash.rodata", 1, 3, 0x3c00_0000L, TEXT)
                        .noBits(".bss", 3, 0x3fc8_0000L, 16)
                        .build());
        assertThat(elf.isExecutable(0x4200_000fL)).isTrue();
        assertThat(elf.isExecutable(0x4200_0010L)).isFalse();
        assertThat(elf.isExecutable(0xf000_0000L)).isFalse();
        assertThat(elf.isLoaded(0xf000_0000L)).isTrue();
        assertThat(elf.isLoaded(0x3fc8_000fL)).isTrue();
        assertThat(elf.isLoaded(0)).isFalse();
        assertThat(elf.sectionAt(0x3fc8_0000L).orElseThrow().name()).isEqualTo(".bss");
        byte[] read = new byte[TEXT.length + 5];
        assertThat(elf.loaded().read(0x3c00_0000L, read, 0, read.length)).isEqualTo(TEXT.length);
        assertThat(Arrays.copyOf(read, TEXT.length)).isEqualTo(TEXT);
        assertThat(elf.loaded().u32(0x4200_0000L)).hasValue(0);
        assertThat(elf.loaded().contains(0xf000_0000L, 1)).isFalse();
        assertThat(elf.loaded().contains(0x3fc8_0000L, 1)).isFalse();
    }

    @Test
    void withoutLoadedSectionsOnlyTombstonesAreNotLoaded() {
        ElfFile elf = ElfFile.of("test.elf", ElfBuilder.of(2, RISCV).build());
        assertThat(elf.isLoaded(0x4000_0000L)).isTrue();
        for (long tombstone : new long[] {0, 1, 0xffff_fffeL, 0xffff_ffffL}) {
            assertThat(elf.isLoaded(tombstone)).isFalse();
        }
    }

    /** Layout of {@code esp_app_desc_t}, ESP-IDF's {@code esp_app_format/include/esp_app_desc.h}. */
    @Test
    void readsTheApplicationDescription() {
        SectionAssembler section =
                SectionAssembler.littleEndian().u32(0xabcd_5432L).u32(0).u64(0);
        for (String text : new String[] {"v1.2", "blink"}) {
            section.bytes(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 32));
        }
        section.bytes(Arrays.copyOf("12:34:56".getBytes(StandardCharsets.UTF_8), 16));
        section.bytes(Arrays.copyOf("Nov 21 2026".getBytes(StandardCharsets.UTF_8), 16));
        section.bytes(Arrays.copyOf("v5.3".getBytes(StandardCharsets.UTF_8), 32))
                .bytes(new byte[112]);
        ApplicationDescription expected =
                new ApplicationDescription("v1.2", "blink", "12:34:56", "Nov 21 2026", "v5.3");
        byte[] description = section.toBytes();
        ElfFile inSection = ElfFile.of(
                "a.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".flash.appdesc", 1, 2, 0x3c00_0020L, description)
                        .build());
        assertThat(inSection.appDescription()).contains(expected);
        byte[] symbol = SectionAssembler.littleEndian()
                .bytes(new byte[16])
                .u32(1)
                .u32(0x3c00_0000L)
                .u32(256)
                .u8(0x11)
                .u8(0)
                .u16(1)
                .toBytes();
        ElfFile bySymbol = ElfFile.of(
                "b.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".rodata", 1, 2, 0x3c00_0000L, description)
                        .section(".symtab", 2, 0, 0, symbol, 3, 16)
                        .section(
                                ".strtab",
                                3,
                                0,
                                0,
                                SectionAssembler.littleEndian()
                                        .u8(0)
                                        .string("esp_app_desc")
                                        .toBytes())
                        .build());
        assertThat(bySymbol.appDescription()).contains(expected);
        assertThat(ElfFile.of("c.elf", ElfBuilder.of(2, RISCV).build()).appDescription())
                .isEmpty();
    }

    @Test
    void hashesTheWholeFile(@TempDir Path folder) throws IOException {
        byte[] file = ElfBuilder.of(2, RISCV).build();
        Path path = Files.write(folder.resolve("x.elf"), file);
        ElfFile elf = ElfFile.open(path);
        assertThat(elf.sha256()).hasSize(64).matches("[0-9a-f]+");
        assertThat(elf.sha256()).isEqualTo(ElfFile.of("y.elf", file).sha256());
        assertThat(elf.name()).isEqualTo("x.elf");
    }

    @Test
    void readsTheBuildId() {
        byte[] note = SectionAssembler.littleEndian()
                .u32(4)
                .u32(4)
                .u32(3)
                .string("GNU")
                .u8(0xde)
                .u8(0xad)
                .u8(0xbe)
                .u8(0xef)
                .toBytes();
        ElfFile elf = ElfFile.of(
                "a.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".note.gnu.build-id", 7, 2, 0, note)
                        .build());
        assertThat(elf.buildId()).contains("deadbeef");
        assertThat(ElfFile.of("b.elf", ElfBuilder.of(2, RISCV).build()).buildId())
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoElf() {
        assertThat(catchThrowableOfType(FormatException.class, () -> ElfFile.of("x", new byte[0])))
                .isNotNull();
        assertThat(catchThrowableOfType(FormatException.class, () -> ElfFile.of("x", TEXT)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsSymbolsOfBothClasses(boolean is64) {
        SectionAssembler names = SectionAssembler.littleEndian().u8(0);
        SectionAssembler symbols = SectionAssembler.littleEndian().bytes(new byte[is64 ? 24 : 16]);
        Object[][] rows = {
            {"high", 0xf000_0000L, 16L, 2, 1},
            {"low", 0x1000L, 0L, 0, 1},
            {"outer", 0x2000L, 0x100L, 2, 1},
            {"inner", 0x2010L, 0x10L, 2, 1},
            {"data", 0x2010L, 0x10L, 1, 1},
            {"label", 0x3000L, 0L, 0, 1},
            {".Llocal", 0x3004L, 0L, 0, 1},
            {"$xrv32", 0x3004L, 0L, 0, 1},
            {"file.c", 0x3004L, 0L, 4, 0xfff1},
            {"undefined", 0x3004L, 0L, 0, 0},
            {"tls", 0x3004L, 0L, 6, 1},
        };
        for (Object[] row : rows) {
            symbols.u32(names.size());
            names.string((String) row[0]);
            if (is64) {
                symbols.u8(0x10 | (int) row[3])
                        .u8(0)
                        .u16((int) row[4])
                        .u64((long) row[1])
                        .u64((long) row[2]);
            } else {
                symbols.u32((long) row[1])
                        .u32((long) row[2])
                        .u8(0x10 | (int) row[3])
                        .u8(0)
                        .u16((int) row[4]);
            }
        }
        ElfBuilder builder = new ElfBuilder(is64, false, 2, RISCV);
        builder.section(".symtab", 2, 0, 0, symbols.toBytes(), 2, is64 ? 24 : 16);
        builder.section(".strtab", 3, 0, 0, names.toBytes());
        SymbolTable table = ElfFile.of("x", builder.build()).symbols();
        assertThat(table.size()).isEqualTo(6);
        assertThat(table.get(0))
                .isEqualTo(new Symbol("low", 0x1000, 0, Symbol.Type.NONE, Symbol.Binding.GLOBAL, false));
        assertThat(table.containing(0x2005).orElseThrow().name()).isEqualTo("outer");
        assertThat(table.containing(0x2015).orElseThrow().name()).isEqualTo("inner");
        assertThat(table.containing(0x20ff).orElseThrow().name()).isEqualTo("outer");
        assertThat(table.containing(0x2100)).isEmpty();
        assertThat(table.containing(0x3100).orElseThrow().name()).isEqualTo("label");
        assertThat(table.containing(0xf000_000fL).orElseThrow().name()).isEqualTo("high");
        assertThat(table.containing(0xf000_0010L)).isEmpty();
        assertThat(table.containing(0xfff)).isEmpty();
        assertThat(table.named("inner")).hasSize(1);
        assertThat(table.named("inne")).isEmpty();
        assertThat(table.indexCovering(0x3000)).isEqualTo(-1);
    }

    /** A file with code, symbols and a compressed section, any byte of which may be another. */
    @Property(tries = 1500)
    void anyDamageIsReadOrRefusedInside(
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll byte value,
            @ForAll @IntRange(max = 100_000) int length) {
        SectionAssembler symbols = SectionAssembler.littleEndian().bytes(new byte[16]);
        symbols.u32(1).u32(0x4200_0000L).u32(16).u8(0x12).u8(0).u16(1);
        symbols.u32(6).u32(0x4200_0010L).u32(0).u8(0x10).u8(0).u16(1);
        byte[] file = ElfBuilder.of(2, RISCV)
                .section(".text", 1, 6, 0x4200_0000L, TEXT)
                .section(
                        ".strtab",
                        3,
                        0,
                        0,
                        SectionAssembler.littleEndian()
                                .u8(0)
                                .string("main")
                                .string("label")
                                .toBytes())
                .section(".symtab", 2, 0, 0, symbols.toBytes(), 2, 16)
                .section(".debug_info", 1, SectionHeader.COMPRESSED, 0, compressed32(1, TEXT.length, deflate(TEXT)))
                .build();
        file[place % file.length] = value;
        byte[] damaged = length < file.length ? Arrays.copyOf(file, length) : file;
        try {
            ElfFile elf = ElfFile.of("damaged.elf", damaged);
            elf.appDescription();
            elf.buildId();
            elf.symbols()
                    .containing(0x4200_0004L)
                    .ifPresent(symbol -> elf.symbols().named(symbol.name()));
            elf.loaded().u32(0x4200_0000L);
            for (SectionHeader section : elf.sections()) {
                assertThat(elf.contents(section).remaining()).isLessThan(1 << 20);
            }
        } catch (FormatException e) {
            assertThat(e.offset()).isBetween(0L, (long) file.length);
        }
    }
}

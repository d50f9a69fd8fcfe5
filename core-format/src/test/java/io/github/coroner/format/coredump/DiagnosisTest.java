package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import io.github.coroner.testdata.ElfBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of wrong or damaged input is told for what it is, with what to do about it; {@link ToldProblemsTest} has those that are read. */
class DiagnosisTest {
    private static final CoreDumpOptions OPTIONS = CoreDumpOptions.defaults();

    @Test
    void missingFileIsNotAMatterOfFormat() {
        assertThatThrownBy(() -> CoreDump.read(Path.of("no-such-file.bin"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void emptyInput() {
        assertThat(refused(new byte[0])).contains("the file is empty").contains("core dump was expected");
    }

    @Test
    void tooShort() {
        assertThat(refused(new byte[] {1, 0, 2, 0, 0x12}))
                .contains("only 5 bytes")
                .contains("has a header of 12");
    }

    @Test
    void erasedFlash() {
        assertThat(refused(Dumps.filled(0x1_0000, 0xff)))
                .contains("erased flash (every byte is ff)")
                .contains("no core dump was written");
    }

    @Test
    void dumpErasedByTheDevice() {
        byte[] image = Dumps.filled(0x1_0000, 0xff);
        Arrays.fill(image, 4, 16, (byte) 0);
        assertThat(refused(image)).contains("the core dump was erased (it begins with ff ff ff ff)");
    }

    @Test
    void zeros() {
        assertThat(refused(new byte[4096])).contains("every byte is 00");
    }

    @Test
    void applicationElfInPlaceOfTheDump() {
        byte[] elf = ElfBuilder.of(2, 94)
                .section(".text", 1, 6, 0x4000_0000L, new byte[4])
                .build();
        assertThat(refused(elf)).contains("this is a program").contains("give it as the ELF file");
    }

    @Test
    void objectFile() {
        assertThat(refused(ElfBuilder.of(1, 94).build())).contains("an object file, not a core dump");
    }

    @Test
    void sharedObject() {
        assertThat(refused(ElfBuilder.of(3, 94).build())).contains("a shared object, not a core dump");
    }

    @Test
    void otherElf() {
        assertThat(refused(ElfBuilder.of(0xfe00, 94).build()))
                .contains("an ELF file of type 65024, not a core dump (type 4)");
    }

    @Test
    void applicationImage() {
        byte[] image = new byte[5000];
        image[0] = (byte) 0xe9;
        image[5] = 7;
        assertThat(refused(image))
                .contains("an application image (.bin, begins with e9)")
                .contains("ELF file is what");
    }

    /** The magic bytes are those of the formats' own descriptions. */
    @ParameterizedTest
    @CsvSource({
        "0, 377abcaf271c0004, a 7z archive",
        "257, 7573746172003030, a tar archive",
        "0, 425a683931415926, compressed with bzip2",
        "0, fd377a585a000004, compressed with xz",
        "0, 28b52ffd04000000, compressed with Zstandard"
    })
    void whatIsToBeUnpackedFirst(int offset, String magic, String words) {
        byte[] bytes = new byte[2000];
        new Random(1).nextBytes(bytes);
        bytes[0] = 'x'; // a file's name, as tar begins with it
        System.arraycopy(HexFormat.of().parseHex(magic), 0, bytes, offset, magic.length() / 2);
        assertThat(refused(bytes)).contains("this is " + words + "; unpack it");
    }

    @Test
    void zipArchive() {
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1}))
                .contains("a zip archive; unpack it");
    }

    @Test
    void encryptedLookingData() {
        byte[] noise = new byte[8192];
        new Random(7).nextBytes(noise);
        assertThat(refused(noise))
                .contains("this looks encrypted")
                .contains("read it through the application")
                .contains("--flash-key");
    }

    @Test
    void encryptedDataWithTheWrongKey() {
        byte[] noise = new byte[8192];
        new Random(7).nextBytes(noise);
        CoreDumpOptions options = OPTIONS.withFlashKey(new byte[32]).withFlashAddress(0x11_0000);
        assertThatThrownBy(() -> CoreDump.read(noise, options))
                .hasMessageContaining("the key given does not fit, or not at this flash address (--flash-address)");
    }

    @Test
    void unknownMajorVersion() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V0_3));
        dump[5] = 7;
        assertThat(refused(dump)).contains("core dump version 7.3 is not supported");
    }

    @Test
    void headerThatCannotBe() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V0_3));
        dump[8] = 0; // number of tasks
        assertThat(refused(dump)).contains("looks like a core dump of version 0.3, but its header cannot be right");
    }

    @Test
    void anythingElse() {
        byte[] other = new byte[64];
        other[3] = 9;
        other[9] = 8;
        assertThat(refused(other))
                .contains("not a core dump, nor anything that holds one: it begins with 00 00 00 09")
                .contains("a whole flash image");
    }

    @Test
    void esphomesCrashRecord() {
        assertThat(refused(HexFormat.of().parseHex("02000000efbeadde5a37024207020400" + "00".repeat(84))))
                .contains("ESPHome's crash record, not a core dump; decode it with: coroner raw-crash");
    }

    @Test
    void textWithoutADump() {
        assertThat(refused("I (31) boot: ESP-IDF v5.3\nhello\n"))
                .contains("text without a core dump")
                .contains("no START marker");
    }

    @Test
    void panicTextWithoutADump() {
        assertThat(refused(
                        "Guru Meditation Error: Core  0 panic'ed (LoadProhibited)\nBacktrace: 0x400d1234:0x3ffb0000\n"))
                .contains("panic text but without a core dump")
                .contains("coroner panic");
    }

    @Test
    void base64OfSomethingElse() {
        String text = "================= CORE DUMP START =================\nAAECAwQFBgcICQoL\n"
                + "================= CORE DUMP END =================\n";
        assertThat(refused(text)).contains("decode to 12 bytes that do not begin with a core dump header");
    }

    @Test
    void hexTextThatIsNone() {
        assertThatThrownBy(() -> CoreDump.read(bytes("xyz"), OPTIONS.withInput(CoreDumpOptions.Input.HEX)))
                .hasMessageContaining("not hexadecimal text");
    }

    @Test
    void base64ThatIsNone() {
        assertThatThrownBy(() -> CoreDump.read(bytes("?!"), OPTIONS.withInput(CoreDumpOptions.Input.B64)))
                .hasMessageContaining("no base64 of a core dump in it");
    }

    @Test
    void damagedGzip() {
        byte[] gzip = DumpContainers.gzip(new byte[100]);
        assertThat(refused(Arrays.copyOf(gzip, 11))).contains("a gzip stream, but it breaks off");
    }

    @Test
    void flashWithoutCoreDumpPartition() {
        byte[] image = DumpContainers.flash(new byte[0]);
        image[0x8000 + 3 * 32 + 3] = 2; // subtype of the core dump partition
        assertThat(refused(image))
                .contains("no partition for core dumps (type data, subtype coredump), only: nvs, factory, ota_0,"
                        + " coredump");
    }

    @Test
    void flashWithErasedCoreDumpPartition() {
        assertThat(refused(DumpContainers.flash(new byte[0])))
                .contains("the core dump partition coredump is erased: no core dump was written");
    }

    @Test
    void flashWithEncryptedCoreDumpPartition() {
        byte[] noise = new byte[2048];
        new Random(3).nextBytes(noise);
        assertThat(refused(DumpContainers.flash(noise))).contains("the core dump partition coredump looks encrypted");
    }

    @Test
    void flashWithGarbageInTheCoreDumpPartition() {
        assertThat(refused(DumpContainers.flash(new byte[64])))
                .contains("does not begin with a core dump header, but with 00 00 00 00");
    }

    @Test
    void flashThatEndsBeforeTheCoreDumpPartition() {
        byte[] image = Arrays.copyOf(DumpContainers.flash(new byte[64]), 0x2_0000);
        assertThat(refused(image)).contains("begins at 0x30000, the image ends before; read the whole flash");
        byte[] fewBytes = Arrays.copyOf(DumpContainers.flash(new byte[64]), 0x3_0000 + 8);
        assertThat(refused(fewBytes)).contains("the image ends before");
    }

    @Test
    void flashToldToBeOneWithoutAPartitionTable() {
        assertThatThrownBy(() -> CoreDump.read(new byte[0x9000], OPTIONS.withInput(CoreDumpOptions.Input.FLASH)))
                .hasMessageContaining("no partition table here (aa 50)")
                .hasMessageContaining("--partition-table-offset");
    }

    @Test
    void inputBeyondTheLimit() {
        CoreDumpOptions options = OPTIONS.withLimits(Limits.defaults().with(Limit.INPUT_BYTES, 100));
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'A';
            }
        };
        assertThatThrownBy(() -> CoreDump.read(endless, options)).hasMessageContaining("limit of 100 input bytes");
        assertThatThrownBy(() -> CoreDump.read(new byte[101], options))
                .hasMessageContaining("limit of 100 input bytes");
        assertThatThrownBy(() -> CoreDump.read(new ByteArrayInputStream(new byte[100]), options))
                .hasMessageContaining("every byte is 00");
    }

    @Test
    void fileBeyondTheLimit(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("coredump.bin"), new byte[101]);
        CoreDumpOptions options = OPTIONS.withLimits(Limits.defaults().with(Limit.INPUT_BYTES, 100));
        assertThatThrownBy(() -> CoreDump.read(file, options))
                .hasMessage("coredump.bin at offset 0x0: more than the limit of 100 input bytes (INPUT_BYTES)");
    }

    @Test
    void dumpInAPartitionThatIsSmallerThanItsHeader() {
        byte[] image = DumpContainers.flash(DumpWriter.write(Dumps.of(Version.V1_4)));
        int label = new String(image, StandardCharsets.ISO_8859_1).indexOf("coredump", 0x8000);
        image[label - 4] = 8; // the low byte of its size
        image[label - 3] = 0;
        image[label - 2] = 0;
        assertThat(refused(image)).contains("no core dump header");
    }

    @Test
    void dumpWithoutRoomForABody() {
        byte[] dump = Arrays.copyOf(DumpWriter.write(Dumps.of(Version.V1_3)), 44);
        dump[0] = 44;
        dump[1] = 0;
        dump[2] = 0;
        assertThat(refused(dump)).contains("a total length of 44 bytes has no room for a body");
    }

    @Test
    void decompressionBeyondTheLimit() {
        CoreDumpOptions options = OPTIONS.withLimits(Limits.defaults().with(Limit.DECOMPRESSED_BYTES, 1 << 16));
        assertThatThrownBy(() -> CoreDump.read(DumpContainers.gzip(new byte[1 << 20]), options))
                .hasMessageContaining("DECOMPRESSED_BYTES");
        CoreDumpOptions ratio = OPTIONS.withLimits(Limits.defaults().with(Limit.DECOMPRESSION_RATIO, 100));
        assertThatThrownBy(() -> CoreDump.read(DumpContainers.gzip(new byte[1 << 20]), ratio))
                .hasMessageContaining("DECOMPRESSION_RATIO");
    }

    @Test
    void repeatedLinesOfAHexadecimalDumpBeyondTheLimit() {
        CoreDumpOptions options = OPTIONS.withLimits(Limits.defaults().with(Limit.DECOMPRESSED_BYTES, 1 << 16));
        for (String text : List.of("00000000: 4142\n*\n00100000: 4142\n", "0000000 4142\n*\n0100000\n")) {
            assertThatThrownBy(() -> CoreDump.read(text.getBytes(StandardCharsets.US_ASCII), options))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("no hexadecimal dump");
        }
    }

    @Test
    void wrappingsBeyondTheLimit() {
        byte[] nested = DumpWriter.write(Dumps.of(Version.V1_4));
        for (int i = 0; i < 10; i++) {
            nested = DumpContainers.gzip(nested);
        }
        assertThat(refused(nested)).contains("more than the limit of 8 nested containers");
    }

    // ---- problems: what is wrong and can be worked around

    @Test
    void partitionsAreWholeSectors() {
        assertThat(CoreDump.partitionBytes(0x1000)).isEqualTo(0x1000);
        assertThat(CoreDump.partitionBytes(0x1001)).isEqualTo(0x2000);
        assertThat(CoreDump.partitionBytes(0xffff_ffffL)).isEqualTo(0x1_0000_0000L);
    }

    @Test
    void dumpThatIsNoLogAsItWasToldToBeIsSaid() {
        CoreDumpOptions options = OPTIONS.withInput(CoreDumpOptions.Input.LOG);
        assertThatThrownBy(() -> CoreDump.read(DumpWriter.write(Dumps.of(Version.V1_4)), options))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no core dump in the lines of text");
    }

    private static String refused(String text) {
        return refused(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String refused(byte[] input) {
        FormatException e =
                catchThrowableOfType(FormatException.class, () -> CoreDump.readAll("x.bin", input, OPTIONS));
        assertThat(e).as("refused").isNotNull();
        assertThat(e.getMessage()).contains("x.bin");
        return e.getMessage();
    }
}

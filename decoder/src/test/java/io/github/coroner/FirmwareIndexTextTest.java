package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.elf.ApplicationDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The text of an index: read back as written, and never half believed. */
class FirmwareIndexTextTest {
    private static final FileSystem PATHS = FileSystems.getDefault();
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static Optional<FirmwareIndex> read(byte[] bytes) {
        return FirmwareIndexText.read(bytes, PATHS);
    }

    /** Lines with the checksum that belongs to them. */
    private static byte[] sealed(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (lines + String.format("crc32 %08x\n", crc.getValue())).getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<IndexEntry> entries() {
        Arbitrary<String> words =
                Arbitraries.strings().withChars("abc \t\n\r\\é日\u001b\"'").ofMaxLength(6);
        // what is not ASCII is no path everywhere
        Arbitrary<Path> paths = words.map(word -> Path.of("folder", "x" + word.replaceAll("[^\\x00-\\x7f]", "")));
        Arbitrary<String> digests =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64).injectDuplicates(0.1);
        Arbitrary<Optional<ApplicationDescription>> applications = Combinators.combine(
                        words, words, words, words, words)
                .as(ApplicationDescription::new)
                .optional();
        return Combinators.combine(
                        paths,
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.longs(),
                        digests,
                        Arbitraries.integers().between(0, 0xffff),
                        applications,
                        Arbitraries.of(true, false))
                .as((path, size, modified, digest, machine, application, firmware) -> firmware
                        ? new IndexEntry(path, size, modified, digest, machine, application, true)
                        : IndexEntry.notFirmware(path, size, modified, true));
    }

    @Provide
    Arbitrary<FirmwareIndex> indexes() {
        return entries().list().ofMaxSize(8).map(FirmwareIndex::of);
    }

    @Property(tries = 300)
    void isReadBackAsWritten(@ForAll("indexes") FirmwareIndex index) {
        assertThat(read(FirmwareIndexText.write(index))).contains(index);
    }

    @Property(tries = 300)
    void isVoidWhenOneByteIsOther(
            @ForAll("indexes") FirmwareIndex index, @ForAll int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = FirmwareIndexText.write(index);
        bytes[Math.floorMod(at, bytes.length)] ^= (byte) change;
        assertThat(read(bytes)).isEmpty();
    }

    @Property(tries = 100)
    void isVoidWhenCutOffOrContinued(@ForAll("indexes") FirmwareIndex index) {
        byte[] bytes = FirmwareIndexText.write(index);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(read(Arrays.copyOf(bytes, length))).isEmpty();
        }
        assertThat(read(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    }

    @Property(tries = 500)
    void anyBytesAreReadOrVoid(@ForAll byte[] bytes) {
        assertThat(read(bytes)).isEmpty();
    }

    @Property(tries = 500)
    void anyLinesWithARightChecksumAreReadOrVoid(@ForAll("lines") List<String> lines) {
        Optional<FirmwareIndex> index = read(sealed("coroner-firmware-index 1\n" + String.join("", lines)));
        index.ifPresent(one -> assertThat(one.size()).isLessThanOrEqualTo(lines.size()));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> fields =
                Arbitraries.of(DIGEST, "-", "", "0", "12", "-1", "99999999999999999999", "a.elf", "../x", "\\", "é");
        return fields.list()
                .ofMinSize(1)
                .ofMaxSize(11)
                .map(list -> String.join("\t", list) + "\n")
                .list()
                .ofMaxSize(4);
    }

    @Example
    void hasTheDocumentedForm() {
        byte[] bytes = sealed("coroner-firmware-index 1\n" + DIGEST
                + "\t164844\t1700000000000000000\t94\told/app.elf\tthermometer\t1.2\\t3\t00:00:00\tJan  1 2024\tv5.2\n"
                + "-\t12\t1600000000000000000\t0\tREADME\n");
        FirmwareIndex index = read(bytes).orElseThrow();
        assertThat(index.entries())
                .containsExactlyInAnyOrder(
                        new IndexEntry(
                                Path.of("old", "app.elf"),
                                164844,
                                1_700_000_000_000_000_000L,
                                DIGEST,
                                94,
                                Optional.of(new ApplicationDescription(
                                        "1.2\t3", "thermometer", "00:00:00", "Jan  1 2024", "v5.2")),
                                true),
                        IndexEntry.notFirmware(Path.of("README"), 12, 1_600_000_000_000_000_000L, true));
        assertThat(new String(FirmwareIndexText.write(index), StandardCharsets.UTF_8))
                .contains("\n-\t12\t1600000000000000000\t0\tREADME\n")
                .contains("\t1.2\\t3\t");
    }

    @Example
    void isVoidInAnotherVersion() {
        assertThat(read(sealed("coroner-firmware-index 1\n"))).contains(FirmwareIndex.EMPTY);
        assertThat(read(sealed("coroner-firmware-index 2\n"))).isEmpty();
    }

    @Example
    void isVoidWhenAPathLeadsOutOfTheFolder() {
        for (String path : List.of("../app.elf", "/etc/app.elf", "a/../../app.elf", "a/../app.elf", "a\0b")) {
            assertThat(read(sealed("coroner-firmware-index 1\n" + DIGEST + "\t1\t1\t94\t" + path + "\n")))
                    .as(path)
                    .isEmpty();
        }
    }
}

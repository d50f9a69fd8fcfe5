package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a folder of ELF files, while files come, change and go. */
class FirmwareFolderTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    private final AtomicLong clock = new AtomicLong();
    /** How many files each look had to look into. */
    private final List<Integer> looks = new ArrayList<>();

    private FirmwareFolder firmware() {
        return builder().build();
    }

    private FirmwareFolder remembered() {
        return builder().index(FirmwareIndexFile.in(folder)).build();
    }

    private FirmwareFolder.Builder builder() {
        return FirmwareFolder.builder(folder).clock(clock::get).progress((files, all) -> {
            if (files == 0) {
                looks.add(all);
            }
        });
    }

    private String add(String name, int number) throws IOException {
        byte[] bytes = ElfFiles.bytes(number);
        ElfFiles.write(folder.resolve(name), bytes);
        return ElfFiles.sha256(bytes);
    }

    private static Optional<String> name(FirmwareFolder firmware, String digits) throws IOException {
        return firmware.find(digits).map(Firmware::name);
    }

    @Test
    void findsFilesOfAnyNameInAnyDepthByAnyNumberOfDigits() throws IOException {
        String first = add("firmware", 1);
        String second = add("a/b/c/old.elf.bak", 2);
        String third = ElfFiles.sha256(ElfFiles.bytes(3));
        add(".pio/build/" + third + ".elf", 3);
        FirmwareFolder firmware = firmware();
        assertThat(name(firmware, first.substring(0, 9))).contains("firmware");
        assertThat(name(firmware, second)).contains("old.elf.bak");
        assertThat(name(firmware, third.substring(0, 16).toUpperCase(java.util.Locale.ROOT)))
                .contains(third + ".elf");
        assertThat(name(firmware, "123456789")).isEmpty();
        assertThat(name(firmware, "no digits")).isEmpty();
    }

    @Test
    void passesOverWhatIsNoFirmware() throws IOException {
        String wanted = add("app.elf", 1);
        ElfFiles.write(folder.resolve("object.o"), ElfFiles.bytes(1, Dumps.XTENSA, 2));
        ElfFiles.write(folder.resolve("core.elf"), ElfFiles.bytes(4, Dumps.XTENSA, 3));
        ElfFiles.write(
                folder.resolve("text.elf"), "no ELF file at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ElfFiles.write(folder.resolve("short.elf"), new byte[] {0x7f, 'E', 'L', 'F'});
        ElfFiles.write(folder.resolve("cut.elf"), Arrays.copyOf(ElfFiles.bytes(4), 60));
        Files.createFile(folder.resolve("empty.elf"));
        FirmwareFolder.Contents contents = firmware().contents();
        assertThat(contents.firmware()).extracting(ArchivedFirmware::sha256).containsExactly(wanted);
        assertThat(contents.otherFiles()).isEqualTo(6);
        assertThat(contents.unreadable()).isEmpty();
    }

    @Test
    void looksIntoAFileOnceAsLongAsItStaysTheSame() throws IOException {
        String first = add("a.elf", 1);
        add("b.elf", 2);
        add("c.txt", 3);
        FirmwareFolder firmware = remembered();
        firmware.find(first);
        firmware.contents();
        remembered().contents();
        remembered().find(first);
        assertThat(looks).containsExactly(3);
    }

    @Test
    void seesAFileThatWasChanged() throws IOException {
        String before = add("a.elf", 1);
        FirmwareFolder firmware = remembered();
        assertThat(name(firmware, before)).contains("a.elf");
        byte[] changed = ElfFiles.bytes(2);
        ElfFiles.age(Files.write(folder.resolve("a.elf"), changed), 999);
        assertThat(name(firmware, before)).isEmpty();
        assertThat(name(firmware, ElfFiles.sha256(changed))).contains("a.elf");
        assertThat(name(remembered(), ElfFiles.sha256(changed))).contains("a.elf");
    }

    @Test
    void seesAFileThatWasChangedRightAfterItWasHashedWithTheSameSizeAndTime() throws IOException {
        Path file = folder.resolve("a.elf");
        Files.write(file, ElfFiles.bytes(1));
        var time = Files.getLastModifiedTime(file);
        FirmwareFolder firmware = remembered();
        firmware.contents();
        Files.write(file, ElfFiles.bytes(2));
        Files.setLastModifiedTime(file, time);
        String now = ElfFiles.sha256(ElfFiles.bytes(2));
        clock.addAndGet(SECOND);
        assertThat(name(firmware, now)).contains("a.elf");
        assertThat(name(remembered(), now)).contains("a.elf");
    }

    /** Another one looks through the folder as soon as the first has begun; a file hashed again after that shows that it was. */
    @Test
    void leavesToOthersWhatTheyHaveDoneMeanwhile() throws IOException {
        int count = 12;
        List<String> digests = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            digests.add(add("fw" + number, number));
        }
        AtomicInteger changed = new AtomicInteger();
        FirmwareFolder first = FirmwareFolder.builder(folder)
                .clock(clock::get)
                .index(FirmwareIndexFile.in(folder))
                .progress((files, all) -> {
                    clock.addAndGet(2 * SECOND);
                    if (files == 1) {
                        changed.set(lookAndChangeAll(count));
                    }
                })
                .build();
        List<String> found = first.contents().firmware().stream()
                .map(ArchivedFirmware::sha256)
                .toList();
        assertThat(changed).hasValue(count);
        assertThat(found).containsExactlyInAnyOrderElementsOf(digests);
    }

    private int lookAndChangeAll(int count) {
        try {
            FirmwareFolder.builder(folder)
                    .index(FirmwareIndexFile.in(folder))
                    .build()
                    .contents();
            for (int number = 0; number < count; number++) {
                Path file = folder.resolve("fw" + number);
                FileTime time = Files.getLastModifiedTime(file);
                Files.write(file, ElfFiles.bytes(number + count));
                Files.setLastModifiedTime(file, time);
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void doesNotFindAFileThatIsGone() throws IOException {
        String gone = add("a.elf", 1);
        String copied = add("b.elf", 2);
        add("c.elf", 2);
        FirmwareFolder firmware = remembered();
        firmware.contents();
        Files.delete(folder.resolve("a.elf"));
        Files.delete(folder.resolve("b.elf"));
        assertThat(name(firmware, gone)).isEmpty();
        assertThat(name(firmware, copied)).contains("c.elf");
        assertThat(firmware.contents().firmware()).hasSize(1);
        assertThat(Files.readString(folder.resolve(".coroner-index"))).doesNotContain("a.elf");
    }

    @Test
    void seesANewFileAndLooksForOneThatIsMissingOnceInASecond() throws IOException {
        add("a.elf", 1);
        FirmwareFolder firmware = firmware();
        assertThat(name(firmware, "123456789")).isEmpty();
        String late = add("b.elf", 2);
        assertThat(name(firmware, late)).isEmpty();
        clock.addAndGet(SECOND);
        assertThat(name(firmware, late)).contains("b.elf");
        String later = add("c.elf", 3);
        assertThat(firmware.contents().firmware()).hasSize(2 + 1);
        assertThat(name(firmware, later)).contains("c.elf");
    }

    @Test
    void believesTheBytesMoreThanTheIndex() throws IOException {
        String real = add("a.elf", 1);
        String claimed = ElfFiles.sha256(ElfFiles.bytes(2));
        remembered().contents();
        Path index = folder.resolve(".coroner-index");
        FirmwareIndex lie = FirmwareIndexText.read(Files.readAllBytes(index), folder.getFileSystem())
                .orElseThrow();
        IndexEntry entry = lie.entries().iterator().next();
        Files.write(
                index,
                FirmwareIndexText.write(FirmwareIndex.of(List.of(new IndexEntry(
                        entry.path(),
                        entry.size(),
                        entry.modified(),
                        claimed,
                        entry.machine(),
                        Optional.empty(),
                        true)))));
        assertThat(name(remembered(), claimed)).isEmpty();
        assertThat(name(remembered(), real)).contains("a.elf");
    }

    @Test
    void aNameIsNoProof() throws IOException {
        String real = ElfFiles.sha256(ElfFiles.bytes(1));
        String other = ElfFiles.sha256(ElfFiles.bytes(2));
        add(other + ".elf", 1);
        assertThat(name(firmware(), other)).isEmpty();
        assertThat(name(firmware(), real)).contains(other + ".elf");
    }

    @Test
    void hashesNoFilesThatAreNamedByOtherDigests() throws IOException {
        for (int i = 0; i < 20; i++) {
            add(ElfFiles.sha256(ElfFiles.bytes(i)) + ".elf", i);
        }
        String wanted = ElfFiles.sha256(ElfFiles.bytes(7));
        List<Integer> hashed = new ArrayList<>();
        FirmwareFolder firmware = FirmwareFolder.builder(folder)
                .progress((files, all) -> hashed.add(files))
                .build();
        assertThat(firmware.find(wanted)).isPresent();
        assertThat(hashed).containsExactly(0, 1);
        assertThat(firmware.contents().firmware()).hasSize(20);
    }

    @Test
    void theSameFirmwareInSeveralPlacesIsOne() throws IOException {
        String digest = add("b/app.elf", 1);
        add("a/app.elf", 1);
        FirmwareFolder firmware = firmware();
        assertThat(firmware.digests(digest.substring(0, 9))).containsExactly(digest);
        assertThat(firmware.contents().firmware())
                .extracting(one -> folder.relativize(one.path()).toString())
                .containsExactly("a/app.elf", "b/app.elf");
    }

    @Test
    void listsAllDigestsThatBeginSo() throws IOException {
        int one = ElfFiles.numberBeginningWith("ab", Dumps.XTENSA, 0);
        int two = ElfFiles.numberBeginningWith("ab", Dumps.XTENSA, one + 1);
        String first = add("a.elf", one);
        String second = add("b.elf", two);
        List<String> ascending = first.compareTo(second) < 0 ? List.of(first, second) : List.of(second, first);
        FirmwareFolder firmware = firmware();
        assertThat(firmware.digests("ab")).isEqualTo(ascending);
        assertThat(firmware.find("ab").map(Firmware::sha256)).contains(ascending.get(0));
    }

    @Test
    void followsLinksButNoLoops() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-elsewhere"));
        try {
            byte[] bytes = ElfFiles.bytes(1);
            ElfFiles.write(elsewhere.resolve("app.elf"), bytes);
            Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
            Files.createSymbolicLink(folder.resolve("loop"), folder);
            Files.createSymbolicLink(folder.resolve("nowhere.elf"), folder.resolve("missing"));
            FirmwareFolder.Contents contents = firmware().contents();
            assertThat(contents.firmware()).hasSize(1);
            assertThat(contents.unreadable()).isEmpty();
            assertThat(name(firmware(), ElfFiles.sha256(bytes))).contains("app.elf");
        } finally {
            Files.delete(elsewhere.resolve("app.elf"));
            Files.delete(elsewhere);
        }
    }

    @Test
    void tellsWhatCannotBeReadAndFindsTheRest() throws IOException {
        String wanted = add("a.elf", 1);
        add("secret.elf", 2);
        add("closed/b.elf", 3);
        Files.setPosixFilePermissions(folder.resolve("secret.elf"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("---------"));
        try {
            Assumptions.assumeFalse(Files.isReadable(folder.resolve("closed")), "this user may read everything");
            FirmwareFolder firmware = firmware();
            assertThat(name(firmware, wanted)).contains("a.elf");
            assertThat(firmware.contents().unreadable())
                    .containsExactlyInAnyOrder(folder.resolve("secret.elf"), folder.resolve("closed"));
        } finally {
            Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFolderThatIsMissingIsAnError() {
        FirmwareFolder missing = FirmwareFolder.of(folder.resolve("missing"));
        assertThatThrownBy(() -> missing.find("123456789")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(missing::contents).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void opensAFirmwareOnceForManyThreads() throws IOException {
        String digest = add("a.elf", 1);
        FirmwareFolder firmware = firmware();
        Firmware first = firmware.find(digest).orElseThrow();
        assertThat(java.util.stream.IntStream.range(0, 64).parallel().mapToObj(i -> {
                    try {
                        return firmware.find(digest.substring(0, 9 + i % 8)).orElseThrow();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .allMatch(one -> one == first);
    }

    @Test
    void aLongLookThatIsBrokenOffWasNotInVain() throws IOException {
        for (int i = 0; i < 10; i++) {
            add(i + ".elf", i);
        }
        FirmwareFolder broken = FirmwareFolder.builder(folder)
                .index(FirmwareIndexFile.in(folder))
                .clock(clock::get)
                .progress((files, all) -> {
                    clock.addAndGet(3 * SECOND);
                    if (files == 9) {
                        throw new IllegalStateException("broken off");
                    }
                })
                .build();
        assertThatThrownBy(broken::contents).hasMessage("broken off");
        assertThat(remembered().contents().firmware()).hasSize(10);
        assertThat(looks).hasSize(1);
        assertThat(looks.get(0)).isBetween(1, 5);
    }

    @Test
    void findsOneOfTenThousandInWellUnderASecondOfProcessorTime() throws IOException {
        int count = 10_000;
        byte[] elf = ElfFiles.bytes(0);
        int number = elf.length - Integer.BYTES; // entry size of the last section, the names, which nobody asks for
        for (int i = 0; i < count; i++) {
            ByteBuffer.wrap(elf).putInt(number, i);
            Path file = folder.resolve(i % 100 + "/" + i + ".elf");
            Files.createDirectories(file.getParent());
            Files.write(file, elf);
            ElfFiles.age(file, i);
        }
        assertThat(remembered().contents().firmware()).hasSize(count);
        assertThat(looks).containsExactly(count);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(name(remembered(), ElfFiles.sha256(elf).substring(0, 9))).contains(count - 1 + ".elf");
        long found = threads.getCurrentThreadCpuTime();
        assertThat(name(remembered(), "123456789")).isEmpty();
        long missed = threads.getCurrentThreadCpuTime();
        assertThat(found - start).as("nanoseconds to find").isLessThan(SECOND / 2);
        assertThat(missed - found).as("nanoseconds to look through all").isLessThan(SECOND);
        assertThat(looks).hasSize(1);
    }

    @Test
    void writesNothingUnlessAskedTo() throws IOException {
        add("a.elf", 1);
        firmware().contents();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}

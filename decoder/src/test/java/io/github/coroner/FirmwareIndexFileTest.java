package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index on disk: several writers, damage, folders that cannot be written. */
class FirmwareIndexFileTest {
    private static final int WRITERS = 3;
    private static final int FILES_EACH = 40;

    @TempDir
    private Path folder;

    private static FirmwareIndex index(String... names) {
        List<IndexEntry> entries = new ArrayList<>();
        for (String name : names) {
            entries.add(IndexEntry.notFirmware(Path.of(name), name.length(), 1, true));
        }
        return FirmwareIndex.of(entries);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isReadAsItWasWritten() {
        FirmwareIndexFile file = FirmwareIndexFile.in(folder);
        assertThat(file.read()).isEqualTo(FirmwareIndex.EMPTY);
        assertThat(file.write(FirmwareIndex.EMPTY, index("a", "b"))).isTrue();
        assertThat(FirmwareIndexFile.in(folder).read()).isEqualTo(index("a", "b"));
    }

    @Test
    void keepsWhatOthersAddedMeanwhileAndForgetsWhatIsGone() {
        FirmwareIndexFile file = FirmwareIndexFile.in(folder);
        file.write(FirmwareIndex.EMPTY, index("gone", "stays"));
        FirmwareIndex before = file.read();
        file.write(before, before.with(index("of-another")));
        file.write(before, index("stays", "mine"));
        assertThat(file.read()).isEqualTo(index("stays", "of-another", "mine"));
    }

    @Test
    void isPassedOverWhenDamagedAndMadeAnew() throws IOException {
        FirmwareIndexFile file = FirmwareIndexFile.in(folder);
        file.write(FirmwareIndex.EMPTY, index("a"));
        Path path = folder.resolve(".coroner-index");
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);
        assertThat(file.read()).isEqualTo(FirmwareIndex.EMPTY);
        file.write(FirmwareIndex.EMPTY, index("b"));
        assertThat(file.read()).isEqualTo(index("b"));
    }

    @Test
    void removesWhatAProcessLeftThatEndedWhileWriting() throws IOException {
        Files.writeString(folder.resolve(".coroner-index-1234.tmp"), "half an ind");
        Files.writeString(folder.resolve("mine.tmp"), "mine");
        FirmwareIndexFile.in(folder).write(FirmwareIndex.EMPTY, index("a"));
        assertThat(names()).containsExactly(".coroner-index", ".coroner-index.lock", "mine.tmp");
    }

    @Test
    void goesToTheCacheFolderWhenTheFolderCannotBeWritten() throws IOException {
        Path cache = folder.resolve("home/cache");
        Path firmware = Files.createDirectory(folder.resolve("firmware"));
        // a folder in its place cannot be written to by anyone, not even by the superuser
        Files.createDirectory(firmware.resolve(".coroner-index.lock"));
        FirmwareIndexFile file = FirmwareIndexFile.in(firmware).orIn(cache);
        assertThat(file.write(FirmwareIndex.EMPTY, index("a"))).isTrue();
        assertThat(firmware.resolve(".coroner-index")).doesNotExist();
        assertThat(FirmwareIndexFile.in(firmware).orIn(cache).read()).isEqualTo(index("a"));
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(FirmwareIndexFile.in(other).orIn(cache).read()).isEqualTo(FirmwareIndex.EMPTY);
    }

    @Test
    void isNotRememberedWhenNothingCanBeWritten() throws IOException {
        Files.createDirectory(folder.resolve(".coroner-index.lock"));
        assertThat(FirmwareIndexFile.in(folder).write(FirmwareIndex.EMPTY, index("a")))
                .isFalse();
        byte[] bytes = ElfFiles.bytes(1);
        ElfFiles.write(folder.resolve("a.elf"), bytes);
        FirmwareFolder firmware = FirmwareFolder.builder(folder)
                .index(FirmwareIndexFile.in(folder))
                .build();
        assertThat(firmware.find(ElfFiles.sha256(bytes))).isPresent();
    }

    @Test
    void doesNotWriteThroughALinkThatSomebodyPutThere() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path firmware = Files.createDirectory(folder.resolve("firmware"));
        Files.createSymbolicLink(firmware.resolve(".coroner-index"), victim);
        Files.createSymbolicLink(firmware.resolve(".coroner-index.lock"), victim);
        FirmwareIndexFile.in(firmware).write(FirmwareIndex.EMPTY, index("a"));
        assertThat(victim).hasContent("precious");
        Files.delete(firmware.resolve(".coroner-index.lock"));
        FirmwareIndexFile.in(firmware).write(FirmwareIndex.EMPTY, index("a"));
        assertThat(victim).hasContent("precious");
        assertThat(FirmwareIndexFile.in(firmware).read()).isEqualTo(index("a"));
    }

    /** One of the processes of the next test: adds firmware of its own one by one, and looks through the folder each time. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Path archive = Path.of(arguments[0]);
            int writer = Integer.parseInt(arguments[1]);
            for (int i = 0; i < FILES_EACH; i++) {
                int number = writer * FILES_EACH + i;
                byte[] bytes = ElfFiles.bytes(number);
                Path unfinished = archive.resolve(".coroner-test-" + number);
                ElfFiles.age(Files.write(unfinished, bytes), number);
                Files.move(unfinished, archive.resolve("fw" + number + ".elf"));
                FirmwareFolder firmware = FirmwareFolder.builder(archive)
                        .index(FirmwareIndexFile.in(archive))
                        .build();
                if (firmware.contents().firmware().isEmpty()
                        || firmware.find(ElfFiles.sha256(bytes)).isEmpty()) {
                    throw new IllegalStateException("lost " + number);
                }
            }
        }
    }

    @Test
    void severalProcessesMayWriteAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            folder.toString(),
                            String.valueOf(i))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(".coroner-log-" + i).toFile())
                    .start());
        }
        FirmwareIndexFile file = FirmwareIndexFile.in(folder);
        int last = 0;
        while (processes.stream().anyMatch(Process::isAlive)) {
            int size = file.read().size();
            assertThat(size).as("a reader sees a whole index, that only grows").isGreaterThanOrEqualTo(last);
            last = size;
            Thread.sleep(5);
        }
        for (int i = 0; i < WRITERS; i++) {
            Process process = processes.get(i);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve(".coroner-log-" + i), StandardCharsets.UTF_8))
                    .isZero();
        }
        FirmwareIndex index = file.read();
        assertThat(index.size()).isEqualTo(WRITERS * FILES_EACH);
        for (int number = 0; number < WRITERS * FILES_EACH; number++) {
            assertThat(index.beginningWith(ElfFiles.sha256(ElfFiles.bytes(number))))
                    .extracting(entry -> entry.path().toString())
                    .containsExactly("fw" + number + ".elf");
        }
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void threadsOfOneProcessMayWriteAtOnce() {
        FirmwareIndexFile file = FirmwareIndexFile.in(folder);
        Stream<String> names = Stream.iterate(0, number -> number + 1).limit(24).map(number -> "f" + number);
        assertThat(names.parallel().map(name -> file.write(FirmwareIndex.EMPTY, index(name))))
                .doesNotContain(false);
        assertThat(file.read().size()).isEqualTo(24);
    }
}

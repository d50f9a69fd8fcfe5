package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.ElfBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code coroner archive}: what it prints, writes and ends with. */
class ArchiveCommandTest {
    private static final CrashRun RISCV = CrashRun.of("riscv", "og").get(0);
    private static final CrashRun XTENSA = CrashRun.of("xtensa", "og").get(0);

    @TempDir
    private Path folder;

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        return sha256(Files.readAllBytes(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".coroner-index"))
                    .sorted()
                    .toList();
        }
    }

    private CommandRun archive(Object... arguments) {
        return CommandRun.of(Stream.concat(Stream.of("archive", folder), Stream.of(arguments))
                .toArray());
    }

    private static void fails(CommandRun run, int status, String... words) {
        assertThat(run.err()).startsWith("coroner: ").contains(words);
        assertThat(run.err().lines()).as("one line").hasSize(1);
        assertThat(run.status()).isEqualTo(status);
    }

    @Test
    void saysWhatIsInTheWayOfAnArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no folder");
        CommandRun run = CommandRun.of(
                "archive", file, "--add", CrashRun.named("riscv/og/abort").elf());
        assertThat(run.err()).isEqualTo("coroner: " + file + ": not a folder\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThat(CommandRun.of(
                                "archive",
                                link,
                                "--add",
                                CrashRun.named("riscv/og/abort").elf())
                        .err())
                .isEqualTo("coroner: " + link + ": exists, and is not a folder\n");
    }

    @Test
    void addsFilesByTheirDigestWithTheirTime() throws IOException {
        CommandRun run = archive("--add", RISCV.elf(), XTENSA.elf());
        String riscv = sha256(RISCV.elf()) + ".elf";
        String xtensa = sha256(XTENSA.elf()) + ".elf";
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("added " + folder.resolve(riscv) + "\nadded " + folder.resolve(xtensa) + "\n");
        assertThat(names()).containsExactlyInAnyOrder(riscv, xtensa);
        assertThat(folder.resolve(riscv)).hasSameBinaryContentAs(RISCV.elf());
        assertThat(Files.getLastModifiedTime(folder.resolve(riscv))).isEqualTo(Files.getLastModifiedTime(RISCV.elf()));
    }

    @Test
    void addsTheSameFirmwareOnceUnderWhateverName() throws IOException {
        Files.copy(RISCV.elf(), folder.resolve("last summer.elf"));
        CommandRun run = archive("--add", RISCV.elf(), "--add", RISCV.elf());
        assertThat(run.out()).isEqualTo(("already there: " + folder.resolve("last summer.elf") + "\n").repeat(2));
        assertThat(run.status()).isZero();
        assertThat(names()).containsExactly("last summer.elf");
    }

    @Test
    void makesTheFolderAndTakesItBehindTheFileToo() throws IOException {
        Path made = folder.resolve("new/archive");
        assertThat(CommandRun.of("archive", "--add", RISCV.elf(), made).status())
                .isZero();
        assertThat(made.resolve(sha256(RISCV.elf()) + ".elf")).exists();
    }

    @Test
    void addsThroughALinkToTheFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(CommandRun.of("archive", link, "--add", RISCV.elf()).status())
                .isZero();
        assertThat(real.resolve(sha256(RISCV.elf()) + ".elf")).exists();
    }

    @Test
    void refusesAnObjectThatWasNotLinked() throws IOException {
        Path object = Files.write(folder.resolve("main.o"), ElfBuilder.of(1, 94).build());
        fails(archive("--add", object), 1, "main.o: not the ELF file of a linked program");
        assertThat(names()).containsExactly("main.o");
    }

    @Test
    void refusesWhatIsNoFirmwareAndAddsTheRest() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no ELF file at all, sorry");
        fails(archive("--add", text), 1, "notes.txt", "not an ELF file but text");
        fails(archive("--add", RISCV.dump()), 1, "not an ELF file but a core dump");
        fails(archive("--add", folder.resolve("missing.elf")), 1, "missing.elf: no such file");
        CommandRun run = archive("--add", text, RISCV.elf());
        fails(run, 1, "notes.txt");
        assertThat(run.out()).startsWith("added ");
        assertThat(names()).hasSize(2);
    }

    @Test
    void warnsOfFirmwareWithoutDebugInformation() {
        CommandRun run = archive("--add", RISCV.rom());
        assertThat(run.out()).startsWith("added ");
        assertThat(run.err()).contains("no debug information");
        assertThat(run.status()).isZero();
    }

    @Test
    void whatWasAddedIsFoundByTheDumpItWrote() {
        archive("--add", RISCV.elf(), XTENSA.elf());
        CommandRun run = CommandRun.of("info", "--core", XTENSA.dump(), "--elf-dir", folder, "--format", "json");
        assertThat(run.out()).contains("\"matches\":true");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void listsFirmwareForPeople() throws IOException {
        Files.createDirectories(folder.resolve("old"));
        Files.copy(RISCV.elf(), folder.resolve("old/thermo meter.elf"));
        Files.copy(XTENSA.elf(), folder.resolve("b.elf"));
        Files.copy(RISCV.rom(), folder.resolve("c"));
        Files.writeString(folder.resolve("README"), "not firmware");
        CommandRun run = archive("--list");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        sha256(XTENSA.elf()).substring(0, 16)
                                + "  xtensa  crash-test-firmware 1.2.3-test  Jan  1 2024 00:00:00  b.elf",
                        sha256(RISCV.rom()).substring(0, 16) + "  riscv " + " ".repeat(56) + "c",
                        sha256(RISCV.elf()).substring(0, 16)
                                + "  riscv   crash-test-firmware 1.2.3-test  Jan  1 2024 00:00:00  old/thermo meter.elf");
    }

    @Test
    void anEmptyFolderHasNothingToList() {
        CommandRun run = archive("--list");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void findsThePathForScripts() throws IOException {
        Path elf = Files.copy(RISCV.elf(), folder.resolve("a b.elf"));
        Files.copy(XTENSA.elf(), folder.resolve("c.elf"));
        String digits = sha256(elf).substring(0, 9);
        for (String prefix : List.of(digits, digits.toUpperCase(java.util.Locale.ROOT), sha256(elf))) {
            CommandRun run = archive("--find", prefix);
            assertThat(run.out()).isEqualTo(elf + "\n");
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void saysThatFewDigitsAreWeak() throws IOException {
        Path elf = Files.copy(RISCV.elf(), folder.resolve("a.elf"));
        CommandRun run = archive("--find", sha256(elf).substring(0, 7));
        fails(run, 0, "7 digits are a weak match");
        assertThat(run.out()).isEqualTo(elf + "\n");
    }

    @Test
    void listsAllWhenDigitsAreShared() throws IOException {
        byte[] first = numbered(0);
        int next = 1;
        while (sha256(numbered(next)).charAt(0) != sha256(first).charAt(0)) {
            next++;
        }
        Files.write(folder.resolve("a.elf"), first);
        Files.write(folder.resolve("copy-of-a.elf"), first);
        CommandRun one = archive("--find", sha256(first).substring(0, 8));
        assertThat(one.status()).isZero();
        assertThat(one.out()).isEqualTo(folder.resolve("a.elf") + "\n");
        Files.write(folder.resolve("b.elf"), numbered(next));
        CommandRun run = archive("--find", sha256(first).substring(0, 1));
        fails(run, 1, "2 different firmware begin with");
        assertThat(run.out()).contains("a.elf", "b.elf", sha256(first).substring(0, 16));
    }

    private static byte[] numbered(int number) {
        return ElfBuilder.of(2, 94)
                .section(".number", 1, 0, 0, String.valueOf(number).getBytes(StandardCharsets.US_ASCII))
                .build();
    }

    @Test
    void saysWhenThereIsNone() throws IOException {
        Files.copy(RISCV.elf(), folder.resolve("a.elf"));
        fails(archive("--find", "123456789"), 1, "of 1 ELF files none", "123456789");
        fails(archive("--find", "000000000"), 1, "all zero", "Arduino and PlatformIO");
    }

    @Test
    void wrongUsageIsSaid() {
        fails(archive(), 2, "--list");
        fails(CommandRun.of("archive", "--list"), 2, "DIR");
        fails(archive("--list", "--find", "12345678"), 2, "one of");
        fails(archive("--list", "elsewhere"), 2, "elsewhere");
        fails(archive("--find", "xyz"), 2, "hexadecimal");
        fails(archive("--find", "1".repeat(65)), 2, "hexadecimal");
        fails(archive("--list", "--format", "xml"), 2, "--format xml");
        fails(CommandRun.of("archive", folder.resolve("missing"), "--list"), 1, "no such folder");
    }

    @Test
    void namesOfFilesCannotControlTheTerminal() throws IOException {
        Path elf = Files.copy(RISCV.elf(), folder.resolve("evil\u001b[2J.elf"));
        assertThat(archive("--list").out()).doesNotContain("\u001b");
        assertThat(archive("--find", sha256(elf)).out()).doesNotContain("\u001b");
        assertThat(archive("--add", elf).out()).doesNotContain("\u001b");
    }

    @Test
    void everyLineOfJsonIsADocument() throws IOException {
        CommandRun added = archive("--format", "json", "--add", RISCV.elf());
        String digest = sha256(RISCV.elf());
        assertThat(added.out())
                .startsWith("{\"schemaVersion\":1,\"kind\":\"firmware\",\"path\":")
                .contains("\"sha256\":\"" + digest + "\"", "\"architecture\":\"riscv\"")
                .endsWith(",\"added\":true}\n");
        assertThat(archive("--format", "json", "--add", RISCV.elf()).out()).endsWith(",\"added\":false}\n");
        assertThat(archive("--format", "json", "--list").out())
                .isEqualTo(added.out().replace(",\"added\":true", ""))
                .isEqualTo(archive("--format", "json", "--find", digest).out());
    }
}

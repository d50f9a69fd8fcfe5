package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.ChipSpec;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import io.github.coroner.testdata.ElfBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two different firmware whose SHA-256 begin with the same digits, all that a dump has of them. */
class AmbiguousFirmwareTest {
    private static final int DIGITS = 9;

    private static String digits = "";
    private static List<byte[]> pair = List.of();

    @TempDir
    private Path folder;

    private Path dump;
    private Path elfs;
    private Path one;
    private Path two;

    /** Of some 300,000 files two share 36 bits, by the birthday paradox. */
    @BeforeAll
    static void search() throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] elf =
                ElfBuilder.of(2, 94).section(".number", 1, 0, 0, new byte[4]).build();
        int place = elf.length - 4; // entry size of the last section, the names, which nobody asks for
        Map<Long, Integer> seen = new HashMap<>();
        Integer first = null;
        int second = 0;
        while (first == null) {
            second++;
            byte[] digest = sha256.digest(numbered(elf, place, second));
            digits = HexFormat.of().formatHex(digest).substring(0, DIGITS);
            first = seen.putIfAbsent(ByteBuffer.wrap(digest).getLong() >>> Long.SIZE - DIGITS * 4, second);
        }
        pair = List.of(
                numbered(elf, place, first).clone(),
                numbered(elf, place, second).clone());
    }

    private static byte[] numbered(byte[] elf, int place, int number) {
        ByteBuffer.wrap(elf).putInt(place, number);
        return elf;
    }

    @BeforeEach
    void fill() throws IOException {
        elfs = Files.createDirectory(folder.resolve("elfs"));
        one = Files.write(elfs.resolve("one.elf"), pair.get(0));
        two = Files.write(elfs.resolve("two.elf"), pair.get(1));
        TaskSpec task = new TaskSpec(0x3ffb_2000L, "main", 1, 0x3ffb_4000L, 256, DumpSpec.State.INTERRUPTED, 7);
        dump = Files.write(
                folder.resolve("dump.bin"),
                DumpWriter.write(new DumpSpec(
                        Version.V1_3,
                        ChipSpec.ALL.get(0),
                        300,
                        List.of(task),
                        List.of(),
                        digits,
                        List.of(),
                        Optional.of(false),
                        false,
                        true)));
    }

    @Test
    void isSaidInEveryReport() {
        Object[] arguments = {"info", "--core", dump, "--elf", two, "--elf", one};
        assertThat(CommandRun.of(arguments).out().replaceAll("\\s+", " "))
                .contains("two.elf is one of several that match " + digits)
                .contains("one.elf (" + digits)
                .contains("two.elf is used");
        assertThat(CommandRun.of(with(arguments, "--format", "json")).out())
                .contains("\"elf\":\"two.elf\"", "\"code\":\"ELF_AMBIGUOUS\"")
                .doesNotContain("\"matches\"");
        assertThat(CommandRun.of(with(arguments, "--format", "html")).out()).contains("is one of several that match");
        assertThat(CommandRun.of(with(arguments, "--format", "esp-coredump")).err())
                .startsWith("coroner: the 9 digits in the dump");
        assertThat(CommandRun.of(with(arguments, "--strict")).status()).isEqualTo(ExitStatus.PROBLEMS);
        assertThat(CommandRun.of(arguments).status()).isZero();
    }

    @Test
    void isSaidOfAFolderWhateverIsIndexed() throws IOException {
        Object[] arguments = {"info", "--core", dump, "--elf-dir", elfs, "--format", "json"};
        String cold = CommandRun.of(arguments).out();
        assertThat(cold).contains("\"code\":\"ELF_AMBIGUOUS\"").doesNotContain("\"matches\"");
        assertThat(CommandRun.of(arguments).out()).isEqualTo(cold);
        Files.delete(two);
        assertThat(CommandRun.of(arguments).out()).contains("\"matches\":true").doesNotContain("AMBIGUOUS");
    }

    @Test
    void isSaidByTheArchive() {
        CommandRun run = CommandRun.of("archive", elfs, "--find", digits);
        assertThat(run.out()).contains("one.elf", "two.elf");
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    private static Object[] with(Object[] arguments, Object... more) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }
}

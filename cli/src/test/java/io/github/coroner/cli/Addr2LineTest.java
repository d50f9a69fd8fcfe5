package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Addr2LineTest {
    private static final Path ELF =
            Path.of(System.getProperty("coroner.root", ".."), "testdata/artefacts/riscv/o2/fw.elf");

    /** A run of GNU addr2line: its arguments but for the file, and what it wrote. */
    record Recorded(List<String> arguments, String output) {}

    static List<Recorded> recorded() throws IOException {
        List<Recorded> runs = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(Addr2LineTest.class.getResourceAsStream("/addr2line/gnu.txt"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String run : text.substring(text.indexOf("\n$ ") + 3).split("\n\\$ ")) {
                int end = run.indexOf('\n');
                String output = run.substring(end + 1);
                runs.add(new Recorded(
                        List.of(run.substring(0, end).split(" ")), output.endsWith("\n") ? output : output + "\n"));
            }
        }
        return runs;
    }

    private static CommandRun run(String input, List<String> arguments) {
        List<Object> all = new ArrayList<>(List.of("addr2line", "-e", ELF));
        all.addAll(arguments);
        return CommandRun.withInput(input.getBytes(StandardCharsets.UTF_8), all.toArray());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void writesWhatGnuWrites(Recorded recorded) {
        CommandRun run = run("", recorded.arguments());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(recorded.output());
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void readsAddressesFromStandardInput(Recorded recorded) {
        List<String> options = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (String argument : recorded.arguments()) {
            if (argument.startsWith("-") || argument.startsWith(".")) {
                options.add(argument);
            } else {
                lines.append("  ").append(argument).append(" and more\r\n");
            }
        }
        assertThat(run(lines.toString(), options).out()).isEqualTo(recorded.output());
    }

    @Test
    void answersRepeatedAddressesAlike() {
        String once = run("0x420000f8\n", List.of("-afi")).out();
        assertThat(run("420000f8\n".repeat(5_000), List.of("-afi")).out()).isEqualTo(once.repeat(5_000));
    }

    @Test
    void answersWaitingAddressesAsItAnswersOneByOne() {
        List<String> addresses = new ArrayList<>(List.of("-afiC"));
        for (int i = 0; i < 3_000; i++) {
            addresses.add(Integer.toHexString(0x4200_0020 + 7 * i % 12_000));
        }
        String lines = String.join("\n", addresses.subList(1, addresses.size())) + "\n";
        assertThat(run(lines, List.of("-afiC")).out())
                .isEqualTo(run("", addresses).out());
    }

    @Test
    void answersAsManyAddressesAsTheCacheCannotHold() {
        StringBuilder lines = new StringBuilder();
        int count = 150_000;
        for (int i = 0; i < count; i++) {
            lines.append(Integer.toHexString(0x4200_0020 + i)).append('\n');
        }
        String out = run(lines.toString(), List.of("-a")).out();
        assertThat(out.lines().filter(line -> line.startsWith("0x"))).hasSize(count);
        assertThat(out).startsWith("0x42000020\n").contains("\n0x42024a0f\n");
    }

    @Test
    void aLineWithoutDigitsIsAddressZero() {
        assertThat(run("\nzzz\n0x\n", List.of("-a")).out()).isEqualTo("0x00000000\n??:0\n".repeat(3));
    }

    @Test
    void answersEachLineAtOnceWhenNoMoreIsWaiting() throws Exception {
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream questionsRead = new PipedInputStream(questions);
        PipedOutputStream answersWritten = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream(answersWritten);
        Thread command = new Thread(() -> Main.run(
                new String[] {"addr2line", "-f", "-e", ELF.toString()},
                questionsRead,
                new PrintStream(answersWritten, false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
        command.start();
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < 3; i++) {
                questions.write("0x420000f8\n".getBytes(StandardCharsets.US_ASCII));
                questions.flush();
                byte[] answer = answers.readNBytes("app_main\n".length());
                assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("app_main\n");
                int last;
                do {
                    last = answers.read();
                } while (last != '\n');
            }
        });
        questions.close();
        command.join(60_000);
        assertThat(command.isAlive()).isFalse();
    }

    @Test
    void mapsPaths() {
        assertThat(run("", List.of("--map", "/fw/src=/home/me/x", "0x420000f8")).out())
                .isEqualTo("/home/me/x/app_main.c:155\n");
    }

    @Test
    void optionsMayStandBehindAddresses() {
        assertThat(run("", List.of("0x420000f8", "-f", "--", "0x0")).out())
                .isEqualTo("app_main\n/fw/src/app_main.c:155\n??\n??:0\n");
    }

    @Test
    void takesArgumentsFromFiles(@TempDir Path folder) throws IOException {
        // GNU addr2line 2.40 answers the same: blanks in quotes or behind a backslash are kept, and files may name
        // files
        Path elf = Files.copy(ELF, folder.resolve("my \"fw\".elf"));
        Path inner =
                Files.writeString(folder.resolve("inner"), "-f\n'--exe=" + folder + "/my \\\"fw\".elf'\t0x420000f8");
        Path outer = Files.writeString(folder.resolve("outer"), " -a @" + inner + " \n");
        CommandRun run = CommandRun.of("addr2line", "@" + outer, "0x0");
        assertThat(run.out()).isEqualTo("0x420000f8\napp_main\n/fw/src/app_main.c:155\n0x00000000\n??\n??:0\n");
        assertThat(elf).exists();
        assertThat(run("", List.of("@missing")).out()).isEqualTo("??:0\n");
        Files.writeString(outer, "@" + outer);
        assertThat(CommandRun.of("addr2line", "@" + outer).err()).contains("more than 1000 files of arguments");
    }

    @Test
    void joinsAShortOptionWithItsValue() {
        CommandRun run = CommandRun.of("addr2line", "-afe" + ELF, "0x420000f8");
        assertThat(run.out()).isEqualTo("0x420000f8\napp_main\n/fw/src/app_main.c:155\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nosuch", "-x", "-e", "--map=x", "--in=1", "--d", "--demangle=nosuch", "--section"})
    void wrongUsageEndsWithStatus2(String option) {
        CommandRun run = CommandRun.of("addr2line", option);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("coroner: ").hasLineCount(1);
    }

    @Test
    void whatCannotBeReadEndsWithStatus1(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not an ELF file, but long enough to be looked at");
        for (Path file : List.of(text, folder.resolve("missing.elf"), folder)) {
            CommandRun run = CommandRun.of("addr2line", "-e", file, "0x0");
            assertThat(run.status()).as(file.toString()).isEqualTo(1);
            assertThat(run.err()).startsWith("coroner: ").hasLineCount(1);
        }
        assertThat(run("", List.of("-j", ".nosuch", "0")).status()).isEqualTo(1);
    }

    @Test
    void helpIsPicoclis() {
        CommandRun run = CommandRun.of("addr2line", "--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("--inlines").contains("--map");
    }

    @Test
    void loadsNoPicocliForALookUp() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.coroner.cli.Main",
                        "addr2line",
                        "-f",
                        "-e",
                        ELF.toString(),
                        "0x420000f8")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).contains("app_main");
        assertThat(Arrays.stream(output.split("\n")).filter(line -> line.contains("] picocli.")))
                .isEmpty();
    }
}

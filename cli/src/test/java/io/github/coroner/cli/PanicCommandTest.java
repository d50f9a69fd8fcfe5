package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.DumpContainers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code coroner panic}: what it passes on, what it adds, and when. */
class PanicCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CrashRun RISCV = CrashRun.named("riscv/og/null-store");
    private static final CrashRun XTENSA = CrashRun.named("xtensa/og/null-store");

    private static byte[] bytes(byte[] input, InputStream in, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] words = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        int status = Main.run(
                words,
                in,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream()));
        assertThat(status).isZero();
        return out.toByteArray();
    }

    private static byte[] passed(byte[] input, Object... arguments) {
        return bytes(input, new ByteArrayInputStream(input), arguments);
    }

    @Test
    void putsDecodedLinesBehindTheLinesOfACrash() throws IOException {
        List<String> out = CommandRun.of("panic", "--elf", XTENSA.elf(), XTENSA.log())
                .out()
                .lines()
                .toList();
        int registers = indexOf(out, "PC      : 0x");
        assertThat(out.get(registers + 1)).startsWith("--- 0x400d0762: store_sample at /fw/src/scenarios.c:58");
        int backtrace = indexOf(out, "Backtrace: 0x");
        assertThat(out.get(backtrace + 1)).startsWith("---   #0  0x400d0762  store_sample");
        List<String> log = XTENSA.logText().lines().toList();
        assertThat(out.stream().filter(line -> !line.startsWith("--- ")).toList())
                .isEqualTo(log);
    }

    @Test
    void unwindsPrintedStackMemoryBehindItsLastRow() {
        List<String> out = CommandRun.of("panic", "--elf", RISCV.elf(), RISCV.log())
                .out()
                .lines()
                .toList();
        int first = indexOf(out, "---   #0  0x4200080c  store_sample");
        assertThat(out.get(first - 1)).startsWith("3fc81a10: 0x");
        assertThat(String.join("\n", out)).contains("scenario_null_store ()").contains("end: outermost function");
    }

    private static int indexOf(List<String> lines, String beginning) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return i;
            }
        }
        throw new AssertionError("no line begins with " + beginning);
    }

    @Test
    void itsOwnOutputReadsAsTheLogItself() throws IOException {
        CommandRun once = CommandRun.of("panic", "--elf", RISCV.elf(), RISCV.log());
        JsonNode plain = JSON.readTree(CommandRun.of("panic", "--parse-only", "--format", "json", RISCV.log())
                .out());
        JsonNode again = JSON.readTree(CommandRun.withInput(
                        once.out().getBytes(StandardCharsets.UTF_8), "panic", "--parse-only", "--format", "json", "-")
                .out());
        assertThat(again.path("reports").path(0).path("registerDumps"))
                .isEqualTo(plain.path("reports").path(0).path("registerDumps"));
        assertThat(again.path("reports").path(0).path("stackMemory"))
                .isEqualTo(plain.path("reports").path(0).path("stackMemory"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void passesAnyBytesOnUnchanged(int seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[60_000];
        random.nextBytes(noise);
        byte[] banner = "\nGuru Meditation Error: Core  0 panic'ed (LoadProhibited). \r\nPC 0x400d1234\r\r\n"
                .getBytes(StandardCharsets.UTF_8);
        System.arraycopy(banner, 0, noise, 27_000, banner.length);
        assertThat(passed(noise, "panic")).isEqualTo(noise);
        assertThat(bytes(noise, new Dripping(noise, random), "panic", "-")).isEqualTo(noise);
    }

    @Test
    void saysOfABinaryDumpWhatReadsItAndPassesItOn() throws IOException {
        byte[] dump = RISCV.dumpBytes();
        assertThat(passed(dump, "panic")).isEqualTo(dump);
        assertThat(CommandRun.withInput(dump, "panic").err())
                .isEqualTo("coroner: standard input: no log but a core dump; coroner info --core reads it\n");
        CommandRun parsed = CommandRun.of("panic", "--parse-only", "--format", "json", RISCV.dump());
        assertThat(parsed.err())
                .isEqualTo("coroner: " + RISCV.dump() + ": no log but a core dump; coroner info --core reads it\n");
        assertThat(parsed.status()).isZero();
    }

    @Test
    void saysOfOtherFilesThatAreNoLogWhatTheyAre() throws IOException {
        assertThat(CommandRun.of("panic", "--only-reports", RISCV.elf()).err())
                .contains("an ELF file of a program; give it with --elf");
        byte[] record = HexFormat.of().parseHex("02000000efbeadde5a37024207020400");
        assertThat(CommandRun.withInput(record, "panic").err())
                .contains("ESPHome's crash record; coroner raw-crash reads it");
        assertThat(CommandRun.withInput(DumpContainers.gzip(RISCV.dumpBytes()), "panic")
                        .err())
                .contains("compressed with gzip");
        assertThat(CommandRun.of("panic", RISCV.log()).err()).isEmpty();
        assertThat(CommandRun.withInput(new byte[100], "panic").err()).isEmpty();
    }

    /** Gives a few bytes at a time, as a serial port does. */
    private static final class Dripping extends InputStream {
        private final InputStream in;
        private final Random random;

        Dripping(byte[] bytes, Random random) {
            in = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, Math.min(length, 1 + random.nextInt(5_000)));
        }
    }

    @Test
    void answersWhileTheConsoleStaysOpen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> seen = new ArrayList<>();
        byte[] log = XTENSA.logText()
                .lines()
                .takeWhile(line -> !line.startsWith("ELF file"))
                .reduce("", (a, b) -> a + b + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        InputStream console = new InputStream() {
            private boolean given;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (given) {
                    seen.add(out.toString(StandardCharsets.UTF_8)); // what a person sees while the device is silent
                    return -1;
                }
                given = true;
                System.arraycopy(log, 0, bytes, offset, log.length);
                return log.length;
            }
        };
        PrintStream buffered =
                new PrintStream(new java.io.BufferedOutputStream(out, 1 << 20), false, StandardCharsets.UTF_8);
        Main.run(new String[] {"panic", "--elf", XTENSA.elf().toString()}, console, buffered, System.err);
        assertThat(seen.get(0)).contains("Backtrace: ").contains("---   #0  0x400d0762  store_sample");
    }

    @Test
    void writesOneLineOfJsonACrash() throws IOException {
        byte[] once = XTENSA.logBytes();
        byte[] twice = Arrays.copyOf(once, once.length * 2);
        System.arraycopy(once, 0, twice, once.length, once.length);
        List<String> lines = CommandRun.withInput(twice, "panic", "--elf", XTENSA.elf(), "--format", "json")
                .out()
                .lines()
                .filter(line -> line.contains("\"kind\":\"panic-log\""))
                .toList();
        assertThat(lines).hasSize(2);
        JsonNode report = JSON.readTree(lines.get(1));
        assertThat(report.path("kind").asString()).isEqualTo("panic-log");
        assertThat(report.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(report.path("application").path("matches").asBoolean()).isTrue();
        assertThat(report.path("reason").path("exception").asString()).isEqualTo("StoreProhibited");
        assertThat(report.path("cores")
                        .path(0)
                        .path("frames")
                        .path(0)
                        .path("function")
                        .asString())
                .isEqualTo("store_sample");
        assertThat(report.path("cores").path(0).path("registers").path("pc").asString())
                .isEqualTo("0x400d0762");
        assertThat(report.path("coreDump").path("kind").asString()).isEqualTo("core-dump");
        long lineCount = new String(once, StandardCharsets.UTF_8).lines().count();
        assertThat(report.path("lines").path("first").asLong()).isEqualTo(lineCount + 5);
    }

    @Test
    void leavesTheLogOutWhereOnlyReportsAreWanted() {
        String out = CommandRun.of("panic", "--only-reports", "--elf", RISCV.elf(), RISCV.log())
                .out();
        assertThat(out)
                .startsWith("the program crashed on core 0: Store access fault")
                .doesNotContain("hello from app_main");
    }

    @Test
    void decodesEsphomesReportOfTheCrashBefore() {
        CrashRun run = CrashRun.of("xtensa", "esphome-v1").get(0);
        String out = CommandRun.of("panic", "--elf", run.elf(), run.log()).out();
        assertThat(out.substring(out.indexOf("CRASH DETECTED"))).contains("---   #0  0x");
        String json = CommandRun.of("panic", "--format", "json", "--elf", run.elf(), run.log())
                .out();
        assertThat(json.lines().filter(line -> line.contains("\"kind\":\"raw-crash\"")))
                .hasSize(1);
    }

    @Test
    void refusesUnknownFormats() {
        assertThat(CommandRun.of("panic", "--format", "html", RISCV.log()).status())
                .isEqualTo(2);
        assertThat(CommandRun.of("panic", "--parse-only", RISCV.log()).status()).isEqualTo(2);
        assertThat(CommandRun.of("panic", "nowhere.log").status()).isEqualTo(1);
    }
}

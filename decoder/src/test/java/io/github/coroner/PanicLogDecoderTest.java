package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.Container;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.StopReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Panic text of the project's own firmware: each log holds the core dump of the same crash in base64, which says what the text
 * must unwind to.
 */
class PanicLogDecoderTest {
    private static final Map<String, Integer> PRINTED_NAMES = Map.of("pc", 0, "ra", 1, "sp", 2, "gp", 3);

    static Stream<CrashRun> runs() {
        return CrashRun.all().stream();
    }

    static Stream<CrashRun> xtensaRuns() {
        return CrashRun.all().stream().filter(run -> run.architecture().equals("xtensa"));
    }

    private static CrashDecoder decoder(CrashRun run) throws IOException {
        return CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .rom(Firmware.open(run.rom()))
                .build();
    }

    private static List<PanicLogReport> decode(CrashDecoder decoder, byte[] log) {
        return decode(decoder, log, Optional.empty());
    }

    private static List<PanicLogReport> decode(CrashDecoder decoder, byte[] log, Optional<Chip> chip) {
        List<PanicLogReport> reports = new ArrayList<>();
        PanicLogDecoder panic = new PanicLogDecoder(decoder, reports::add, chip);
        panic.feed(log, 0, log.length);
        panic.finish();
        return reports;
    }

    private static List<String> text(List<FrameReport> frames) {
        return frames.stream()
                .map(frame -> Addresses.hex(frame.pc()) + " " + frame.function().orElse("?") + ":"
                        + frame.line().orElse(0))
                .toList();
    }

    /**
     * As far as the text reaches: on RISC-V to where the printed stack memory ends, on Xtensa to where the device saw no more
     * callers, or none that it believed.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void textUnwindsToTheFramesOfTheCoreDump(CrashRun run) throws IOException {
        PanicLogReport report = decode(decoder(run), run.logBytes()).get(0);
        TaskReport crashed = report.coreDump().orElseThrow().crashedTask();
        CoreReport core = report.cores().get(0);
        List<String> wanted = text(crashed.frames());
        List<String> given = text(core.frames());
        StopReason stop = core.stop().orElseThrow().reason();
        boolean isCut = stop == StopReason.END_OF_PRINTED_STACK;
        // the device prints one more address, which it did not believe
        boolean isMarked = stop == StopReason.MARKED_CORRUPTED;
        int common = isMarked ? Math.min(given.size(), wanted.size()) : given.size();
        // without registers all that is known of the innermost place is an address a little before it
        boolean hasPlace = !report.text().registerDumps().isEmpty();
        int inner = hasPlace ? 0 : 1;

        assertThat(given).isNotEmpty();
        assertThat(given.subList(inner, common))
                .isEqualTo(wanted.subList(inner, isCut || isMarked ? common : wanted.size()));
        assertThat(core.frames().get(0).recovery()).isEqualTo(hasPlace ? Recovery.REGISTERS : Recovery.REPORTED);
    }

    /**
     * The device prints addresses inside the calls: each is three bytes before what returns there. After a jump to nowhere it
     * leaves one function out, since the register that it looks into was not yet turned; the core dump's chain has it.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("xtensaRuns")
    void theDevicesOwnBacktraceIsInThatOfTheCoreDump(CrashRun run) throws IOException {
        CrashReport report = decoder(run).decode(CoreDump.read(run.dump()));
        List<Long> frames = report.crashedTask().frames().stream()
                .filter(frame -> !frame.inlined())
                .map(frame -> frame.pc() - 3)
                .toList();
        String line = Files.readAllLines(run.log(), StandardCharsets.ISO_8859_1).stream()
                .filter(text -> text.startsWith("Backtrace:"))
                .findFirst()
                .orElseThrow();
        List<Long> printed = Pattern.compile("0x(\\w{8}):0x\\w{8}")
                .matcher(line)
                .results()
                .map(match -> (long) (int) Long.parseLong(match.group(1), 16))
                .toList();

        if (line.contains("CORRUPTED")) {
            assertThat(frames).startsWith(printed.get(0));
        } else {
            assertThat(frames).startsWith(printed.get(0)).containsSubsequence(printed);
            assertThat(frames).hasSize(printed.size() + (run.name().matches("(bad-jump|jump-null).*") ? 1 : 0));
        }
    }

    /** A text made from registers and stack of the dump reaches as far as the memory in the dump. */
    @Test
    void textMadeFromACoreDumpUnwindsToItsFrames() throws IOException {
        Path folder = Fixtures.path("esp-coredump/esp32c3");
        CoreDump dump = CoreDump.read(folder.resolve("coredump.b64"));
        CrashDecoder decoder = CrashDecoder.builder()
                .firmware(Firmware.open(folder.resolve("firmware.elf")))
                .build();
        TaskReport crashed = decoder.decode(dump).crashedTask();
        String text = panicText(crashed.registers(), dump.memory().segments());
        PanicLogReport report = decode(decoder, text.getBytes(StandardCharsets.UTF_8), dump.chip())
                .get(0);
        List<String> wanted = text(crashed.frames());
        List<String> given = text(report.cores().get(0).frames());
        assertThat(given.size()).isGreaterThan(3);
        assertThat(given).isEqualTo(wanted.subList(0, given.size()));
        assertThat(report.architecture()).contains("riscv");
    }

    private static String panicText(RegisterSet registers, List<MemorySegment> memory) {
        long sp = registers.value("sp").orElseThrow();
        StringBuilder text = new StringBuilder(
                "Guru Meditation Error: Core  0 panic'ed (Breakpoint). Exception was unhandled.\r\n\r\n"
                        + "Core  0 register dump:\r\n");
        for (String name : registers.names()) {
            if (registers.value(name).isPresent()) {
                String printed =
                        name.equals("pc") ? "MEPC" : name.equals("fp") ? "S0/FP" : name.toUpperCase(Locale.ROOT);
                text.append("%-8s: 0x%08x  "
                        .formatted(printed, registers.value(name).getAsLong()));
                text.append(PRINTED_NAMES.containsKey(name) ? "\r\n" : "");
            }
        }
        text.append("\r\n\r\nStack memory:\r\n");
        for (MemorySegment segment : memory) {
            if (sp >= segment.address() && sp < segment.end()) {
                var words = segment.reader("stack");
                words.skip(sp - segment.address());
                for (long row = sp; words.remaining() >= 4; row += 32) {
                    text.append("%08x:".formatted(row));
                    for (int i = 0; i < 8 && words.remaining() >= 4; i++) {
                        text.append(" 0x%08x".formatted(words.u32()));
                    }
                    text.append("\r\n");
                }
            }
        }
        return text.toString();
    }

    @Test
    void printedPcsMeanWhatTheirPrinterMeant() throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        String log = run.logText();
        String backtrace = log.lines()
                .filter(line -> line.startsWith("Backtrace:"))
                .findFirst()
                .orElseThrow();
        List<String> modern = text(decode(decoder(run), log.getBytes(StandardCharsets.UTF_8))
                .get(0)
                .cores()
                .get(0)
                .frames());
        String[] pairs = backtrace.substring("Backtrace: ".length()).split(" ", -1);
        String firstRaw = backtrace.replace(pairs[0], raw(pairs[0]));
        StringBuilder allRaw = new StringBuilder("Backtrace:");
        for (String pair : pairs) {
            allRaw.append(' ').append(raw(pair));
        }
        for (String printed : List.of(firstRaw, allRaw.toString())) {
            byte[] changed = log.replace(backtrace, printed).getBytes(StandardCharsets.UTF_8);
            assertThat(text(decode(decoder(run), changed).get(0).cores().get(0).frames()))
                    .isEqualTo(modern);
        }
    }

    /** The pair with 3 added to its pc, as versions print it that do not subtract. */
    private static String raw(String pair) {
        return "0x%08x%s".formatted(Long.parseLong(pair.substring(2, 10), 16) + 3, pair.substring(10));
    }

    @Test
    void dropsTheJunkFrameOfOldVersions() throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        String log = run.logText().replaceFirst("(Backtrace: [^\r\n]*)", "$1 0x400d9994:0x00000000");
        CoreReport core = decode(decoder(run), log.getBytes(StandardCharsets.UTF_8))
                .get(0)
                .cores()
                .get(0);
        assertThat(core.stop().orElseThrow().reason()).isEqualTo(StopReason.CORRUPT);
        assertThat(core.frames()).extracting(FrameReport::pc).doesNotContain(0x400d_9997L);
    }

    @Test
    void aMarkedBacktraceEndsWithTheMark() throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        String log = run.logText().replaceFirst("(Backtrace: [^\r\n]*)", "$1 |<-CORRUPTED");
        CoreReport core = decode(decoder(run), log.getBytes(StandardCharsets.UTF_8))
                .get(0)
                .cores()
                .get(0);
        assertThat(core.stop().orElseThrow().reason()).isEqualTo(StopReason.MARKED_CORRUPTED);
    }

    @Test
    void theShaLineSelectsTheFirmware() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/null-store");
        Firmware right = Firmware.open(run.elf());
        CrashRun wrong = CrashRun.of("riscv", "o2").get(0);
        CrashDecoder decoder = CrashDecoder.builder()
                .firmware(Firmware.open(wrong.elf()))
                .repository(prefix -> right.sha256().startsWith(prefix) ? Optional.of(right) : Optional.empty())
                .build();
        PanicLogReport report = decode(decoder, run.logBytes()).get(0);
        assertThat(report.application().match()).isEqualTo(Application.Match.MATCHES);
        assertThat(report.application().elfSha256()).contains(right.sha256());
    }

    @Test
    void aWrongFirmwareIsTold() throws IOException {
        CrashRun run = CrashRun.named("riscv/og/null-store");
        CrashDecoder other = CrashDecoder.builder()
                .firmware(Firmware.open(CrashRun.of("riscv", "o2").get(0).elf()))
                .build();
        PanicLogReport report = decode(other, run.logBytes()).get(0);
        assertThat(report.application().match()).isEqualTo(Application.Match.DIFFERS);
        assertThat(report.problems()).extracting(problem -> problem.code()).contains(ProblemCode.ELF_MISMATCH);
    }

    @Test
    void firmwareOfAnotherArchitectureIsAProblemAndNotAnEnd() throws IOException {
        CrashDecoder other = CrashDecoder.builder()
                .firmware(Firmware.open(CrashRun.named("xtensa/og/null-store").elf()))
                .build();
        PanicLogReport report =
                decode(other, CrashRun.named("riscv/og/null-store").logBytes()).get(0);
        assertThat(report.problems()).extracting(problem -> problem.code()).contains(ProblemCode.ELF_MISMATCH);
        assertThat(report.cores().get(0).registers().value("pc")).isPresent();
    }

    /** Processors with a CLIC keep the mode before the trap and its interrupt level in the upper bits of mcause. */
    @Test
    void theNumberOfACauseIsInTheLowBitsOfMcause() {
        String log = """
                Core  0 register dump:
                MEPC    : 0x4ff09352  RA      : 0x4ff0934c  SP      : 0x4ff1a7c0  GP      : 0x4ff10800
                MSTATUS : 0x00011880  MTVEC   : 0x4ff00003  MCAUSE  : 0x38000005  MTVAL   : 0x00000004
                """;

        PanicLogReport report = decode(CrashDecoder.builder().build(), log.getBytes(StandardCharsets.UTF_8))
                .get(0);

        assertThat(report.reason().summary()).startsWith("Load access fault").contains("null dereference, offset 4");
    }

    @Test
    void limitsHoldAlsoWhereTheFirmwareIsOfNoUse() throws IOException {
        CrashDecoder other = CrashDecoder.builder()
                .firmware(Firmware.open(CrashRun.named("riscv/og/null-store").elf()))
                .limits(Limits.defaults().with(Limit.REPORT_FRAMES, 1))
                .build();
        PanicLogReport report =
                decode(other, CrashRun.named("xtensa/og/null-store").logBytes()).get(0);
        assertThat(report.cores().get(0).frames()).hasSize(1);
        assertThat(report.problems())
                .extracting(problem -> problem.code())
                .contains(ProblemCode.ELF_MISMATCH, ProblemCode.LIMIT_REACHED);
    }

    @Test
    void withoutFirmwareTheReportHasWhatTheTextSays() throws IOException {
        PanicLogReport report = decode(
                        CrashDecoder.builder().build(),
                        CrashRun.named("xtensa/og/null-store").logBytes())
                .get(0);
        assertThat(report.reason().exception()).contains("StoreProhibited");
        assertThat(report.reason().address()).hasValue(0x2a);
        assertThat(report.reason().summary()).contains("null dereference");
        assertThat(report.crashedCore()).hasValue(0);
        assertThat(report.cores().get(0).frames()).isNotEmpty();
        assertThat(report.fingerprint()).isEmpty();
    }

    @Test
    void answersLinesAsTheyCome() throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        List<String> answers = new ArrayList<>();
        PanicLogDecoder decoder = new PanicLogDecoder(decoder(run), new PanicLogListener() {
            @Override
            public void addresses(List<AddressReport> addresses) {
                addresses.forEach(one -> answers.add(one.label()));
            }

            @Override
            public void callStack(CoreReport core) {
                answers.add("call stack " + core.frames().get(0).function().orElse("?"));
            }

            @Override
            public void panic(PanicLogReport report) {
                answers.add("report");
            }
        });
        for (String line : run.logText().split("\r?\n", -1)) {
            decoder.line(line);
        }
        decoder.finish();
        assertThat(answers)
                .contains("PC", "A0", "call stack store_sample")
                .last()
                .isEqualTo("report");
        assertThat(answers.indexOf("PC")).isLessThan(answers.indexOf("call stack store_sample"));
    }

    /** The panic text's end and the dump: what is damaged between must cost no more than when the dump is read by itself. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"xtensa", "riscv"})
    void dumpWithADamagedLineInALogIsReadAsFarAsItIsByItself(String architecture) throws IOException {
        CrashRun run = CrashRun.named(architecture + "/og/null-store");
        List<String> lines = new ArrayList<>(Files.readAllLines(run.log()));
        int start = lines.indexOf("================= CORE DUMP START =================");
        int damaged = lines.lastIndexOf("================= CORE DUMP END =================") - 30;
        lines.set(damaged, lines.get(damaged).substring(5));
        lines.add(start + 20, "E (1234) wifi: lost beacon");
        byte[] log = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);

        CrashReport report = decode(decoder(run), log).get(0).coreDump().orElseThrow();

        CrashReport whole = decoder(run).decode(CoreDump.read(run.dump()));
        assertThat(report.crashedTask().frames()).isEqualTo(whole.crashedTask().frames());
        assertThat(report.tasks()).hasSameSizeAs(whole.tasks());
        assertThat(report.container()).containsExactly(Container.LOG, Container.BASE64, Container.RAW);
        assertThat(report.problems())
                .extracting(Problem::code)
                .contains(ProblemCode.CONSOLE_LINES_DAMAGED, ProblemCode.CONSOLE_LINES_SKIPPED)
                .doesNotContain(ProblemCode.TRUNCATED);
    }

    @Test
    void dumpThatTheLogCutsOffIsTold() throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        List<String> lines = Files.readAllLines(run.log());
        int end = lines.indexOf("================= CORE DUMP END =================");
        byte[] log = String.join("\n", lines.subList(0, end - 20)).getBytes(StandardCharsets.UTF_8);

        CrashReport report = decode(decoder(run), log).get(0).coreDump().orElseThrow();

        assertThat(report.problems())
                .extracting(Problem::code)
                .contains(ProblemCode.CONSOLE_DUMP_CUT_OFF, ProblemCode.TRUNCATED);
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.testdata.Cost;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.State;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleDumpCollectorTest {
    private static final String START = "================= CORE DUMP START =================";
    private static final String END = "================= CORE DUMP END =================";
    private static final DumpSpec SPEC = Dumps.of(Version.V1_2);
    private static final List<String> DATA = DumpContainers.base64Lines(DumpWriter.pieces(SPEC));
    private static final List<Task> TASKS =
            CoreDump.read(DumpWriter.write(SPEC)).tasks();

    @Test
    void linesArePushedAndTheDumpComesWithItsEndMarker() {
        ConsoleDumpCollector collector = new ConsoleDumpCollector(Limits.defaults());
        List<String> lines = log(DATA);
        for (int i = 0; i < lines.size(); i++) {
            Optional<ConsoleDump> dump = collector.take(100 + i, lines.get(i));
            assertThat(dump.isPresent()).isEqualTo(i == lines.size() - 1);
            assertThat(collector.isInDump()).isEqualTo(i >= 1 && i < lines.size() - 1);
            dump.ifPresent(found -> {
                assertThat(found.firstLine()).isEqualTo(101);
                assertThat(found.lastLine()).isEqualTo(100 + lines.size() - 1);
                CoreDump read = found.read(CoreDumpOptions.defaults());
                assertThat(read.tasks()).isEqualTo(TASKS);
                assertThat(read.containers()).containsExactly(Container.LOG, Container.BASE64, Container.RAW);
                assertThat(read.problems()).isEmpty();
            });
        }
        assertThat(collector.end()).isEmpty();
    }

    @Test
    void wordsThatLookLikeBase64AreLeftOut() {
        List<String> lines = new ArrayList<>(DATA);
        lines.add(20, "done");
        lines.add(9, "I (12) net: connect 12345678");

        CoreDump read = read(log(lines));

        assertThat(read.checksum().map(Checksum::isValid)).contains(true);
        assertThat(read.tasks()).isEqualTo(TASKS);
        assertThat(messages(read))
                .anyMatch(message -> message.contains("look like base64 but belong to other output")
                        && message.contains("without them the checksum agrees"));
    }

    @Test
    void elfDumpThatLostItsSecondLineIsNotTakenForOneBeforeVersions() {
        List<String> lines = new ArrayList<>(DumpContainers.base64Lines(DumpWriter.pieces(Dumps.of(Version.V1_3))));
        lines.remove(1);

        assertThatThrownBy(() -> read(log(lines)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("do not begin with a core dump header");
    }

    /** All pairs of 300 words are tried, whatever the number of lines; each trial once decoded every line anew. */
    @Test
    void manyLinesThatMayBeWordsTakeLittleTime() throws Exception {
        byte[] header = DumpWriter.pieces(Dumps.of(Version.V0_3)).get(0);
        int words = 1500;
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(0, header.length + words - 2);
        List<String> lines = new ArrayList<>(List.of(Base64.getEncoder().encodeToString(header)));
        lines.addAll(Collections.nCopies(words, "AA=="));
        byte[] text = String.join("\n", log(lines)).getBytes(StandardCharsets.US_ASCII);

        Cost cost = Cost.of(() -> CoreDump.readAll("log", text, CoreDumpOptions.defaults()));

        // it took more than three seconds
        assertThat(cost.milliseconds()).isLessThan(1500);
    }

    @Test
    void damagedLineKeepsItsPlaceAndIsNamed() {
        int damaged = DATA.size() - 12;
        List<String> lines = new ArrayList<>(DATA);
        lines.set(
                damaged,
                lines.get(damaged).substring(0, 29) + lines.get(damaged).substring(32));

        CoreDump read = read(log(lines));

        assertThat(read.checksum().map(Checksum::isValid)).contains(false);
        assertThat(read.tasks())
                .extracting(Task::registers)
                .isEqualTo(TASKS.stream().map(Task::registers).toList());
        assertThat(read.memory().segments())
                .hasSameSizeAs(CoreDump.read(DumpWriter.write(SPEC)).memory().segments());
        assertThat(read.tasks().get(1).stack().map(MemorySegment::size))
                .isEqualTo(TASKS.get(1).stack().map(MemorySegment::size));
        assertThat(messages(read))
                .contains("1 line of base64 is damaged (line " + (damaged + 3)
                        + "); zeros stand for what it held, 48 bytes");
        assertThat(read.problems()).extracting(Problem::code).doesNotContain(ProblemCode.TRUNCATED);
    }

    @ParameterizedTest(name = "line {0} of 10")
    @ValueSource(ints = {3, 4, 5, 6})
    void lostLineLeavesAHoleWhereItWas(int tenth) {
        int lost = DATA.size() * tenth / 10;
        List<String> lines = new ArrayList<>(DATA);
        lines.remove(lost);

        CoreDump read = read(log(lines));

        // the second task lies behind the hole and must be whole
        assertThat(read.tasks().get(1).registers()).isEqualTo(TASKS.get(1).registers());
        assertThat(TaskControlBlock.find(read.memory(), TASKS.get(1).tcb()).map(TaskControlBlock::name))
                .contains("timer");
        assertThat(messages(read))
                .anyMatch(message -> message.contains("bytes are lost") && message.contains("zeros stand"));
    }

    /** As when a terminal was closed for a while: 600 lines of a large stack, 28,800 bytes, are gone. */
    @Test
    void manyLinesThatAreLostLeaveOneHole() {
        TaskSpec first = SPEC.tasks().get(0);
        TaskSpec large = new TaskSpec(
                first.tcb(),
                first.name(),
                first.priority(),
                first.stackStart() + 0x1_0000,
                60_000,
                State.INTERRUPTED,
                11);
        TaskSpec second = SPEC.tasks().get(1);
        DumpSpec spec = new DumpSpec(
                Version.V1_2,
                SPEC.chip(),
                SPEC.chipRevision(),
                List.of(large, second),
                List.of(),
                SPEC.elfSha256Prefix(),
                SPEC.panicDetails(),
                SPEC.inInterrupt(),
                false,
                true);
        List<String> lines = DumpContainers.base64Lines(DumpWriter.pieces(spec));
        List<Task> tasks = CoreDump.read(DumpWriter.write(spec)).tasks();
        lines = new ArrayList<>(lines);
        lines.subList(300, 900).clear();

        CoreDump read = read(log(lines));

        assertThat(read.tasks().get(1).registers()).isEqualTo(tasks.get(1).registers());
        assertThat(messages(read)).anyMatch(message -> message.contains("bytes are lost"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[14:04:29]", "14:04:29.123->", "ttyUSB0|", "| 12:00 |"})
    void prefixWithoutABlankBehindItIsThatOfTheStartMarker(String prefix) {
        List<String> lines = new ArrayList<>();
        log(DATA).forEach(line -> lines.add(prefix + line));
        int damaged = 2 + fullLine();
        CoreDump whole = read(lines);
        lines.set(damaged, lines.get(damaged).replace(prefix, prefix + "~"));

        assertThat(whole.problems()).isEmpty();
        assertThat(whole.tasks()).isEqualTo(TASKS);
        assertThat(messages(read(lines)))
                .contains("1 line of base64 is damaged (line " + (damaged + 1)
                        + "); zeros stand for what it held, 48 bytes");
    }

    @Test
    void lastWordOfOtherOutputIsNoneOfTheDump() {
        List<String> lines = new ArrayList<>();
        log(DATA).forEach(line -> lines.add("[14:04:29]" + line));
        lines.add(20, "[14:04:30]I (12) wifi: some text");

        assertThat(messages(read(lines))).containsExactly("1 line inside the dump is no base64 and left out (line 21)");
    }

    @Test
    void prefixThatGrowsShorterLeavesEachLineWhole() {
        List<String> lines = new ArrayList<>(List.of("(1234567) " + START));
        DATA.forEach(line -> lines.add("(1) " + line));
        lines.add("(1) " + END);

        assertThat(read(lines).problems()).isEmpty();
        assertThat(read(lines).tasks()).isEqualTo(TASKS);
    }

    @Test
    void missingEndIsTold() {
        List<String> lines = log(DATA.subList(0, DATA.size() - 5));
        lines.remove(lines.size() - 1);

        CoreDump read = read(lines);

        assertThat(messages(read))
                .contains("the dump from line 2 on is not whole: the log ends before its END marker (line "
                        + lines.size() + ")");
        assertThat(read.problems()).extracting(Problem::code).contains(ProblemCode.TRUNCATED);
        assertThat(read.tasks().get(0).registers()).isEqualTo(TASKS.get(0).registers());
    }

    @Test
    void twoLinesWithoutABreakLoseNothing() {
        List<String> lines = new ArrayList<>(DATA);
        int last = fullLine();
        lines.set(last, lines.get(last) + lines.remove(last + 1));

        CoreDump read = read(log(lines));

        assertThat(read.problems()).isEmpty();
        assertThat(read.tasks()).isEqualTo(TASKS);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 70, 76, 77, 80, 100_000})
    void dumpThatWasWrappedAnewIsReadWhateverItsWidth(int width) {
        isReadWrapped(Base64.getEncoder().encodeToString(DumpWriter.write(SPEC)), width);
        isReadWrapped(String.join("", DATA), width); // with the padding of its lines
    }

    private static void isReadWrapped(String all, int width) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < all.length(); at += width) {
            lines.add(all.substring(at, Math.min(all.length(), at + width)));
        }

        CoreDump read = read(log(lines));

        assertThat(read.problems()).isEmpty();
        assertThat(read.tasks()).isEqualTo(TASKS);
    }

    @Test
    void dumpThatIsInterruptedByTheNextOneIsReadAsFarAsItGoes() {
        List<String> lines = new ArrayList<>(List.of(START));
        lines.addAll(DATA.subList(0, 40));
        lines.addAll(log(DATA));

        List<CoreDump> dumps = CoreDump.readAll("log", text(lines), CoreDumpOptions.defaults());

        assertThat(dumps).hasSize(2);
        assertThat(messages(dumps.get(0))).anyMatch(message -> message.contains("another dump begins before its END"));
        assertThat(dumps.get(1).isWhole()).isTrue();
        assertThat(CoreDump.read(text(lines)).isWhole()).isTrue();
    }

    @Test
    void lastWholeDumpOfSeveralIsTaken() {
        List<String> lines = log(DATA);
        List<String> cut = log(DATA.subList(0, 40));
        List<String> other = log(DumpContainers.base64Lines(DumpWriter.pieces(Dumps.of(Version.V1_4))));
        lines.addAll(other);
        lines.addAll(cut);

        assertThat(CoreDump.readAll("log", text(lines), CoreDumpOptions.defaults()))
                .hasSize(3);
        assertThat(CoreDump.read(text(lines)).version()).contains("1.4");
    }

    @Test
    void deviceThatStartsAgainInTheMiddleEndsTheDump() {
        List<String> lines = new ArrayList<>(List.of(START));
        lines.addAll(DATA.subList(0, 50));
        for (int i = 0; i < 300; i++) {
            lines.add("I (" + i + ") app: measured " + i + " degrees.");
        }

        assertThat(messages(read(lines)))
                .anyMatch(message -> message.contains("the END marker is missing and other output"));
    }

    @Test
    void headerLineThatIsLostStillGivesTheElfFile() {
        List<String> lines = new ArrayList<>(DATA);
        lines.remove(0);

        CoreDump read = read(log(lines));

        assertThat(read.containers()).containsExactly(Container.LOG, Container.BASE64, Container.ELF);
        assertThat(read.tasks()).isEqualTo(TASKS);
        assertThat(messages(read))
                .anyMatch(message -> message.contains("the dump's header") && message.contains("is lost"));
    }

    @Test
    void dumpCutOutByHandWithOtherLinesAroundIsFound() {
        List<String> lines = new ArrayList<>(List.of("my device crashed:", "here is the dump"));
        lines.addAll(DATA);
        lines.add("that is all.");

        assertThat(read(lines).tasks()).isEqualTo(TASKS);
    }

    @Test
    void textInUtf16AsWindowsWritesItIsRead() {
        String text = "\ufeff" + String.join("\r\n", log(DATA));

        assertThat(CoreDump.read(text.getBytes(StandardCharsets.UTF_16LE)).tasks())
                .isEqualTo(TASKS);
        assertThat(CoreDump.read(text.getBytes(StandardCharsets.UTF_16BE)).tasks())
                .isEqualTo(TASKS);
    }

    @Test
    void reportsOfEspressifsToolAreNoDumps() {
        assertThat(ConsoleDumpCollector.isStart("==================== ESP32 CORE DUMP START ===================="))
                .isFalse();
        assertThat(ConsoleDumpCollector.isStart("I (1) x: " + START)).isTrue();
    }

    @Test
    void linesOfOneDumpAreLimited() {
        ConsoleDumpCollector collector =
                new ConsoleDumpCollector(Limits.defaults().with(Limit.CONSOLE_DUMP_LINES, 30));
        collector.take(1, START);
        int taken = 0;
        while (collector.isInDump()) {
            collector.take(2 + taken, DATA.get(taken++));
        }
        assertThat(taken).isEqualTo(30);
    }

    /** The last of two full lines, one behind the other. */
    private static int fullLine() {
        int line = DATA.size() - 2;
        while (DATA.get(line).length() < DumpLine.FULL_LENGTH
                || DATA.get(line + 1).length() < DumpLine.FULL_LENGTH) {
            line--;
        }
        return line;
    }

    private static List<String> log(List<String> data) {
        List<String> lines = new ArrayList<>(List.of("Press Enter to print core dump to UART...", START));
        lines.addAll(data);
        lines.add(END);
        return lines;
    }

    private static CoreDump read(List<String> lines) {
        return CoreDump.read(text(lines));
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> messages(CoreDump dump) {
        return dump.problems().stream().map(Problem::message).toList();
    }
}

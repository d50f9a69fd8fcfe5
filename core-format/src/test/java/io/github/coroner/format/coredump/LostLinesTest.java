package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.testdata.Cost;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.SegmentSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the project's own firmware printed, lines of which are taken away. The truth is the same dump as it lay in flash: all bytes
 * must be there again, at their places, and zeros in those of the lost lines.
 */
class LostLinesTest {
    private static final String START = "= CORE DUMP START =";
    private static final String END = "= CORE DUMP END =";

    private static final Set<String> NAMES =
            Set.of("null-store", "broken-task-elf12", "task-wdt", "broken-task-bin03", "null-store-dram");

    static Stream<CrashRun> runs() {
        return CrashRun.all().stream().filter(run -> run.variant().equals("og") && NAMES.contains(run.name()));
    }

    /** Those with the notes that every release writes; with two texts of the panic nothing tells how these were cut. */
    static Stream<CrashRun> elfRuns() {
        return runs().filter(run -> !run.name().contains("-bin") && !run.name().equals("task-wdt"));
    }

    /** A dump as it was printed, line by line. */
    private record Printed(List<String> lines, byte[] whole) {

        static Printed of(CrashRun run) throws IOException {
            List<String> log = Files.readAllLines(run.log());
            int start = IntStream.range(0, log.size())
                    .filter(i -> log.get(i).contains(START))
                    .findFirst()
                    .orElseThrow();
            int end = IntStream.range(0, log.size())
                    .filter(i -> log.get(i).contains(END))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = log.subList(start + 1, end);
            int bytes = lines.stream().mapToInt(line -> decode(line).length).sum();
            byte[] whole = new byte[bytes];
            int at = 0;
            for (String line : lines) {
                System.arraycopy(decode(line), 0, whole, at, decode(line).length);
                at += decode(line).length;
            }
            return new Printed(lines, whole);
        }

        private static byte[] decode(String line) {
            return Base64.getDecoder().decode(line.strip());
        }

        /** The truth with zeros where these lines are. */
        byte[] without(TreeSet<Integer> lost) {
            byte[] holes = whole.clone();
            int at = 0;
            for (int i = 0; i < lines.size(); i++) {
                int length = decode(lines.get(i)).length;
                if (lost.contains(i)) {
                    Arrays.fill(holes, at, at + length, (byte) 0);
                }
                at += length;
            }
            return holes;
        }

        ConsoleDump read(TreeSet<Integer> lost) {
            ConsoleDumpCollector collector = new ConsoleDumpCollector(Limits.defaults());
            collector.take(1, START);
            for (int i = 0; i < lines.size(); i++) {
                if (!lost.contains(i)) {
                    assertThat(collector.take(i + 2, lines.get(i))).isEmpty();
                }
            }
            return collector.take(lines.size() + 2, END).orElseThrow();
        }

        /** Where a segment's bytes are. */
        int offset(MemorySegment segment) {
            byte[] bytes = segment.toBytes();
            for (int at = 0; at + bytes.length <= whole.length; at++) {
                if (Arrays.equals(whole, at, at + bytes.length, bytes, 0, bytes.length)) {
                    return at;
                }
            }
            throw new AssertionError("no such segment");
        }

        int lineAt(int offset) {
            int at = 0;
            int line = 0;
            while (at + length(line) <= offset) {
                at += length(line++);
            }
            return line;
        }

        boolean isUnlikeItsNeighbours(int line) {
            return length(line) != length(line - 1) && length(line) != length(line + 1);
        }

        int length(int line) {
            return decode(lines.get(line)).length;
        }
    }

    /** Where neighbours have other lengths there is only one place for what is left. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("elfRuns")
    void severalGapsAreExactlyWhereTheyWere(CrashRun run) throws IOException {
        Printed printed = Printed.of(run);
        List<Integer> ends = IntStream.range(4, printed.lines().size() - 1)
                .filter(printed::isUnlikeItsNeighbours)
                .boxed()
                .toList();
        Random random = new Random(run.hashCode());
        for (int trial = 0; trial < 5; trial++) {
            TreeSet<Integer> lost = new TreeSet<>();
            for (int at = 0; at < ends.size(); at += ends.size() / 4) {
                lost.add(ends.get(Math.min(ends.size() - 1, at + random.nextInt(ends.size() / 8))));
            }
            ConsoleDump dump = printed.read(lost);

            assertThat(dump.bytes()).as("%s", lost).isEqualTo(printed.without(lost));
            assertThat(messages(dump))
                    .hasSameSizeAs(lost)
                    .allMatch(message -> message.contains("bytes are lost before line"));
        }
    }

    /** Whatever is lost: what is there is there in its order, unchanged, and all else is zero. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void linesThatAreThereStayAsTheyWere(CrashRun run) throws IOException {
        Printed printed = Printed.of(run);
        Random random = new Random(run.hashCode());
        for (int trial = 0; trial < 5; trial++) {
            TreeSet<Integer> lost = new TreeSet<>();
            for (int i = 0; i < 6; i++) {
                lost.add(4 + random.nextInt(printed.lines().size() - 5));
            }
            byte[] bytes = printed.read(lost).bytes();

            int at = 0;
            for (int line = 0; line < printed.lines().size(); line++) {
                byte[] there = Printed.decode(printed.lines().get(line));
                if (lost.contains(line)) {
                    continue;
                }
                while (at + there.length <= bytes.length
                        && !Arrays.equals(bytes, at, at + there.length, there, 0, there.length)) {
                    assertThat(bytes[at]).as("line %d at %d", line, at).isZero();
                    at++;
                }
                at += there.length;
            }
        }
    }

    /** The worst that was thought of: as many pieces and gaps as lines, none of which tells where it belongs. */
    @ParameterizedTest
    @ValueSource(ints = {24, 4000})
    void timeIsBoundedHoweverManyGapsThereAre(int segmentWords) throws Exception {
        List<SegmentSpec> segments = new ArrayList<>();
        for (int i = 0; i < 96_000 / segmentWords; i++) {
            segments.add(new SegmentSpec(
                    0x3ffb_8000L + i * 4L * segmentWords,
                    IntStream.range(0, segmentWords).boxed().toList()));
        }
        DumpSpec spec = Dumps.of(Version.V1_4);
        DumpSpec large = new DumpSpec(
                Version.V1_4,
                spec.chip(),
                spec.chipRevision(),
                spec.tasks(),
                segments,
                spec.elfSha256Prefix(),
                spec.panicDetails(),
                spec.inInterrupt(),
                false,
                true);
        Printed printed = new Printed(DumpContainers.base64Lines(DumpWriter.pieces(large)), DumpWriter.write(large));
        TreeSet<Integer> lost = new TreeSet<>();
        for (int line = segments.size() + 100; line < printed.lines().size() - 20; line += 3) {
            lost.add(line);
        }
        Cost cost = Cost.of(() -> assertThat(printed.read(lost).bytes()).hasSameSizeAs(printed.whole()));

        assertThat(cost.milliseconds()).isLessThan(4000 + printed.whole().length * 4 / 1000);
    }

    @Test
    void damagedLineAsLongAsTheHeaderIsNotTakenForIt() {
        List<String> lines = new ArrayList<>(DumpContainers.base64Lines(DumpWriter.pieces(Dumps.of(Version.V1_3))));
        String header = lines.get(0);
        // the header is torn apart, and one of its parts is there a second time, damaged
        lines.set(0, header.substring(0, 28));
        lines.addAll(1, List.of("#" + header.substring(0, 28), header.substring(28)));
        lines.remove(20);

        assertThatThrownBy(() -> CoreDump.read(console(lines)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("do not begin with a core dump header");
    }

    /** A checksum of 32 bytes may have the place of the last program header. */
    @Test
    void dumpOfWhichEverySecondProgramHeaderIsLeftIsRead() {
        long[] addresses =
                IntStream.range(0, 110).mapToLong(i -> 0x3ffb_8000L + 8 * i).toArray();
        DumpSpec spec = Dumps.withSegments(Version.V1_3, addresses);
        List<String> printed = DumpContainers.base64Lines(DumpWriter.pieces(spec));
        List<String> lines = new ArrayList<>(printed.subList(0, 3));
        for (int i = 3; printed.get(i).length() == printed.get(3).length(); i += 2) {
            lines.add(printed.get(i));
        }

        CoreDump dump = CoreDump.read(console(lines));

        assertThat(dump.problems()).extracting(Problem::message).anyMatch(message -> message.contains("other places"));
    }

    private static byte[] console(List<String> lines) {
        return (START + "\n" + String.join("\n", lines) + "\n" + END + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void damagedLinesAndLostOnesAreToldApart() throws IOException {
        Printed printed = Printed.of(runs().filter(run -> run.name().equals("null-store"))
                .findFirst()
                .orElseThrow());
        List<String> lines = new ArrayList<>(printed.lines());
        int damaged = lines.size() - 3;
        int lost = lines.size() - 5;
        lines.set(damaged, "?" + lines.get(damaged).substring(1));
        ConsoleDump dump = new Printed(lines, printed.whole()).read(new TreeSet<>(List.of(lost)));

        assertThat(dump.bytes()).isEqualTo(printed.without(new TreeSet<>(List.of(lost, damaged))));
        assertThat(messages(dump))
                .containsExactly(
                        printed.length(lost) + " bytes are lost before line " + (lost + 3) + "; zeros stand for them",
                        "1 line of base64 is damaged (line " + (damaged + 2) + "); zeros stand for what it held, "
                                + printed.length(damaged) + " bytes");
    }

    private static List<String> messages(ConsoleDump dump) {
        return dump.problems().stream().map(Problem::message).toList();
    }
}

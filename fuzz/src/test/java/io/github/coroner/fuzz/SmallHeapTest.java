package io.github.coroner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.report.TextReport;
import io.github.coroner.report.TextStyle;
import io.github.coroner.testdata.DumpDamage;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many damaged dumps on one decoder, in a JVM with a heap of 64 MiB (its own execution of Surefire): what one dump needed is
 * free again for the next.
 */
@Tag("small-heap")
class SmallHeapTest {
    private static final long SEED = Long.getLong("coroner.seed", 0x5eedL);
    private static final int DUMPS = 10_000;
    private static final int WARM = 2_000;
    /** What 8,000 dumps more may leave behind: 32 bytes each, less than any object that a dump could leave. */
    private static final long GROWTH = 256 << 10;

    private final List<byte[]> whole =
            FirmwareArtefacts.runs(
                            run -> run.variant().equals("og") && !run.name().contains("-dram"))
                    .stream()
                    .map(run -> run.dumpBytes())
                    .toList();

    @Test
    void tenThousandDumpsLeaveNothingBehind() throws IOException {
        assertThat(Runtime.getRuntime().maxMemory())
                .as("this test needs -Xmx64m")
                .isLessThan(65L << 20);
        CrashDecoder decoder = Decoders.BOTH;
        int decoded = 0;
        long warm = 0;
        for (int i = 0; i < DUMPS; i++) {
            decoded += decode(decoder, damaged(new SplittableRandom(SEED + i))) ? 1 : 0;
            if (i + 1 == WARM) {
                warm = usedHeap();
            }
        }
        long end = usedHeap();
        // most damages leave something to report
        assertThat(decoded).isGreaterThan(DUMPS / 2);
        assertThat(end - warm)
                .as("%,d bytes after %,d dumps, %,d after %,d", warm, WARM, end, DUMPS)
                .isLessThan(GROWTH);
    }

    private static boolean decode(CrashDecoder decoder, byte[] input) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean read = Hostile.read(input.length, () -> {
            for (CoreDump dump : CoreDump.readAll("dump", input, CoreDumpOptions.defaults())) {
                write(TextReport.of(decoder.decode(dump), TextStyle.PLAIN), text);
            }
        });
        return read && text.length() > 0;
    }

    private static void write(TextReport report, StringBuilder text) {
        try {
            report.write(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] damaged(SplittableRandom random) {
        byte[] dump = whole.get(random.nextInt(whole.size()));
        for (int change = random.nextInt(5); change >= 0; change--) {
            int place = random.nextInt(Integer.MAX_VALUE);
            int extreme = DumpDamage.EXTREMES.get(random.nextInt(DumpDamage.EXTREMES.size()));
            DumpDamage damage = switch (random.nextInt(9)) {
                case 0 -> new DumpDamage.FlippedBits(place, 1 + random.nextInt(255));
                case 1 -> new DumpDamage.Word(place, extreme);
                case 2 -> new DumpDamage.Word(place, random.nextInt());
                case 3 -> new DumpDamage.Overwritten(place, place >>> 3, 'x');
                case 4 -> new DumpDamage.SegmentField(place, random.nextInt(8), extreme);
                case 5 -> new DumpDamage.NoteField(place, random.nextInt(3), extreme);
                case 6 -> new DumpDamage.DuplicatedNote(place, random.nextInt(64));
                case 7 -> new DumpDamage.OverlappingSegment(place, random.nextInt(64), 16);
                default ->
                    random.nextInt(4) == 0
                            ? new DumpDamage.CutOff(place)
                            : new DumpDamage.SwappedNotes(place, random.nextInt(64));
            };
            dump = damage.apply(dump);
        }
        return dump;
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

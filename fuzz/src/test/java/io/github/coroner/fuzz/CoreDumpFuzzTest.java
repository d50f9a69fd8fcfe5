package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.format.coredump.TaskControlBlock;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Core dumps in every container: from the bytes alone, and told what they are. */
class CoreDumpFuzzTest {
    private static final int DECOMPRESSED = 1 << 22;
    private static final CoreDumpOptions OPTIONS =
            CoreDumpOptions.defaults().withLimits(Limits.defaults().with(Limit.DECOMPRESSED_BYTES, DECOMPRESSED));

    static Stream<byte[]> seeds() {
        return Stream.of(DumpSpec.Version.values())
                .flatMap(version -> Stream.of(0, 2).map(chip -> DumpWriter.write(small(version, chip))));
    }

    static Stream<byte[]> texts() {
        byte[] dump = DumpWriter.write(small(DumpSpec.Version.V1_3, 2));
        List<byte[]> pieces = List.of(dump);
        return Stream.of(
                DumpContainers.base64(pieces),
                DumpContainers.console(pieces),
                DumpContainers.noisyLog(pieces, true),
                DumpContainers.noisyLog(pieces, false),
                DumpContainers.mimeBase64(dump),
                DumpContainers.plainHex(dump),
                DumpContainers.hexList(dump),
                DumpContainers.xxd(dump),
                DumpContainers.hexdump(dump),
                DumpContainers.hexWords(dump, 1),
                DumpContainers.hexWords(dump, 2),
                DumpContainers.hexWords(dump, 4),
                DumpContainers.gzip(dump),
                DumpContainers.gzip(DumpContainers.base64(pieces)));
    }

    /** A dump of two tasks; broken stacks and interrupts are among them. */
    static DumpSpec small(DumpSpec.Version version, int chip) {
        return small(version, chip, 64);
    }

    /** The same with a stack of this many bytes. */
    static DumpSpec small(DumpSpec.Version version, int chip, int stackBytes) {
        DumpSpec.ChipSpec writer = version.number() < DumpSpec.Version.V0_2.number()
                ? DumpSpec.ChipSpec.ALL.get(0)
                : DumpSpec.ChipSpec.ALL.get(chip);
        DumpSpec.TaskSpec first = new DumpSpec.TaskSpec(
                writer.ram() + 0x2000, "main", 1, writer.ram() + 0x2400, stackBytes, DumpSpec.State.INTERRUPTED, 5);
        DumpSpec.State state = version.hasSegments() ? DumpSpec.State.BROKEN_STACK : DumpSpec.State.INTERRUPTED;
        DumpSpec.TaskSpec second =
                new DumpSpec.TaskSpec(writer.ram() + 0x3000, "net", 5, writer.ram() + 0x3400, 32, state, 9);
        List<DumpSpec.SegmentSpec> segments = version.hasSegments()
                ? List.of(new DumpSpec.SegmentSpec(writer.ram() + 0x2_c000, List.of(1, 2, 3, 4)))
                : List.of();
        return new DumpSpec(
                version,
                writer,
                3,
                List.of(first, second),
                segments,
                "0123456789abcdef",
                version.isElf() ? List.of("abort() was called") : List.of(),
                version.isElf() ? Optional.of(false) : Optional.empty(),
                false,
                true);
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dictionaries/dumps.dict")
    @FuzzTest
    void binary(byte[] input) {
        read(input, OPTIONS);
        read(input, OPTIONS.withInput(CoreDumpOptions.Input.RAW));
        read(input, OPTIONS.withInput(CoreDumpOptions.Input.ELF));
    }

    @MethodSource("texts")
    @DictionaryFile(resourcePath = "dictionaries/texts.dict")
    @FuzzTest
    void text(byte[] input) {
        read(input, OPTIONS);
        read(input, OPTIONS.withInput(CoreDumpOptions.Input.LOG));
        read(input, OPTIONS.withInput(CoreDumpOptions.Input.B64));
        read(input, OPTIONS.withInput(CoreDumpOptions.Input.HEX));
    }

    private static final List<DumpSpec.Version> PRINTED = Stream.of(DumpSpec.Version.values())
            .filter(version -> version != DumpSpec.Version.RAW_ELF)
            .toList();

    static Stream<byte[]> mishaps() {
        return Stream.iterate(0, i -> i + 1)
                .limit(2L * PRINTED.size())
                .flatMap(i -> Stream.of(
                                new byte[] {0, 30, 0, 1},
                                new byte[] {0, 12, 0, 0, 6, 5, 0, 9, 0, 40, 0, 2},
                                new byte[] {1, 9, 0, 3, 7, 4, 0, 1, 11, 2, 0, 0},
                                new byte[] {4, 0, 0, 3, 12, 0, 0, 4, 5, 17, 0, 8},
                                new byte[] {3, 14, 0, 13, 0, 25, 0, 1, 2, 30, 1, 7})
                        .map(list -> {
                            byte[] seed = new byte[1 + list.length];
                            seed[0] = i.byteValue();
                            System.arraycopy(list, 0, seed, 1, list.length);
                            return seed;
                        }));
    }

    /** First byte: which dump is printed; then what happens to its lines. */
    @MethodSource("mishaps")
    @FuzzTest
    void printed(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int which = input[0] & 0xff;
        DumpSpec.Version version = PRINTED.get(which / 2 % PRINTED.size());
        DumpSpec spec = small(version, which % 2 * 2, which < 128 ? 320 : 2048);
        byte[] log = new PrintedLines(DumpWriter.pieces(spec)).after(Arrays.copyOfRange(input, 1, input.length));
        read(log, OPTIONS);
        read(log, OPTIONS.withInput(CoreDumpOptions.Input.B64));
        Panics.parse(log);
    }

    private static void read(byte[] input, CoreDumpOptions options) {
        Hostile.read(Math.max(DECOMPRESSED, input.length), () -> {
            List<CoreDump> dumps = CoreDump.readAll("dump", input, options);
            if (!dumps.equals(CoreDump.readAll("dump", input, options))) {
                throw new AssertionError("the same bytes read differently");
            }
            dumps.forEach(CoreDumpFuzzTest::look);
        });
    }

    /** Asks for all that is read late. */
    static void look(CoreDump dump) {
        dump.isWhole();
        dump.toString();
        dump.task(dump.tasks().isEmpty() ? 0 : dump.tasks().get(0).tcb());
        for (Task task : dump.tasks()) {
            TaskControlBlock.find(dump.memory(), task.tcb());
            dump.memory().read(task.tcb(), new byte[32], 0, 32);
        }
        // a damaged binary dump may list a task twice; as ELF notes the second is left out
        long different = dump.tasks().stream().mapToLong(Task::tcb).distinct().count();
        CoreDump again = CoreDump.read(dump.toElfCore());
        if (again.tasks().size() != different) {
            throw new AssertionError(different + " tasks, " + again.tasks().size() + " of them saved");
        }
        if (!again.crashedTask().equals(dump.crashedTask())
                || !again.panicDetails().equals(dump.panicDetails())
                || !again.chipRevision().equals(dump.chipRevision())) {
            throw new AssertionError("saved as\n" + again + "\nwas\n" + dump);
        }
        for (MemorySegment segment : dump.memory().segments()) {
            byte[] saved = new byte[segment.size()];
            // segments of ELF files at 0 or beyond the address space are none of memory
            boolean isMemory = segment.address() != 0 && segment.end() <= Addresses.MAX + 1;
            if (isMemory && again.memory().read(segment.address(), saved, 0, saved.length) != saved.length) {
                throw new AssertionError("memory was not saved: " + segment);
            }
        }
    }
}

package io.github.coroner.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.format.coredump.TaskControlBlock;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpWriter;
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
                DumpContainers.gzip(dump),
                DumpContainers.gzip(DumpContainers.base64(pieces)));
    }

    /** A dump of two tasks; broken stacks and interrupts are among them. */
    static DumpSpec small(DumpSpec.Version version, int chip) {
        DumpSpec.ChipSpec writer = version.number() < DumpSpec.Version.V0_2.number()
                ? DumpSpec.ChipSpec.ALL.get(0)
                : DumpSpec.ChipSpec.ALL.get(chip);
        DumpSpec.TaskSpec first = new DumpSpec.TaskSpec(
                writer.ram() + 0x2000, "main", 1, writer.ram() + 0x2400, 64, DumpSpec.State.INTERRUPTED, 5);
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

    private static void read(byte[] input, CoreDumpOptions options) {
        Hostile.read(Math.max(DECOMPRESSED, input.length), () -> {
            for (CoreDump dump : CoreDump.readAll("dump", input, options)) {
                look(dump);
            }
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
    }
}

package io.github.coroner.fuzz;

import io.github.coroner.CrashDecoder;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.DamagedDump;
import io.github.coroner.testdata.DumpArbitraries;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpDamage;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** From any dump to every report: a report with problems, or a refusal that names a place inside the input. */
class DumpPipelinePropertyTest {
    /** What text and gzip around a generated dump of some tens of KiB can come to. */
    private static final long LARGEST = 1 << 21;

    private static final List<CrashRun> RUNS =
            FirmwareArtefacts.runs(run -> run.variant().equals("og"));

    @Provide
    Arbitrary<DamagedDump> damagedDumps() {
        return DumpArbitraries.damagedDumps();
    }

    @Provide
    Arbitrary<List<DumpDamage>> damages() {
        return DumpArbitraries.damages();
    }

    @Provide
    Arbitrary<CrashRun> runs() {
        return Arbitraries.of(RUNS);
    }

    @Property(tries = 1_000)
    void anyBytes(@ForAll @Size(max = 400) byte[] bytes) {
        decode(bytes);
    }

    @Property(tries = 300)
    void anyGeneratedDumpWithAnyDamage(@ForAll("damagedDumps") DamagedDump dump) {
        decode(dump.bytes());
    }

    /** Of these the firmware is known, so that stacks are unwound and variables read. */
    @Property(tries = 300)
    void anyRealDumpWithAnyDamage(@ForAll("runs") CrashRun run, @ForAll("damages") List<DumpDamage> damages) {
        decode(DamagedDump.damage(run.dumpBytes(), damages));
    }

    @Property(tries = 100)
    void anyDamageInsideOfAContainer(
            @ForAll("damagedDumps") DamagedDump dump, @ForAll @IntRange(max = 5) int container) {
        byte[] bytes = dump.bytes();
        decode(
                switch (container) {
                    case 0 -> DumpContainers.base64(List.of(bytes));
                    case 1 -> DumpContainers.noisyLog(List.of(bytes), true);
                    case 2 -> DumpContainers.hexdump(bytes);
                    case 3 -> DumpContainers.gzip(bytes);
                    case 4 -> DumpContainers.gzip(DumpContainers.plainHex(bytes));
                    default -> DumpContainers.hexList(bytes);
                });
    }

    @Property(tries = 100)
    void anyDamageToAContainer(@ForAll("damages") List<DumpDamage> damages, @ForAll @IntRange(max = 4) int container) {
        byte[] dump = Decoders.RISCV_RUN.dumpBytes();
        byte[] whole = switch (container) {
            case 0 -> DumpContainers.console(List.of(dump));
            case 1 -> DumpContainers.gzip(dump);
            case 2 -> DumpContainers.xxd(dump);
            case 3 -> DumpContainers.mimeBase64(dump);
            default -> Decoders.RISCV_RUN.logBytes();
        };
        decode(DamagedDump.damage(whole, damages));
    }

    private static void decode(byte[] input) {
        Hostile.read(Math.max(LARGEST, input.length), () -> {
            for (CoreDump dump : CoreDump.readAll("dump", input, CoreDumpOptions.defaults())) {
                for (CrashDecoder decoder : Decoders.all()) {
                    Reports.decode(decoder, dump);
                }
            }
        });
    }
}

package io.github.coroner.benchmarks;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.GdbView;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decoding one dump with all arguments and locals of all tasks: with firmware that is loaded already, as a server does, and
 * from nothing. The dumps are the fixtures beside the checkout; run it in the checkout's root.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
    /** Which fixture. */
    @Param({"esp32", "esp32c3"})
    public String dump = "esp32";

    private byte[] dumpBytes = {};
    private byte[] elfBytes = {};
    private CrashDecoder warm = CrashDecoder.builder().build();

    /** Loads the files and decodes once. */
    @Setup
    public void load() throws IOException {
        Path folder = Path.of("../shared/fixtures/esp-coredump").resolve(dump);
        dumpBytes = Files.readAllBytes(folder.resolve("coredump.b64"));
        elfBytes = Files.readAllBytes(folder.resolve("firmware.elf"));
        warm = decoder();
        warm.decode(CoreDump.read(dumpBytes));
    }

    private CrashDecoder decoder() {
        return CrashDecoder.builder()
                .firmware(Firmware.of("firmware.elf", elfBytes))
                .locals(true)
                .build();
    }

    /** {@return the report of a dump whose firmware is loaded} */
    @Benchmark
    public CrashReport warm() {
        return warm.decode(CoreDump.read(dumpBytes));
    }

    /** {@return the report of a dump with a firmware that was not read before} */
    @Benchmark
    public CrashReport fresh() {
        return decoder().decode(CoreDump.read(dumpBytes));
    }

    /** {@return gdb's view of a dump whose firmware is loaded} */
    @Benchmark
    public GdbView gdbView() {
        return warm.gdbView(CoreDump.read(dumpBytes));
    }

    /** {@return the JSON of a dump whose firmware is loaded} */
    @Benchmark
    public String json() throws IOException {
        StringBuilder text = new StringBuilder();
        JsonReport.of(warm.decode(CoreDump.read(dumpBytes))).write(text);
        return text.toString();
    }
}

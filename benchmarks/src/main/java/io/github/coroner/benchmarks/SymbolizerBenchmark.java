package io.github.coroner.benchmarks;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.symbols.FrameCursor;
import io.github.coroner.symbols.SourceFrame;
import io.github.coroner.symbols.Symbolizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Looking addresses up: opening a file, the first question, and 20,000 random addresses of its code with inlined functions,
 * as a cursor and as lists. Run it in the checkout's root with {@code -prof gc}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SymbolizerBenchmark {
    private static final int ADDRESSES = 20_000;
    private static final long SEED = 20240601;

    /** Which fixture. */
    @Param({"esp32", "esp32c3"})
    public String firmware = "esp32";

    private byte[] bytes = {};
    private long[] addresses = {};
    private Symbolizer warm = Symbolizer.of(ElfFile.of("none", minimalElf()));

    /** {@return the header of an ELF file without sections} */
    private static byte[] minimalElf() {
        byte[] header = new byte[52];
        byte[] identification = {0x7f, 'E', 'L', 'F', 1, 1, 1};
        System.arraycopy(identification, 0, header, 0, identification.length);
        header[20] = 1;
        header[40] = 52;
        return header;
    }

    /** Loads the file, draws addresses of its code, and looks all of them up once. */
    @Setup
    public void load() throws IOException {
        bytes = Files.readAllBytes(Path.of("../shared/fixtures/esp-coredump", firmware, "firmware.elf"));
        warm = fresh();
        long[] code = warm.elf().sections().stream()
                .filter(section -> (section.flags() & 4) != 0)
                .flatMapToLong(section ->
                        java.util.stream.LongStream.range(section.address(), section.address() + section.size()))
                .toArray();
        addresses = new SplittableRandom(SEED)
                .ints(ADDRESSES, 0, code.length)
                .mapToLong(index -> code[index])
                .toArray();
        for (long address : addresses) {
            warm.frames(address);
        }
    }

    private Symbolizer fresh() {
        return Symbolizer.of(ElfFile.of("firmware.elf", bytes));
    }

    /** {@return a symbolizer that was asked nothing} */
    @Benchmark
    public Symbolizer open() {
        return fresh();
    }

    /** {@return the answer to the first question} */
    @Benchmark
    public List<SourceFrame> openAndFirst() {
        return fresh().frames(addresses[0]);
    }

    /** Looks up all addresses with a cursor and reads function, file and line of each frame. */
    @Benchmark
    @OperationsPerInvocation(ADDRESSES)
    public void cursor(Blackhole sink) {
        FrameCursor cursor = warm.cursor();
        for (long address : addresses) {
            int count = cursor.find(address);
            for (int frame = 0; frame < count; frame++) {
                sink.consume(cursor.function(frame));
                sink.consume(cursor.file(frame));
                sink.consume(cursor.line(frame));
            }
        }
    }

    /** Looks up all addresses as lists of frames. */
    @Benchmark
    @OperationsPerInvocation(ADDRESSES)
    public void frames(Blackhole sink) {
        for (long address : addresses) {
            sink.consume(warm.frames(address));
        }
    }

    /** Looks up all addresses with gdb's choice of line. */
    @Benchmark
    @OperationsPerInvocation(ADDRESSES)
    public void gdbFrames(Blackhole sink) {
        for (long address : addresses) {
            sink.consume(warm.gdbFrames(address));
        }
    }
}

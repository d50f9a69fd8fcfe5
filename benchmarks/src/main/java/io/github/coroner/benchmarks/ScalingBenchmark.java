package io.github.coroner.benchmarks;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.format.CoreDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How decoding with one shared, loaded firmware scales with threads, beside a loop of arithmetic that shares nothing: what the
 * machine itself gives. {@link #main} runs both with 1 and with 8 threads and prints the speed-ups and their ratio. The dumps are
 * those of our own firmware; run it in the checkout's root.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 30, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScalingBenchmark {
    /** It takes half a minute until all that decoding runs through is compiled for good. */
    private static final int WARM_UP = 30;

    private static final int SETTLE = 3;

    private static final int MANY = 8;
    private static final int ARITHMETIC_STEPS = 200_000;

    /** Which of our firmwares. */
    @Param({"riscv", "xtensa"})
    public String architecture = "riscv";

    private CrashDecoder decoder = CrashDecoder.builder().build();
    private List<byte[]> dumps = List.of();

    /** Loads the firmware and decodes every dump once. */
    @Setup
    public void load() throws IOException {
        Path folder = Path.of("testdata/artefacts").resolve(architecture).resolve("og");
        decoder = CrashDecoder.builder()
                .firmware(Firmware.open(folder.resolve("fw.elf")))
                .locals(true)
                .build();
        List<byte[]> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".bin"))
                    .sorted()
                    .toList()) {
                found.add(Files.readAllBytes(file));
            }
        }
        dumps = List.copyOf(found);
        for (byte[] dump : dumps) {
            decoder.decode(CoreDump.read(dump));
        }
    }

    /** {@return the report of one of the dumps} */
    @Benchmark
    public CrashReport decode() {
        return decoder.decode(
                CoreDump.read(dumps.get(ThreadLocalRandom.current().nextInt(dumps.size()))));
    }

    /** {@return the end of a chain of shifts and exclusive ors} */
    @Benchmark
    public long arithmetic() {
        long value = ThreadLocalRandom.current().nextLong() | 1;
        for (int i = 0; i < ARITHMETIC_STEPS; i++) {
            value ^= value << 13;
            value ^= value >>> 7;
            value ^= value << 17;
        }
        return value;
    }

    /**
     * Measures the speed-ups.
     *
     * @param arguments how many rounds, 1 if left out; then seconds an iteration, 1 if left out
     */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        for (int round = 1; round <= rounds; round++) {
            double arithmetic = speedUp("arithmetic", "riscv", seconds);
            for (String architecture : List.of("riscv", "xtensa")) {
                double decode = speedUp("decode", architecture, seconds);
                System.out.printf(
                        Locale.ROOT,
                        "round %d, %s: decoding %.2f times as fast on %d threads as on 1, arithmetic %.2f times; ratio %.2f%n",
                        round,
                        architecture,
                        decode,
                        MANY,
                        arithmetic,
                        decode / arithmetic);
            }
        }
    }

    private static double speedUp(String benchmark, String architecture, int seconds) throws RunnerException {
        score(benchmark, architecture, MANY, WARM_UP, 1);
        double one = score(benchmark, architecture, 1, SETTLE, seconds);
        return score(benchmark, architecture, MANY, SETTLE, seconds) / one;
    }

    /** All run in this JVM, one behind the other: in a fresh one, eight threads leave the compiler no time to finish. */
    private static double score(String benchmark, String architecture, int threads, int warmUp, int seconds)
            throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ScalingBenchmark.class.getName() + "." + benchmark + "$")
                        .param("architecture", architecture)
                        .threads(threads)
                        .forks(0)
                        .warmupIterations(warmUp)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementTime(TimeValue.seconds(seconds))
                        .build())
                .run();
        return results.iterator().next().getPrimaryResult().getScore();
    }
}

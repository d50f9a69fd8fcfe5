package io.github.coroner.benchmarks;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.format.coredump.CoreDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How decoding with one shared, loaded firmware scales with threads, beside a loop of arithmetic that shares nothing: what the
 * machine itself gives. {@link #main} runs both with 1 and with 8 threads and prints the speed-ups and their ratios. The dumps are
 * those of our own firmware; run it in the checkout's root.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 30, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScalingBenchmark {
    /** What {@link #main} measures, arithmetic first. */
    private static final List<Loop> LOOPS =
            List.of(new Loop("arithmetic", "riscv"), new Loop("decode", "riscv"), new Loop("decode", "xtensa"));

    /** Iterations until all that decoding runs through is compiled for good. */
    private static final int WARM_UP = 45;

    private static final int SETTLE = 2;

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
     * Measures the speed-ups. All run in this JVM: in a fresh one, eight threads leave the compiler no time to finish. Each round
     * measures one thread and eight right behind one another, and the median of the rounds counts, since what else runs on the
     * machine changes within seconds.
     *
     * @param arguments how many rounds, 7 if left out; then seconds an iteration, 1 if left out
     */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        for (Loop loop : LOOPS) {
            score(loop, MANY, WARM_UP, seconds);
        }
        double[][] speedUps = new double[LOOPS.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < LOOPS.size(); i++) {
                Loop loop = LOOPS.get(i);
                double one = score(loop, 1, SETTLE, seconds);
                double many = score(loop, MANY, SETTLE, seconds);
                speedUps[i][round] = many / one;
                print(loop + ": %.0f a second on 1 thread, %.0f on %d: %.2f times", one, many, MANY, many / one);
            }
        }
        double arithmetic = median(speedUps[0]);
        for (int i = 0; i < LOOPS.size(); i++) {
            double speedUp = median(speedUps[i]);
            print(LOOPS.get(i) + ": median %.2f times; %.2f of arithmetic's", speedUp, speedUp / arithmetic);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double score(Loop loop, int threads, int warmUp, int seconds) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ScalingBenchmark.class.getName() + "." + loop.benchmark() + "$")
                        .param("architecture", loop.architecture())
                        .threads(threads)
                        .forks(0)
                        .warmupIterations(warmUp)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementTime(TimeValue.seconds(seconds))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return results.iterator().next().getPrimaryResult().getScore();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** A benchmark and its parameter. */
    private record Loop(String benchmark, String architecture) {
        @Override
        public String toString() {
            return benchmark.equals("arithmetic") ? benchmark : benchmark + " " + architecture;
        }
    }
}

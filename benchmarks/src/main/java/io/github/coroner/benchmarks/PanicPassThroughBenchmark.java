package io.github.coroner.benchmarks;

import io.github.coroner.CrashDecoder;
import io.github.coroner.PanicLogDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 100 MB of ordinary log lines without a crash through the panic decoder, as {@code coroner panic} feeds it; reported in MB a
 * second, where the promise is 100, in a heap of 32 MiB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx32m")
public class PanicPassThroughBenchmark {
    private static final int MEGABYTES = 100;
    private static final int CHUNK = 1 << 16;
    private static final String[] LINES = {
        "I (%d) wifi: state: run -> init (%x)\r\n",
        "[D][sensor:093]: 'Temperature' : Sending state %d.5 with value 0x%08x\r\n",
        "I (%d) app: heap has %d bytes, buffer at 0x3ffb1234\r\n",
        "\u001b[0;32mI (%d) ota: block %d written\u001b[0m\r\n",
        "0 New    | 14dda0bf4d13 | msft:cdp:%d    -%ddBm\n"
    };

    private byte[] chunk = new byte[0];

    /** Makes one chunk of lines, given again and again. */
    @Setup
    public void write() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < CHUNK) {
            String line = LINES[random.nextInt(LINES.length)];
            text.append(String.format(Locale.ROOT, line, random.nextInt(1_000_000), random.nextInt(0x10000)));
        }
        chunk = text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Feeds 100 MB. */
    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long passThrough() {
        PanicLogDecoder decoder = new PanicLogDecoder(CrashDecoder.builder().build(), report -> {
            throw new AssertionError("there is no crash in the log");
        });
        long left = MEGABYTES * 1_000_000L;
        while (left > 0) {
            int position = 0;
            while (position < chunk.length) {
                position = decoder.feedLine(chunk, position, chunk.length);
            }
            left -= chunk.length;
        }
        decoder.finish();
        return left;
    }
}

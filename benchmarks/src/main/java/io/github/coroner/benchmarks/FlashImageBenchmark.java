package io.github.coroner.benchmarks;

import io.github.coroner.format.coredump.CoreDump;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A core dump out of the image of a whole flash of 16 MiB, against reading and hashing that file, which any tool must do. The
 * promise is at most twice the time, in a heap below twice the size; the fork's heap is that small. Run it in the checkout's
 * root.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx31m")
public class FlashImageBenchmark {
    private static final int SIZE = 16 << 20;
    private static final int TABLE_OFFSET = 0x8000;
    private static final int PARTITION_OFFSET = SIZE - 0x1_0000;

    private Path image = Path.of("");

    /** Writes the image: noise where applications are, a partition table, a dump of this project's own firmware at the end. */
    @Setup
    public void write() throws IOException {
        byte[] flash = new byte[SIZE];
        byte[] noise = new byte[SIZE / 2];
        new SplittableRandom(1).nextBytes(noise);
        System.arraycopy(noise, 0, flash, 0x1_0000, noise.length);
        Arrays.fill(flash, 0x1_0000 + noise.length, SIZE, (byte) 0xff);
        Arrays.fill(flash, 0, 0x1_0000, (byte) 0xff);
        byte[] dump = Files.readAllBytes(Path.of("testdata/artefacts/riscv/og/null-store.bin"));
        System.arraycopy(dump, 0, flash, PARTITION_OFFSET, dump.length);
        ByteBuffer entry = ByteBuffer.wrap(flash).order(ByteOrder.LITTLE_ENDIAN).position(TABLE_OFFSET);
        entry.putShort((short) 0x50aa)
                .put((byte) 1)
                .put((byte) 3)
                .putInt(PARTITION_OFFSET)
                .putInt(0x1_0000);
        entry.put(Arrays.copyOf("coredump".getBytes(StandardCharsets.US_ASCII), 16))
                .putInt(0);
        image = Files.createTempFile("flash", ".bin");
        Files.write(image, flash);
    }

    /** Removes the image. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(image);
    }

    /** What the promise is measured against. */
    @Benchmark
    public byte[] readAndHash() throws IOException, GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(image));
    }

    /** Container and all tasks. */
    @Benchmark
    public CoreDump decode() throws IOException {
        return CoreDump.read(image);
    }
}

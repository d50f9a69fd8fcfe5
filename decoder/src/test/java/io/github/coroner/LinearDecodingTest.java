package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.testdata.Cost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the documentation promises of the worst inputs ({@code docs/limits.md}): time and heap grow no faster than the input, by
 * the constants below.
 */
class LinearDecodingTest {
    /** Processor time in all, for each byte of dump and firmware, and beside: a JVM that has just begun is slow. */
    static final long NANOSECONDS_PER_BYTE = 4000;

    static final long MILLISECONDS_BESIDE = 4000;

    /** Heap at any time, for each byte of dump and firmware, and beside. */
    static final long HEAP_PER_BYTE = 64;

    static final long HEAP_BESIDE = 48L << 20;

    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int LARGE = 10_000_000;

    @ParameterizedTest
    @EnumSource
    void timeGrowsNoFasterThanTheInput(WorstCase worst) throws Exception {
        for (int size : SIZES) {
            byte[] dump = worst.dump(size);
            byte[] firmware = worst.firmware(size);
            Cost cost = Cost.of(() -> decode(dump, firmware));
            assertThat(cost.milliseconds())
                    .as("processor time of %,d bytes", size)
                    .isLessThan(most(dump.length + firmware.length));
        }
    }

    /** A JVM with no more heap than is promised decodes ten megabytes, in the time that is promised. */
    @ParameterizedTest
    @EnumSource
    void heapGrowsNoFasterThanTheInput(WorstCase worst, @TempDir Path folder) throws Exception {
        Path dump = Files.write(folder.resolve("dump"), worst.dump(LARGE));
        Path firmware = Files.write(folder.resolve("firmware"), worst.firmware(LARGE));
        long size = Files.size(dump) + Files.size(firmware);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + ((HEAP_BESIDE + HEAP_PER_BYTE * size) >> 10) + "k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LinearDecodingTest.class.getName(),
                        dump.toString(),
                        firmware.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        // options from outside would change the heap, and Java prints that it took them
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process java = builder.start();
        assertThat(java.waitFor(10, TimeUnit.MINUTES)).isTrue();
        String output = Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
        assertThat(java.exitValue()).as(output).isZero();
        assertThat(Long.parseLong(output.strip()))
                .as("processor time of %,d bytes", size)
                .isLessThan(most(size));
    }

    private static long most(long size) {
        return MILLISECONDS_BESIDE + NANOSECONDS_PER_BYTE * size / 1_000_000;
    }

    /** Decodes a dump with a firmware, given as files, and prints the milliseconds of processor time that it took. */
    public static void main(String[] files) throws Exception {
        byte[] dump = Files.readAllBytes(Path.of(files[0]));
        byte[] firmware = Files.readAllBytes(Path.of(files[1]));
        System.out.println(Cost.of(() -> decode(dump, firmware)).milliseconds());
    }

    private static void decode(byte[] dump, byte[] firmware) {
        CrashDecoder decoder = CrashDecoder.builder()
                .firmware(Firmware.of("fw.elf", firmware))
                .locals(true)
                .build();
        CoreDump.readAll("dump", dump, CoreDumpOptions.defaults()).forEach(decoder::decode);
        PanicLogDecoder log = new PanicLogDecoder(decoder, report -> {});
        log.feed(dump, 0, dump.length);
        log.finish();
    }
}

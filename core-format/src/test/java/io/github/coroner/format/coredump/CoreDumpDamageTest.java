package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.testdata.DumpArbitraries;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpWriter;
import io.github.coroner.testdata.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged dumps give a result with problems or the documented exception, each within {@link #ONE_READING}, all of
 * one fixture within {@link #ALL_READINGS} of processor time; under Surefire's heap of 1 GiB, of which a reading of 16 KiB must need no noticeable part.
 */
class CoreDumpDamageTest {
    private static final long ALL_READINGS = Duration.ofSeconds(60).toNanos();
    private static final long ONE_READING = Duration.ofSeconds(1).toNanos();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"esp32", "esp32_bin", "esp32c3"})
    void everyPrefixOfADumpIsReadOrRefused(String fixture) throws IOException {
        byte[] dump = decoded(fixture);
        withinBound(() -> {
            for (int length = 0; length < dump.length; length++) {
                Optional<CoreDump> read = read(Arrays.copyOf(dump, length));
                if (read.isPresent()) {
                    assertThat(read.get().problems())
                            .as("cut at %d", length)
                            .extracting(Problem::code)
                            .contains(ProblemCode.TRUNCATED);
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"esp32", "esp32_bin", "esp32c3"})
    void damageOfAnyByteOfADumpIsNoticed(String fixture) throws IOException {
        byte[] dump = decoded(fixture);
        withinBound(() -> {
            for (int at = 0; at < dump.length; at++) {
                byte[] damaged = dump.clone();
                damaged[at] ^= (byte) (at % 9 == 8 ? 0xff : 1 << at % 9);
                Optional<CoreDump> read = read(damaged);
                if (read.isPresent()) {
                    assertThat(read.get().problems()).as("byte %d", at).isNotEmpty();
                    assertThat(read.get().isWhole()).as("byte %d", at).isFalse();
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"esp32", "esp32_bin", "esp32c3"})
    void everyPrefixOfItsBase64IsReadOrRefused(String fixture) throws IOException {
        byte[] text = Files.readAllBytes(Fixtures.path("esp-coredump/" + fixture + "/coredump.b64"));
        withinBound(() -> {
            for (int length = 0; length < text.length; length++) {
                read(Arrays.copyOf(text, length));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"esp32", "esp32_bin", "esp32c3"})
    void damageOfAnyCharacterOfItsBase64IsNoticed(String fixture) throws IOException {
        byte[] text = Files.readAllBytes(Fixtures.path("esp-coredump/" + fixture + "/coredump.b64"));
        CoreDump whole = CoreDump.read(text);
        withinBound(() -> {
            for (int at = 0; at < text.length; at++) {
                byte[] damaged = text.clone();
                damaged[at] = (byte) (at % 3 == 0 ? '#' : at % 3 == 1 ? 'A' : '\n');
                Optional<CoreDump> read = read(damaged);
                if (read.isPresent() && !read.get().isWhole()) {
                    assertThat(read.get().problems()).as("character %d", at).isNotEmpty();
                } else if (read.isPresent()) { // a line break or padding more or less
                    assertThat(read.get().tasks()).as("character %d", at).isEqualTo(whole.tasks());
                }
            }
        });
    }

    @Provide
    Arbitrary<DumpSpec> dumps() {
        return DumpArbitraries.dumps();
    }

    @Property(tries = 300)
    void damagedDumpsOfAnyVersionAreReadOrRefused(
            @ForAll("dumps") DumpSpec spec, @ForAll @Size(min = 1, max = 6) int[] places, @ForAll byte value) {
        byte[] dump = DumpWriter.write(spec);
        for (int place : places) {
            dump[Math.floorMod(place, dump.length)] = value;
        }
        read(dump);
        for (int place : places) {
            // the first bytes say how everything else is laid out
            dump[Math.floorMod(place, Math.min(128, dump.length))] ^= value;
        }
        read(dump);
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        read(bytes);
    }

    @Property(tries = 100)
    void anySavedElfCoreOfADamagedDumpCanBeRead(@ForAll("dumps") DumpSpec spec, @ForAll int place) {
        byte[] dump = DumpWriter.write(spec);
        dump[Math.floorMod(place, dump.length)] ^= 0x40;
        read(dump)
                .ifPresent(read ->
                        assertThatCode(() -> CoreDump.read(read.toElfCore())).doesNotThrowAnyException());
    }

    private static void withinBound(Runnable readings) {
        long start = processorTime();
        readings.run();
        assertThat(processorTime() - start).isLessThan(ALL_READINGS);
    }

    /** Nanoseconds that this thread was running, however busy the machine is. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Reads and looks at everything that is lazy. */
    private static Optional<CoreDump> read(byte[] bytes) {
        long start = processorTime();
        try {
            CoreDump dump = CoreDump.read(bytes);
            for (Task task : dump.tasks()) {
                TaskControlBlock.find(dump.memory(), task.tcb());
            }
            return Optional.of(dump);
        } catch (FormatException e) {
            assertThat(e.offset()).isBetween(0L, (long) Math.max(1 << 20, bytes.length));
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        } finally {
            assertThat(processorTime() - start).isLessThan(ONE_READING);
        }
    }

    private static byte[] decoded(String fixture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String line : Files.readAllLines(Fixtures.path("esp-coredump/" + fixture + "/coredump.b64"))) {
            out.writeBytes(Base64.getDecoder().decode(line.strip()));
        }
        return out.toByteArray();
    }
}

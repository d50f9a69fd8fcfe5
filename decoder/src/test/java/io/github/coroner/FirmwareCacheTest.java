package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a cache keeps, and how often it asks. */
class FirmwareCacheTest {
    private static final long SIZE = ElfFiles.bytes(0).length;

    private final List<String> asked = new ArrayList<>();

    /** Digits are the number of the firmware. */
    private Optional<Firmware> source(String digits) {
        asked.add(digits);
        return digits.equals("404")
                ? Optional.empty()
                : Optional.of(Firmware.of(digits, ElfFiles.bytes(Integer.parseInt(digits))));
    }

    @Test
    void asksOnceForWhatItKeeps() throws IOException {
        FirmwareCache cache = FirmwareCache.of(this::source);
        Firmware first = cache.find("1").orElseThrow();
        assertThat(cache.find("1")).containsSame(first);
        assertThat(asked).containsExactly("1");
    }

    @Test
    void givesUpWhatWasNotAskedForTheLongest() throws IOException {
        FirmwareCache cache = FirmwareCache.of(this::source, 2, Long.MAX_VALUE);
        for (String digits : List.of("1", "2", "1", "3", "1", "2")) {
            cache.find(digits);
        }
        assertThat(asked).containsExactly("1", "2", "3", "2");
        assertThat(cache.count()).isEqualTo(2);
    }

    @Test
    void keepsNoMoreBytesThanItMayButTheLastAlways() throws IOException {
        FirmwareCache cache = FirmwareCache.of(this::source, 100, 3 * SIZE);
        for (int i = 0; i < 10; i++) {
            cache.find(String.valueOf(i));
        }
        assertThat(cache.count()).isEqualTo(3);
        FirmwareCache tiny = FirmwareCache.of(this::source, 100, 1);
        tiny.find("1");
        tiny.find("2");
        assertThat(tiny.count()).isEqualTo(1);
    }

    @Test
    void keepsNeitherAbsenceNorFailure() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        FirmwareCache cache = FirmwareCache.of(digits -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("no network");
            }
            return source(digits);
        });
        assertThatThrownBy(() -> cache.find("1"))
                .isInstanceOf(IOException.class)
                .hasMessage("no network");
        assertThat(cache.find("1")).isPresent();
        assertThat(cache.find("404")).isEmpty();
        assertThat(cache.find("404")).isEmpty();
        assertThat(asked).containsExactly("1", "404", "404");
        assertThat(cache.count()).isEqualTo(1);
    }

    @Test
    void threadsThatMeetCauseOneLookUpAndShareItsOutcome() throws Exception {
        int threads = 8;
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(threads);
        FirmwareCache cache = FirmwareCache.of(digits -> {
            calls.incrementAndGet();
            await(started);
            if (digits.equals("1")) {
                return Optional.of(Firmware.of("app.elf", ElfFiles.bytes(1)));
            }
            throw new IOException("no network");
        });
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<Firmware>>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(pool.submit(() -> {
                    started.countDown();
                    return cache.find("1");
                }));
            }
            Firmware first = results.get(0).get().orElseThrow();
            for (Future<Optional<Firmware>> result : results) {
                assertThat(result.get()).containsSame(first);
            }
            assertThat(calls).hasValue(1);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void passesOnWhatDigestsThereAre() throws IOException {
        FirmwareRepository source = new FirmwareRepository() {
            @Override
            public Optional<Firmware> find(String sha256Prefix) {
                return Optional.empty();
            }

            @Override
            public List<String> digests(String sha256Prefix) {
                return List.of(sha256Prefix + "0", sha256Prefix + "1");
            }
        };
        assertThat(FirmwareCache.of(source).digests("ab")).containsExactly("ab0", "ab1");
    }

    @Test
    void aDecoderHoldsNothingThatTheCacheGaveUp() throws InterruptedException {
        List<WeakReference<Firmware>> opened = new ArrayList<>();
        FirmwareCache cache = FirmwareCache.of(
                digits -> {
                    int number = 0;
                    while (!ElfFiles.sha256(ElfFiles.bytes(number)).startsWith(digits)) {
                        number++;
                    }
                    Firmware firmware = Firmware.of("app.elf", ElfFiles.bytes(number));
                    opened.add(new WeakReference<>(firmware));
                    return Optional.of(firmware);
                },
                1,
                Long.MAX_VALUE);
        CrashDecoder decoder = CrashDecoder.builder().repository(cache).build();
        for (int number = 0; number < 5; number++) {
            String digits = ElfFiles.sha256(ElfFiles.bytes(number)).substring(0, 16);
            assertThat(decoder.decode(Dumps.ofFirmware(Optional.of(digits)))
                            .application()
                            .match())
                    .isEqualTo(Application.Match.MATCHES);
        }
        for (int attempt = 0; attempt < 100 && held(opened) > 1; attempt++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(opened).hasSize(5);
        assertThat(held(opened)).isEqualTo(1);
        assertThat(cache.count()).isEqualTo(1); // the cache is alive, and so is the decoder
        assertThat(decoder.givenFirmware()).isEmpty();
    }

    private static long held(List<WeakReference<Firmware>> references) {
        return references.stream().filter(one -> one.get() != null).count();
    }

    @Test
    void keepsOneAtLeast() {
        assertThatThrownBy(() -> FirmwareCache.of(this::source, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

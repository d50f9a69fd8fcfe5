package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.CrashDecoder;
import io.github.coroner.CrashReport;
import io.github.coroner.Firmware;
import io.github.coroner.PanicLogDecoder;
import io.github.coroner.PanicLogListener;
import io.github.coroner.PanicLogReport;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One firmware and one decoder shared by many threads give every thread what a single thread gets: all report data, gdb's view, and
 * the crashes of console logs. Each round begins with a firmware nobody has read yet, so that its lazy parts are raced for.
 */
class SharedDecoderStressTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 2;

    /** What one dump gives. */
    private record Answer(CrashReport report, String json, String espressif, String panics) {}

    /** One crash's dump and console log. */
    private record Input(byte[] dump, List<String> log) {}

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void threadsGetTheAnswersOfOneThread(String architecture) throws Exception {
        List<CrashRun> runs = CrashRun.of(architecture, "og");
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < runs.size(); i += 2) {
            CrashRun run = runs.get(i);
            inputs.add(new Input(run.dumpBytes(), Files.readAllLines(run.log())));
        }
        CrashDecoder alone = decoder(runs.get(0));
        List<Answer> expected = new ArrayList<>();
        for (Input input : inputs) {
            expected.add(answer(alone, input));
        }
        assertThat(expected)
                .as("logs with a crash in them")
                .anyMatch(answer -> answer.panics().contains("panic-log"));
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                CrashDecoder shared = decoder(runs.get(0));
                CyclicBarrier start = new CyclicBarrier(THREADS);
                List<Future<Void>> threads = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    // half of the threads meet at the same dump, the others come from elsewhere
                    int first = thread % 2 == 0 ? 0 : thread * inputs.size() / THREADS;
                    threads.add(pool.submit(decodeAll(shared, inputs, expected, first, start)));
                }
                for (Future<Void> thread : threads) {
                    thread.get();
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Callable<Void> decodeAll(
            CrashDecoder shared, List<Input> inputs, List<Answer> expected, int first, CyclicBarrier start) {
        return () -> {
            start.await();
            for (int i = 0; i < inputs.size(); i++) {
                int which = (first + i) % inputs.size();
                assertThat(answer(shared, inputs.get(which))).isEqualTo(expected.get(which));
            }
            return null;
        };
    }

    private static CrashDecoder decoder(CrashRun run) throws IOException {
        return CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .rom(Firmware.open(run.rom()))
                .locals(true)
                .build();
    }

    private static Answer answer(CrashDecoder decoder, Input input) throws IOException {
        CoreDump dump = CoreDump.read(input.dump());
        CrashReport report = decoder.decode(dump);
        StringBuilder json = new StringBuilder();
        JsonReport.of(report).write(json);
        StringBuilder espressif = new StringBuilder();
        EspCoredumpReport.of(decoder.gdbView(dump), false).write(espressif);
        StringBuilder panics = new StringBuilder();
        PanicLogDecoder log = new PanicLogDecoder(decoder, new PanicLogListener() {
            @Override
            public void panic(PanicLogReport crash) {
                try {
                    LoggedCrashJson.of(crash).write(panics);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        input.log().forEach(log::line);
        log.finish();
        return new Answer(report, json.toString(), espressif.toString(), panics.toString());
    }
}

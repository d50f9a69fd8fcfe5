package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Limits;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import io.github.coroner.unwind.Unwinder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares with what gdb printed for the same dump and firmware: 13.1 of the GNU project for our own runs, Espressif's for the
 * fixtures.
 */
class GdbUnwinderTest {

    static List<CrashRun> runs() {
        return CrashRun.all().stream()
                .filter(run -> run.architecture().equals("xtensa") && Files.exists(run.gdb()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void findsTheFramesThatGdbFound(CrashRun run) throws IOException {
        TestDump dump = TestDump.read(run.dumpBytes());
        RecordedAnswers answers = RecordedAnswers.parse(Files.readString(run.gdb()), "==== all threads", "Thread ");

        assertSameChains(dump, TestProgram.of(run.elf()), answers);
    }

    @Test
    void findsTheFramesOfTheEsp32Fixture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : Files.readAllLines(Fixtures.path("esp-coredump/esp32/coredump.b64"))) {
            bytes.write(Base64.getDecoder().decode(line.strip()));
        }
        Path expected = Fixtures.path("esp-coredump/esp32/expected_output");
        RecordedAnswers answers =
                RecordedAnswers.parse(Files.readString(expected), "THREADS INFO", "==================== THREAD ");

        assertSameChains(
                TestDump.read(bytes.toByteArray()),
                TestProgram.of(
                        Fixtures.path("esp-coredump/esp32/firmware.elf"), Fixtures.path("rom/esp32_rev300_rom.elf")),
                answers);
    }

    private static void assertSameChains(TestDump dump, TestProgram program, RecordedAnswers answers) {
        Unwinder unwinder = new XtensaArchitecture()
                .unwinder(new UnwindContext(
                        program.asGdbReads(dump.memory()),
                        program,
                        Optional.empty(),
                        UnwindStyle.GDB,
                        Limits.defaults()));
        assertThat(dump.tasks()).hasSameSizeAs(answers.threads());
        for (int i = 0; i < dump.tasks().size(); i++) {
            Backtrace backtrace = unwinder.unwind(dump.tasks().get(i));
            List<Long> callers =
                    backtrace.frames().stream().skip(1).map(Frame::pc).toList();
            RecordedAnswers.Thread answer = answers.threads().get(i);
            if (answer.trailer().filter(text -> text.contains("identical")).isPresent()) {
                // the last return address is another function's entry, where only the GNU project's gdb stops
                assertThat(callers)
                        .as("thread %d", i + 1)
                        .startsWith(answer.callers().toArray(Long[]::new));
            } else {
                assertThat(callers).as("thread %d", i + 1).isEqualTo(answer.callers());
                assertThat(backtrace.stop().gdbTrailer()).as("thread %d", i + 1).isEqualTo(answer.trailer());
            }
        }
    }
}

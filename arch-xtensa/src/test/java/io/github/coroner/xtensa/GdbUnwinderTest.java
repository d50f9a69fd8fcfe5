package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.StopReason;
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
import org.junit.jupiter.params.provider.CsvSource;
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

    /** What gdb 13.1 does with a made-up stack; a function's a8 is the a0 of one that it called with {@code call8}. */
    @Test
    void upperRegistersOfACallerAreTheLowerOnesOfTheFunctionItCalled() {
        HandMade machine = new HandMade()
                .words(0x3ffb_1000L - 16, 0x800d_2000L, 0x3ffb_1040L, 0xa2, 0xa3) // a0 to a3 of frame 1
                .words(0x3ffb_1040L - 16, 0, 0x3ffb_1080L, 0xc2, 0xc3) // a0 to a3 of frame 2
                .words(0x3ffb_1080L - 32, 0xb4, 0xb5, 0xb6, 0xb7) // a4 to a7 of frame 1
                .words(0x3ffb_1080L - 16, 0, 0);
        FrameRegisters first = FrameRegisters.of(0x400d_1000L).with(XtensaRegisters.PS, 0x6_0020L);
        first = first.with(0, 0x800d_1800L).with(1, 0x3ffb_1000L).with(2, 0xf2).with(7, 0xf7);

        List<Frame> frames = machine.gdb(first).frames();

        assertThat(frames).extracting(Frame::pc).containsExactly(0x400d_1000L, 0x400d_1800L, 0x400d_2000L);
        FrameRegisters second = frames.get(1).registers();
        assertThat(second.value(5)).hasValue(0xb5);
        assertThat(second.value(8)).hasValue(0x800d_1800L);
        assertThat(second.value(10)).hasValue(0xf2);
        assertThat(second.value(15)).hasValue(0xf7);
        FrameRegisters third = frames.get(2).registers();
        assertThat(third.value(8)).hasValue(0x800d_2000L);
        assertThat(third.value(11)).hasValue(0xa3);
        assertThat(third.value(13)).hasValue(0xb5);
        // it returns to 0: gdb does not compute its frame address
        assertThat(frames.get(1).cfa()).hasValue(0x3ffb_1080L);
        assertThat(frames.get(2).cfa()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, LIMIT", "2, 2, LIMIT", "3, 3, OUTERMOST", "4, 3, OUTERMOST"})
    void theLimitOfFramesHolds(int limit, int frames, StopReason reason) {
        HandMade machine = new HandMade()
                .words(0x3ffb_1000L - 16, 0x800d_2000L, 0x3ffb_1040L, 0, 0)
                .words(0x3ffb_1040L - 16, 0, 0x3ffb_1080L, 0, 0)
                .words(0x3ffb_1080L - 16, 0, 0, 0, 0);
        UnwindContext context = new UnwindContext(
                machine.context().memory(),
                machine,
                machine.context().chip(),
                UnwindStyle.GDB,
                Limits.defaults().with(Limit.FRAMES, limit));
        FrameRegisters first = FrameRegisters.of(0x400d_1000L)
                .with(XtensaRegisters.PS, 0x6_0020L)
                .with(0, 0x800d_1800L)
                .with(1, 0x3ffb_1000L);

        Backtrace backtrace = new XtensaArchitecture().unwinder(context).unwind(first);

        assertThat(backtrace.frames()).hasSize(frames);
        assertThat(backtrace.stop().reason()).isEqualTo(reason);
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

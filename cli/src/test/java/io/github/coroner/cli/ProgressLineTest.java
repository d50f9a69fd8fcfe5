package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When a line of progress is seen, and what is left of it. */
class ProgressLineTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    private void pass(long milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    @Test
    void isSeenAfterAWhileAndNotTooOften() {
        ProgressLine line = new ProgressLine(terminal, true, clock::get);
        line.show("decoding", 1, 2000);
        assertThat(written()).isEmpty();
        pass(500);
        line.show("decoding", 1234, 2000);
        assertThat(written()).isEqualTo("\r\u001b[Kdecoding: 1,234 of 2,000 (61 %)");
        pass(10);
        line.show("decoding", 1235, 2000);
        assertThat(written()).isEmpty();
        pass(200);
        line.show("decoding", 1300, 2000);
        assertThat(written()).contains("1,300");
    }

    @Test
    void isTakenAwayOnce() {
        ProgressLine line = new ProgressLine(terminal, true, clock::get);
        line.clear();
        assertThat(written()).isEmpty();
        pass(500);
        line.show("decoding", 1, 2);
        written();
        line.clear();
        line.clear();
        assertThat(written()).isEqualTo("\r\u001b[K");
    }

    @Test
    void isNeverSeenByWhatIsNoTerminal() {
        ProgressLine line = new ProgressLine(terminal, false, clock::get);
        pass(5000);
        line.show("decoding", 1, 2);
        line.clear();
        assertThat(written()).isEmpty();
    }
}

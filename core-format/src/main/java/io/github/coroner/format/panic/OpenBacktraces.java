package io.github.coroner.format.panic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Backtraces of a report while they are read; the last one may go on in the next line. */
final class OpenBacktraces {
    private static final int BACKTRACES = 256;
    private static final int FRAMES = 4096;

    private final List<PrintedBacktrace> all = new ArrayList<>();
    private Optional<BacktraceText> last = Optional.empty();
    private OptionalInt lastCore = OptionalInt.empty();
    private LineRange lastLines = LineRange.of(0);

    boolean isEmpty() {
        return all.isEmpty() && last.isEmpty();
    }

    /** Begins one with what its first line says. */
    void begin(OptionalInt core, BacktraceText text, long line) {
        flush();
        last = Optional.of(text);
        lastCore = core;
        lastLines = LineRange.of(line);
    }

    /** {@return the one that the next line may continue} */
    Optional<BacktraceText> continuable(long line) {
        return last.filter(text -> line == lastLines.last() + 1 && text.frames().size() < FRAMES);
    }

    void goOn(BacktraceText text, long line) {
        last = Optional.of(text);
        lastLines = lastLines.with(line);
    }

    OptionalInt core() {
        return lastCore;
    }

    /** A line that does not continue the last one ends it. */
    void endOfLine(ConsoleLine line) {
        if (lastLines.last() < line.number()) {
            flush();
        }
    }

    private void flush() {
        last.filter(text -> !text.frames().isEmpty() && all.size() < BACKTRACES)
                .ifPresent(text -> all.add(text.build(lastCore, lastLines)));
        last = Optional.empty();
    }

    List<PrintedBacktrace> build() {
        flush();
        return all;
    }
}

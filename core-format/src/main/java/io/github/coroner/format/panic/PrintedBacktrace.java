package io.github.coroner.format.panic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One {@code Backtrace:} line.
 *
 * @param core the core it belongs to, if anything says it
 * @param frames pairs in print order that are certain
 * @param rejoined pairs that follow {@code frames} but were broken by a line's end inside a number: likely, not certain
 * @param partialTail the incomplete last pair as printed, where a line or the log ends inside it
 * @param corrupted whether the walk ended with {@code |<-CORRUPTED}: the last pair is the bad one
 * @param continues whether the walk ended with {@code |<-CONTINUES}: there were more frames than are printed
 * @param lines where it stands
 */
public record PrintedBacktrace(
        OptionalInt core,
        List<PrintedFrame> frames,
        List<PrintedFrame> rejoined,
        Optional<String> partialTail,
        boolean corrupted,
        boolean continues,
        LineRange lines) {

    /** Copies the lists. */
    public PrintedBacktrace {
        frames = List.copyOf(frames);
        rejoined = List.copyOf(rejoined);
    }
}

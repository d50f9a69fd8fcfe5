package io.github.coroner.format.panic;

import io.github.coroner.format.panic.PrintedCalls.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses of a call stack while they are read. */
final class OpenCalls {
    private static final int ADDRESSES = 1024;

    private final List<Long> addresses = new ArrayList<>();
    private Meaning meaning = Meaning.RETURN_ADDRESSES;
    private boolean atCrash;
    private LineRange lines = LineRange.of(0);

    boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** What the addresses to come are; see {@link PrintedCalls}. */
    void expect(Meaning all, boolean beginsAtCrash) {
        meaning = all;
        atCrash = beginsAtCrash;
    }

    /** Adds some of one line and tells the listener. */
    void add(List<Long> some, long line, PanicListener listener) {
        lines = addresses.isEmpty() ? LineRange.of(line) : lines.with(line);
        addresses.addAll(some.subList(0, Math.min(some.size(), ADDRESSES - addresses.size())));
        listener.calls(new PrintedCalls(meaning, atCrash, some, LineRange.of(line)));
    }

    Optional<PrintedCalls> build() {
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(new PrintedCalls(meaning, atCrash, addresses, lines));
    }
}

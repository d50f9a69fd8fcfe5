package io.github.coroner;

import java.util.List;
import java.util.Optional;

/**
 * An address in a line of a log, and what is there.
 *
 * @param label what the line calls it: {@code abort()}, {@code MEPC}, {@code A1}
 * @param address as printed
 * @param frames functions there, innermost first; empty for data
 * @param meaning symbol, text or memory range that it points at, where it is no code
 */
public record AddressReport(String label, long address, List<FrameReport> frames, Optional<String> meaning) {

    /** Copies the list. */
    public AddressReport {
        frames = List.copyOf(frames);
    }
}

package io.github.coroner.format.panic;

import io.github.coroner.format.MemorySegment;
import java.util.List;
import java.util.OptionalInt;

/**
 * The words printed below {@code Stack memory:}, or an ESP8266's between {@code >>>stack>>>} and {@code <<<stack<<<}.
 *
 * @param core the core of the register dump above it
 * @param segments stretches without a gap, in print order, little-endian
 * @param lines where the rows stand
 */
public record StackMemory(OptionalInt core, List<MemorySegment> segments, LineRange lines) {

    /** Copies the list. */
    public StackMemory {
        segments = List.copyOf(segments);
    }

    /** {@return how many words were printed} */
    public int words() {
        return segments.stream().mapToInt(segment -> segment.size() / 4).sum();
    }

    /** {@return whether a row holds the word at {@code address}} */
    public boolean contains(long address) {
        return segments.stream().anyMatch(segment -> address >= segment.address() && address < segment.end());
    }
}

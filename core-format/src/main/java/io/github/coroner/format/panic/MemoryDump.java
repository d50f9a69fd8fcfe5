package io.github.coroner.format.panic;

import java.util.List;

/**
 * The {@code Memory dump at} line of an Xtensa illegal instruction: the words around the program counter.
 *
 * @param address of the first word
 * @param words values as printed, at most three
 */
public record MemoryDump(long address, List<Long> words) {

    /** Copies the list. */
    public MemoryDump {
        words = List.copyOf(words);
    }
}

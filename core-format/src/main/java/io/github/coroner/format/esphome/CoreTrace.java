package io.github.coroner.format.esphome;

import java.util.List;

/**
 * What a record tells of one core.
 *
 * @param slots all entries of the array; those behind {@code count} are stale
 * @param count how many are used
 * @param registerFrames how many of them come from registers; on Xtensa without meaning
 */
public record CoreTrace(List<Long> slots, Clamped count, Clamped registerFrames) {

    /** Copies the list. */
    public CoreTrace {
        slots = List.copyOf(slots);
    }

    /** {@return the entries in use} */
    public List<Long> entries() {
        return slots.subList(0, (int) Math.min(slots.size(), count.effective()));
    }
}

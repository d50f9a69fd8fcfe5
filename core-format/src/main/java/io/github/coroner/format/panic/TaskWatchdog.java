package io.github.coroner.format.panic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the task watchdog said.
 *
 * @param starved entries as printed behind the dash: {@code IDLE0 (CPU 0)}
 * @param running name of the task running on each core
 * @param aborting whether it says that a panic follows
 */
public record TaskWatchdog(List<String> starved, Map<Integer, String> running, boolean aborting) {

    /** Copies list and map. */
    public TaskWatchdog {
        starved = List.copyOf(starved);
        running = Collections.unmodifiableMap(new LinkedHashMap<>(running));
    }
}

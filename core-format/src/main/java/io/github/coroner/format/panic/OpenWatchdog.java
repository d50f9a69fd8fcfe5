package io.github.coroner.format.panic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the task watchdog says, line by line. */
final class OpenWatchdog {
    private static final int ENTRIES = 256;

    private final List<String> starved = new ArrayList<>();
    private final Map<Integer, String> running = new LinkedHashMap<>();
    private boolean triggered;
    private boolean listsRunning;
    private boolean aborting;

    void triggered() {
        triggered = true;
    }

    boolean isTriggered() {
        return triggered;
    }

    boolean isAborting() {
        return aborting;
    }

    /** {@return whether entries are still to come: neither the end of the list nor a backtrace was seen} */
    boolean listsStarved() {
        return triggered && !listsRunning && !aborting;
    }

    boolean listsRunning() {
        return listsRunning && !aborting;
    }

    void starved(String entry) {
        triggered = true;
        if (starved.size() < ENTRIES) {
            starved.add(entry);
        }
    }

    void runningFollows() {
        triggered = true;
        listsRunning = true;
    }

    void running(int core, String task) {
        if (running.size() < ENTRIES) {
            running.put(core, task);
        }
    }

    void aborting() {
        aborting = true;
    }

    Optional<TaskWatchdog> build() {
        return triggered ? Optional.of(new TaskWatchdog(starved, running, aborting)) : Optional.empty();
    }
}

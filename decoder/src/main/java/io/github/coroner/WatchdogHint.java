package io.github.coroner;

import io.github.coroner.format.ExceptionCause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A watchdog was not fed: who starved, and who kept the processor. */
final class WatchdogHint implements HintRule {
    private static final Pattern STARVED =
            Pattern.compile("(?m)^.*?- (\\S.*?)(?: \\((CPU [^)]*|0x[0-9a-f]+)\\))?\\s*$");
    private static final Pattern RUNNING = Pattern.compile("(?m)^.*?CPU (\\d): (\\S.*?)\\s*$");

    @Override
    public List<Hint> find(CrashScene scene) {
        for (String text : scene.texts()) {
            if (text.contains("Task watchdog got triggered")) {
                return List.of(taskWatchdog(scene, text));
            }
        }
        if (scene.fault() == ExceptionCause.Kind.INTERRUPT_WATCHDOG) {
            return List.of(new Hint(
                    "interrupt-watchdog",
                    scene.function()
                                    .map(name -> name + " ran with interrupts off")
                                    .orElse("interrupts were off")
                            + " for too long, or an interrupt handler did not return",
                    scene.reason().exception().orElse("interrupt watchdog")));
        }
        return List.of();
    }

    private static Hint taskWatchdog(CrashScene scene, String text) {
        int split = text.indexOf("Tasks currently running");
        String before = split < 0 ? text : text.substring(0, split);
        List<String> starved = new ArrayList<>();
        Matcher entries = STARVED.matcher(before);
        while (entries.find()) {
            starved.add(entries.group(1) + (entries.group(2) == null ? "" : " (" + entries.group(2) + ")"));
        }
        List<String> running = new ArrayList<>();
        Matcher cores = RUNNING.matcher(split < 0 ? "" : text.substring(split));
        while (cores.find()) {
            running.add(cores.group(2) + " on core " + cores.group(1));
        }
        String who = starved.isEmpty() ? "a task" : String.join(", ", starved);
        String instead = running.isEmpty() ? "" : "; running: " + String.join(", ", running);
        return new Hint(
                "task-watchdog",
                who + " did not get to run" + instead
                        + scene.function().map(name -> ", in " + name).orElse(""),
                text.lines().findFirst().orElse("").strip());
    }
}

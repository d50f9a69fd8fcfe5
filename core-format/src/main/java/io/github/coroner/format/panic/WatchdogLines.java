package io.github.coroner.format.panic;

import java.util.OptionalInt;

/** Lines of the task watchdog, with or without the tag {@code task_wdt:}, and of the brownout detector. */
final class WatchdogLines {
    private WatchdogLines() {}

    static int triggered(LogState log, ConsoleLine line, int at, int limit) {
        log.begin(PanicKind.TASK_WDT, line.number()).watchdog().triggered();
        return limit;
    }

    /**
     * {@code task_wdt:  - IDLE0 (CPU 0)}, {@code task_wdt: CPU 0: main}; begins a report where a log begins inside one. Other
     * lines with this tag are ordinary.
     */
    static int tagged(LogState log, ConsoleLine line, int at, int limit) {
        String text = line.text();
        int after = Hex.skipBlanks(text, at + Mark.TASK_WDT_TAG.text().length());
        boolean head = text.startsWith(Mark.TASKS_RUNNING.text(), after);
        boolean inside =
                log.open().filter(report -> report.watchdog().isTriggered()).isPresent();
        // a user that is no task has no core behind its name; that alone does not tell a list whose head is missing
        boolean listed = inside && log.open().orElseThrow().watchdog().listsStarved();
        boolean starved = text.startsWith("- ", after) && (listed || line.find("(", after) > 0);
        if ((starved || head) && !inside) {
            log.begin(PanicKind.TASK_WDT, line.number()).watchdog().triggered();
        }
        if (starved) {
            log.open().orElseThrow().watchdog().starved(line.trimmed(after + 2, limit));
            return limit;
        }
        if (head) {
            log.open().orElseThrow().watchdog().runningFollows();
            return limit;
        }
        if (inside && running(log.open().orElseThrow(), line, after, limit)) {
            return limit;
        }
        return at;
    }

    static int running(LogState log, ConsoleLine line, int at, int limit) {
        log.open()
                .filter(report -> report.watchdog().isTriggered())
                .ifPresent(report -> report.watchdog().runningFollows());
        return limit;
    }

    static int aborting(LogState log, ConsoleLine line, int at, int limit) {
        log.open()
                .filter(report -> report.watchdog().isTriggered())
                .ifPresent(report -> report.watchdog().aborting());
        return at + Mark.ABORTING.text().length();
    }

    /** {@code Print CPU 0 (current core) backtrace}: the only place that names the core of what follows. */
    static int printCpu(LogState log, ConsoleLine line, int at, int limit) {
        int core = Hex.decimal(
                line.text(),
                Hex.skipBlanks(line.text(), at + Mark.PRINT_CPU.text().length()));
        if (core < 0) {
            return at;
        }
        log.open().ifPresent(report -> report.currentCore(OptionalInt.of(core)));
        return limit;
    }

    /** {@return whether a line is an entry of a list without the tag} */
    static boolean entry(OpenReport report, ConsoleLine line) {
        OpenWatchdog watchdog = report.watchdog();
        String text = line.text();
        if (watchdog.listsStarved()) {
            int dash = text.indexOf("- ");
            if (dash >= 0 && text.indexOf('(', dash) > dash && isEntryStart(text, dash)) {
                watchdog.starved(line.trimmed(dash + 2, text.length()));
                return true;
            }
        }
        int cpu = watchdog.listsRunning() ? text.indexOf("CPU ") : -1;
        return cpu >= 0 && running(report, line, cpu, text.length());
    }

    private static boolean isEntryStart(String text, int dash) {
        return dash == 0 || text.charAt(dash - 1) == ' ' || text.charAt(dash - 1) == ']';
    }

    /** Reads {@code CPU 0: NAME}. */
    private static boolean running(OpenReport report, ConsoleLine line, int at, int to) {
        String text = line.text();
        if (!text.startsWith("CPU ", at)) {
            return false;
        }
        int digits = Hex.skipBlanks(text, at + 4);
        int core = Hex.decimal(text, digits);
        int colon = line.find(":", digits);
        if (core < 0 || colon < 0 || colon > digits + 3) {
            return false;
        }
        report.watchdog().running(core, line.trimmed(colon + 1, to));
        return true;
    }

    static int brownout(LogState log, ConsoleLine line, int at, int limit) {
        log.begin(PanicKind.BROWNOUT, line.number());
        return limit;
    }
}

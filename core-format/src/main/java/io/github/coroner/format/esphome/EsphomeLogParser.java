package io.github.coroner.format.esphome;

import io.github.coroner.format.LogText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds ESPHome's crash reports in log lines: of any host program, with or without prefix, colours and double blanks; of several
 * devices whose lines are mixed, as in Home Assistant's log. Never throws for any input. Not thread-safe.
 */
public final class EsphomeLogParser {
    /** Devices whose reports are read at the same time. */
    private static final int DEVICES = 16;

    private static final int OTHER_LINES = 64;

    private final Consumer<EsphomeCrash> crashes;
    private final Map<String, OpenCrash> open = new LinkedHashMap<>();

    /** Makes a parser that gives each report to {@code crashes} when it ends. */
    public EsphomeLogParser(Consumer<EsphomeCrash> crashes) {
        this.crashes = crashes;
    }

    /** {@return the reports of a whole log} */
    public static List<EsphomeCrash> parse(String log) {
        List<EsphomeCrash> all = new ArrayList<>();
        EsphomeLogParser parser = new EsphomeLogParser(all::add);
        long number = 1;
        for (String line : log.split("\r*\n|\r+", -1)) {
            parser.line(line, number++);
        }
        parser.finish();
        return all;
    }

    /** {@return whether a report is being read} */
    public boolean isOpen() {
        return !open.isEmpty();
    }

    /**
     * Takes one line.
     *
     * @param number counted from 1
     * @return whether it is part of a report
     */
    public boolean line(String text, long number) {
        CrashLine line = CrashLine.of(LogText.clean(text));
        if (line.message().contains(EsphomeLog.BANNER)) {
            end(line.device());
            if (open.size() == DEVICES) {
                end(open.keySet().iterator().next());
            }
            open.put(line.device(), new OpenCrash(line, number));
            return true;
        }
        OpenCrash crash = open.get(line.device());
        if (crash == null) {
            return false;
        }
        boolean known = crash.add(line, number);
        if (crash.isComplete() || (!known && crash.foreignLines() > (crash.isOfForeignBuild() ? 0 : OTHER_LINES))) {
            end(line.device());
        }
        return known;
    }

    private void end(String device) {
        OpenCrash crash = open.remove(device);
        if (crash != null) {
            crashes.accept(crash.build());
        }
    }

    /** The log ends. */
    public void finish() {
        List.copyOf(open.keySet()).forEach(this::end);
    }
}

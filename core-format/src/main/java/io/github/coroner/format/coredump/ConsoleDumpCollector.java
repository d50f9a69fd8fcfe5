package io.github.coroner.format.coredump;

import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.LogText;
import io.github.coroner.format.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects core dumps out of the lines of a console as they come. A dump stands between a START and an END marker in lines of
 * base64; lines of other kinds, prefixes in front of each line, colours, and a missing END are put up with.
 *
 * <p>Keeps the lines of one dump, at most {@link Limit#CONSOLE_DUMP_LINES}. Not thread-safe.
 */
public final class ConsoleDumpCollector {
    private static final String START = "= CORE DUMP START =";
    private static final String END = "= CORE DUMP END =";

    /** Lines without base64 in a row after which a dump is over: the device has started again. */
    private static final int FOREIGN_LINES = 200;

    private final Limits limits;
    private final List<DumpLine> lines = new ArrayList<>();
    private boolean inside;
    private long firstLine;
    private long lastLine;
    private String prefix = "";
    private int foreign;
    private boolean data;

    /** Makes a collector that waits for a dump. */
    public ConsoleDumpCollector(Limits limits) {
        this.limits = limits;
    }

    /** {@return whether the line just taken belongs to a dump that is not over} */
    public boolean isInDump() {
        return inside;
    }

    /** {@return whether the line just taken is base64 inside a dump} */
    public boolean tookData() {
        return data;
    }

    /** {@return whether the line is one that begins a dump} */
    public static boolean isStart(String line) {
        return line.contains(START);
    }

    /**
     * Takes the next line.
     *
     * @param number of the line as the caller counts them, for messages
     * @param line without its end
     * @return the dump that this line ended: by its END marker, by the START of another one, or because no more can belong to it
     */
    public Optional<ConsoleDump> take(long number, String line) {
        data = false;
        if (isStart(line)) {
            Optional<ConsoleDump> cutOff = inside ? finish(Ending.NEXT_START) : Optional.empty();
            begin(number, line);
            return cutOff;
        }
        if (!inside) {
            return Optional.empty();
        }
        if (line.contains(END)) {
            return end(number);
        }
        DumpLine read = DumpLine.of(number, line, prefix);
        if (read.kind() == DumpLine.Kind.BLANK) {
            return Optional.empty();
        }
        data = read.isData();
        foreign = data ? 0 : foreign + 1;
        if (foreign > FOREIGN_LINES) {
            return finish(Ending.FOREIGN_LINES);
        }
        if (data) {
            lastLine = number;
        }
        lines.add(read);
        return lines.size() >= limits.get(Limit.CONSOLE_DUMP_LINES) ? finish(Ending.LIMIT) : Optional.empty();
    }

    /** {@return the dump that the end of the log cut off} */
    public Optional<ConsoleDump> end() {
        return inside ? finish(Ending.END_OF_LOG) : Optional.empty();
    }

    /**
     * Ends the dump as its END marker does.
     *
     * @param number of the line with the marker
     * @return the dump, if one was open
     */
    public Optional<ConsoleDump> end(long number) {
        if (!inside) {
            return Optional.empty();
        }
        lastLine = number;
        return finish(Ending.MARKER);
    }

    /** {@return the dump that ended without its END marker, where the caller knows that no more lines of it can come} */
    public Optional<ConsoleDump> cutOff() {
        return inside ? finish(Ending.CUT_OFF) : Optional.empty();
    }

    /**
     * Begins a dump, and forgets one that is open.
     *
     * @param number of the line with the START marker
     * @param line with the marker; what stands in front of it is taken as what a capture tool puts before every line
     */
    public void begin(long number, String line) {
        String plain = LogText.clean(line).strip();
        int marker = Math.max(0, plain.indexOf(START.substring(1)));
        while (marker > 0 && plain.charAt(marker - 1) == '=') {
            marker--;
        }
        begin(number);
        prefix = plain.substring(0, marker);
    }

    /** Begins a dump without a marker at this line. */
    void begin(long number) {
        inside = true;
        prefix = "";
        firstLine = number;
        lastLine = number;
        foreign = 0;
        lines.clear();
    }

    private Optional<ConsoleDump> finish(Ending ending) {
        inside = false;
        Problems problems = new Problems(limits);
        Optional<ConsoleDump> dump = ConsoleDumpAssembler.assemble(lines, firstLine, lastLine, ending, problems);
        lines.clear();
        return dump;
    }

    /** What ended a dump. */
    enum Ending {
        MARKER(""),
        NEXT_START("another dump begins before its END marker"),
        FOREIGN_LINES("the END marker is missing and other output follows"),
        END_OF_LOG("the log ends before its END marker"),
        CUT_OFF("its END marker is missing"),
        LIMIT("it has more lines than the limit " + Limit.CONSOLE_DUMP_LINES),
        NO_MARKERS("");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        /** What to tell; empty if it is as it should be. */
        String words() {
            return words;
        }
    }
}

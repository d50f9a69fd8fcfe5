package io.github.coroner.format.panic;

import io.github.coroner.format.Limits;
import io.github.coroner.format.coredump.ConsoleDump;
import io.github.coroner.format.coredump.ConsoleDumpCollector;
import java.util.Optional;

/** A base64 core dump while it is read; other text between its lines is left to the collector to judge. */
final class OpenCoreDump {
    private final ConsoleDumpCollector collector;
    private Optional<ConsoleDump> ended = Optional.empty();
    private boolean begun;
    private boolean open;
    private boolean complete;
    private int lines;
    private long firstLine;

    OpenCoreDump(Limits limits) {
        collector = new ConsoleDumpCollector(limits);
    }

    boolean isOpen() {
        return open;
    }

    void begin(ConsoleLine line) {
        collector.begin(line.number(), line.text());
        ended = Optional.empty();
        begun = true;
        open = true;
        complete = false;
        lines = 0;
        firstLine = 0;
    }

    void end(ConsoleLine line) {
        collector.end(line.number()).ifPresent(this::keep);
        open = false;
        complete = true;
    }

    /** {@return whether the line is one of base64} */
    boolean line(ConsoleLine line) {
        collector.take(line.number(), line.text()).ifPresent(this::keep);
        if (!collector.tookData()) {
            return false;
        }
        if (lines++ == 0) {
            firstLine = line.number();
        }
        return true;
    }

    private void keep(ConsoleDump dump) {
        ended = Optional.of(dump);
    }

    Optional<PrintedCoreDump> build() {
        collector.cutOff().ifPresent(this::keep);
        return begun ? Optional.of(new PrintedCoreDump(lines, firstLine, complete, ended)) : Optional.empty();
    }
}

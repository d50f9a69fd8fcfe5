package io.github.coroner.format.panic;

import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.esphome.EsphomeLogParser;
import io.github.coroner.format.panic.MarkScanner.Hit;
import java.util.List;
import java.util.Optional;

/** Where the reading of a log stands: the open report, if any, and what the log said about chip and application. */
final class LogState {
    /** Lines that say nothing and still do not end a report. */
    private static final int FOREIGN_LINES = 64;

    private final PanicListener listener;
    private final EsphomeLogParser esphome;
    private final BootLog boot = new BootLog();
    private final Limits limits;
    private final long reportLines;
    private Optional<OpenReport> open = Optional.empty();
    private Optional<String> orphanElfSha256 = Optional.empty();
    private int foreignLines;

    LogState(PanicListener listener, Limits limits) {
        this.listener = listener;
        this.limits = limits;
        esphome = new EsphomeLogParser(listener::esphomeCrash);
        reportLines = limits.get(Limit.REPORT_LINES);
    }

    PanicListener listener() {
        return listener;
    }

    BootLog boot() {
        return boot;
    }

    Optional<String> orphanElfSha256() {
        return orphanElfSha256;
    }

    /** {@return the report being read} */
    Optional<OpenReport> open() {
        return open;
    }

    EsphomeLogParser esphome() {
        return esphome;
    }

    /** {@return whether every line matters now, with a mark or without} */
    boolean isReading() {
        return isOpen() || esphome.isOpen();
    }

    boolean isOpen() {
        return open.isPresent();
    }

    /** Keeps a SHA line that no crash of this log printed. */
    void orphan(String elfSha256) {
        if (orphanElfSha256.isEmpty()) {
            orphanElfSha256 = Optional.of(elfSha256);
        }
    }

    /** {@return a new report; the one before it ends} */
    OpenReport begin(PanicKind kind, long line) {
        close();
        OpenReport report = new OpenReport(kind, line, limits);
        open = Optional.of(report);
        foreignLines = 0;
        return report;
    }

    /** {@return the open report, or a new one if there is none} */
    OpenReport openOr(PanicKind kind, long line) {
        return open.orElseGet(() -> begin(kind, line));
    }

    /** Ends the open report, if there is one, and tells the listener. */
    void close() {
        Optional<OpenReport> ended = open;
        open = Optional.empty();
        ended.ifPresent(report -> {
            report.dumps().endStack(listener);
            listener.report(report.build(boot.application()));
        });
    }

    /** Reads one line. */
    void line(ConsoleLine line) {
        String text = line.text();
        if (esphome.isOpen() && esphome.line(text, line.number())) {
            return;
        }
        boolean isAnnotation = isOpen() && Annotation.is(text);
        boolean known = isAnnotation || parts(line);
        open.ifPresent(report -> report.backtraces().endOfLine(line));
        if (!isOpen() || text.isBlank()) {
            return;
        }
        foreignLines = known ? 0 : foreignLines + 1;
        OpenReport report = open.orElseThrow();
        if (known) {
            report.lines(line.number());
        }
        if (foreignLines > FOREIGN_LINES || line.number() - report.firstLine() >= reportLines) {
            close();
        }
    }

    private boolean parts(ConsoleLine line) {
        String text = line.text();
        List<Hit> hits = MarkScanner.INSTANCE.hits(text);
        boolean known = false;
        int[] limits = textLimits(hits, text.length());
        int position = 0;
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            if (hit.at() < position || !meansSomething(hit.mark())) {
                continue;
            }
            known |= FreeText.read(this, line, position, hit.at());
            int end = hit.mark().read(this, line, hit.at(), limits[i]);
            known |= end > hit.at();
            position = Math.max(position, end);
        }
        known |= FreeText.read(this, line, position, text.length());
        return known;
    }

    /** Values inside a report are read with their rows. */
    private boolean meansSomething(Mark mark) {
        return isOpen() ? mark != Mark.VALUE : mark.starts();
    }

    /** {@return for each hit where the next one begins that ends its free text} */
    private static int[] textLimits(List<Hit> hits, int end) {
        int[] limits = new int[hits.size()];
        int next = end;
        for (int i = hits.size() - 1; i >= 0; i--) {
            boolean sameStart =
                    i + 1 < hits.size() && hits.get(i + 1).at() == hits.get(i).at();
            limits[i] = sameStart ? limits[i + 1] : next;
            if (hits.get(i).mark().endsText()) {
                next = hits.get(i).at();
            }
        }
        return limits;
    }
}

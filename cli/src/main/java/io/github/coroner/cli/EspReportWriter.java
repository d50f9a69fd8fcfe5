package io.github.coroner.cli;

import io.github.coroner.GdbView;
import io.github.coroner.report.EspCoredumpReport;
import java.io.IOException;
import java.util.List;

/** Writes the report of Espressif's tool, which has no place to say that the firmware is the wrong one. */
final class EspReportWriter {
    private EspReportWriter() {}

    /**
     * Writes the report.
     *
     * @return what to say on standard error beside it: that it belongs to other firmware, if it does
     */
    static List<String> write(GdbView view, boolean memory, Appendable out) throws IOException {
        EspCoredumpReport.of(view, memory).write(out);
        return FirmwareNotes.wrong(view.problems());
    }
}

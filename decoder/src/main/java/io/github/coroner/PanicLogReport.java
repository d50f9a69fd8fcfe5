package io.github.coroner;

import io.github.coroner.format.Problem;
import io.github.coroner.format.panic.PanicReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known about one crash from the panic text on a console.
 *
 * @param text what the text itself says
 * @param chip target name of the chip, if log or caller tell it
 * @param architecture {@code xtensa} or {@code riscv}; empty where nothing tells it, and for an ESP8266
 * @param application which firmware crashed, and which was used
 * @param reason why it crashed
 * @param crashedCore number of the core that crashed
 * @param cores what the text tells of each core, in print order
 * @param coreDump the report of a core dump printed in base64 behind the text
 * @param fingerprint equal for crashes that are probably the same; empty where no frame has a name
 * @param hints likely causes
 * @param problems what was wrong and was worked around
 */
public record PanicLogReport(
        PanicReport text,
        Optional<String> chip,
        Optional<String> architecture,
        Application application,
        Reason reason,
        OptionalInt crashedCore,
        List<CoreReport> cores,
        Optional<CrashReport> coreDump,
        Optional<String> fingerprint,
        List<Hint> hints,
        List<Problem> problems) {

    /** Copies the lists. */
    public PanicLogReport {
        cores = List.copyOf(cores);
        hints = List.copyOf(hints);
        problems = List.copyOf(problems);
    }
}

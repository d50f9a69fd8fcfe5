package io.github.coroner.format.panic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a whole log said.
 *
 * @param reports crashes in order
 * @param resets resets in order
 * @param applications starts of applications in order
 * @param chip the chip, if anything tells it
 * @param orphanElfSha256 a SHA line that belongs to a crash before the log's start
 */
public record PanicLog(
        List<PanicReport> reports,
        List<ResetLine> resets,
        List<AppBanner> applications,
        Optional<ChipHint> chip,
        Optional<String> orphanElfSha256) {

    /** Copies the lists. */
    public PanicLog {
        reports = List.copyOf(reports);
        resets = List.copyOf(resets);
        applications = List.copyOf(applications);
    }

    /** {@return the architecture that register names or else the chip tell} */
    public Optional<PrintedArchitecture> architecture() {
        return reports.stream()
                .flatMap(report -> report.architecture().stream())
                .findFirst()
                .or(() -> chip.map(hint -> PrintedArchitecture.ofTarget(hint.target())));
    }

    /** {@return what a log in UTF-8 or any other encoding that holds ASCII says} */
    public static PanicLog parse(byte[] log) {
        Collector collector = new Collector();
        PanicTextParser parser = new PanicTextParser(collector);
        parser.feed(log, 0, log.length);
        parser.finish();
        return parser.log(collector.reports);
    }

    /** {@return what a log says} */
    public static PanicLog parse(String log) {
        return parse(log.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Collector implements PanicListener {
        private final List<PanicReport> reports = new ArrayList<>();

        @Override
        public void report(PanicReport report) {
            reports.add(report);
        }
    }
}

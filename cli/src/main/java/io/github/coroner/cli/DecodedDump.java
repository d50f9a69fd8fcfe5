package io.github.coroner.cli;

import io.github.coroner.CrashReport;
import io.github.coroner.FrameReport;
import io.github.coroner.Reason;
import io.github.coroner.TaskReport;
import io.github.coroner.report.JUnitReport;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a dump when it was decoded: its report as it is written, and what the summary needs.
 *
 * @param report as it goes out
 * @param notes what to say on standard error beside it
 * @param hasProblems whether there was any
 * @param crash which crash it is; empty where the report does not tell
 * @param testCase the dump as part of a JUnit file, where that is what is written
 */
record DecodedDump(
        String report,
        List<String> notes,
        boolean hasProblems,
        Optional<Crash> crash,
        Optional<JUnitReport.TestCase> testCase) {
    private static final int LONGEST_REASON = 70;

    /**
     * A crash in the summary.
     *
     * @param fingerprint equal for what is probably the same crash; empty if no frame can be used
     * @param words who crashed, why and where
     */
    record Crash(Optional<String> fingerprint, String words) {

        static Crash of(CrashReport report) {
            StringBuilder words = new StringBuilder();
            Optional<TaskReport> task = report.findCrashedTask();
            task.flatMap(TaskReport::name).ifPresent(name -> words.append(name).append(": "));
            words.append(shortened(report.reason()));
            task.flatMap(DecodedDump::function)
                    .ifPresent(function -> words.append(" in ").append(function));
            return new Crash(report.fingerprint(), words.toString());
        }

        private static String shortened(Reason reason) {
            String text = reason.details().or(reason::exception).orElse(reason.summary());
            return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 3) + "...";
        }
    }

    /** {@return the innermost function that is not the panic handler's} */
    private static Optional<String> function(TaskReport task) {
        return task.frames().stream()
                .filter(frame -> !frame.panicHandler() && frame.function().isPresent())
                .findFirst()
                .flatMap(FrameReport::function);
    }
}

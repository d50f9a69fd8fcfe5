package io.github.coroner.report;

import io.github.coroner.CrashReport;
import io.github.coroner.FrameReport;
import java.io.IOException;
import java.util.Optional;

/**
 * A crash as a workflow command of GitHub Actions, {@code ::error file=...,line=...::...}, which GitHub shows at the line of the
 * source. Immutable.
 */
public final class GithubAnnotation {
    private final String command;

    private GithubAnnotation(String properties, String message) {
        command = "::error " + properties + "::" + data(message) + "\n";
    }

    /**
     * {@return the annotation of a dump that was decoded, at the innermost line of the application}
     *
     * @param input which one, as it was named
     */
    public static GithubAnnotation of(String input, CrashReport report) {
        Summary summary = new Summary(report);
        Optional<FrameReport> culprit = summary.culprit();
        StringBuilder properties = new StringBuilder();
        culprit.flatMap(FrameReport::file).ifPresent(file -> {
            properties.append("file=").append(property(SafeText.of(file))).append(',');
            culprit.get()
                    .line()
                    .ifPresent(line -> properties.append("line=").append(line).append(','));
        });
        properties.append("title=").append(property("crash in " + SafeText.of(input)));
        StringBuilder message = new StringBuilder(summary.headline());
        culprit.ifPresent(frame -> message.append("\nin ").append(SafeText.of(frame.toString())));
        summary.mismatch().ifPresent(words -> message.append('\n').append(words));
        return new GithubAnnotation(properties.toString(), message.toString());
    }

    /**
     * {@return the annotation of a dump that could not be decoded}
     *
     * @param input which one, as it was named
     * @param message what was wrong, for people
     */
    public static GithubAnnotation unreadable(String input, String message) {
        return new GithubAnnotation("title=" + property(SafeText.of(input)), SafeText.of(message));
    }

    /**
     * Writes it, with a line feed at the end.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        out.append(command);
    }

    /** What may stand behind the second pair of colons. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** The values of properties are separated by commas, and colons end them. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

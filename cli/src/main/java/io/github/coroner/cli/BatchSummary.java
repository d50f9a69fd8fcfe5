package io.github.coroner.cli;

import io.github.coroner.cli.DecodedDump.Crash;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts the dumps of a batch by fingerprint, and says so at its end. Not thread-safe. */
final class BatchSummary {
    private final Map<Optional<String>, Group> groups = new LinkedHashMap<>();
    private int decoded;
    private int failed;
    private int withProblems;

    /** Dumps with one fingerprint. */
    private static final class Group {
        private final Optional<String> fingerprint;
        private final String words;
        private final String first;
        private int count;

        Group(Crash crash, String first) {
            fingerprint = crash.fingerprint();
            words = crash.words();
            this.first = first;
        }

        int count() {
            return count;
        }

        boolean isUnnamed() {
            return fingerprint.isEmpty();
        }

        String line(int width) {
            String what = isUnnamed() ? "no fingerprint" : fingerprint.orElseThrow() + "  " + words;
            return String.format(
                    Locale.ROOT, "%" + width + "d x  %s  (%s%s)", count, what, count > 1 ? "first " : "", first);
        }
    }

    /** Counts a dump that was decoded. */
    void add(String input, DecodedDump dump) {
        decoded++;
        withProblems += dump.hasProblems() ? 1 : 0;
        dump.crash()
                .ifPresent(crash ->
                        groups.computeIfAbsent(crash.fingerprint(), fingerprint -> new Group(crash, input)).count++);
    }

    /** Counts a dump that was not. */
    void addFailed() {
        failed++;
    }

    /** Says how many there were of what; the most frequent crash first, of equally frequent ones the one met first. */
    void write(PrintStream out) {
        out.print(decoded + failed + " dumps: " + decoded + " decoded"
                + (withProblems > 0 ? " (" + withProblems + " with problems)" : "")
                + (failed > 0 ? ", " + failed + " not" : "") + "\n");
        List<Group> sorted = groups.values().stream()
                .sorted(Comparator.comparing(Group::isUnnamed).thenComparing(Group::count, Comparator.reverseOrder()))
                .toList();
        int width = sorted.stream()
                .mapToInt(group -> String.valueOf(group.count()).length())
                .max()
                .orElse(1);
        for (Group group : sorted) {
            out.print(Escaped.of(group.line(width)) + "\n");
        }
    }
}

package io.github.coroner.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One crash of our own firmware and what must be seen of it: an entry of {@code testdata/firmware/src/scenarios.def}, whose
 * head explains the words.
 *
 * @param name as runs are named: {@code null-store}
 * @param frames the crashed task's call stack, innermost first, the frames common to all scenarios included
 * @param expectations what else must be seen
 */
public record Scenario(String name, List<ExpectedFrame> frames, List<Expectation> expectations) {
    private static final Pattern ENTRY = Pattern.compile(
            "^SCENARIO\\(([A-Z0-9_]+), \\w+, /\\*.*?\\*/\\s+\"([^\"]*)\",?\\s+\"([^\"]*)\"\\)", Pattern.MULTILINE);
    private static final Pattern EXPECTATION =
            Pattern.compile("(?:(?<condition>[a-z0-9-]+):(?!:))?(?<key>[\\w:]+(?:[./]\\w+)?)=(?<value>.*)");
    private static final Pattern MARK = Pattern.compile("@([\\w:~]+)");
    private static final List<String> COMMON = List.of("scenario_run", "sensor_task", "vPortTaskWrapper");

    /**
     * A frame that must be seen.
     *
     * @param function its name; {@code ?} for an address that is no function, {@code ...} for any frames or none
     * @param kind {@code inlined}, {@code rom}, {@code gap} or empty
     */
    public record ExpectedFrame(String function, String kind) {
        /** {@return whether any number of frames may stand here} */
        public boolean isAnything() {
            return function.equals("...");
        }

        /** {@return whether a source line that carries the function's mark must be shown, where there is such a line} */
        public boolean hasLine() {
            return !function.equals("?") && !isAnything() && !kind.equals("rom");
        }
    }

    /**
     * Something else that must be seen.
     *
     * @param condition when it must: an architecture, a variant, {@code dram} (in a dump that holds all data); empty for always
     * @param key {@code reason}, {@code hint}, {@code stop}, {@code gdb}, or a function's variable
     * @param kind what the key is
     * @param value the value; {@code |} stands between alternatives
     */
    public record Expectation(String condition, String key, Kind kind, String value) {
        /** What a key may be. */
        public enum Kind {
            /** A word of the table: {@code reason}. */
            WORD,
            /** {@code function.name}. */
            ARGUMENT,
            /** {@code function/name}. */
            LOCAL
        }

        /** {@return whether it must be seen in a run} */
        public boolean appliesTo(CrashRun run) {
            return condition.isEmpty()
                    || condition.equals(run.architecture())
                    || condition.equals(run.variant())
                    || (condition.equals("dram") && run.name().endsWith("-dram"));
        }

        /** {@return the function of an argument or local} */
        public String function() {
            return key.substring(0, separator());
        }

        /** {@return the name of an argument or local} */
        public String variable() {
            return key.substring(separator() + 1);
        }

        private int separator() {
            return key.lastIndexOf(kind == Kind.LOCAL ? '/' : '.');
        }

        /** {@return the values of which one must be seen} */
        public List<String> alternatives() {
            return List.of(value.split("\\|"));
        }
    }

    /** {@return every scenario, in the order of the table} */
    public static List<Scenario> all() {
        List<Scenario> scenarios = new ArrayList<>();
        Matcher entries = ENTRY.matcher(read(sources().resolve("scenarios.def")));
        while (entries.find()) {
            String name = entries.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
            scenarios.add(new Scenario(name, frames(entries.group(2)), expectations(entries.group(3))));
        }
        return scenarios;
    }

    /** {@return the scenario of a run} */
    public static Scenario of(CrashRun run) {
        return all().stream()
                .filter(scenario ->
                        run.name().equals(scenario.name) || run.name().startsWith(scenario.name + "-"))
                .max(java.util.Comparator.comparingInt(scenario -> scenario.name.length()))
                .orElseThrow(() -> new IllegalArgumentException("no scenario for " + run));
    }

    /**
     * {@return lines of the firmware's sources that carry the mark of a function: {@code scenarios.c:58}}
     *
     * @param function its name, without namespaces
     */
    public static List<String> markedLines(String function) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(sources())) {
            for (Path file : files.sorted().toList()) {
                List<String> lines = read(file).lines().toList();
                for (int i = 0; i < lines.size(); i++) {
                    if (hasMark(lines.get(i), function)) {
                        found.add(file.getFileName() + ":" + (i + 1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean hasMark(String line, String function) {
        Matcher marks = MARK.matcher(line);
        while (marks.find()) {
            if (marks.group(1).equals(function)) {
                return true;
            }
        }
        return false;
    }

    /** {@return what the table says of a word in a run: {@code reason}, {@code hint}, {@code stop}, {@code gdb}} */
    public List<Expectation> expectations(CrashRun run, String word) {
        return expectations.stream()
                .filter(expectation -> expectation.key().equals(word) && expectation.appliesTo(run))
                .toList();
    }

    /** {@return the arguments or locals that the table tells of a run} */
    public List<Expectation> variables(CrashRun run, Expectation.Kind kind) {
        return expectations.stream()
                .filter(expectation -> expectation.kind() == kind && expectation.appliesTo(run))
                .toList();
    }

    private static List<ExpectedFrame> frames(String text) {
        List<ExpectedFrame> frames = new ArrayList<>();
        for (String word : text.trim().split("\\s+", -1)) {
            int colon = word.lastIndexOf(':');
            boolean hasKind = colon > 0 && word.charAt(colon - 1) != ':';
            frames.add(
                    hasKind
                            ? new ExpectedFrame(word.substring(0, colon), word.substring(colon + 1))
                            : new ExpectedFrame(word, ""));
        }
        if (!frames.get(frames.size() - 1).isAnything()) {
            COMMON.forEach(function -> frames.add(new ExpectedFrame(function, "")));
        }
        return List.copyOf(frames);
    }

    private static List<Expectation> expectations(String text) {
        List<Expectation> expectations = new ArrayList<>();
        for (String word : text.trim().split("\\s+", -1)) {
            Matcher parts = EXPECTATION.matcher(word);
            if (!word.isEmpty()) {
                if (!parts.matches()) {
                    throw new IllegalArgumentException("scenarios.def: " + word);
                }
                String key = parts.group("key");
                Expectation.Kind kind = key.contains("/")
                        ? Expectation.Kind.LOCAL
                        : key.contains(".") ? Expectation.Kind.ARGUMENT : Expectation.Kind.WORD;
                String condition = parts.group("condition") == null ? "" : parts.group("condition");
                expectations.add(new Expectation(
                        condition, key, kind, parts.group("value").replace('~', ' ')));
            }
        }
        return List.copyOf(expectations);
    }

    private static Path sources() {
        return ProjectFiles.root().resolve("testdata/firmware/src");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

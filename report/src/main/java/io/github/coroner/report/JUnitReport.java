package io.github.coroner.report;

import io.github.coroner.CrashReport;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dumps as the test cases of a JUnit XML file, which continuous integration shows beside those of tests: one case a dump, whose
 * crash is its failure; one that cannot be decoded is an error. Elements and attributes are those that JUnit's Ant task made
 * usual: {@code testsuites}, {@code testsuite}, {@code testcase}, {@code failure}, {@code error}. What no XML document may hold
 * is made visible, as in all reports.
 *
 * <p>Immutable.
 */
public final class JUnitReport {
    /** Lines of a report that a failure shows: the crash, the firmware, the crashed task's call stack. */
    private static final int MOST_LINES = 60;

    private final List<TestCase> cases;

    private JUnitReport(List<TestCase> cases) {
        this.cases = List.copyOf(cases);
    }

    /** {@return the file that holds these cases, in this order} */
    public static JUnitReport of(List<TestCase> cases) {
        return new JUnitReport(cases);
    }

    /** What became of one dump. Immutable. */
    public static final class TestCase {
        private final String element;
        private final boolean isError;

        private TestCase(String input, String kind, String message, String type, String text) {
            isError = kind.equals("error");
            element = "    <testcase classname=\"coroner\" name=\"" + Markup.escaped(SafeText.of(input))
                    + "\">\n      <" + kind
                    + " message=\"" + Markup.escaped(message) + "\" type=\"" + Markup.escaped(SafeText.of(type)) + "\">"
                    + Markup.escaped(text) + "</" + kind + ">\n    </testcase>\n";
        }

        /**
         * {@return the case of a dump that was decoded}
         *
         * @param input which one, as it was named
         */
        public static TestCase failure(String input, CrashReport report) {
            String type = report.reason().exception().orElse("crash");
            return new TestCase(input, "failure", new Summary(report).headline(), type, text(report));
        }

        /**
         * {@return the case of a dump that could not be decoded}
         *
         * @param input which one, as it was named
         * @param message what was wrong, for people
         */
        public static TestCase error(String input, String message) {
            return new TestCase(input, "error", SafeText.of(message), "unreadable", "");
        }

        private static String text(CrashReport report) {
            StringBuilder text = new StringBuilder();
            try {
                TextReport.of(report, TextStyle.PLAIN.withCrashedTaskOnly(true)).write(text);
            } catch (IOException e) {
                throw new AssertionError("a string builder does not fail", e);
            }
            return text.toString().lines().limit(MOST_LINES).collect(Collectors.joining("\n", "\n", "\n"));
        }
    }

    /**
     * Writes the file.
     *
     * @throws IOException if {@code out} fails
     */
    public void write(Appendable out) throws IOException {
        long errors = cases.stream().filter(one -> one.isError).count();
        String counts =
                "tests=\"" + cases.size() + "\" failures=\"" + (cases.size() - errors) + "\" errors=\"" + errors + "\"";
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites ")
                .append(counts)
                .append(">\n  <testsuite name=\"coroner\" ")
                .append(counts)
                .append(" skipped=\"0\">\n");
        for (TestCase one : cases) {
            out.append(one.element);
        }
        out.append("  </testsuite>\n</testsuites>\n");
    }
}

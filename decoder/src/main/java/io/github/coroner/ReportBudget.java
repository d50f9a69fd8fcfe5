package io.github.coroner;

import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one report may still hold by its limits, so that no dump or firmware makes one of a size that has nothing to do with
 * theirs: many tasks may share one stack, many functions one long name. A limit that is reached is told once. Not thread-safe.
 */
final class ReportBudget {
    private final Limits limits;
    private final Problems problems;
    private final Map<Limit, Long> used = new EnumMap<>(Limit.class);
    private final Set<Limit> told = EnumSet.noneOf(Limit.class);

    ReportBudget(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** {@return whether the report may hold one more frame; counts it} */
    boolean takeFrame() {
        return take(Limit.REPORT_FRAMES, 1, "frames");
    }

    /** {@return whether it may hold any more frames} */
    boolean hasFrames() {
        return take(Limit.REPORT_FRAMES, 0, "frames");
    }

    /** {@return whether the report may hold so many more variables, and text of them; counts them} */
    boolean takeVariables(int count) {
        return take(Limit.OUTPUT_CHARACTERS, 0, "characters") && take(Limit.REPORT_VARIABLES, count, "variables");
    }

    /** {@return text as far as the report may hold it; empty if it may hold none of it} */
    Optional<String> take(Optional<String> text) {
        return text.map(this::take).filter(taken -> !taken.isEmpty());
    }

    /** {@return text as far as the report may hold it; counts it} */
    String take(String text) {
        String shown = text;
        long most = limits.get(Limit.STRING_CHARACTERS);
        if (text.length() > most) {
            tell(Limit.STRING_CHARACTERS, "a text", "characters");
            shown = text.substring(0, (int) most);
        }
        return take(Limit.OUTPUT_CHARACTERS, shown.length(), "characters") ? shown : "";
    }

    private boolean has(Limit limit, long count) {
        return used.getOrDefault(limit, 0L) + count <= limits.get(limit);
    }

    private boolean take(Limit limit, long count, String what) {
        if (has(limit, Math.max(1, count))) {
            used.merge(limit, count, Long::sum);
            return true;
        }
        tell(limit, "the report", what);
        return false;
    }

    private void tell(Limit limit, String whole, String what) {
        if (told.add(limit)) {
            problems.add(
                    ProblemCode.LIMIT_REACHED,
                    whole + " has more " + what + " than the limit of " + limits.get(limit) + " (" + limit
                            + "); the rest is left out");
        }
    }
}

package io.github.coroner.format;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one decoding, up to {@link Limit#PROBLEMS}; the rest is counted. Not thread-safe. */
public final class Problems {
    private final int limit;
    private final List<Problem> list = new ArrayList<>();
    private long dropped;

    /** Makes an empty collection. */
    public Problems(Limits limits) {
        limit = limits.getInt(Limit.PROBLEMS);
    }

    /** Adds one. */
    public void add(Problem problem) {
        if (list.size() < limit) {
            list.add(problem);
        } else {
            dropped++;
        }
    }

    /** Adds one without a place. */
    public void add(ProblemCode code, String message) {
        add(Problem.of(code, message));
    }

    /** Adds one with its place. */
    public void add(ProblemCode code, String source, long offset, String message) {
        add(Problem.at(code, source, offset, message));
    }

    /** Adds what a salvage point caught. */
    public void add(ProblemCode code, FormatException cause) {
        add(Problem.of(code, cause));
    }

    /** {@return all so far, in order; ends with a {@code PROBLEMS_DROPPED} when the limit was reached} */
    public List<Problem> toList() {
        if (dropped == 0) {
            return List.copyOf(list);
        }
        List<Problem> all = new ArrayList<>(list);
        all.add(Problem.of(
                ProblemCode.PROBLEMS_DROPPED,
                dropped + " more problems are not listed (limit " + Limit.PROBLEMS + ")"));
        return List.copyOf(all);
    }
}

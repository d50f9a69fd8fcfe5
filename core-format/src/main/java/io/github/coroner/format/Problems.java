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

    /**
     * Adds that there was more of something than a limit allows.
     *
     * @param found how many of what
     */
    public void addBeyond(Limit limit, Limits limits, String source, String found) {
        add(
                ProblemCode.LIMIT_REACHED,
                source,
                0,
                found + ", more than the limit of " + limits.get(limit) + " (" + limit + "); the rest is left out");
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

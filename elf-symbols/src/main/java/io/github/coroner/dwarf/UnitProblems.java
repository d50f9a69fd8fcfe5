package io.github.coroner.dwarf;

import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * What was found broken in debugging information, by compilation unit, each thing once however often it is met. Readings of
 * many threads come together here; whoever asks gets what concerns the units he used, in an order that does not depend on who
 * came first. Thread-safe.
 */
final class UnitProblems {
    /** Stands for a unit where something concerns the whole file. */
    static final long WHOLE_FILE = -1;

    private final int limit;
    private final TreeMap<Long, Set<Problem>> byUnit = new TreeMap<>();
    /** Spares the lock of those who ask about sound files. */
    private volatile boolean any;

    UnitProblems(Limits limits) {
        limit = limits.getInt(Limit.PROBLEMS);
    }

    synchronized void add(long unit, Problem problem) {
        Set<Problem> known = byUnit.computeIfAbsent(unit, unused -> new LinkedHashSet<>());
        if (known.size() < limit) {
            known.add(problem);
        }
        any = true;
    }

    /** {@return what concerns the whole file, then what concerns units that are asked for, in the order of the file} */
    List<Problem> of(LongPredicate units) {
        return any ? sorted(units) : List.of();
    }

    private synchronized List<Problem> sorted(LongPredicate units) {
        List<Problem> found = new ArrayList<>();
        byUnit.forEach((unit, problems) -> {
            if (unit == WHOLE_FILE || units.test(unit)) {
                problems.stream().sorted(byPlace()).forEach(found::add);
            }
        });
        return found;
    }

    /** Made where there is something to sort: most files have no problems, and making it takes a short run milliseconds. */
    private static Comparator<Problem> byPlace() {
        return Comparator.comparing((Problem problem) -> problem.source().orElse(""))
                .thenComparing(problem -> problem.offset().orElse(-1))
                .thenComparing(Problem::message);
    }
}

package io.github.coroner.symbols;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.symbols.DwarfFunctionFacts.Function;
import io.github.coroner.symbols.DwarfFunctionFacts.Site;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Searches all ways by tail calls from a call to a function, and keeps what they have in common at either end. As in gdb a
 * jump on the way whose target is not told makes every answer doubtful, so that there is none.
 */
final class TailCallSearch {
    private final DwarfFunctionFacts facts;
    private final long goal;
    private final Set<Long> onPath = new HashSet<>();
    private final Deque<Step> path = new ArrayDeque<>();
    private List<Long> found = List.of();
    private int fromCaller = -1;
    private int fromCallee;

    /** A tail call of the path, and the ones of the same function that are still to be tried. */
    private record Step(Site site, List<Site> siblings, int next) {}

    private TailCallSearch(DwarfFunctionFacts facts, long goal) {
        this.facts = facts;
        this.goal = goal;
    }

    /**
     * {@return the addresses behind the jumps, innermost first; empty if the call is direct or nothing is certain}
     *
     * @throws FormatException if entries cannot be read, or there are more ways than {@link Limit#TAIL_CALL_STEPS}
     */
    static List<Long> find(DwarfFunctionFacts facts, Site call, long goal, Limits limits) {
        TailCallSearch search = new TailCallSearch(facts, goal);
        OptionalLong target = facts.target(call);
        if (target.isEmpty() || target.getAsLong() == goal) {
            return List.of();
        }
        return search.run(target.getAsLong(), limits.getInt(Limit.TAIL_CALL_STEPS)) ? search.result() : List.of();
    }

    /** Tries every way from a function; false if the answer would be doubtful. */
    private boolean run(long start, int steps) {
        Optional<List<Site>> first = tailCalls(start);
        if (first.isEmpty() || !descend(first.get(), 0)) {
            return false;
        }
        for (int left = steps; !path.isEmpty(); left--) {
            if (left == 0) {
                throw FormatException.limitExceeded(
                        ".debug_info", path.element().site.origin(), Limit.TAIL_CALL_STEPS, steps);
            }
            Step step = path.peek();
            OptionalLong target = facts.target(step.site);
            if (target.isEmpty()) {
                return false;
            }
            boolean deeper = false;
            if (target.getAsLong() == goal) {
                note();
            } else {
                Optional<List<Site>> calls = tailCalls(target.getAsLong());
                if (calls.isEmpty()) {
                    return false;
                }
                deeper = descend(calls.get(), 0);
            }
            // nothing below: on to the next jump of the same function, or of one above
            while (!deeper && !path.isEmpty()) {
                Step done = path.pop();
                onPath.remove(done.site.returnPc());
                deeper = descend(done.siblings, done.next);
            }
        }
        return true;
    }

    /** Takes the first of the jumps from {@code from} on that is not on the path yet. */
    private boolean descend(List<Site> sites, int from) {
        for (int i = from; i < sites.size(); i++) {
            if (onPath.add(sites.get(i).returnPc())) {
                path.push(new Step(sites.get(i), sites, i + 1));
                return true;
            }
        }
        return false;
    }

    private Optional<List<Site>> tailCalls(long start) {
        Optional<Function> function = facts.functionAt(start);
        return function.isEmpty() || function.get().start() != start
                ? Optional.empty()
                : Optional.of(
                        function.get().sites().stream().filter(Site::isTail).toList());
    }

    /** Takes the path, or of the path and what was found before the common parts. */
    private void note() {
        List<Long> chain = new ArrayList<>();
        path.forEach(step -> chain.add(step.site.returnPc()));
        if (fromCaller < 0) {
            found = chain;
            fromCaller = chain.size();
            fromCallee = chain.size();
            return;
        }
        int size = Math.min(chain.size(), found.size());
        int callees = 0;
        while (callees < Math.min(size, fromCallee) && chain.get(callees).equals(found.get(callees))) {
            callees++;
        }
        int callers = 0;
        while (callers < Math.min(size, fromCaller)
                && chain.get(chain.size() - 1 - callers).equals(found.get(found.size() - 1 - callers))) {
            callers++;
        }
        fromCallee = callees;
        fromCaller = callers;
    }

    private List<Long> result() {
        if (fromCaller < 0) {
            return List.of();
        }
        if (fromCaller == found.size() || fromCallee == found.size()) {
            return found;
        }
        List<Long> common = new ArrayList<>(found.subList(0, fromCallee));
        common.addAll(found.subList(Math.max(fromCallee, found.size() - fromCaller), found.size()));
        return common;
    }
}

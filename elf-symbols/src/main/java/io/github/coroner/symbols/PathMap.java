package io.github.coroner.symbols;

import java.util.ArrayList;
import java.util.List;

/** Where source files are now, for files that were compiled elsewhere: prefixes to replace. Immutable. */
public final class PathMap {
    private static final PathMap NONE = new PathMap(List.of());

    private final List<Rule> rules;

    /** Paths that begin with {@code from} get {@code to} in its place. */
    private record Rule(String from, String to) {}

    private PathMap(List<Rule> rules) {
        this.rules = rules;
    }

    /** {@return a map that changes nothing} */
    public static PathMap none() {
        return NONE;
    }

    /** {@return this map and one more prefix to replace; the one added last is tried first} */
    public PathMap with(String from, String to) {
        List<Rule> more = new ArrayList<>();
        more.add(new Rule(from, to));
        more.addAll(rules);
        return new PathMap(List.copyOf(more));
    }

    /** {@return a path with the first prefix that it begins with replaced} */
    public String apply(String path) {
        for (Rule rule : rules) {
            if (path.startsWith(rule.from())) {
                return rule.to().concat(path.substring(rule.from().length()));
            }
        }
        return path;
    }
}

package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of entries with the namespaces and classes around them. Thread-safe.
 *
 * <p>Entries do not know their parents, so each unit whose language has scopes is walked once, down into its scopes only.
 * Kept for such a unit: three numbers and a string for each scope.
 */
final class EntryNames {
    private static final String ANONYMOUS_NAMESPACE = "(anonymous namespace)";

    /** The scopes of one unit, in the order of their entries; each ends where the next entry that is not in it begins. */
    @SuppressWarnings("ArrayRecordComponent") // columns, never compared or handed out
    private record Scopes(long[] begins, long[] ends, int[] parents, String[] names) {}

    private final DwarfData data;
    private final ConcurrentHashMap<Long, Scopes> scopes = new ConcurrentHashMap<>();

    EntryNames(DwarfData data) {
        this.data = data;
    }

    /** {@return the name of an entry, qualified; empty for one without} */
    Optional<String> qualified(long entry) {
        DieCursor die = data.cursor(entry);
        Optional<String> name = die.string(Attribute.NAME);
        if (name.isEmpty() || !SourceLanguage.hasScopes(die.unit().language())) {
            return name;
        }
        return Optional.of(prefix(die.unit(), entry) + name.get());
    }

    /** {@return what gdb writes in front of an enumerator: the scopes around its enumeration, and if that is scoped its name} */
    String enumeratorPrefix(long enumeration, boolean scoped) {
        DieCursor die = data.cursor(enumeration);
        String around = SourceLanguage.hasScopes(die.unit().language()) ? prefix(die.unit(), enumeration) : "";
        return scoped
                ? around + die.string(Attribute.NAME).map(name -> name + "::").orElse("")
                : around;
    }

    private String prefix(CompilationUnit unit, long entry) {
        Scopes known = scopes.get(unit.offset());
        if (known == null) {
            known = read(unit);
            scopes.put(unit.offset(), known);
        }
        // scopes are few and sorted by begin: the innermost one is the last that begins before and ends behind the
        // entry
        int low = 0;
        int high = known.begins.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (known.begins[middle] < entry) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int scope = low - 1;
        while (scope >= 0 && known.ends[scope] <= entry) {
            scope = known.parents[scope];
        }
        return scope < 0 ? "" : known.names[scope];
    }

    private Scopes read(CompilationUnit unit) {
        List<Long> begins = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        List<Integer> parents = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        try {
            DieCursor die = unit.cursor();
            boolean more = !die.atEnd() && die.hasChildren() && die.next();
            while (more && die.depth() > 0) {
                while (open.size() >= die.depth()) {
                    ends.set(open.remove(open.size() - 1), die.entry());
                }
                if (!die.hasChildren() || !isScope(die.tag())) {
                    more = die.nextAfterChildren();
                    continue;
                }
                int parent = open.isEmpty() ? -1 : open.get(open.size() - 1);
                String around = parent < 0 ? "" : names.get(parent);
                String name = around + scopeName(die);
                open.add(begins.size());
                begins.add(die.entry());
                ends.add(unit.end());
                parents.add(parent);
                names.add(name);
                more = die.next();
            }
        } catch (FormatException e) {
            data.report(e);
        }
        return new Scopes(
                begins.stream().mapToLong(Long::longValue).toArray(),
                ends.stream().mapToLong(Long::longValue).toArray(),
                parents.stream().mapToInt(Integer::intValue).toArray(),
                names.toArray(String[]::new));
    }

    private static boolean isScope(int tag) {
        return switch (tag) {
            case Tag.NAMESPACE, Tag.STRUCTURE_TYPE, Tag.CLASS_TYPE, Tag.UNION_TYPE, Tag.INTERFACE_TYPE -> true;
            default -> false;
        };
    }

    private static String scopeName(DieCursor die) {
        Optional<String> name = die.string(Attribute.NAME);
        if (name.isPresent()) {
            return name.get() + "::";
        }
        return die.tag() == Tag.NAMESPACE ? ANONYMOUS_NAMESPACE + "::" : "";
    }
}

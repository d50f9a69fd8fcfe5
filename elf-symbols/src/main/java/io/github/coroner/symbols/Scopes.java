package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces and classes around entries. A scope is a range of {@code .debug_info}: all that is between its entry and
 * the end of its children; so an entry's scope is found as an address's function is. A type that is declared in a function is in
 * no scope: debuggers name it alone, wherever the function is.
 *
 * <p>Units in languages without scopes are never read for it. Kept: 16 bytes for each namespace and class of a unit that
 * was asked about, 8 for each type in a function. Safe to share between threads.
 */
final class Scopes {
    private static final String SEPARATOR = "::";

    private final DwarfData data;
    private final ConcurrentHashMap<Long, UnitScopes> units = new ConcurrentHashMap<>();

    Scopes(DwarfData data) {
        this.data = data;
    }

    /**
     * {@return the name of a function behind the names of its scopes, {@code outer::inner::name}; alone if these cannot be read,
     * which is told as a problem}
     */
    String qualify(long entry, String name) {
        return mayHaveScopes(entry) ? prefix(entry) + name : name;
    }

    /**
     * {@return the name of a type or variable behind the names of its scopes; empty for one without a name}
     *
     * @throws FormatException if the entry cannot be read
     */
    Optional<String> qualified(long entry) {
        DieCursor die = data.cursor(entry);
        return die.string(Attribute.NAME).map(name -> prefixIfTold(die) + name);
    }

    /**
     * {@return what debuggers write in front of an enumerator: the scopes around its enumeration, and if that is scoped its
     * name}
     *
     * @throws FormatException if the entry cannot be read
     */
    String enumeratorPrefix(long enumeration, boolean scoped) {
        DieCursor die = data.cursor(enumeration);
        String name = scoped ? die.string(Attribute.NAME).orElse("") : "";
        return prefixIfTold(die) + (name.isEmpty() ? "" : name + SEPARATOR);
    }

    /** {@return whether the language of an entry's unit has namespaces or classes; true where it is not told} */
    boolean mayHaveScopes(long entry) {
        CompilationUnit unit = data.unitContaining(entry).orElse(null);
        try {
            return unit != null && SourceLanguage.mayHaveScopes(unit.language());
        } catch (FormatException e) {
            data.report(entry, e);
            return false;
        }
    }

    /** Types without a language are C's: their names have the keyword before them. */
    private String prefixIfTold(DieCursor die) {
        return SourceLanguage.hasScopes(die.unit().language()) ? prefix(die.entry()) : "";
    }

    private String prefix(long entry) {
        try {
            return scopesOf(data.unitContaining(entry).orElseThrow()).prefix(entry);
        } catch (FormatException e) {
            data.report(entry, e);
            return "";
        }
    }

    private UnitScopes scopesOf(CompilationUnit unit) {
        UnitScopes known = units.get(unit.offset());
        if (known == null) {
            known = new UnitReader(unit).read();
            units.put(unit.offset(), known);
        }
        return known;
    }

    /**
     * The scopes of one unit.
     *
     * @param extents of scopes, by offsets from the unit's first byte: which scope is the innermost there
     * @param entries offsets of the scopes' entries from the unit's first byte
     * @param parents the scope around each; {@link IntervalTable#NONE} where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // columns, never compared or handed out
    private record UnitScopes(CompilationUnit unit, IntervalTable extents, int[] entries, int[] parents) {

        String prefix(long entry) {
            List<String> parts = new ArrayList<>();
            parts.add("");
            long length = 0;
            int scope = extents.find(entry - unit.offset());
            for (; scope != IntervalTable.NONE; scope = parents[scope]) {
                String part = nameOf(unit.offset() + entries[scope]);
                if (part != null) {
                    parts.add(part);
                }
                // scopes without a name count too: there may be any number of them
                length += SEPARATOR.length() + (part == null ? 0 : part.length());
                unit.data().limits().check(Limit.STRING_CHARACTERS, length, ".debug_info", entry);
            }
            Collections.reverse(parts);
            return String.join(SEPARATOR, parts);
        }

        private @Nullable String nameOf(long scope) {
            try {
                DieCursor die = unit.cursor(scope);
                String name = die.string(Attribute.NAME).orElse(null);
                if (name == null && die.tag() == Tag.NAMESPACE) {
                    long extended = die.reference(Attribute.EXTENSION, scope);
                    name = extended == scope
                            ? "(anonymous namespace)"
                            : unit.data()
                                    .cursor(extended)
                                    .string(Attribute.NAME)
                                    .orElse("(anonymous namespace)");
                }
                return name;
            } catch (FormatException e) {
                unit.report(e);
                return null;
            }
        }
    }

    /** Walks over all entries of a unit. */
    private static final class UnitReader {
        private static final int INITIAL = 16;

        /** Stands on the stack for a function. */
        private static final int FUNCTION = -2;

        private final CompilationUnit unit;
        private int[] entries = new int[INITIAL];
        private int[] parents = new int[INITIAL];
        private long[] ends = new long[INITIAL];
        private int count;

        /** The scopes and functions that are open, outermost first, and how deep they are. */
        private int[] open = new int[INITIAL];

        private int[] depths = new int[INITIAL];
        private int openCount;

        /** Where types of functions are; {@code around} is how many scopes began before each. */
        private int[] local = new int[INITIAL];

        private int[] around = new int[INITIAL];
        private int localCount;

        UnitReader(CompilationUnit unit) {
            this.unit = unit;
        }

        UnitScopes read() {
            try {
                walk();
            } catch (FormatException e) {
                unit.report(e); // what was read until there counts
            }
            close(0, unit.end());
            return new UnitScopes(unit, extents(), Arrays.copyOf(entries, count), Arrays.copyOf(parents, count));
        }

        private void walk() {
            DieCursor die = unit.cursor();
            boolean more = die.next();
            while (more) {
                close(die.depth(), die.entry());
                visit(die);
                more = die.tag() == Tag.ENUMERATION_TYPE ? die.nextAfterChildren() : die.next();
            }
        }

        /** Takes from the stack what is not around an entry so deep. */
        private void close(int depth, long entry) {
            while (openCount > 0 && depth <= depths[openCount - 1]) {
                int last = open[--openCount];
                if (last != FUNCTION) {
                    ends[last] = entry - unit.offset();
                }
            }
        }

        private void visit(DieCursor die) {
            int parent = openCount == 0 ? IntervalTable.NONE : open[openCount - 1];
            if (parent == FUNCTION && isType(die.tag())) {
                addLocal(offset(die));
                parent = IntervalTable.NONE;
            }
            if (!die.hasChildren()) {
                return;
            }
            if (die.tag() == Tag.SUBPROGRAM) {
                push(FUNCTION, die.depth());
            } else if (isScope(die.tag())) {
                push(addScope(offset(die), parent == FUNCTION ? IntervalTable.NONE : parent), die.depth());
            }
        }

        private int offset(DieCursor die) {
            return (int) (die.entry() - unit.offset());
        }

        private int addScope(int entry, int parent) {
            if (count == entries.length) {
                entries = Arrays.copyOf(entries, 2 * count);
                parents = Arrays.copyOf(parents, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            entries[count] = entry;
            parents[count] = parent;
            return count++;
        }

        private void addLocal(int entry) {
            if (localCount == local.length) {
                local = Arrays.copyOf(local, 2 * localCount);
                around = Arrays.copyOf(around, 2 * localCount);
            }
            local[localCount] = entry;
            around[localCount++] = count;
        }

        private void push(int what, int depth) {
            if (openCount == open.length) {
                open = Arrays.copyOf(open, 2 * openCount);
                depths = Arrays.copyOf(depths, 2 * openCount);
            }
            open[openCount] = what;
            depths[openCount++] = depth;
        }

        private IntervalTable extents() {
            IntervalTable.Builder extents = new IntervalTable.Builder();
            int nextLocal = 0;
            for (int i = 0; i <= count; i++) {
                for (; nextLocal < localCount && around[nextLocal] == i; nextLocal++) {
                    extents.add(local[nextLocal], local[nextLocal] + 1L, IntervalTable.NONE);
                }
                if (i < count) {
                    extents.add(entries[i] + 1L, ends[i], i);
                }
            }
            return extents.build();
        }

        private static boolean isType(int tag) {
            return isScope(tag) || tag == Tag.TYPEDEF || tag == Tag.TEMPLATE_ALIAS;
        }

        private static boolean isScope(int tag) {
            return switch (tag) {
                case Tag.NAMESPACE,
                        Tag.MODULE,
                        Tag.CLASS_TYPE,
                        Tag.STRUCTURE_TYPE,
                        Tag.UNION_TYPE,
                        Tag.INTERFACE_TYPE,
                        Tag.ENUMERATION_TYPE -> true;
                default -> false;
            };
        }
    }
}

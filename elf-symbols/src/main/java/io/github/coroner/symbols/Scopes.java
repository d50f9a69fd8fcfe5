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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces and classes around entries. A scope is a range of {@code .debug_info}: all that is between its entry and
 * the end of its children; so an entry's scope is found as an address's function is.
 *
 * <p>Units in languages without scopes are never read for it. Kept: 16 bytes for each namespace and class of a unit that
 * was asked about. Safe to share between threads.
 */
final class Scopes {
    private final DwarfData data;
    private final ConcurrentHashMap<Long, UnitScopes> units = new ConcurrentHashMap<>();

    Scopes(DwarfData data) {
        this.data = data;
    }

    /**
     * {@return the name of an entry behind the names of its scopes, {@code outer::inner::name}; alone if these cannot be read,
     * which is told as a problem}
     */
    String qualify(long entry, String name) {
        if (!hasScopes(entry)) {
            return name;
        }
        try {
            return scopesOf(data.unitContaining(entry).orElseThrow()).qualify(entry, name);
        } catch (FormatException e) {
            data.report(entry, e);
            return name;
        }
    }

    /** {@return whether the language of an entry's unit has namespaces or classes} */
    boolean hasScopes(long entry) {
        CompilationUnit unit = data.unitContaining(entry).orElse(null);
        try {
            return unit != null && SourceLanguage.mayHaveScopes(unit.language());
        } catch (FormatException e) {
            data.report(entry, e);
            return false;
        }
    }

    private UnitScopes scopesOf(CompilationUnit unit) {
        UnitScopes known = units.get(unit.offset());
        if (known == null) {
            known = UnitScopes.read(unit);
            units.put(unit.offset(), known);
        }
        return known;
    }

    /** The scopes of one unit. Those of functions are not named, as debuggers do not name them either. */
    private static final class UnitScopes {
        private static final int INITIAL = 16;

        private final CompilationUnit unit;
        private final IntervalTable extents;
        private final int[] entries;
        private final int[] parents;

        private UnitScopes(CompilationUnit unit, IntervalTable extents, int[] entries, int[] parents) {
            this.unit = unit;
            this.extents = extents;
            this.entries = entries;
            this.parents = parents;
        }

        /** Walks over all entries; scopes that are open are on a stack, which is {@code parents} read backwards. */
        static UnitScopes read(CompilationUnit unit) {
            int[] entries = new int[INITIAL];
            int[] parents = new int[INITIAL];
            int[] depths = new int[INITIAL];
            long[] ends = new long[INITIAL];
            int count = 0;
            int open = -1;
            DieCursor die = unit.cursor();
            boolean more = die.next();
            while (more) {
                while (open >= 0 && die.depth() <= depths[open]) {
                    ends[open] = die.entry();
                    open = parents[open];
                }
                if (isScope(die.tag()) && die.hasChildren()) {
                    if (count == entries.length) {
                        entries = Arrays.copyOf(entries, 2 * count);
                        parents = Arrays.copyOf(parents, 2 * count);
                        depths = Arrays.copyOf(depths, 2 * count);
                        ends = Arrays.copyOf(ends, 2 * count);
                    }
                    entries[count] = (int) (die.entry() - unit.offset());
                    parents[count] = open;
                    depths[count] = die.depth();
                    open = count++;
                }
                more = die.tag() == Tag.ENUMERATION_TYPE ? die.nextAfterChildren() : die.next();
            }
            for (; open >= 0; open = parents[open]) {
                ends[open] = unit.end();
            }
            IntervalTable.Builder extents = new IntervalTable.Builder();
            for (int i = 0; i < count; i++) {
                extents.add(entries[i] + 1L, ends[i] - unit.offset(), i);
            }
            return new UnitScopes(unit, extents.build(), Arrays.copyOf(entries, count), Arrays.copyOf(parents, count));
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

        String qualify(long entry, String name) {
            List<String> parts = new ArrayList<>();
            parts.add(name);
            long length = name.length();
            int scope = extents.find(entry - unit.offset());
            for (; scope >= 0; scope = parents[scope]) {
                String part = nameOf(unit.offset() + entries[scope]);
                if (part != null) {
                    parts.add(part);
                    length += part.length();
                    unit.data().limits().check(Limit.STRING_CHARACTERS, length, ".debug_info", entry);
                }
            }
            Collections.reverse(parts);
            return String.join("::", parts);
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
}

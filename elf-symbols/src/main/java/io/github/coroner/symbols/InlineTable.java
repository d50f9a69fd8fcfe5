package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.RangeList;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.elf.internal.IntervalTable;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The inlined subroutines of one function, DWARF 5 section 3.3.8.2: which is the innermost at an address, which contains
 * it, and where it was called. Columns of primitives; node 0 is the function itself. Immutable to the eye.
 */
final class InlineTable {
    private static final int INITIAL = 8;

    private final IntervalTable innermost;
    /** Offsets of the entries from the start of the unit. */
    private final int[] entries;

    private final int[] parents;
    private final int[] callFiles;
    private final int[] callLines;
    private final char[] callColumns;
    /** Empty if no call has one. */
    private final int[] callDiscriminators;
    /** Names so far asked for; a race only reads one twice. */
    private final @Nullable FunctionName[] names;

    private InlineTable(Builder builder) {
        int count = builder.count;
        innermost = builder.ranges.build();
        entries = Arrays.copyOf(builder.entries, count);
        parents = Arrays.copyOf(builder.parents, count);
        callFiles = Arrays.copyOf(builder.callFiles, count);
        callLines = Arrays.copyOf(builder.callLines, count);
        callColumns = Arrays.copyOf(builder.callColumns, count);
        callDiscriminators =
                Arrays.copyOf(builder.callDiscriminators, builder.callDiscriminators.length == 0 ? 0 : count);
        names = new FunctionName[count];
    }

    /** Collects nodes, each behind its parent. */
    private static final class Builder {
        private final IntervalTable.Builder ranges = new IntervalTable.Builder();
        private int[] entries = new int[INITIAL];
        private int[] parents = new int[INITIAL];
        private int[] callFiles = new int[INITIAL];
        private int[] callLines = new int[INITIAL];
        private char[] callColumns = new char[INITIAL];
        private int[] callDiscriminators = new int[0];
        private int count = 1;
        private int rangeEntries;

        int add(DieCursor die, int parent) {
            if (count == entries.length) {
                entries = Arrays.copyOf(entries, 2 * count);
                parents = Arrays.copyOf(parents, 2 * count);
                callFiles = Arrays.copyOf(callFiles, 2 * count);
                callLines = Arrays.copyOf(callLines, 2 * count);
                callColumns = Arrays.copyOf(callColumns, 2 * count);
                if (callDiscriminators.length != 0) {
                    callDiscriminators = Arrays.copyOf(callDiscriminators, 2 * count);
                }
            }
            entries[count] = (int) (die.entry() - die.unit().offset());
            parents[count] = parent;
            callFiles[count] = (int) die.unsigned(Attribute.CALL_FILE, -1);
            callLines[count] = (int) die.unsigned(Attribute.CALL_LINE, 0);
            callColumns[count] = (char) Math.min(die.unsigned(Attribute.CALL_COLUMN, 0), Character.MAX_VALUE);
            int discriminator = (int) die.unsigned(Attribute.GNU_DISCRIMINATOR, 0);
            if (discriminator != 0 && callDiscriminators.length == 0) {
                callDiscriminators = new int[entries.length];
            }
            if (callDiscriminators.length != 0) {
                callDiscriminators[count] = discriminator;
            }
            RangeList code = die.ranges();
            rangeEntries += code.entries();
            die.unit().data().limits().check(Limit.FUNCTION_RANGES, rangeEntries, ".debug_info", die.entry());
            for (int i = 0; i < code.size(); i++) {
                ranges.add(code.begin(i), code.end(i), count);
            }
            return count++;
        }
    }

    /**
     * Reads what was inlined into a function. Where the entries break off, those before are kept and the rest is told as a
     * problem.
     *
     * @param entry of the function
     */
    static InlineTable read(CompilationUnit unit, long entry) {
        Builder found = new Builder();
        found.entries[0] = (int) (entry - unit.offset());
        found.parents[0] = -1;
        try {
            read(unit, entry, found);
        } catch (FormatException e) {
            unit.report(e);
        }
        return new InlineTable(found);
    }

    private static void read(CompilationUnit unit, long entry, Builder found) {
        int inlineLimit = unit.data().limits().getInt(Limit.INLINE_DEPTH);
        int[] nodeAtDepth = new int[INITIAL];
        DieCursor die = unit.cursor(entry);
        boolean more = die.next();
        while (more && die.depth() > 0) {
            int depth = die.depth();
            if (depth == nodeAtDepth.length) {
                nodeAtDepth = Arrays.copyOf(nodeAtDepth, 2 * depth);
            }
            switch (die.tag()) {
                case Tag.INLINED_SUBROUTINE -> {
                    if (depth > inlineLimit) {
                        throw FormatException.limitExceeded(
                                ".debug_info", die.entry(), Limit.INLINE_DEPTH, inlineLimit);
                    }
                    nodeAtDepth[depth] = found.add(die, nodeAtDepth[depth - 1]);
                    more = die.next();
                }
                case Tag.LEXICAL_BLOCK, Tag.TRY_BLOCK, Tag.CATCH_BLOCK -> {
                    nodeAtDepth[depth] = nodeAtDepth[depth - 1];
                    more = die.next();
                }
                default -> more = die.nextAfterChildren();
            }
        }
    }

    /** {@return the innermost node at an address of the function} */
    int nodeAt(long address) {
        return Math.max(0, innermost.find(address));
    }

    /** {@return the node that a node was inlined into; -1 for the function itself} */
    int parent(int node) {
        return parents[node];
    }

    /** {@return where a node's entry is, from the start of the unit} */
    int entry(int node) {
        return entries[node];
    }

    /** {@return the number of the file that the call is in; -1 if it is not told} */
    int callFile(int node) {
        return callFiles[node];
    }

    /** {@return the line that the call is in; 0 if it is not told} */
    int callLine(int node) {
        return callLines[node];
    }

    /** {@return the column that the call is in; 0 if it is not told} */
    int callColumn(int node) {
        return callColumns[node];
    }

    /** {@return which of several blocks of the line the call is in; 0 if it is not told} */
    int callDiscriminator(int node) {
        return callDiscriminators.length == 0 ? 0 : callDiscriminators[node];
    }

    /** {@return the names of a node if they were kept} */
    @Nullable
    FunctionName name(int node) {
        return names[node];
    }

    /** Keeps the names of a node. */
    void keepName(int node, FunctionName name) {
        names[node] = name;
    }
}

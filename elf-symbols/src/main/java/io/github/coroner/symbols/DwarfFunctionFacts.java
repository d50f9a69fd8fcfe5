package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.dwarf.LineTable;
import io.github.coroner.dwarf.RangeList;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.elf.Symbol;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.unwind.FunctionFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a firmware's DWARF says about its functions: call sites (DWARF 5 section 3.4) and the rows of their first lines. Keeps
 * the call sites and the places of at most {@value #KEPT} functions each.
 */
public final class DwarfFunctionFacts implements FunctionFacts {
    private static final int KEPT = 4096;

    private final Symbolizer symbolizer;
    private final DwarfData dwarf;
    private final ConcurrentHashMap<Long, Function> functions = new ConcurrentHashMap<>();
    /** Where called functions begin, by the entry that a call site names: names are searched for once. */
    private final ConcurrentHashMap<Long, OptionalLong> targets = new ConcurrentHashMap<>();

    /**
     * A function that is not inlined.
     *
     * @param start its first address
     * @param sites the calls in it
     */
    record Function(long start, List<Site> sites) {}

    /**
     * A call.
     *
     * @param returnPc the address behind it
     * @param origin the entry of the function called; -1 if that is computed
     * @param isTail whether it is a jump
     */
    record Site(long returnPc, long origin, boolean isTail) {}

    private DwarfFunctionFacts(Symbolizer symbolizer) {
        this.symbolizer = symbolizer;
        this.dwarf = symbolizer.dwarf();
    }

    /** {@return the facts of a firmware; reads nothing yet} */
    public static DwarfFunctionFacts of(Symbolizer symbolizer) {
        return new DwarfFunctionFacts(symbolizer);
    }

    @Override
    public OptionalLong prologueEnd(long start) {
        Optional<LineTable> lines = symbolizer.lineTable(start);
        if (lines.isEmpty() || lines.get().rowAt(start) < 0) {
            return OptionalLong.empty();
        }
        LineTable table = lines.get();
        int first = table.rowAt(start);
        int row = next(table, first);
        // rows of lines before the function's first are of inlined code or of arguments' types: still prologue
        while (row >= 0 && table.line(row) != 0 && table.line(row) < table.line(first)) {
            row = next(table, row);
        }
        return row < 0 ? OptionalLong.empty() : OptionalLong.of(table.address(row));
    }

    /** The next row of another address in the same sequence; -1 if there is none. */
    private static int next(LineTable table, int row) {
        int next = row + 1;
        while (next < table.rowCount() && table.address(next) == table.address(row)) {
            next++;
        }
        boolean follows = next < table.rowCount() && table.rowAt(table.address(next) - 1) == next - 1;
        return follows ? next : -1;
    }

    @Override
    public List<Long> tailCalls(long returnAddress, long calleePc) {
        try {
            Optional<Function> caller = functionAt(returnAddress - 1);
            Optional<Function> callee = functionAt(calleePc);
            if (caller.isEmpty() || callee.isEmpty()) {
                return List.of();
            }
            for (Site site : caller.get().sites()) {
                if (site.returnPc() == returnAddress && !site.isTail()) {
                    return TailCallSearch.find(this, site, callee.get().start(), dwarf.limits());
                }
            }
        } catch (FormatException e) {
            symbolizer.reportAt(calleePc, e);
        }
        return List.of();
    }

    /** {@return the function around an address} */
    Optional<Function> functionAt(long pc) {
        List<SourceFrame> frames = symbolizer.frames(pc);
        OptionalLong entry = frames.isEmpty()
                ? OptionalLong.empty()
                : frames.get(frames.size() - 1).entry();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Function known = functions.get(entry.getAsLong());
        if (known == null) {
            known = read(entry.getAsLong());
            if (functions.size() >= KEPT) {
                functions.clear();
            }
            functions.put(entry.getAsLong(), known);
        }
        return Optional.of(known);
    }

    private Function read(long entry) {
        DieCursor die = dwarf.cursor(entry);
        long start = start(die);
        List<Site> sites = new ArrayList<>();
        boolean more = die.hasChildren() && die.next();
        while (more && die.depth() > 0) {
            if (die.tag() == Tag.CALL_SITE || die.tag() == Tag.GNU_CALL_SITE) {
                long returnPc = die.address(Attribute.CALL_RETURN_PC, die.address(Attribute.LOW_PC, -1));
                long origin = die.reference(Attribute.CALL_ORIGIN, die.reference(Attribute.ABSTRACT_ORIGIN, -1));
                boolean isTail = die.flag(Attribute.CALL_TAIL_CALL) || die.flag(Attribute.GNU_TAIL_CALL);
                if (returnPc != -1) {
                    sites.add(new Site(returnPc, origin, isTail));
                }
            }
            more = die.next();
        }
        return new Function(start, List.copyOf(sites));
    }

    private static long start(DieCursor die) {
        RangeList ranges = die.ranges();
        return die.address(Attribute.LOW_PC, ranges.size() > 0 ? ranges.begin(0) : -1);
    }

    /** {@return where the function called begins; empty if that is computed, or it is not in this file} */
    OptionalLong target(Site site) {
        OptionalLong known = targets.get(site.origin());
        if (known == null) {
            known = findTarget(site);
            if (targets.size() >= KEPT) {
                targets.clear();
            }
            targets.put(site.origin(), known);
        }
        return known;
    }

    private OptionalLong findTarget(Site site) {
        long entry = site.origin();
        String name = null;
        boolean isDeclaration = false;
        boolean isCpp =
                entry != -1 && SourceLanguage.isCpp(dwarf.cursor(entry).unit().language());
        for (int steps = 1; entry != -1; steps++) {
            dwarf.limits().check(Limit.DIE_CHAIN, steps, ".debug_info", entry);
            DieCursor die = dwarf.cursor(entry);
            isDeclaration |= die.flag(Attribute.DECLARATION);
            long start = start(die);
            if (start != -1) {
                return OptionalLong.of(start);
            }
            Optional<String> linkageName = die.string(Attribute.LINKAGE_NAME);
            // in C++ gdb looks a function without linkage name up with its parameters, and finds none
            name = linkageName.isEmpty() && !isCpp ? die.string(Attribute.NAME).orElse(name) : linkageName.orElse(name);
            entry = die.reference(Attribute.ABSTRACT_ORIGIN, die.reference(Attribute.SPECIFICATION, -1));
        }
        // an entry without code that is no declaration belongs to a function that was inlined everywhere: gdb looks no
        // further
        if (name != null && isDeclaration) {
            for (Symbol symbol : symbolizer.elf().symbols().named(name)) {
                if (symbol.type() == Symbol.Type.FUNCTION || symbolizer.elf().isExecutable(symbol.address())) {
                    return OptionalLong.of(symbol.address());
                }
            }
        }
        return OptionalLong.empty();
    }
}

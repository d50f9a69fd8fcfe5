package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of a function. A concrete function tells little about itself: what it has not, its abstract origin has
 * (DWARF 5 section 3.3.8), and what that has not, the declaration it completes (section 3.3.2).
 */
final class FunctionName {
    private final Scopes scopes;
    private final Optional<String> simple;
    private final Optional<String> linkage;
    /** The last entry of the chain, which is where the function's scope is. */
    private final long declaration;

    private volatile @Nullable String qualified;
    private volatile @Nullable String symbol;

    private FunctionName(Scopes scopes, Optional<String> simple, Optional<String> linkage, long declaration) {
        this.scopes = scopes;
        this.simple = simple;
        this.linkage = linkage;
        this.declaration = declaration;
    }

    /** {@return the names of a function whose entries cannot be read} */
    static FunctionName unknown(Scopes scopes, long entry) {
        return new FunctionName(scopes, Optional.empty(), Optional.empty(), entry);
    }

    /**
     * Reads the names of a function.
     *
     * @param entry of a subprogram or inlined subroutine
     * @throws FormatException if an entry on the way cannot be read, or the chain is longer than the limit
     */
    static FunctionName read(DwarfData data, Scopes scopes, long entry) {
        Optional<String> simple = Optional.empty();
        Optional<String> linkage = Optional.empty();
        long at = entry;
        for (int step = 0; ; step++) {
            data.limits().check(Limit.DIE_CHAIN, step, ".debug_info", at);
            DieCursor die = data.cursor(at);
            if (linkage.isEmpty()) {
                linkage = die.string(Attribute.LINKAGE_NAME);
                if (linkage.isEmpty()) {
                    linkage = die.string(Attribute.MIPS_LINKAGE_NAME);
                }
            }
            if (simple.isEmpty()) {
                simple = die.string(Attribute.NAME);
            }
            long next = die.reference(Attribute.SPECIFICATION, die.reference(Attribute.ABSTRACT_ORIGIN, at));
            if (next == at) {
                return new FunctionName(scopes, simple, linkage, at);
            }
            at = next;
        }
    }

    /** {@return what the linker knows the function by, if DWARF tells it} */
    Optional<String> linkage() {
        return linkage;
    }

    /** {@return what the linker knows the function by, else its own name; empty if it has neither} */
    String linker() {
        return linkage.isPresent() ? linkage.get() : simple.orElse("");
    }

    /** {@return whether the language has names that the linker sees in another form} */
    boolean mayBeMangled() {
        return scopes.mayHaveScopes(declaration);
    }

    /** {@return the name of the function's symbol if it was kept} */
    @Nullable
    String symbol() {
        return symbol;
    }

    /** Keeps the name of the function's symbol. */
    void keepSymbol(String name) {
        symbol = name;
    }

    /** {@return the function's name behind those of its namespaces and classes; empty if it has none} */
    String qualified() {
        String known = qualified;
        if (known == null) {
            known = simple.isPresent() ? scopes.qualify(declaration, simple.get()) : linker();
            qualified = known;
        }
        return known;
    }
}

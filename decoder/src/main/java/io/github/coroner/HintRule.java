package io.github.coroner;

import java.util.List;

/** One kind of conclusion from a crash. Implementations have no state. */
interface HintRule {

    /**
     * Looks for evidence.
     *
     * @return empty unless the evidence leaves no likelier cause
     * @throws io.github.coroner.format.FormatException if what it needs is damaged
     */
    List<Hint> find(CrashScene scene);
}

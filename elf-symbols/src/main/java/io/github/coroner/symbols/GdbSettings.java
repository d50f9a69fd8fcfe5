package io.github.coroner.symbols;

import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.Optional;

/**
 * What a {@link GdbFormat} writes values with.
 *
 * @param memory where strings and what references refer to are
 * @param names names of addresses
 * @param globals what the program declares outside of functions; empty if nothing is to be looked up there
 * @param limits the bounds to keep
 * @param argumentsInFull whether structures in arguments are written out: {@code set print frame-arguments all}
 * @param pretty whether each member has a line of its own: {@code set print pretty on}
 * @param plainWords whether what is not known is told in words of our own
 */
record GdbSettings(
        Memory memory,
        AddressNames names,
        Optional<Globals> globals,
        Limits limits,
        boolean argumentsInFull,
        boolean pretty,
        boolean plainWords) {

    GdbSettings withGlobals(Globals newGlobals) {
        return new GdbSettings(memory, names, Optional.of(newGlobals), limits, argumentsInFull, pretty, plainWords);
    }

    GdbSettings withArgumentsInFull() {
        return new GdbSettings(memory, names, globals, limits, true, pretty, plainWords);
    }

    GdbSettings withPretty() {
        return new GdbSettings(memory, names, globals, limits, argumentsInFull, true, plainWords);
    }

    GdbSettings withPlainWords() {
        return new GdbSettings(memory, names, globals, limits, argumentsInFull, pretty, true);
    }
}

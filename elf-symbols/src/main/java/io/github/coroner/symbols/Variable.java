package io.github.coroner.symbols;

import java.util.Optional;

/**
 * A parameter or local variable of a frame, with what it holds. Types and values are read when they are asked for and compare
 * by identity, so variables do too: what two of them hold is compared by {@link GdbFormat}'s text.
 *
 * @param name in the source
 * @param type its type
 * @param value what it holds, or why that is not known
 * @param entryValue of a parameter, what the caller passed, as far as the caller's call site tells; empty if it does not
 */
public record Variable(String name, Type type, Value value, Optional<Value> entryValue) {}

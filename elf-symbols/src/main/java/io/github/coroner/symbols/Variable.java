package io.github.coroner.symbols;

import java.util.Optional;

/**
 * A parameter or local variable of a frame, with what it holds.
 *
 * @param name in the source
 * @param type its type
 * @param value what it holds, or why that is not known
 * @param entryValue of a parameter, what the caller passed, as far as the caller's call site tells; empty if it does not
 */
public record Variable(String name, Type type, Value value, Optional<Value> entryValue) {}

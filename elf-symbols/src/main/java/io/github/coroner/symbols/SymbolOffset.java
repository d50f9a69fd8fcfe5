package io.github.coroner.symbols;

import io.github.coroner.elf.Symbol;

/**
 * A symbol, and how far behind it an address is.
 *
 * @param symbol at or before the address
 * @param offset in bytes, 0 for the symbol's own address
 */
public record SymbolOffset(Symbol symbol, long offset) {}

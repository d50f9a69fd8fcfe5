/**
 * Readable names of mangled symbols: C++ (Itanium C++ ABI) and Rust (legacy and v0).
 *
 * <p>{@link io.github.coroner.symbols.demangle.Demangler} is the door. A C++ name is read into a tree of {@code Node}s by
 * {@code NameParser}, {@code TypeParser} and {@code ExpressionParser}, one class for each chapter of the grammar, over one
 * shared {@code Mangled}, and printed by the nodes into a bounded {@code Output}. Rust names need no tree and are printed
 * while they are read, by {@code RustLegacy} and {@code RustV0}.
 *
 * <p>The text is that of GNU {@code c++filt --no-verbose} (binutils 2.40), which is what GNU addr2line and gdb print. What
 * that version does not know is printed as LLVM 19 says it, in GNU's spelling of the parts.
 */
@NullMarked
package io.github.coroner.symbols.demangle;

import org.jspecify.annotations.NullMarked;

/**
 * Answers about a program in the terms of its source: where an address is in it, and what its variables hold.
 *
 * <p>Addresses: begin with {@link io.github.coroner.symbols.Symbolizer}. What it finds is a list of {@link
 * io.github.coroner.symbols.SourceFrame}; {@link io.github.coroner.symbols.FrameCursor} finds the same without making
 * objects.
 *
 * <p>Values: {@link io.github.coroner.symbols.Variables} finds parameters and locals of a frame, {@link
 * io.github.coroner.symbols.Globals} what is declared outside of functions. Each {@link io.github.coroner.symbols.Value} is data: a
 * {@link io.github.coroner.symbols.Type}, bytes, and if there are none, why ({@link io.github.coroner.symbols.Availability}). {@link
 * io.github.coroner.symbols.GdbFormat} makes text of it.
 */
@NullMarked
package io.github.coroner.symbols;

import org.jspecify.annotations.NullMarked;

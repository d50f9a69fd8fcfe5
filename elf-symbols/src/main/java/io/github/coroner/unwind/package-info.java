/**
 * From one frame of a call stack to its caller: what an architecture implements ({@link
 * io.github.coroner.unwind.Architecture}, {@link io.github.coroner.unwind.Unwinder}) and what it is given ({@link
 * io.github.coroner.unwind.Program}).
 */
@NullMarked
package io.github.coroner.unwind;

import org.jspecify.annotations.NullMarked;

/**
 * Call stacks: from one frame to its caller, and so on to the outermost function.
 *
 * <p>{@link io.github.coroner.unwind.Architecture} is what a module for a processor implements, and is found by; its {@link
 * io.github.coroner.unwind.Unwinder} makes a {@link io.github.coroner.unwind.Backtrace} of what {@link
 * io.github.coroner.unwind.UnwindContext} gives it: the dump's memory, and the code as a {@link
 * io.github.coroner.unwind.Program}, which {@link io.github.coroner.unwind.ElfProgram} is for ELF files.
 *
 * <p>An architecture that only knows single steps leaves the rest to {@link io.github.coroner.unwind.FrameWalker}; a step by call
 * frame information is {@link io.github.coroner.unwind.CallFrameStep}.
 */
@NullMarked
package io.github.coroner.unwind;

import org.jspecify.annotations.NullMarked;

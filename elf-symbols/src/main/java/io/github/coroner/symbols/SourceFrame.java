package io.github.coroner.symbols;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One function at an address: the one the code belongs to, or one that it was inlined into.
 *
 * @param function its name as a person writes it, with namespaces and classes but without parameters: from DWARF, else the
 *     symbol's name as it is in the file
 * @param linkageName its name as the linker knows it, if DWARF tells one; mangled for C++ and Rust
 * @param file the source file; for a function that others were inlined into, where the call is
 * @param line in {@code file}, from 1 on; 0 if it is not known
 * @param column in bytes from 1 on; 0 if it is not known
 * @param discriminator which of several blocks of the same line it is; 0 if it is not told
 * @param inlined whether this function was inlined into the one of the next frame
 * @param entry the function's debugging information entry, see {@link io.github.coroner.dwarf.DwarfData}: a {@code
 *     DW_TAG_subprogram}, or a {@code DW_TAG_inlined_subroutine} if it is {@code inlined}; empty if it has none
 */
public record SourceFrame(
        Optional<String> function,
        Optional<String> linkageName,
        Optional<String> file,
        int line,
        int column,
        int discriminator,
        boolean inlined,
        OptionalLong entry) {}

/**
 * DWARF 2 to 5, one class for each thing of the standard; no policy of look-up.
 *
 * <p>Read first {@link io.github.coroner.dwarf.DwarfData}, which finds the units of a file, and {@link
 * io.github.coroner.dwarf.CompilationUnit}; then {@link io.github.coroner.dwarf.DieCursor}, which walks over the entries
 * of a unit without making an object for any of them. Call frame information: {@link
 * io.github.coroner.dwarf.CallFrameInformation} finds the {@link io.github.coroner.dwarf.UnwindRow} for an address.
 *
 * <p>Nothing is read before it is asked for. What is kept is a few columns of primitives a unit. Broken parts throw {@link
 * io.github.coroner.format.FormatException} with the section and the offset that {@code readelf} would print.
 */
@NullMarked
package io.github.coroner.dwarf;

import org.jspecify.annotations.NullMarked;

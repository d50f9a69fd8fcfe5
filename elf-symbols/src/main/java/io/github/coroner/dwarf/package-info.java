/**
 * DWARF debugging information, one class per thing in the standard and in its words; no policy of look-up.
 *
 * <p>Call frame information: {@link io.github.coroner.dwarf.CallFrameInformation} finds the {@link
 * io.github.coroner.dwarf.UnwindRow} for an address.
 */
@NullMarked
package io.github.coroner.dwarf;

import org.jspecify.annotations.NullMarked;

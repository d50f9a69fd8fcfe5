/**
 * What a crashed device left behind, read from bytes: start with {@link io.github.coroner.format.CoreDump}.
 *
 * <p>All addresses, sizes and offsets are {@code long}, zero-extended from 32 bits. Input bytes can cause one exception
 * only, {@link io.github.coroner.format.FormatException}; whatever can be worked around is a
 * {@link io.github.coroner.format.Problem} in the result.
 */
@NullMarked
package io.github.coroner.format;

import org.jspecify.annotations.NullMarked;

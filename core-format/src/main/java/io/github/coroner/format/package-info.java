/**
 * What all readers stand on: bytes and addresses, errors and limits, memory and registers, and the chips.
 *
 * <p>{@link io.github.coroner.format.ByteReader} reads bytes within bounds. All addresses, sizes and offsets are {@code long},
 * zero-extended from 32 bits ({@link io.github.coroner.format.Addresses}). Input bytes can cause one exception only, {@link
 * io.github.coroner.format.FormatException}; whatever can be worked around is a {@link io.github.coroner.format.Problem} in the
 * result. {@link io.github.coroner.format.Limit} lists what bounds reading.
 *
 * <p>The readers themselves have a package for each kind of input: {@code coredump}, {@code esphome} and {@code panic} beside this
 * one, and {@code elf} for the container that core dumps and firmware share. They use this package, it uses none of them.
 */
@NullMarked
package io.github.coroner.format;

import org.jspecify.annotations.NullMarked;

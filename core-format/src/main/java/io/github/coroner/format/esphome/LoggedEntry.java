package io.github.coroner.format.esphome;

/**
 * One entry of a logged backtrace.
 *
 * @param address as printed
 * @param scanned whether it was only found on the stack, {@code (stack scan)}: a guess
 */
public record LoggedEntry(long address, boolean scanned) {}

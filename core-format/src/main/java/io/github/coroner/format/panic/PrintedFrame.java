package io.github.coroner.format.panic;

/**
 * One {@code pc:sp} pair of a backtrace line, as printed.
 *
 * @param pc program counter; whether it is already moved into the call depends on who printed it
 * @param sp stack pointer
 */
public record PrintedFrame(long pc, long sp) {}

package io.github.coroner.format.panic;

import io.github.coroner.format.MemorySegment;

/**
 * The {@code STACKDUMP:} line of esp-backtrace 0.18 and later on RISC-V, printed where the program keeps no frame pointers: a
 * program counter and the bytes of the stack from the stack pointer up, which is not printed itself.
 *
 * @param pc return address of a call inside the panic handler
 * @param stack the bytes, at addresses counted from the stack pointer
 * @param line where it stands
 */
public record StackDump(long pc, MemorySegment stack, long line) {}

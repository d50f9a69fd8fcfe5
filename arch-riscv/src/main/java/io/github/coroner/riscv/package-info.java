/**
 * RISC-V (RV32 with compressed instructions) as the ESP32-C, -H and -P chips have it: registers, trap causes, trap frames,
 * and unwinding of call stacks.
 *
 * <p>{@link io.github.coroner.riscv.RiscvArchitecture} is the door. Behind it {@code RiscvStepper} goes from frame to frame
 * by the means there are, and {@code GdbWalker} does what gdb does.
 */
@NullMarked
package io.github.coroner.riscv;

import org.jspecify.annotations.NullMarked;

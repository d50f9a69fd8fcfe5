package io.github.coroner.format.panic;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the ROM says about a reset: {@code rst:0xc (SW_CPU_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)}.
 *
 * @param code the reset's number; it counts, names differ by chip
 * @param name its name, if printed
 * @param boot boot mode
 * @param savedPc the program counter before the reset, if printed
 * @param line number of the line, from 1
 */
public record ResetLine(long code, Optional<String> name, OptionalLong boot, OptionalLong savedPc, long line) {}

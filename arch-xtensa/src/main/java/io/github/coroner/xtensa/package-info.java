/**
 * The Xtensa processors of ESP32, ESP32-S2 and ESP32-S3: registers, exception causes, unwinding of the windowed ABI.
 *
 * <p>Start with {@link io.github.coroner.xtensa.XtensaArchitecture}. A function of the windowed ABI has its own a0 to a15
 * of a larger register file; {@code entry} turns the window, and when the file is full the registers of callers are written
 * below the stack pointers of their callees ({@code BaseSaveArea}, {@code ExtraSaveArea}). ESP-IDF writes out all of them
 * before it dumps a core, so a call stack is read from the stack alone, without call frame information: {@code
 * WindowedStepper}.
 */
@NullMarked
package io.github.coroner.xtensa;

import org.jspecify.annotations.NullMarked;

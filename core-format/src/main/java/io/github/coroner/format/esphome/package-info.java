/**
 * ESPHome's crash report: the record {@code RawCrashData} that survives a reboot in memory, and the log text that the firmware
 * makes of it. Start with {@link io.github.coroner.format.esphome.RawCrashReader} for bytes and
 * {@link io.github.coroner.format.esphome.EsphomeLogParser} for text; {@link io.github.coroner.format.esphome.EsphomeLog}
 * writes the text.
 */
@NullMarked
package io.github.coroner.format.esphome;

import org.jspecify.annotations.NullMarked;

/**
 * From a core dump and the firmware that wrote it to a crash report.
 *
 * <p>Read {@code CrashDecoder} first: it takes a {@link io.github.coroner.format.coredump.CoreDump} and any number of
 * {@code Firmware}s and makes a {@link io.github.coroner.CrashReport}, which is plain immutable data. The
 * names of its parts are those of the JSON report. {@link io.github.coroner.GdbView} is the same dump as gdb would show it, for
 * the report of Espressif's tool only. Firmware that is kept by its SHA-256 is found by a {@code FirmwareRepository}:
 * {@code FirmwareFolder} is the one of a folder.
 *
 * <p>Everything here is safe to share between threads.
 */
@NullMarked
package io.github.coroner;

import org.jspecify.annotations.NullMarked;

package io.github.coroner;

import io.github.coroner.format.Problem;
import io.github.coroner.format.esphome.EsphomeCrash;
import io.github.coroner.format.esphome.RawCrashData;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known about a crash from ESPHome's crash record, or from the log text that ESPHome made of it.
 *
 * @param record the record; empty if only the text is there
 * @param text the log text; empty if the record itself was read
 * @param recordVersion version of the record; 3 stands for every later one that only its text tells of
 * @param chip target name of the chip, if the caller names it
 * @param architecture {@code xtensa} or {@code riscv}
 * @param application which firmware crashed, and which was used
 * @param reason why it crashed
 * @param crashedCore number of the core that crashed
 * @param pc program counter as stored; 0 for watchdogs on Xtensa
 * @param cores call stack of the crashed core, then of the other
 * @param logLines the lines that ESPHome's firmware would log; empty if the text was read
 * @param dropped entries of the stack scan before which there is no call
 * @param fingerprint equal for crashes that are probably the same
 * @param problems what was wrong and was worked around
 */
public record RawCrashReport(
        Optional<RawCrashData> record,
        Optional<EsphomeCrash> text,
        int recordVersion,
        Optional<String> chip,
        Optional<String> architecture,
        Application application,
        Reason reason,
        OptionalInt crashedCore,
        OptionalLong pc,
        List<CoreReport> cores,
        List<String> logLines,
        List<Long> dropped,
        Optional<String> fingerprint,
        List<Problem> problems) {

    /** Copies the lists. */
    public RawCrashReport {
        cores = List.copyOf(cores);
        logLines = List.copyOf(logLines);
        dropped = List.copyOf(dropped);
        problems = List.copyOf(problems);
    }
}

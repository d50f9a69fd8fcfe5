package io.github.coroner;

import io.github.coroner.format.RegisterSet;
import io.github.coroner.unwind.Stop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One core of a crash that is told by text or by a crash record.
 *
 * @param core its number; empty where nothing says it
 * @param registers as printed, named as gdb names them
 * @param registerMeanings what register values point at, where that is known
 * @param frames its call stack, innermost first
 * @param stop why the call stack ends; empty where there is none
 */
public record CoreReport(
        OptionalInt core,
        RegisterSet registers,
        List<TaskReport.RegisterMeaning> registerMeanings,
        List<FrameReport> frames,
        Optional<Stop> stop) {

    /** Copies the lists. */
    public CoreReport {
        registerMeanings = List.copyOf(registerMeanings);
        frames = List.copyOf(frames);
    }
}

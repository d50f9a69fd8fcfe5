package io.github.coroner;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Memory;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.format.coredump.TaskControlBlock;
import io.github.coroner.symbols.RtosTask;
import java.util.Optional;

/** Reads what FreeRTOS knows of a task from its control block: by the firmware's debug information, else where it usually is. */
final class TaskFieldsReader {
    private final CoreDump dump;
    private final Memory memory;
    private final Optional<Firmware> firmware;
    private final Problems problems;

    TaskFieldsReader(CoreDump dump, Memory memory, Optional<Firmware> firmware, Problems problems) {
        this.dump = dump;
        this.memory = memory;
        this.firmware = firmware;
        this.problems = problems;
    }

    /** {@return what is known of a task} */
    TaskFields of(Task task) {
        return rtosTask(task)
                .map(TaskFields::of)
                .or(() -> TaskControlBlock.find(memory, task.tcb()).map(TaskFields::of))
                .orElse(TaskFields.NONE);
    }

    private Optional<RtosTask> rtosTask(Task task) {
        try {
            return firmware.flatMap(known -> known.tasks().read(task.tcb(), memory, dump.isCrashed(task)));
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return Optional.empty();
        }
    }

    /** Tells if the firmware has debug information, but not of this. */
    void tellIfGuessed() {
        firmware.filter(known -> known.hasDebugInformation() && !isLayoutKnown(known))
                .ifPresent(known -> problems.add(
                        ProblemCode.TASK_LAYOUT_GUESSED,
                        known.name()
                                + " does not say how FreeRTOS lays out its tasks (TCB_t), so that priorities and stack"
                                + " bounds are read where they usually are"));
    }

    private boolean isLayoutKnown(Firmware known) {
        try {
            return known.tasks().isLayoutKnown();
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return false;
        }
    }
}

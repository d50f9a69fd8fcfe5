package io.github.coroner;

import io.github.coroner.format.Problem;
import io.github.coroner.format.coredump.Checksum;
import io.github.coroner.format.coredump.Container;
import io.github.coroner.format.coredump.CoreDump;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known about one crash. Plain data, named like the fields of the JSON report.
 *
 * @param chip target name of the chip, {@code esp32c3}; empty if neither dump nor caller names one that is known
 * @param chipRevision major times 100 plus minor
 * @param architecture {@code xtensa} or {@code riscv}; empty for a machine that has no unwinder
 * @param container the wrappings of the dump, outermost first
 * @param dumpVersion {@code "1.4"}; {@code "pre"} for the format before versions
 * @param dumpFormat how the dump is laid out
 * @param dumpBytes bytes of the whole dump, header and checksum included, as its header says; empty for an ELF core file without one
 * @param checksum as stored and computed; empty where the format has none
 * @param application which firmware crashed, and which was used
 * @param reason why it crashed
 * @param crashedTcb task control block of the crashed task; empty if the dump does not say or the device could not save it
 * @param crashedCore number of the core that crashed; empty where nothing says so
 * @param inInterrupt whether the crash was in an interrupt handler; empty where the dump does not say
 * @param tasks in the dump's order
 * @param memory what the dump holds, in file order
 * @param fingerprint equal for crashes that are probably the same ({@link Fingerprint}); empty where no frame has a name
 * @param hints likely causes, each with its evidence
 * @param problems what was wrong with dump or firmware and was worked around
 */
public record CrashReport(
        Optional<String> chip,
        OptionalInt chipRevision,
        Optional<String> architecture,
        List<Container> container,
        Optional<String> dumpVersion,
        CoreDump.Format dumpFormat,
        OptionalLong dumpBytes,
        Optional<Checksum> checksum,
        Application application,
        Reason reason,
        OptionalLong crashedTcb,
        OptionalInt crashedCore,
        Optional<Boolean> inInterrupt,
        List<TaskReport> tasks,
        List<MemoryRegion> memory,
        Optional<String> fingerprint,
        List<Hint> hints,
        List<Problem> problems) {

    /** Copies the lists. */
    public CrashReport {
        container = List.copyOf(container);
        tasks = List.copyOf(tasks);
        memory = List.copyOf(memory);
        hints = List.copyOf(hints);
        problems = List.copyOf(problems);
    }

    /** {@return the crashed task, if the dump holds it} */
    public Optional<TaskReport> findCrashedTask() {
        return crashedTcb.isEmpty()
                ? Optional.empty()
                : tasks.stream()
                        .filter(task -> task.tcb() == crashedTcb.getAsLong())
                        .findFirst();
    }

    /**
     * {@return the crashed task}
     *
     * @throws NoSuchElementException if the dump does not hold it; {@link #findCrashedTask()} answers without
     */
    public TaskReport crashedTask() {
        return findCrashedTask().orElseThrow();
    }
}

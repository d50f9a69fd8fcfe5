package io.github.coroner.format;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A core dump of ESP-IDF, any version, read from any container. Immutable.
 *
 * @param containers the wrappings it was found in, outermost first
 * @param format how its body is laid out
 * @param version {@code "1.4"}; {@code "pre"} for the format before versions; empty for an ELF core without dump header
 *     and without information note
 * @param machine ELF machine number: 94 Xtensa, 243 RISC-V
 * @param chipId chip number of the header or the information note
 * @param chip what the table says of that number
 * @param chipRevision major times 100 plus minor, as the header or the {@code ESP_CHIP_REV} note says
 * @param checksum as stored and computed; empty where the format has none
 * @param elfSha256Prefix leading digits of the SHA-256 of the application's ELF, lower case; empty where there is none
 * @param crashedTask task control block of the crashed task
 * @param crashedTaskSkipped whether the device could not save the crashed task, so that it is not among the tasks
 * @param inInterrupt whether the crash was in an interrupt handler; empty where the dump does not say
 * @param exceptionRegisters Xtensa: {@code exccause excvaddr epc1.. eps2..} in this order; RISC-V: {@code mstatus mtvec mcause
 *     mtval mhartid} of the crash frame; empty where the dump has none
 * @param panicDetails texts of the panic, in the order of the notes
 * @param tasks in the order of the register notes or records; the crashed task first in most versions
 * @param memory all memory in the dump, in file order
 * @param problems what was wrong and could be worked around
 */
public record CoreDump(
        List<Container> containers,
        Format format,
        Optional<String> version,
        int machine,
        OptionalInt chipId,
        Optional<Chip> chip,
        OptionalInt chipRevision,
        Optional<Checksum> checksum,
        Optional<String> elfSha256Prefix,
        OptionalLong crashedTask,
        boolean crashedTaskSkipped,
        Optional<Boolean> inInterrupt,
        RegisterSet exceptionRegisters,
        List<String> panicDetails,
        List<Task> tasks,
        MemoryImage memory,
        List<Problem> problems) {

    /** How the body of a dump is laid out. */
    public enum Format {
        /** A small ELF core file. */
        ELF,
        /** Records of task control block and stack. */
        BINARY
    }

    /** Copies the lists. */
    public CoreDump {
        containers = List.copyOf(containers);
        panicDetails = List.copyOf(panicDetails);
        tasks = List.copyOf(tasks);
        problems = List.copyOf(problems);
    }
}

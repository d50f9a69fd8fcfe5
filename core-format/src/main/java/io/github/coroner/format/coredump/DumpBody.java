package io.github.coroner.format.coredump;

import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.RegisterSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the body of a dump says, in the words of {@link CoreDump}; the header's part is not in it.
 *
 * @param versionWord of the information note of an ELF dump; empty without that note
 */
record DumpBody(
        int machine,
        Optional<VersionWord> versionWord,
        OptionalInt chipRevision,
        Optional<String> elfSha256Prefix,
        OptionalLong crashedTask,
        boolean crashedTaskSkipped,
        Optional<Boolean> inInterrupt,
        RegisterSet exceptionRegisters,
        List<String> panicDetails,
        List<Task> tasks,
        List<MemorySegment> memory) {

    /** {@return the body of a binary dump, which holds its tasks and memory and says nothing else} */
    static DumpBody ofRecords(
            int machine,
            OptionalLong crashedTask,
            RegisterSet exceptionRegisters,
            List<Task> tasks,
            List<MemorySegment> memory) {
        return new DumpBody(
                machine,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                crashedTask,
                false,
                Optional.empty(),
                exceptionRegisters,
                List.of(),
                tasks,
                memory);
    }
}

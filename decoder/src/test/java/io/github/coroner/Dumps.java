package io.github.coroner;

import io.github.coroner.format.Chips;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.Container;
import io.github.coroner.format.coredump.CoreDump;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Core dumps made by hand, each with one thing that matters. */
final class Dumps {
    static final int XTENSA = 94;
    static final int RISCV = 243;

    private Dumps() {}

    static CoreDump ofFirmware(Optional<String> sha256Prefix) {
        return of(XTENSA, sha256Prefix, RegisterSet.EMPTY, List.of());
    }

    static CoreDump of(
            int machine, Optional<String> sha256Prefix, RegisterSet exceptionRegisters, List<String> panicDetails) {
        return new CoreDump(
                List.of(Container.RAW),
                CoreDump.Format.ELF,
                Optional.of("1.2"),
                machine,
                OptionalInt.of(machine == XTENSA ? 0 : 5),
                Chips.byTarget(machine == XTENSA ? "esp32" : "esp32c3"),
                OptionalInt.of(300),
                Optional.empty(),
                sha256Prefix,
                OptionalLong.of(0x3ffb_0000L),
                false,
                Optional.of(false),
                exceptionRegisters,
                panicDetails,
                List.of(),
                MemoryImage.of(List.of()),
                OptionalLong.empty(),
                List.of(),
                List.of());
    }

    static Limits limits() {
        return Limits.defaults();
    }
}

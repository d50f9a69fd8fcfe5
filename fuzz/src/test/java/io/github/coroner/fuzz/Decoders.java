package io.github.coroner.fuzz;

import io.github.coroner.CrashDecoder;
import io.github.coroner.Firmware;
import io.github.coroner.testdata.CrashRun;
import java.util.List;

/** Decoders with firmware loaded, one an architecture, made once. */
final class Decoders {
    static final CrashRun RISCV_RUN = CrashRun.named("riscv/og/null-store");
    static final CrashRun XTENSA_RUN = CrashRun.named("xtensa/og/null-store");
    static final CrashDecoder RISCV = of(RISCV_RUN);
    static final CrashDecoder XTENSA = of(XTENSA_RUN);
    /** Knows both, so that it chooses by what the dump says. */
    static final CrashDecoder BOTH = CrashDecoder.builder()
            .firmware(firmware(RISCV_RUN))
            .firmware(firmware(XTENSA_RUN))
            .rom(rom(RISCV_RUN))
            .rom(rom(XTENSA_RUN))
            .locals(true)
            .build();

    static final CrashDecoder NONE = CrashDecoder.builder().build();

    private Decoders() {}

    static List<CrashDecoder> all() {
        return List.of(BOTH, NONE);
    }

    private static CrashDecoder of(CrashRun run) {
        return CrashDecoder.builder()
                .firmware(firmware(run))
                .rom(rom(run))
                .locals(true)
                .build();
    }

    private static Firmware firmware(CrashRun run) {
        return Firmware.of("fw.elf", run.elfBytes());
    }

    private static Firmware rom(CrashRun run) {
        return Firmware.of("rom.elf", FirmwareArtefacts.bytes(run.rom()));
    }
}

package io.github.coroner.format.esphome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The words of reasons, spelled as ESPHome's crash handler spells them. */
final class CrashReason {
    /** Exception types, ESP-IDF {@code panic_exception_t}. */
    static final List<String> TYPES = List.of("Debug exception", "Interrupt wdt", "Task wdt", "Abort", "Fault");

    static final int TASK_WDT = 2;
    static final int ABORT = 3;
    static final int FAULT = 4;

    /** EXCCAUSE. Spelling is irregular on purpose. */
    private static final Map<Long, String> XTENSA = Map.ofEntries(
            Map.entry(0L, "IllegalInstruction"),
            Map.entry(1L, "Syscall"),
            Map.entry(2L, "InstructionFetchError"),
            Map.entry(3L, "LoadStoreError"),
            Map.entry(4L, "Level1Interrupt"),
            Map.entry(5L, "Alloca"),
            Map.entry(6L, "IntegerDivideByZero"),
            Map.entry(7L, "PCValue"),
            Map.entry(8L, "Privileged"),
            Map.entry(9L, "LoadStoreAlignment"),
            Map.entry(12L, "InstrPDAddrError"),
            Map.entry(13L, "LoadStorePIFDataError"),
            Map.entry(14L, "InstrPIFAddrError"),
            Map.entry(15L, "LoadStorePIFAddrError"),
            Map.entry(16L, "InstTLBMiss"),
            Map.entry(17L, "InstTLBMultiHit"),
            Map.entry(18L, "InstFetchPrivilege"),
            Map.entry(20L, "InstrFetchProhibited"),
            Map.entry(24L, "LoadStoreTLBMiss"),
            Map.entry(25L, "LoadStoreTLBMultihit"),
            Map.entry(26L, "LoadStorePrivilege"),
            Map.entry(28L, "LoadProhibited"),
            Map.entry(29L, "StoreProhibited"));

    private static final List<String> XTENSA_PSEUDO = List.of(
            "Unknown reason",
            "Unhandled debug exception",
            "Double exception",
            "Unhandled kernel exception",
            "Coprocessor exception",
            "Interrupt wdt timeout on CPU0",
            "Interrupt wdt timeout on CPU1",
            "Cache error");

    /** mcause. */
    private static final Map<Long, String> RISCV = Map.ofEntries(
            Map.entry(0L, "Instruction address misaligned"),
            Map.entry(1L, "Instruction access fault"),
            Map.entry(2L, "Illegal instruction"),
            Map.entry(3L, "Breakpoint"),
            Map.entry(4L, "Load address misaligned"),
            Map.entry(5L, "Load access fault"),
            Map.entry(6L, "Store address misaligned"),
            Map.entry(7L, "Store access fault"),
            Map.entry(8L, "Environment call from U-mode"),
            Map.entry(9L, "Environment call from S-mode"),
            Map.entry(11L, "Environment call from M-mode"),
            Map.entry(12L, "Instruction page fault"),
            Map.entry(13L, "Load page fault"),
            Map.entry(15L, "Store page fault"));

    private static final String UNKNOWN = "Unknown";

    private CrashReason() {}

    /** {@return the name of a cause; empty for what RISC-V firmware prints without one} */
    static Optional<String> of(EsphomeArchitecture architecture, boolean pseudo, long cause) {
        if (architecture == EsphomeArchitecture.RISCV) {
            return pseudo ? Optional.empty() : Optional.of(RISCV.getOrDefault(cause, UNKNOWN));
        }
        if (pseudo) {
            return Optional.of(XTENSA_PSEUDO.get(cause < XTENSA_PSEUDO.size() ? (int) cause : 0));
        }
        boolean coprocessor = cause >= 32 && cause <= 39;
        return Optional.of(coprocessor ? "Cp" + (cause - 32) + "Dis" : XTENSA.getOrDefault(cause, UNKNOWN));
    }

    /** {@return the same as a firmware before coprocessor causes had names} */
    static Optional<String> ofOldFirmware(EsphomeArchitecture architecture, boolean pseudo, long cause) {
        Optional<String> reason = of(architecture, pseudo, cause);
        return reason.filter(words -> words.startsWith("Cp")).isPresent() ? Optional.of(UNKNOWN) : reason;
    }

    /**
     * What a reason's words tell.
     *
     * @param architecture whose table has them; empty for words of both
     * @param pseudo whether they are of a pseudo cause
     * @param cause the number, where the words have only one
     */
    record Meaning(Optional<EsphomeArchitecture> architecture, boolean pseudo, OptionalLong cause) {}

    /** {@return what these words mean; empty if they are in no table} */
    static Optional<Meaning> meaning(String words) {
        int pseudo = XTENSA_PSEUDO.indexOf(words);
        if (pseudo >= 0) {
            return Optional.of(new Meaning(
                    Optional.of(EsphomeArchitecture.XTENSA),
                    true,
                    pseudo == 0 ? OptionalLong.empty() : OptionalLong.of(pseudo)));
        }
        if (words.equals(UNKNOWN)) {
            return Optional.of(new Meaning(Optional.empty(), false, OptionalLong.empty()));
        }
        if (words.matches("Cp[0-7]Dis")) {
            long cause = 32L + words.charAt(2) - '0';
            return Optional.of(new Meaning(Optional.of(EsphomeArchitecture.XTENSA), false, OptionalLong.of(cause)));
        }
        return meaning(words, XTENSA, EsphomeArchitecture.XTENSA)
                .or(() -> meaning(words, RISCV, EsphomeArchitecture.RISCV));
    }

    private static Optional<Meaning> meaning(String words, Map<Long, String> table, EsphomeArchitecture architecture) {
        return table.entrySet().stream()
                .filter(entry -> entry.getValue().equals(words))
                .findFirst()
                .map(entry -> new Meaning(Optional.of(architecture), false, OptionalLong.of(entry.getKey())));
    }
}

package io.github.coroner.format.esphome;

import io.github.coroner.format.ExceptionCause;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The words of reasons as ESPHome's crash handler prints them; causes are spelled as ESP-IDF spells them. */
final class CrashReason {
    /** Exception types, ESP-IDF {@code panic_exception_t}. */
    static final List<String> TYPES = List.of("Debug exception", "Interrupt wdt", "Task wdt", "Abort", "Fault");

    static final int TASK_WDT = 2;
    static final int ABORT = 3;
    static final int FAULT = 4;

    /** The largest EXCCAUSE and {@code mcause} of the processor itself that the firmware has a name for. */
    private static final long LAST_XTENSA = 39;

    private static final long LAST_RISCV = 15;
    private static final long PSEUDO_CAUSES = ExceptionCause.LAST_PSEUDO_CAUSE - ExceptionCause.FIRST_PSEUDO_CAUSE + 1;

    private static final String UNKNOWN = "Unknown";

    private CrashReason() {}

    /** {@return the name of a cause; empty for what RISC-V firmware prints without one} */
    static Optional<String> of(EsphomeArchitecture architecture, boolean pseudo, long cause) {
        if (architecture == EsphomeArchitecture.RISCV) {
            return pseudo ? Optional.empty() : Optional.of(ofProcessor(architecture, cause));
        }
        if (pseudo) {
            long known = cause < PSEUDO_CAUSES ? cause : 0;
            return ExceptionCause.ofXtensa(ExceptionCause.FIRST_PSEUDO_CAUSE + known)
                    .map(ExceptionCause::name);
        }
        return Optional.of(ofProcessor(architecture, cause));
    }

    private static String ofProcessor(EsphomeArchitecture architecture, long cause) {
        boolean xtensa = architecture == EsphomeArchitecture.XTENSA;
        if (cause > (xtensa ? LAST_XTENSA : LAST_RISCV)) {
            return UNKNOWN;
        }
        return (xtensa ? ExceptionCause.ofXtensa(cause) : ExceptionCause.ofRiscv(cause))
                .map(ExceptionCause::name)
                .orElse(UNKNOWN);
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
        if (words.equals(UNKNOWN)) {
            return Optional.of(new Meaning(Optional.empty(), false, OptionalLong.empty()));
        }
        for (EsphomeArchitecture architecture : EsphomeArchitecture.values()) {
            for (long cause = 0; cause <= LAST_XTENSA; cause++) {
                if (ofProcessor(architecture, cause).equals(words)) {
                    return Optional.of(new Meaning(Optional.of(architecture), false, OptionalLong.of(cause)));
                }
            }
        }
        for (long cause = 0; cause < PSEUDO_CAUSES; cause++) {
            if (of(EsphomeArchitecture.XTENSA, true, cause).equals(Optional.of(words))) {
                // the firmware takes the first for every number that it does not know
                OptionalLong number = cause == 0 ? OptionalLong.empty() : OptionalLong.of(cause);
                return Optional.of(new Meaning(Optional.of(EsphomeArchitecture.XTENSA), true, number));
            }
        }
        return Optional.empty();
    }
}

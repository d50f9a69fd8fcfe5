package io.github.coroner.report;

import java.util.Map;

/** Names of Xtensa exception causes as Espressif's tool spells them, misspellings included. */
final class EspExceptionCause {
    // spotless:off
    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(0L, "IllegalInstructionCause"),
            Map.entry(1L, "SyscallCause"),
            Map.entry(2L, "InstructionFetchErrorCause"),
            Map.entry(3L, "LoadStoreErrorCause"),
            Map.entry(4L, "Level1InterruptCause"),
            Map.entry(5L, "AllocaCause"),
            Map.entry(6L, "IntegerDivideByZeroCause"),
            Map.entry(8L, "PrivilegedCause"),
            Map.entry(9L, "LoadStoreAlignmentCause"),
            Map.entry(12L, "InstrPIFDataErrorCause"),
            Map.entry(13L, "LoadStorePIFDataErrorCause"),
            Map.entry(14L, "InstrPIFAddrErrorCause"),
            Map.entry(15L, "LoadStorePIFAddrErrorCause"),
            Map.entry(16L, "InstTLBMissCause"),
            Map.entry(17L, "InstTLBMultiHitCause"),
            Map.entry(18L, "InstFetchPrivilegeCause"),
            Map.entry(20L, "InstFetchProhibitedCause"),
            Map.entry(24L, "LoadStoreTLBMissCause"),
            Map.entry(25L, "LoadStoreTLBMultiHitCause"),
            Map.entry(26L, "LoadStorePrivilegeCause"),
            Map.entry(28L, "LoadProhibitedCause"),
            Map.entry(29L, "StoreProhibitedCause"),
            Map.entry(64L, "UnknownException"),
            Map.entry(65L, "DebugException"),
            Map.entry(66L, "DoubleException"),
            Map.entry(67L, "KernelException"),
            Map.entry(68L, "CoprocessorException"),
            Map.entry(69L, "InterruptWDTTimoutCPU0"),
            Map.entry(70L, "InterruptWDTTimoutCPU1"),
            Map.entry(71L, "CacheError"),
            Map.entry(0xffffL, "InvalidCauseRegister"));
    // spotless:on
    private static final int FIRST_COPROCESSOR = 32;
    private static final int LAST_COPROCESSOR = 39;

    private EspExceptionCause() {}

    /** {@return the tool's name of an EXCCAUSE} */
    static String name(long cause) {
        if (cause >= FIRST_COPROCESSOR && cause <= LAST_COPROCESSOR) {
            return "Coprocessor" + (cause - FIRST_COPROCESSOR) + "Disabled";
        }
        return NAMES.getOrDefault(cause, "Invalid EXCCAUSE code");
    }
}

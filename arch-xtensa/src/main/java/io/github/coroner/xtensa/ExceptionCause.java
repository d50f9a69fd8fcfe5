package io.github.coroner.xtensa;

import java.util.Optional;

/**
 * What the register EXCCAUSE says (Xtensa ISA, exception causes), with the names that ESP-IDF and its tools print.
 *
 * <p>Numbers from 64 on are not the processor's: the panic handler of ESP-IDF adds 64 to its own causes where it stores them
 * in EXCCAUSE of a core dump ({@link #isPseudo}).
 */
public enum ExceptionCause {
    /** Illegal instruction. */
    ILLEGAL_INSTRUCTION(0, "IllegalInstruction", "IllegalInstructionCause"),
    /** {@code syscall}. */
    SYSCALL(1, "Syscall", "SyscallCause"),
    /** Instruction fetch: error of the bus. */
    INSTRUCTION_FETCH_ERROR(2, "InstructionFetchError", "InstructionFetchErrorCause"),
    /** Load or store: error of the bus. */
    LOAD_STORE_ERROR(3, "LoadStoreError", "LoadStoreErrorCause"),
    /** Interrupt of level 1. */
    LEVEL1_INTERRUPT(4, "Level1Interrupt", "Level1InterruptCause"),
    /** {@code movsp} while the caller's window is on the stack. */
    ALLOCA(5, "Alloca", "AllocaCause"),
    /** Division by zero. */
    INTEGER_DIVIDE_BY_ZERO(6, "IntegerDivideByZero", "IntegerDivideByZeroCause"),
    /** Next pc is illegal. esp-coredump does not know it. */
    PC_VALUE(7, "PCValue", "Invalid EXCCAUSE code"),
    /** Privileged instruction in user mode. */
    PRIVILEGED(8, "Privileged", "PrivilegedCause"),
    /** Load or store at an unaligned address. */
    LOAD_STORE_ALIGNMENT(9, "LoadStoreAlignment", "LoadStoreAlignmentCause"),
    /** Instruction fetch: error of the processor interface's data. */
    INSTRUCTION_DATA_ERROR(12, "InstrPDAddrError", "InstrPIFDataErrorCause"),
    /** Load or store: error of the processor interface's data. */
    LOAD_STORE_DATA_ERROR(13, "LoadStorePIFDataError", "LoadStorePIFDataErrorCause"),
    /** Instruction fetch: error of the processor interface's address. */
    INSTRUCTION_ADDRESS_ERROR(14, "InstrPIFAddrError", "InstrPIFAddrErrorCause"),
    /** Load or store: error of the processor interface's address. */
    LOAD_STORE_ADDRESS_ERROR(15, "LoadStorePIFAddrError", "LoadStorePIFAddrErrorCause"),
    /** Instruction fetch: no translation. */
    INSTRUCTION_TLB_MISS(16, "InstTLBMiss", "InstTLBMissCause"),
    /** Instruction fetch: several translations. */
    INSTRUCTION_TLB_MULTI_HIT(17, "InstTLBMultiHit", "InstTLBMultiHitCause"),
    /** Instruction fetch: not with this privilege. */
    INSTRUCTION_FETCH_PRIVILEGE(18, "InstFetchPrivilege", "InstFetchPrivilegeCause"),
    /** Instruction fetch where it is not allowed. */
    INSTRUCTION_FETCH_PROHIBITED(20, "InstrFetchProhibited", "InstFetchProhibitedCause"),
    /** Load or store: no translation. */
    LOAD_STORE_TLB_MISS(24, "LoadStoreTLBMiss", "LoadStoreTLBMissCause"),
    /** Load or store: several translations. */
    LOAD_STORE_TLB_MULTI_HIT(25, "LoadStoreTLBMultihit", "LoadStoreTLBMultiHitCause"),
    /** Load or store: not with this privilege. */
    LOAD_STORE_PRIVILEGE(26, "LoadStorePrivilege", "LoadStorePrivilegeCause"),
    /** Load where it is not allowed. */
    LOAD_PROHIBITED(28, "LoadProhibited", "LoadProhibitedCause"),
    /** Store where it is not allowed. */
    STORE_PROHIBITED(29, "StoreProhibited", "StoreProhibitedCause"),
    /** Coprocessor 0 is off. */
    COPROCESSOR0_DISABLED(32, "Cp0Dis", "Coprocessor0Disabled"),
    /** Coprocessor 1 is off. */
    COPROCESSOR1_DISABLED(33, "Cp1Dis", "Coprocessor1Disabled"),
    /** Coprocessor 2 is off. */
    COPROCESSOR2_DISABLED(34, "Cp2Dis", "Coprocessor2Disabled"),
    /** Coprocessor 3 is off. */
    COPROCESSOR3_DISABLED(35, "Cp3Dis", "Coprocessor3Disabled"),
    /** Coprocessor 4 is off. */
    COPROCESSOR4_DISABLED(36, "Cp4Dis", "Coprocessor4Disabled"),
    /** Coprocessor 5 is off. */
    COPROCESSOR5_DISABLED(37, "Cp5Dis", "Coprocessor5Disabled"),
    /** Coprocessor 6 is off. */
    COPROCESSOR6_DISABLED(38, "Cp6Dis", "Coprocessor6Disabled"),
    /** Coprocessor 7 is off. */
    COPROCESSOR7_DISABLED(39, "Cp7Dis", "Coprocessor7Disabled"),
    /** The panic handler does not know. */
    UNKNOWN(64, "Unknown reason", "UnknownException"),
    /** A breakpoint or watchpoint without a debugger. */
    DEBUG(65, "Unhandled debug exception", "DebugException"),
    /** An exception in the entry of an exception. */
    DOUBLE(66, "Double exception", "DoubleException"),
    /** An exception in kernel mode. */
    KERNEL(67, "Unhandled kernel exception", "KernelException"),
    /** A coprocessor exception. */
    COPROCESSOR(68, "Coprocessor exception", "CoprocessorException"),
    /** Interrupts of core 0 were blocked too long. */
    INTERRUPT_WATCHDOG_CPU0(69, "Interrupt wdt timeout on CPU0", "InterruptWDTTimoutCPU0"),
    /** Interrupts of core 1 were blocked too long. */
    INTERRUPT_WATCHDOG_CPU1(70, "Interrupt wdt timeout on CPU1", "InterruptWDTTimoutCPU1"),
    /** Flash or external RAM was used while its cache was off. */
    CACHE_ERROR(71, "Cache error", "CacheError"),
    /** The frame does not hold a cause. */
    INVALID(0xffff, "Unknown", "InvalidCauseRegister");

    private static final int FIRST_PSEUDO = 64;
    private static final ExceptionCause[] BY_CODE = new ExceptionCause[FIRST_PSEUDO + 8];

    static {
        for (ExceptionCause cause : values()) {
            if (cause.code < BY_CODE.length) {
                BY_CODE[cause.code] = cause;
            }
        }
    }

    private final int code;
    private final String reason;
    private final String reportName;

    ExceptionCause(int code, String reason, String reportName) {
        this.code = code;
        this.reason = reason;
        this.reportName = reportName;
    }

    /** {@return the cause with this number in EXCCAUSE} */
    public static Optional<ExceptionCause> of(long code) {
        if (code == INVALID.code) {
            return Optional.of(INVALID);
        }
        return code >= 0 && code < BY_CODE.length ? Optional.ofNullable(BY_CODE[(int) code]) : Optional.empty();
    }

    /** {@return the panic handler's own cause {@code number}, 0 to 7} In panic text it is printed as EXCCAUSE as it is. */
    public static Optional<ExceptionCause> ofPseudo(long number) {
        return number >= 0 && number < BY_CODE.length - FIRST_PSEUDO ? of(FIRST_PSEUDO + number) : Optional.empty();
    }

    /** {@return the number in EXCCAUSE} */
    public int code() {
        return code;
    }

    /** {@return the name in panic text: {@code StoreProhibited}} */
    public String reason() {
        return reason;
    }

    /** {@return the name in the reports of esp-coredump: {@code StoreProhibitedCause}} */
    public String reportName() {
        return reportName;
    }

    /** {@return whether it is a cause of the panic handler, not of the processor} */
    public boolean isPseudo() {
        return code >= FIRST_PSEUDO && code != INVALID.code;
    }
}

package io.github.coroner.riscv;

import java.util.Optional;

/**
 * Why a panic came: values of {@code mcause} (RISC-V Privileged Architecture, table of exception codes) and what ESP-IDF's
 * panic code puts in its place for causes of the chip.
 */
public enum TrapCause {
    /** A jump to an odd address. */
    INSTRUCTION_ADDRESS_MISALIGNED(0, "Instruction address misaligned"),
    /** Code was fetched from where there is none. */
    INSTRUCTION_ACCESS_FAULT(1, "Instruction access fault"),
    /** Not an instruction of this processor. */
    ILLEGAL_INSTRUCTION(2, "Illegal instruction"),
    /** An {@code ebreak}; compilers insert one where the program cannot go on. */
    BREAKPOINT(3, "Breakpoint"),
    /** A load from an address that is not a multiple of its size. */
    LOAD_ADDRESS_MISALIGNED(4, "Load address misaligned"),
    /** A load from where nothing may be read. */
    LOAD_ACCESS_FAULT(5, "Load access fault"),
    /** A store to an address that is not a multiple of its size. */
    STORE_ADDRESS_MISALIGNED(6, "Store address misaligned"),
    /** A store to where nothing may be written. */
    STORE_ACCESS_FAULT(7, "Store access fault"),
    /** An {@code ecall} in user mode. */
    ENVIRONMENT_CALL_U(8, "Environment call from U-mode"),
    /** An {@code ecall} in supervisor mode. */
    ENVIRONMENT_CALL_S(9, "Environment call from S-mode"),
    /** An {@code ecall} in machine mode. */
    ENVIRONMENT_CALL_M(11, "Environment call from M-mode"),
    /** Code was fetched from a page that is not there. */
    INSTRUCTION_PAGE_FAULT(12, "Instruction page fault"),
    /** A load from a page that is not there. */
    LOAD_PAGE_FAULT(13, "Load page fault"),
    /** A store to a page that is not there. */
    STORE_PAGE_FAULT(15, "Store page fault"),
    /** ESP-IDF: the interrupt watchdog of the first core. */
    INTERRUPT_WATCHDOG_CPU0(24, "Interrupt wdt timeout on CPU0"),
    /** ESP-IDF: the interrupt watchdog of the second core. */
    INTERRUPT_WATCHDOG_CPU1(24 | 0x1000, "Interrupt wdt timeout on CPU1"),
    /** ESP-IDF: the cache was off when code or constants in flash were needed. */
    CACHE_ERROR(25, "Cache error"),
    /** ESP-IDF: an access that the memory protection forbids. */
    MEMORY_PROTECTION_FAULT(26, "Memory protection fault"),
    /** ESP-IDF: the stack pointer left the task's stack. */
    STACK_PROTECTION_FAULT(27, "Stack protection fault"),
    /** ESP-IDF: no cause; the registers come from a saved context. */
    NONE(0xdead_c0deL, "none");

    private final long code;
    private final String label;

    TrapCause(long code, String label) {
        this.code = code;
        this.label = label;
    }

    /** {@return the value of {@code mcause}} */
    public long code() {
        return code;
    }

    /** {@return the name as the panic text has it} */
    public String label() {
        return label;
    }

    /**
     * Finds a cause.
     *
     * @param mcause unsigned 32 bit; the interrupt bit is not looked at, as in the panic text
     */
    public static Optional<TrapCause> of(long mcause) {
        for (TrapCause cause : values()) {
            if (cause.code == mcause || cause.code == (mcause & 0x7fff_ffffL)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}

package io.github.coroner.format.coredump;

/**
 * The notes of an ELF dump by number and shape, as {@code core_dump_elf.c} of ESP-IDF writes them and {@code esp-coredump} reads
 * them; {@link DumpNotes} reads them, {@link ElfCoreWriter} writes them.
 */
final class DumpNote {
    /** Registers of a task, named {@code CORE}; System V ABI. */
    static final int PRSTATUS = 1;

    /** The crashed task and its exception registers, named {@code EXTRA_INFO} or {@code ESP_EXTRA_INFO}. */
    static final int EXTRA_INFO = 677;

    /** Whether a task's control block and stack are sound, named {@code TASK_INFO}; only Espressif's reader writes it. */
    static final int TASK_INFO = 678;

    /** The text of the panic, named {@code ESP_PANIC_DETAILS}. */
    static final int PANIC_DETAILS = 679;

    /** Version word and digest of the application; under the name {@link #CHIP_REVISION} the revision of the chip. */
    static final int DUMP_INFO = 8266;

    /** The name that tells the note of the chip's revision from the other one of type {@link #DUMP_INFO}. */
    static final String CHIP_REVISION = "ESP_CHIP_REV";

    /** In place of a control block's address: the crashed task could not be saved. */
    static final long SKIPPED_TASK = 0xdead_beefL;

    /** Bytes before {@code pr_pid} of a process status note, which holds the address of the task's control block. */
    static final int PRSTATUS_PID = 24;

    /** Bytes before the registers of a process status note. */
    static final int PRSTATUS_REGISTERS = 72;

    /** Bytes before the window registers of an Xtensa process status note. */
    static final int PRSTATUS_XTENSA_WINDOW = 328;

    /** Bytes of an Xtensa process status note. */
    static final int PRSTATUS_XTENSA_BYTES = 588;

    /** Bytes of a RISC-V process status note. */
    static final int PRSTATUS_RISCV_BYTES = 204;

    /** Number of the word of an Xtensa {@link #EXTRA_INFO} that says whether the crash was in an interrupt handler. */
    static final int XTENSA_INTERRUPT_WORD = 37;

    /** The same of RISC-V. */
    static final int RISCV_INTERRUPT_WORD = 1;

    /** Number of EXCCAUSE in Xtensa's {@link #EXTRA_INFO}. */
    static final int EXCCAUSE = 232;

    /** Number of EXCVADDR there. */
    static final int EXCVADDR = 238;

    /** To be added to 1 to 7 for the number of EPC1 to EPC7 there. */
    static final int EPC_BASE = 176;

    /** To be added to 2 to 7 for the number of EPS2 to EPS7 there. */
    static final int EPS_BASE = 192;

    private DumpNote() {}
}

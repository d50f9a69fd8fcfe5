package io.github.coroner;

import java.util.Map;
import java.util.Optional;

/**
 * Causes of exceptions by number: the name that the panic handler prints, and a sentence.
 *
 * @param name as ESP-IDF's panic handler spells it
 * @param sentence what it means, without a full stop
 * @param touchesData whether an address goes with it that a load or store used
 */
record CrashCause(String name, String sentence, boolean touchesData) {
    /** EXCCAUSE values from here on are causes that ESP-IDF made up: 64 plus its own number. */
    static final long FIRST_PSEUDO_CAUSE = 64;

    // spotless:off
    private static final Map<Long, CrashCause> XTENSA = Map.ofEntries(
            cause(0, "IllegalInstruction", "an instruction that does not exist"),
            cause(1, "Syscall", "a system call that nothing handles"),
            cause(2, "InstructionFetchError", "an instruction fetch that memory refused"),
            data(3, "LoadStoreError", "a load or store that memory refused, such as a byte access to instruction memory"),
            cause(4, "Level1Interrupt", "a level-1 interrupt that nothing handles"),
            cause(5, "Alloca", "a MOVSP whose caller's window is on the stack"),
            cause(6, "IntegerDivideByZero", "an integer division by zero"),
            cause(7, "PCValue", "a jump whose target is no code address"),
            cause(8, "Privileged", "an instruction that needs privileges"),
            data(9, "LoadStoreAlignment", "a load or store at an address that is not aligned"),
            cause(12, "InstrPDAddrError", "an error on the bus during an instruction fetch"),
            data(13, "LoadStorePIFDataError", "an error on the bus during a load or store"),
            cause(14, "InstrPIFAddrError", "an address that the bus refused for an instruction fetch"),
            data(15, "LoadStorePIFAddrError", "an address that the bus refused for a load or store"),
            cause(16, "InstTLBMiss", "an instruction fetch without address translation"),
            cause(17, "InstTLBMultiHit", "an instruction fetch with two address translations"),
            cause(18, "InstFetchPrivilege", "an instruction fetch without privilege"),
            cause(20, "InstrFetchProhibited", "a jump to an address that holds no code"),
            data(24, "LoadStoreTLBMiss", "a load or store without address translation"),
            data(25, "LoadStoreTLBMultihit", "a load or store with two address translations"),
            data(26, "LoadStorePrivilege", "a load or store without privilege"),
            data(28, "LoadProhibited", "a load from an address that may not be read"),
            data(29, "StoreProhibited", "a store to an address that may not be written"),
            cause(64, "Unknown reason", "a panic for a reason that the firmware did not know"),
            cause(65, "Unhandled debug exception", "a debug exception: a watchpoint such as the end of a stack, or a breakpoint"),
            cause(66, "Double exception", "an exception inside the handling of an exception"),
            cause(67, "Unhandled kernel exception", "a kernel exception that nothing handles"),
            cause(68, "Coprocessor exception", "use of a coprocessor that is not allowed here, such as the FPU in an interrupt"),
            cause(69, "Interrupt wdt timeout on CPU0", "interrupts or the scheduler were held off too long on core 0 (interrupt watchdog)"),
            cause(70, "Interrupt wdt timeout on CPU1", "interrupts or the scheduler were held off too long on core 1 (interrupt watchdog)"),
            cause(71, "Cache error", "flash or external memory was used while the cache was disabled"),
            cause(0xffff, "Unknown", "a cause that the device could not read: its stack was damaged"));

    private static final Map<Long, CrashCause> RISCV = Map.ofEntries(
            cause(0, "Instruction address misaligned", "a jump to an address that is not aligned"),
            cause(1, "Instruction access fault", "a jump to an address that holds no code"),
            cause(2, "Illegal instruction", "an instruction that does not exist"),
            cause(3, "Breakpoint", "a breakpoint instruction; compilers put one where the program cannot go on"),
            data(4, "Load address misaligned", "a load from an address that is not aligned"),
            data(5, "Load access fault", "a load from an address that may not be read"),
            data(6, "Store address misaligned", "a store to an address that is not aligned"),
            data(7, "Store access fault", "a store to an address that may not be written"),
            cause(8, "Environment call from U-mode", "a system call that nothing handles"),
            cause(9, "Environment call from S-mode", "a system call that nothing handles"),
            cause(11, "Environment call from M-mode", "a system call that nothing handles"),
            cause(12, "Instruction page fault", "a jump to an address without translation"),
            data(13, "Load page fault", "a load from an address without translation"),
            data(15, "Store page fault", "a store to an address without translation"),
            cause(24, "Interrupt wdt timeout on CPU0", "interrupts or the scheduler were held off too long on core 0 (interrupt watchdog)"),
            cause(0x1018, "Interrupt wdt timeout on CPU1", "interrupts or the scheduler were held off too long on core 1 (interrupt watchdog)"),
            cause(25, "Cache error", "flash or external memory was used while the cache was disabled"),
            cause(26, "Memory protection fault", "an access that memory protection forbids"),
            cause(27, "Stack protection fault", "the stack pointer left the task's stack (stack guard)"));
    // spotless:on

    private static final int FIRST_COPROCESSOR = 32;
    private static final int LAST_COPROCESSOR = 39;

    private static Map.Entry<Long, CrashCause> cause(long number, String name, String sentence) {
        return Map.entry(number, new CrashCause(name, sentence, false));
    }

    private static Map.Entry<Long, CrashCause> data(long number, String name, String sentence) {
        return Map.entry(number, new CrashCause(name, sentence, true));
    }

    /** {@return the Xtensa cause of an EXCCAUSE as dumps hold it, pseudo causes from {@link #FIRST_PSEUDO_CAUSE} on} */
    static Optional<CrashCause> ofXtensa(long exccause) {
        if (exccause >= FIRST_COPROCESSOR && exccause <= LAST_COPROCESSOR) {
            long number = exccause - FIRST_COPROCESSOR;
            return Optional.of(
                    new CrashCause("Cp" + number + "Dis", "use of coprocessor " + number + ", which is off", false));
        }
        return Optional.ofNullable(XTENSA.get(exccause));
    }

    /** {@return the RISC-V cause of an mcause without its interrupt bit} */
    static Optional<CrashCause> ofRiscv(long mcause) {
        return Optional.ofNullable(RISCV.get(mcause));
    }
}

package io.github.coroner.format;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cause of exceptions: values of EXCCAUSE (Xtensa ISA, exception causes) and of {@code mcause} (RISC-V Privileged Architecture,
 * exception codes), and those that ESP-IDF's panic handler puts in their place for causes of its own.
 *
 * @param code the value of the register
 * @param kind what the processor was doing
 * @param name as ESP-IDF's panic handler spells it, irregular as it is
 * @param sentence what it means, without a full stop
 */
public record ExceptionCause(long code, Kind kind, String name, String sentence) {
    /** EXCCAUSE values from here on, up to {@link #LAST_PSEUDO_CAUSE}, are 64 plus a number of ESP-IDF's own. */
    public static final long FIRST_PSEUDO_CAUSE = 64;
    /** The last number that ESP-IDF made up. */
    public static final long LAST_PSEUDO_CAUSE = 71;

    /** What {@code mcause} holds beside the number: the interrupt bit, and state that interrupt controllers keep there. */
    private static final long MCAUSE_NUMBER = 0x1fff;

    private static final int FIRST_COPROCESSOR = 32;
    private static final int LAST_COPROCESSOR = 39;

    /** What the processor was doing when it could not go on. */
    public enum Kind {
        /** Reading data. */
        LOAD,
        /** Writing data. */
        STORE,
        /** Reading or writing data; the cause does not say which. */
        DATA,
        /** Fetching an instruction. */
        FETCH,
        /** A breakpoint or watchpoint. */
        DEBUG,
        /** Interrupts were blocked too long. */
        INTERRUPT_WATCHDOG,
        /** The hardware saw the stack pointer leave its bounds. */
        STACK_GUARD,
        /** Anything else. */
        OTHER
    }

    // spotless:off
    private static final Map<Long, ExceptionCause> XTENSA = byCode(
            cause(0, Kind.OTHER, "IllegalInstruction", "an instruction that does not exist"),
            cause(1, Kind.OTHER, "Syscall", "a system call that nothing handles"),
            cause(2, Kind.FETCH, "InstructionFetchError", "an instruction fetch that memory refused"),
            cause(3, Kind.DATA, "LoadStoreError", "a load or store that memory refused, such as a byte access to instruction memory"),
            cause(4, Kind.OTHER, "Level1Interrupt", "a level-1 interrupt that nothing handles"),
            cause(5, Kind.OTHER, "Alloca", "a MOVSP whose caller's window is on the stack"),
            cause(6, Kind.OTHER, "IntegerDivideByZero", "an integer division by zero"),
            cause(7, Kind.OTHER, "PCValue", "a jump whose target is no code address"),
            cause(8, Kind.OTHER, "Privileged", "an instruction that needs privileges"),
            cause(9, Kind.DATA, "LoadStoreAlignment", "a load or store at an address that is not aligned"),
            cause(12, Kind.FETCH, "InstrPDAddrError", "an error on the bus during an instruction fetch"),
            cause(13, Kind.DATA, "LoadStorePIFDataError", "an error on the bus during a load or store"),
            cause(14, Kind.FETCH, "InstrPIFAddrError", "an address that the bus refused for an instruction fetch"),
            cause(15, Kind.DATA, "LoadStorePIFAddrError", "an address that the bus refused for a load or store"),
            cause(16, Kind.FETCH, "InstTLBMiss", "an instruction fetch without address translation"),
            cause(17, Kind.FETCH, "InstTLBMultiHit", "an instruction fetch with two address translations"),
            cause(18, Kind.FETCH, "InstFetchPrivilege", "an instruction fetch without privilege"),
            cause(20, Kind.FETCH, "InstrFetchProhibited", "a jump to an address that holds no code"),
            cause(24, Kind.DATA, "LoadStoreTLBMiss", "a load or store without address translation"),
            cause(25, Kind.DATA, "LoadStoreTLBMultihit", "a load or store with two address translations"),
            cause(26, Kind.DATA, "LoadStorePrivilege", "a load or store without privilege"),
            cause(28, Kind.LOAD, "LoadProhibited", "a load from an address that may not be read"),
            cause(29, Kind.STORE, "StoreProhibited", "a store to an address that may not be written"),
            cause(64, Kind.OTHER, "Unknown reason", "a panic for a reason that the firmware did not know"),
            cause(65, Kind.DEBUG, "Unhandled debug exception", "a debug exception: a watchpoint such as the end of a stack, or a breakpoint"),
            cause(66, Kind.OTHER, "Double exception", "an exception inside the handling of an exception"),
            cause(67, Kind.OTHER, "Unhandled kernel exception", "a kernel exception that nothing handles"),
            cause(68, Kind.OTHER, "Coprocessor exception", "use of a coprocessor that is not allowed here, such as the FPU in an interrupt"),
            cause(69, Kind.INTERRUPT_WATCHDOG, "Interrupt wdt timeout on CPU0", "interrupts or the scheduler were held off too long on core 0 (interrupt watchdog)"),
            cause(70, Kind.INTERRUPT_WATCHDOG, "Interrupt wdt timeout on CPU1", "interrupts or the scheduler were held off too long on core 1 (interrupt watchdog)"),
            cause(71, Kind.OTHER, "Cache error", "flash or external memory was used while the cache was disabled"),
            cause(0xffff, Kind.OTHER, "Unknown", "a cause that the device could not read: its stack was damaged"));

    private static final Map<Long, ExceptionCause> RISCV = byCode(
            cause(0, Kind.FETCH, "Instruction address misaligned", "a jump to an address that is not aligned"),
            cause(1, Kind.FETCH, "Instruction access fault", "a jump to an address that holds no code"),
            cause(2, Kind.OTHER, "Illegal instruction", "an instruction that does not exist"),
            cause(3, Kind.DEBUG, "Breakpoint", "a breakpoint instruction; compilers put one where the program cannot go on"),
            cause(4, Kind.LOAD, "Load address misaligned", "a load from an address that is not aligned"),
            cause(5, Kind.LOAD, "Load access fault", "a load from an address that may not be read"),
            cause(6, Kind.STORE, "Store address misaligned", "a store to an address that is not aligned"),
            cause(7, Kind.STORE, "Store access fault", "a store to an address that may not be written"),
            cause(8, Kind.OTHER, "Environment call from U-mode", "a system call that nothing handles"),
            cause(9, Kind.OTHER, "Environment call from S-mode", "a system call that nothing handles"),
            cause(11, Kind.OTHER, "Environment call from M-mode", "a system call that nothing handles"),
            cause(12, Kind.FETCH, "Instruction page fault", "a jump to an address without translation"),
            cause(13, Kind.LOAD, "Load page fault", "a load from an address without translation"),
            cause(15, Kind.STORE, "Store page fault", "a store to an address without translation"),
            cause(24, Kind.INTERRUPT_WATCHDOG, "Interrupt wdt timeout on CPU0", "interrupts or the scheduler were held off too long on core 0 (interrupt watchdog)"),
            cause(0x1018, Kind.INTERRUPT_WATCHDOG, "Interrupt wdt timeout on CPU1", "interrupts or the scheduler were held off too long on core 1 (interrupt watchdog)"),
            cause(25, Kind.OTHER, "Cache error", "flash or external memory was used while the cache was disabled"),
            cause(26, Kind.OTHER, "Memory protection fault", "an access that memory protection forbids"),
            cause(27, Kind.STACK_GUARD, "Stack protection fault", "the stack pointer left the task's stack (stack guard)"));
    // spotless:on

    private static ExceptionCause cause(long code, Kind kind, String name, String sentence) {
        return new ExceptionCause(code, kind, name, sentence);
    }

    private static Map<Long, ExceptionCause> byCode(ExceptionCause... causes) {
        return Stream.of(causes).collect(Collectors.toUnmodifiableMap(ExceptionCause::code, Function.identity()));
    }

    /** {@return the cause of an EXCCAUSE as dumps hold it, pseudo causes from {@link #FIRST_PSEUDO_CAUSE} on} */
    public static Optional<ExceptionCause> ofXtensa(long exccause) {
        if (exccause >= FIRST_COPROCESSOR && exccause <= LAST_COPROCESSOR) {
            long number = exccause - FIRST_COPROCESSOR;
            return Optional.of(cause(
                    exccause, Kind.OTHER, "Cp" + number + "Dis", "use of coprocessor " + number + ", which is off"));
        }
        return Optional.ofNullable(XTENSA.get(exccause));
    }

    /** {@return the cause of an {@code mcause}; only its number is looked at, not the bits beside it} */
    public static Optional<ExceptionCause> ofRiscv(long mcause) {
        return Optional.ofNullable(RISCV.get(mcause & MCAUSE_NUMBER));
    }

    /** {@return whether an address goes with it that a load or store used} */
    public boolean touchesData() {
        return kind == Kind.LOAD || kind == Kind.STORE || kind == Kind.DATA;
    }
}

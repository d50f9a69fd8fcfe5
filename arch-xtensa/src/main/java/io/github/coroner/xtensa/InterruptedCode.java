package io.github.coroner.xtensa;

import io.github.coroner.format.Memory;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.Recovery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The step from code that takes an exception or interrupt to the code that was interrupted. */
final class InterruptedCode {
    /** Beginnings of the names of vectors and stubs ({@code xtensa_vectors.S}, {@code portasm.S} of ESP-IDF). */
    private static final List<String> ENTRIES = List.of(
            "_xt_user_exc",
            "_xt_user_exit",
            "_xt_kernel_exc",
            "_xt_lowint",
            "_xt_medint",
            "_xt_highint",
            "xt_highint",
            "_xt_debugexception",
            "_xt_panic",
            "_xt_ext_panic",
            "_xt_to_",
            "_xt_syscall_exc",
            "_xt_alloca_exc",
            "_xt_coproc_exc",
            "_frxt_int_enter",
            "_frxt_int_exit",
            "_frxt_dispatch",
            "_UserExceptionVector",
            "_KernelExceptionVector",
            "_DoubleExceptionVector",
            "_DebugExceptionVector",
            "_NMIExceptionVector",
            "_Level");

    private final Memory memory;
    private final Program program;
    private final StackRange stackRange;

    InterruptedCode(Memory memory, Program program, StackRange stackRange) {
        this.memory = memory;
        this.program = program;
        this.stackRange = stackRange;
    }

    /** {@return whether the function around {@code pc} is a vector or stub} */
    boolean isEntry(long pc) {
        return program.functionAt(pc)
                .filter(function -> ENTRIES.stream().anyMatch(function.name()::startsWith))
                .isPresent();
    }

    /** {@return the interrupted frame, if {@code sp}, the stack pointer of a stub, points to a sound exception frame} */
    Optional<Frame> at(long sp) {
        return ExceptionFrame.read(memory, sp)
                .filter(ExceptionFrame::isConsistent)
                .flatMap(this::frame);
    }

    /**
     * Finds the interrupted frame by what a stub leaves like the save area of a caller, so that debuggers get through it
     * ({@code XT_DEBUG_BACKTRACE} of ESP-IDF): the interrupted pc as return address, the interrupted stack pointer below its
     * own. The two may be on different stacks.
     *
     * @param sp stack pointer of the stub
     * @param pc what it says it returns to
     */
    Optional<Frame> saidToReturnTo(long sp, long pc) {
        Optional<Frame> atStackPointer = at(sp).filter(frame -> frame.pc() == pc);
        if (atStackPointer.isPresent()) {
            return atStackPointer;
        }
        OptionalLong interruptedSp = Windows.callerStackPointer(memory, sp);
        return interruptedSp.isPresent() && stackRange.allows(interruptedSp.getAsLong())
                ? ExceptionFrame.below(memory, pc, interruptedSp.getAsLong()).flatMap(this::frame)
                : Optional.empty();
    }

    private Optional<Frame> frame(ExceptionFrame frame) {
        FrameRegisters registers = frame.registers();
        return program.isCode(registers.pc()) && stackRange.allows(frame.sp())
                ? Optional.of(
                        new Frame(registers, registers.pc(), OptionalLong.empty(), Recovery.EXCEPTION_FRAME, false))
                : Optional.empty();
    }
}

package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Memory;
import io.github.coroner.format.Problems;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stepper;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindResult;
import io.github.coroner.unwind.UnwindStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Steps of the windowed ABI, from the save areas on the stack (Xtensa ABI, windowed register usage and stack layout), every
 * one checked: a return address must stand behind a call of the right increment, a stack pointer must be aligned, in RAM and
 * above the one before.
 *
 * <p>Where windows do not lead on it reads the exception frame of an interrupt or exception, and steps over {@code call0} by
 * the callee's prologue.
 */
final class WindowedStepper implements Stepper {
    private final Memory memory;
    private final Program program;
    private final StackRange stackRange;
    private final InterruptedCode interruptedCode;

    WindowedStepper(UnwindContext context) {
        memory = context.memory();
        program = context.program();
        stackRange = new StackRange(context.chip(), memory);
        interruptedCode = new InterruptedCode(memory, program, stackRange);
    }

    @Override
    public int stackPointer() {
        return XtensaRegisters.A1;
    }

    @Override
    public UnwindStep step(Frame frame, boolean isFirst, Problems problems) {
        FrameRegisters registers = frame.registers();
        // a return address may look like an entry: the next function's
        boolean anywhere = frame.recovery() == Recovery.REGISTERS || frame.recovery() == Recovery.EXCEPTION_FRAME;
        UnwindResult result;
        if (anywhere && !program.isCode(registers.pc())) {
            result = fromNoCode(registers);
        } else if (anywhere && isAtEntry(registers)) {
            result = fromEntry(registers);
        } else {
            result = fromCode(registers);
        }
        return new UnwindStep(cfa(registers), result);
    }

    /** {@code entry} has not run: the window has not turned, all registers are still the caller's. */
    UnwindResult fromEntry(FrameRegisters registers) {
        int increment = XtensaRegisters.callIncrement(registers);
        OptionalLong raw = registers.value(4 * increment);
        if (increment == 0 || raw.isEmpty()) {
            return ended(Stop.of(StopReason.NO_CALLER));
        }
        WindowedReturnAddress returnAddress = new WindowedReturnAddress(raw.getAsLong());
        if (returnAddress.isEnd()) {
            return ended(Stop.of(StopReason.OUTERMOST));
        }
        return CallSite.before(program, returnAddress.address()).fits(returnAddress.increment())
                ? caller(registers.withPc(returnAddress.address()), Recovery.PROLOGUE)
                : ended(Stop.at(StopReason.CORRUPT, returnAddress.address()));
    }

    /**
     * The pc is not in code: a jump through a bad pointer. A windowed call leaves its return address in a4, a8 or a12 and does
     * not turn the window before {@code entry}; anything else leaves the function's own a0.
     */
    private UnwindResult fromNoCode(FrameRegisters registers) {
        int increment = XtensaRegisters.callIncrement(registers);
        OptionalLong raw = registers.value(4 * increment);
        if (increment == 0 || raw.isEmpty()) {
            return fromCode(registers);
        }
        WindowedReturnAddress returnAddress = new WindowedReturnAddress(raw.getAsLong());
        CallSite site = CallSite.before(program, returnAddress.address());
        if (returnAddress.increment() == increment && site.fits(increment) && reaches(site, registers)) {
            return caller(registers.withPc(returnAddress.address()), Recovery.PROLOGUE);
        }
        // a return to a wild address has left its function without a trace
        return behindGap(fromCode(registers));
    }

    /** Whether this call can have gone to the frame's pc. */
    private static boolean reaches(CallSite site, FrameRegisters registers) {
        if (site.instruction().isEmpty()) {
            return true;
        }
        Instruction call = site.instruction().get();
        // the call overwrites its own target register where that is a4, a8 or a12
        OptionalLong target = registers.value(call.s());
        return call.isRegisterCall()
                && (call.s() == 4 * call.callIncrement() || target.isEmpty() || target.getAsLong() == registers.pc());
    }

    private UnwindResult fromCode(FrameRegisters registers) {
        OptionalLong stackPointer = registers.value(XtensaRegisters.A1);
        if (stackPointer.isEmpty()) {
            return ended(Stop.of(StopReason.NO_CALLER));
        }
        long sp = stackPointer.getAsLong();
        if (interruptedCode.isEntry(registers.pc())) {
            Optional<Frame> interrupted = interruptedCode.at(sp);
            if (interrupted.isPresent()) {
                return new UnwindResult.Caller(interrupted.get());
            }
        }
        OptionalLong raw = registers.value(XtensaRegisters.A0);
        if (raw.isEmpty()) {
            return fromUnknownReturnAddress(registers.pc(), sp);
        }
        WindowedReturnAddress returnAddress = new WindowedReturnAddress(raw.getAsLong());
        if (returnAddress.isEnd()) {
            return ended(Stop.of(StopReason.OUTERMOST));
        }
        CallSite site = CallSite.before(program, returnAddress.address());
        if (site.kind() == CallSite.Kind.CALL0 && returnAddress.increment() == 1) {
            return fromCallZero(registers, sp, returnAddress.address());
        }
        if (site.fits(returnAddress.increment())) {
            return fromWindow(registers, sp, returnAddress);
        }
        Optional<Frame> interrupted = interruptedCode.saidToReturnTo(sp, returnAddress.address());
        return interrupted.isPresent()
                ? new UnwindResult.Caller(interrupted.get())
                : ended(Stop.at(StopReason.CORRUPT, returnAddress.address()));
    }

    private UnwindResult fromWindow(FrameRegisters callee, long sp, WindowedReturnAddress returnAddress) {
        long pc = returnAddress.address();
        Optional<FrameRegisters> caller = Windows.ofCaller(memory, sp, pc, returnAddress.increment());
        if (caller.isPresent()
                && isBelievable(
                        callee, sp, caller.get().value(XtensaRegisters.A1).orElse(0))) {
            return caller(caller.get(), Recovery.WINDOW);
        }
        // the caller is known by its return address alone; its stack pointer by how far the callee lowered it
        OptionalLong callerSp = stackPointerBefore(callee, sp);
        FrameRegisters registers = FrameRegisters.of(pc);
        return caller(
                callerSp.isPresent() ? registers.with(XtensaRegisters.A1, callerSp.getAsLong()) : registers,
                Recovery.WINDOW);
    }

    /** Whether {@code callerSp} can be what the save area below {@code sp} should hold. */
    private boolean isBelievable(FrameRegisters callee, long sp, long callerSp) {
        if (!stackRange.allows(callerSp) || (callerSp <= sp && !interruptedCode.isEntry(callee.pc()))) {
            return false;
        }
        OptionalLong expected = stackPointerBefore(callee, sp);
        return expected.isEmpty() || expected.getAsLong() == callerSp || leadsOn(callerSp);
    }

    /** The caller's stack pointer by the size of the callee's frame, where that is fixed. */
    private OptionalLong stackPointerBefore(FrameRegisters callee, long sp) {
        Optional<Prologue> prologue =
                Prologue.before(program, callee.pc()).filter(known -> known.entered() && known.isFixed());
        long expected = prologue.isPresent() ? Addresses.plus(sp, prologue.get().frameSize()) : sp;
        return expected > sp && stackRange.allows(expected) ? OptionalLong.of(expected) : OptionalLong.empty();
    }

    /** Whether the save area below a stack pointer holds a return address that can be one. */
    private boolean leadsOn(long sp) {
        Optional<BaseSaveArea> area = BaseSaveArea.read(memory, sp);
        if (area.isEmpty()) {
            return false;
        }
        WindowedReturnAddress next = new WindowedReturnAddress(area.get().a0());
        return next.isEnd() || CallSite.before(program, next.address()).fits(next.increment());
    }

    /** The return address is lost, but the caller's registers are on the stack, and its own return address is among them. */
    private UnwindResult fromUnknownReturnAddress(long pc, long sp) {
        Optional<FrameRegisters> area = Windows.ofCaller(memory, sp, 0, 0);
        if (area.isEmpty()) {
            return ended(Stop.at(StopReason.UNREADABLE, BaseSaveArea.address(sp)));
        }
        FrameRegisters unknown = area.get();
        long unknownSp = unknown.value(XtensaRegisters.A1).orElse(0);
        WindowedReturnAddress returnAddress =
                new WindowedReturnAddress(unknown.value(XtensaRegisters.A0).orElse(0));
        if (unknownSp <= sp || !stackRange.allows(unknownSp)) {
            return ended(Stop.at(StopReason.CORRUPT, BaseSaveArea.address(sp)));
        }
        if (returnAddress.isEnd()) {
            return ended(Stop.of(StopReason.NO_CALLER));
        }
        CallSite site = CallSite.before(program, returnAddress.address());
        if (!site.fits(returnAddress.increment())) {
            return ended(Stop.at(StopReason.CORRUPT, BaseSaveArea.address(sp)));
        }
        OptionalLong inferred = OnlyCall.between(program, pc, site);
        return inferred.isPresent()
                ? caller(unknown.withPc(inferred.getAsLong()), Recovery.SCAN)
                : behindGap(fromWindow(unknown, unknownSp, returnAddress));
    }

    /** {@code call0} turns no window: the caller's registers are the callee's, but for those that the callee changed. */
    private UnwindResult fromCallZero(FrameRegisters registers, long sp, long returnAddress) {
        Optional<Prologue> callee = Prologue.before(program, registers.pc());
        Optional<Program.Function> function = program.functionAt(registers.pc());
        boolean ownCall =
                function.isPresent() && returnAddress > function.get().start() && returnAddress <= registers.pc();
        if (ownCall) {
            // a0 is left over from a call0 that this function made
            return fromCode(withOwnReturnAddress(registers, callee));
        }
        if (callee.filter(Prologue::entered).isPresent()) {
            return ended(Stop.at(StopReason.CORRUPT, returnAddress));
        }
        long callerSp = Addresses.plus(sp, callee.map(Prologue::frameSize).orElse(0L));
        if (callerSp < sp || !stackRange.allows(callerSp)) {
            return ended(Stop.at(StopReason.CORRUPT, callerSp));
        }
        // a12 to a15 are the callee's to preserve
        FrameRegisters caller = FrameRegisters.of(returnAddress).with(XtensaRegisters.A1, callerSp);
        for (int i = 12; i < XtensaRegisters.WINDOW; i++) {
            OptionalLong value = registers.value(i);
            caller = value.isPresent() ? caller.with(i, value.getAsLong()) : caller;
        }
        return caller(withOwnReturnAddress(caller, Prologue.before(program, returnAddress)), Recovery.PROLOGUE);
    }

    /** The registers with a0 as the function saved it; unknown if it did not. */
    private FrameRegisters withOwnReturnAddress(FrameRegisters registers, Optional<Prologue> prologue) {
        OptionalLong saved =
                prologue.isPresent() ? prologue.get().savedReturnAddress(registers, memory) : OptionalLong.empty();
        return saved.isPresent()
                ? registers.with(XtensaRegisters.A0, saved.getAsLong())
                : registers.without(XtensaRegisters.A0);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A return address is the first word of a base save area, which is aligned; the word behind it is the stack pointer of the
     * function that it belongs to.
     */
    @Override
    public List<Frame> resume(long address, long word) {
        WindowedReturnAddress returnAddress = new WindowedReturnAddress(word);
        Optional<BaseSaveArea> area = address % BaseSaveArea.SIZE == 0
                        && CallSite.before(program, returnAddress.address()).kind() == CallSite.Kind.WINDOWED_CALL
                        && CallSite.before(program, returnAddress.address()).fits(returnAddress.increment())
                ? BaseSaveArea.read(memory, Addresses.plus(address, BaseSaveArea.SIZE))
                : Optional.empty();
        if (area.isEmpty()
                || area.get().a1() <= address
                || !stackRange.allows(area.get().a1())) {
            return List.of();
        }
        return Windows.ofCaller(memory, area.get().a1(), returnAddress.address(), returnAddress.increment())
                .map(registers -> List.of(new Frame(
                        registers, Addresses.plus(registers.pc(), -1), OptionalLong.empty(), Recovery.SCAN, true)))
                .orElse(List.of());
    }

    /** {@return whether the frame's pc is at an {@code entry} that has not run} */
    boolean isAtEntry(FrameRegisters registers) {
        return XtensaRegisters.isWindowed(registers)
                && Instruction.at(program.code(), registers.pc())
                        .filter(Instruction::isEntry)
                        .isPresent();
    }

    /** The caller's stack pointer: as saved, else by the size of the function's frame. */
    private OptionalLong cfa(FrameRegisters registers) {
        OptionalLong stackPointer = registers.value(XtensaRegisters.A1);
        if (stackPointer.isEmpty() || !program.isCode(registers.pc())) {
            return OptionalLong.empty();
        }
        long sp = stackPointer.getAsLong();
        Optional<Prologue> prologue = Prologue.before(program, registers.pc());
        if (prologue.map(Prologue::entered).orElse(true)) {
            OptionalLong saved = Windows.callerStackPointer(memory, sp);
            if (saved.isPresent() && saved.getAsLong() > sp && stackRange.allows(saved.getAsLong())) {
                return saved;
            }
        }
        return prologue.filter(Prologue::isFixed).isPresent()
                ? OptionalLong.of(Addresses.plus(sp, prologue.get().frameSize()))
                : OptionalLong.empty();
    }

    private static UnwindResult caller(FrameRegisters registers, Recovery recovery) {
        return new UnwindResult.Caller(
                new Frame(registers, Addresses.plus(registers.pc(), -1), OptionalLong.empty(), recovery, false));
    }

    private static UnwindResult behindGap(UnwindResult result) {
        if (!(result instanceof UnwindResult.Caller caller)) {
            return result;
        }
        Frame frame = caller.frame();
        return new UnwindResult.Caller(
                new Frame(frame.registers(), frame.lookupPc(), frame.cfa(), frame.recovery(), true));
    }

    private static UnwindResult ended(Stop stop) {
        return new UnwindResult.Ended(stop);
    }
}

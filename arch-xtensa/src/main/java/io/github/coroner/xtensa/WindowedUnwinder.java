package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.Chip;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.Unwinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Call stacks of the windowed ABI, read from the save areas on the stack (Xtensa ABI, windowed register usage and stack
 * layout), with every step checked: a return address must stand behind a call of the right increment, a stack pointer must be
 * aligned, in RAM and above the one before.
 *
 * <p>Where windows do not lead on it reads the exception frame of an interrupt or exception, and steps over {@code call0} by
 * the callee's prologue.
 */
final class WindowedUnwinder implements Unwinder {
    private final Memory memory;
    private final Program program;
    private final StackRange stackRange;
    private final int limit;

    WindowedUnwinder(UnwindContext context) {
        memory = context.memory();
        program = context.program();
        stackRange = new StackRange(context.chip(), memory);
        limit = Math.max(1, context.limits().getInt(Limit.FRAMES));
    }

    /** Where stacks can be. */
    private record StackRange(Optional<Chip> chip, Memory memory) {
        /** ESP-IDF's rule ({@code esp_stack_ptr_is_sane}): aligned to 16, in RAM that data can be in. */
        boolean allows(long sp) {
            if (sp % 16 != 0) {
                return false;
            }
            if (chip.isEmpty()) {
                return memory.contains(BaseSaveArea.address(sp), BaseSaveArea.SIZE);
            }
            // one past the end of a range is the stack pointer of an empty stack there
            long last = Addresses.plus(sp, -1);
            Chip known = chip.get();
            return known.isIn(Chip.Kind.DRAM, last)
                    || known.isIn(Chip.Kind.EXTERNAL_RAM, last)
                    || known.isIn(Chip.Kind.RTC_FAST_DATA, last)
                    || known.isIn(Chip.Kind.RTC_SLOW, last);
        }
    }

    /** The caller of a frame, or why there is none; both where the caller is the last one that can be told. */
    private record Step(Optional<Frame> caller, Optional<Stop> stop) {
        static Step to(Frame caller) {
            return new Step(Optional.of(caller), Optional.empty());
        }

        static Step end(Stop stop) {
            return new Step(Optional.empty(), Optional.of(stop));
        }

        static Step last(Frame caller, Stop stop) {
            return new Step(Optional.of(caller), Optional.of(stop));
        }
    }

    private record Place(long pc, OptionalLong sp) {}

    @Override
    public Backtrace unwind(FrameRegisters first) {
        List<Frame> frames = new ArrayList<>();
        Set<Place> seen = new HashSet<>();
        frames.add(new Frame(first, first.pc(), cfa(first), Recovery.REGISTERS, false));
        seen.add(place(first));
        while (true) {
            Frame frame = frames.get(frames.size() - 1);
            Step step = frames.size() == 1 ? innermostStep(frame) : step(frame.registers());
            if (step.caller().isPresent()) {
                Frame caller = step.caller().get();
                if (!seen.add(place(caller.registers()))) {
                    return new Backtrace(frames, Stop.at(StopReason.LOOP, caller.pc()));
                }
                if (frames.size() >= limit) {
                    return new Backtrace(frames, Stop.of(StopReason.LIMIT));
                }
                frames.add(caller);
            }
            if (step.stop().isPresent()) {
                return new Backtrace(frames, step.stop().get());
            }
        }
    }

    private static Place place(FrameRegisters registers) {
        return new Place(registers.pc(), registers.value(XtensaRegisters.A1));
    }

    /** The innermost frame may be at any instruction, or at none. */
    private Step innermostStep(Frame frame) {
        FrameRegisters registers = frame.registers();
        if (!program.isCode(registers.pc())) {
            return wildStep(registers);
        }
        if (isAtEntry(registers)) {
            return entryStep(registers);
        }
        return step(registers);
    }

    /** {@code entry} has not run: the window has not turned, all registers are still the caller's. */
    private Step entryStep(FrameRegisters registers) {
        int increment = XtensaRegisters.callIncrement(registers);
        OptionalLong raw = registers.value(4 * increment);
        if (increment == 0 || raw.isEmpty()) {
            return Step.end(Stop.of(StopReason.NO_CALLER));
        }
        WindowedReturnAddress returnAddress = new WindowedReturnAddress(raw.getAsLong());
        if (returnAddress.isEnd()) {
            return Step.end(Stop.of(StopReason.OUTERMOST));
        }
        if (!CallSite.before(program, returnAddress.address()).fits(returnAddress.increment())) {
            return Step.end(Stop.at(StopReason.CORRUPT, returnAddress.address()));
        }
        return Step.to(callerInSameWindow(registers.withPc(returnAddress.address()), false));
    }

    /**
     * The pc is not in code: a jump through a bad pointer. A windowed call leaves its return address in a4, a8 or a12 and does
     * not turn the window before {@code entry}; anything else leaves the function's own a0.
     */
    private Step wildStep(FrameRegisters registers) {
        int increment = XtensaRegisters.callIncrement(registers);
        OptionalLong raw = registers.value(4 * increment);
        if (increment != 0 && raw.isPresent()) {
            WindowedReturnAddress returnAddress = new WindowedReturnAddress(raw.getAsLong());
            CallSite site = CallSite.before(program, returnAddress.address());
            if (returnAddress.increment() == increment && site.fits(increment) && reaches(site, registers)) {
                return Step.to(callerInSameWindow(registers.withPc(returnAddress.address()), false));
            }
        }
        Step step = step(registers);
        // a return to a wild address has left its function without a trace
        return step.caller().isPresent() && increment != 0
                ? new Step(step.caller().map(WindowedUnwinder::behindGap), step.stop())
                : step;
    }

    /** Whether this call can have gone to the frame's pc. */
    private static boolean reaches(CallSite site, FrameRegisters registers) {
        if (site.instruction().isEmpty()) {
            return true;
        }
        Instruction call = site.instruction().get();
        if (!call.isRegisterCall()) {
            return false;
        }
        // the call overwrites its own target register where that is a4, a8 or a12
        OptionalLong target = registers.value(call.s());
        return call.s() == 4 * call.callIncrement() || target.isEmpty() || target.getAsLong() == registers.pc();
    }

    private Step step(FrameRegisters registers) {
        OptionalLong stackPointer = registers.value(XtensaRegisters.A1);
        if (stackPointer.isEmpty()) {
            return Step.end(Stop.of(StopReason.NO_CALLER));
        }
        long sp = stackPointer.getAsLong();
        if (isInterruptEntry(registers.pc())) {
            Optional<Frame> interrupted = interruptedAt(sp);
            if (interrupted.isPresent()) {
                return Step.to(interrupted.get());
            }
        }
        OptionalLong raw = registers.value(XtensaRegisters.A0);
        if (raw.isEmpty()) {
            return stepOverUnknownCaller(sp);
        }
        WindowedReturnAddress returnAddress = new WindowedReturnAddress(raw.getAsLong());
        if (returnAddress.isEnd()) {
            return Step.end(Stop.of(StopReason.OUTERMOST));
        }
        CallSite site = CallSite.before(program, returnAddress.address());
        if (site.kind() == CallSite.Kind.CALL0 && returnAddress.increment() == 1) {
            return callZeroStep(registers, sp, returnAddress.address());
        }
        if (site.fits(returnAddress.increment())) {
            return windowedStep(registers, sp, returnAddress);
        }
        Optional<Frame> interrupted = interruptedBefore(sp, returnAddress.address());
        return interrupted.isPresent()
                ? Step.to(interrupted.get())
                : Step.end(Stop.at(StopReason.CORRUPT, returnAddress.address()));
    }

    private Step windowedStep(FrameRegisters callee, long sp, WindowedReturnAddress returnAddress) {
        Optional<FrameRegisters> caller =
                Windows.ofCaller(memory, sp, returnAddress.address(), returnAddress.increment());
        if (caller.isEmpty()) {
            return Step.last(
                    callerWithoutRegisters(returnAddress.address()),
                    Stop.at(StopReason.UNREADABLE, BaseSaveArea.address(sp)));
        }
        long callerSp = caller.get().value(XtensaRegisters.A1).orElse(0);
        boolean risen = callerSp > sp || isInterruptEntry(callee.pc());
        if (!risen || !stackRange.allows(callerSp)) {
            return Step.last(
                    callerWithoutRegisters(returnAddress.address()),
                    Stop.at(StopReason.CORRUPT, Windows.callerStackPointerAddress(sp)));
        }
        return Step.to(caller(caller.get(), Recovery.WINDOW, false));
    }

    /** The return address is lost, but the caller's registers are on the stack, and its own return address is among them. */
    private Step stepOverUnknownCaller(long sp) {
        Optional<FrameRegisters> unknown = Windows.ofCaller(memory, sp, 0, 0);
        if (unknown.isEmpty()) {
            return Step.end(Stop.at(StopReason.UNREADABLE, BaseSaveArea.address(sp)));
        }
        FrameRegisters registers = unknown.get();
        long callerSp = registers.value(XtensaRegisters.A1).orElse(0);
        WindowedReturnAddress returnAddress =
                new WindowedReturnAddress(registers.value(XtensaRegisters.A0).orElse(0));
        if (returnAddress.isEnd()
                || callerSp <= sp
                || !stackRange.allows(callerSp)
                || !CallSite.before(program, returnAddress.address()).fits(returnAddress.increment())) {
            return Step.end(Stop.of(StopReason.NO_CALLER));
        }
        Step step = windowedStep(registers, callerSp, returnAddress);
        return new Step(step.caller().map(WindowedUnwinder::behindGap), step.stop());
    }

    /** {@code call0} turns no window: the caller's registers are the callee's, but for those that the callee changed. */
    private Step callZeroStep(FrameRegisters registers, long sp, long returnAddress) {
        Optional<Program.Function> function = program.functionAt(registers.pc());
        if (function.isPresent() && returnAddress > function.get().start() && returnAddress <= registers.pc()) {
            // a0 is left over from a call0 that this function made
            return step(ownReturnAddress(registers, function.get().start(), registers.pc()));
        }
        long callerSp = sp;
        if (function.isPresent()) {
            Prologue callee = Prologue.read(program.code(), function.get().start(), registers.pc());
            if (callee.entered()) {
                return Step.end(Stop.at(StopReason.CORRUPT, returnAddress));
            }
            callerSp = Addresses.plus(sp, callee.frameSize());
        }
        if (callerSp < sp || !stackRange.allows(callerSp)) {
            return Step.last(callerWithoutRegisters(returnAddress), Stop.at(StopReason.CORRUPT, callerSp));
        }
        // a12 to a15 are the callee's to preserve
        FrameRegisters caller = FrameRegisters.of(returnAddress).with(XtensaRegisters.A1, callerSp);
        for (int i = 12; i < XtensaRegisters.WINDOW; i++) {
            OptionalLong value = registers.value(i);
            if (value.isPresent()) {
                caller = caller.with(i, value.getAsLong());
            }
        }
        Optional<Program.Function> callerFunction = program.functionAt(Addresses.plus(returnAddress, -1));
        if (callerFunction.isPresent()) {
            caller = ownReturnAddress(caller, callerFunction.get().start(), returnAddress);
        }
        return Step.to(caller(caller, Recovery.PROLOGUE, false));
    }

    /** The registers with a0 as the function saved it before its first {@code call0}; unknown if it did not. */
    private FrameRegisters ownReturnAddress(FrameRegisters registers, long start, long pc) {
        Prologue prologue = Prologue.read(program.code(), start, pc);
        OptionalLong saved = OptionalLong.empty();
        if (prologue.returnAddressRegister() != 0) {
            saved = registers.value(prologue.returnAddressRegister());
        }
        OptionalLong sp = registers.value(XtensaRegisters.A1);
        if (saved.isEmpty() && prologue.returnAddressOffset().isPresent() && sp.isPresent()) {
            saved = memory.u32(Addresses.plus(
                    sp.getAsLong(), prologue.returnAddressOffset().getAsLong()));
        }
        return saved.isPresent()
                ? registers.with(XtensaRegisters.A0, saved.getAsLong())
                : registers.without(XtensaRegisters.A0);
    }

    /** The function that was interrupted, if the stack pointer of an entry stub points to its exception frame. */
    private Optional<Frame> interruptedAt(long sp) {
        return ExceptionFrame.read(memory, sp)
                .filter(ExceptionFrame::isConsistent)
                .flatMap(this::interrupted);
    }

    /**
     * The function that was interrupted, if an entry stub left its pc and stack pointer as those of a caller, so that device and
     * debugger can go on through it. Its stack may be another one.
     */
    private Optional<Frame> interruptedBefore(long sp, long pc) {
        Optional<Frame> atStackPointer = interruptedAt(sp).filter(frame -> frame.pc() == pc);
        if (atStackPointer.isPresent()) {
            return atStackPointer;
        }
        OptionalLong interruptedSp = Windows.callerStackPointer(memory, sp);
        return interruptedSp.isPresent() && stackRange.allows(interruptedSp.getAsLong())
                ? ExceptionFrame.below(memory, pc, interruptedSp.getAsLong()).flatMap(this::interrupted)
                : Optional.empty();
    }

    private Optional<Frame> interrupted(ExceptionFrame frame) {
        FrameRegisters registers = frame.registers();
        return program.isCode(registers.pc()) && stackRange.allows(frame.sp())
                ? Optional.of(new Frame(registers, registers.pc(), cfa(registers), Recovery.EXCEPTION_FRAME, false))
                : Optional.empty();
    }

    private Frame callerInSameWindow(FrameRegisters registers, boolean gapBefore) {
        return caller(registers, Recovery.PROLOGUE, gapBefore);
    }

    private Frame caller(FrameRegisters registers, Recovery recovery, boolean gapBefore) {
        return new Frame(registers, Addresses.plus(registers.pc(), -1), cfa(registers), recovery, gapBefore);
    }

    private static Frame callerWithoutRegisters(long pc) {
        return new Frame(FrameRegisters.of(pc), Addresses.plus(pc, -1), OptionalLong.empty(), Recovery.WINDOW, false);
    }

    private static Frame behindGap(Frame frame) {
        return new Frame(frame.registers(), frame.lookupPc(), frame.cfa(), frame.recovery(), true);
    }

    private boolean isAtEntry(FrameRegisters registers) {
        return XtensaRegisters.isWindowed(registers)
                && Instruction.at(program.code(), registers.pc())
                        .filter(Instruction::isEntry)
                        .isPresent();
    }

    private boolean isInterruptEntry(long pc) {
        return program.functionAt(pc)
                .filter(function -> InterruptEntries.contains(function.name()))
                .isPresent();
    }

    /** The caller's stack pointer: as saved, else by the size of the function's frame. */
    private OptionalLong cfa(FrameRegisters registers) {
        OptionalLong stackPointer = registers.value(XtensaRegisters.A1);
        if (stackPointer.isEmpty() || !program.isCode(registers.pc())) {
            return OptionalLong.empty();
        }
        long sp = stackPointer.getAsLong();
        Optional<Program.Function> function = program.functionAt(registers.pc());
        Prologue prologue = function.map(known -> Prologue.read(program.code(), known.start(), registers.pc()))
                .orElse(new Prologue(true, 0, 0, OptionalLong.empty()));
        if (prologue.entered()) {
            OptionalLong saved = Windows.callerStackPointer(memory, sp);
            if (saved.isPresent() && saved.getAsLong() > sp && stackRange.allows(saved.getAsLong())) {
                return saved;
            }
        }
        return function.isPresent() ? OptionalLong.of(Addresses.plus(sp, prologue.frameSize())) : OptionalLong.empty();
    }
}

package io.github.coroner.riscv;

import io.github.coroner.dwarf.RegisterRule;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Memory;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.unwind.CallFrameStep;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.OutermostFunctions;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stepper;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindResult;
import io.github.coroner.unwind.UnwindStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Goes from frame to frame by the best means there is: an exception frame, call frame information, the function's prologue, a
 * chain of frame pointers, the return address register. A return address must lie in code, and behind a call instruction where
 * the code is there to see.
 */
final class RiscvStepper implements Stepper {
    private static final int STACK_ALIGNMENT = 16;

    /** Frames whose return address is not at their top: variadic functions store arguments above it. */
    private static final int CANDIDATES = 9;

    /** No frame of a real function is larger. */
    private static final long LARGEST_FRAME = 0x1_0000;

    /** What lies between the outermost frame and the end of its task's stack: thread-local variables at most. */
    private static final int STACK_END = 512;

    private final UnwindContext context;
    private final Memory memory;
    private final Program program;
    private final TrapEntries traps;

    RiscvStepper(UnwindContext context) {
        this.context = context;
        this.memory = context.memory();
        this.program = context.program();
        this.traps = new TrapEntries(context);
    }

    @Override
    public int stackPointer() {
        return Registers.SP;
    }

    @Override
    public UnwindStep step(Frame frame, boolean isFirst, Problems problems) {
        if (isFirst && !program.isCode(frame.pc())) {
            return fromBadJump(frame);
        }
        Optional<FrameRegisters> interrupted = traps.interruptedBy(frame);
        if (interrupted.isPresent()) {
            FrameRegisters registers = interrupted.get();
            Frame caller = new Frame(registers, registers.pc(), OptionalLong.empty(), Recovery.EXCEPTION_FRAME, false);
            return new UnwindStep(OptionalLong.empty(), new UnwindResult.Caller(caller));
        }
        Optional<Program.Function> function = program.functionAt(frame.lookupPc());
        boolean exact = isFirst || frame.recovery() == Recovery.EXCEPTION_FRAME;
        Recovery recovery = Recovery.CFI;
        Optional<UnwindRow> row = callFrameInformation(frame, problems);
        if (row.isEmpty() && function.isPresent() && traps.isEntry(function.get())) {
            return UnwindStep.ended(Stop.of(StopReason.OUTERMOST));
        }
        if (row.isEmpty()) {
            recovery = Recovery.PROLOGUE;
            row = prologue(frame, function, exact);
        }
        if (function.isPresent()
                && OutermostFunctions.isOutermost(function.get().name())) {
            OptionalLong cfa = row.isPresent() ? stepBy(row.get(), frame).cfa() : OptionalLong.empty();
            return UnwindStep.ended(cfa, Stop.of(StopReason.OUTERMOST));
        }
        UnwindStep failed = UnwindStep.ended(Stop.at(StopReason.NO_CALLER, frame.pc()));
        if (row.isPresent()) {
            UnwindStep step = apply(row.get(), frame, exact, recovery);
            if (recovery == Recovery.CFI || step.result() instanceof UnwindResult.Caller) {
                return step;
            }
            failed = step;
        }
        return byFramePointer(frame)
                .or(() -> isFirst ? byReturnAddressRegister(frame) : Optional.empty())
                .orElse(failed);
    }

    @Override
    public List<Frame> resume(long address, long word) {
        if (!program.isCode(word) || CallSites.before(program.code(), word).isEmpty()) {
            return List.of();
        }
        List<Frame> candidates = new ArrayList<>(CANDIDATES);
        long lowest = address + 4 + STACK_ALIGNMENT - 1 & -STACK_ALIGNMENT;
        // compilers store s0 right below ra
        OptionalLong savedFp = memory.u32(address - 4);
        for (int i = 0; i < CANDIDATES; i++) {
            FrameRegisters registers = FrameRegisters.of(word)
                    .with(Registers.ZERO, 0)
                    .with(Registers.SP, lowest + (long) i * STACK_ALIGNMENT);
            if (savedFp.isPresent()) {
                registers = registers.with(Registers.FP, savedFp.getAsLong());
            }
            candidates.add(new Frame(registers, word - 1, OptionalLong.empty(), Recovery.SCAN, true));
        }
        return candidates;
    }

    @Override
    public boolean mayCall(Frame caller, Frame callee) {
        OptionalLong target = CallSites.target(program.code(), caller.pc());
        Optional<Program.Function> function = program.functionAt(callee.lookupPc());
        Optional<Program.Function> called =
                target.isPresent() ? program.functionAt(target.getAsLong()) : Optional.empty();
        return function.isEmpty()
                || called.isEmpty()
                || called.get().start() == function.get().start()
                || CallSites.jumpsTo(
                        program.code(),
                        called.get().start(),
                        called.get().end(),
                        function.get().start());
    }

    private Optional<UnwindRow> callFrameInformation(Frame frame, Problems problems) {
        try {
            return program.unwindRow(frame.lookupPc());
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
            return Optional.empty();
        }
    }

    private Optional<UnwindRow> prologue(Frame frame, Optional<Program.Function> function, boolean exact) {
        Memory code = program.code();
        long place = exact
                ? frame.pc()
                : CallSites.before(code, frame.pc()).map(Instruction::address).orElse(frame.lookupPc() & ~1L);
        OptionalLong start = function.isPresent()
                ? OptionalLong.of(function.get().start())
                : PrologueAnalysis.findStart(code, place);
        return start.isPresent() && code.contains(start.getAsLong(), 2)
                ? PrologueAnalysis.rowAt(code, start.getAsLong(), place)
                : Optional.empty();
    }

    private CallFrameStep stepBy(UnwindRow row, Frame frame) {
        return CallFrameStep.of(row, frame.registers(), memory, Registers.SP, context.limits());
    }

    private UnwindStep apply(UnwindRow row, Frame frame, boolean exact, Recovery recovery) {
        CallFrameStep step = stepBy(row, frame);
        OptionalLong cfa = step.cfa();
        if (row.isOutermost()) {
            return UnwindStep.ended(cfa, Stop.of(StopReason.OUTERMOST));
        }
        if (cfa.isEmpty()) {
            return UnwindStep.ended(Stop.at(StopReason.NO_CALLER, frame.pc()));
        }
        int column = row.returnAddressRegister();
        RegisterRule rule = row.rule(column);
        boolean unsaved = rule instanceof RegisterRule.Unspecified || rule instanceof RegisterRule.SameValue;
        if (unsaved && !exact) {
            // the call that this frame is in has overwritten it
            return UnwindStep.ended(cfa, Stop.at(StopReason.NO_CALLER, frame.pc()));
        }
        OptionalLong value = step.value(column, cfa.getAsLong());
        if (value.isEmpty()) {
            OptionalLong location = step.location(column, cfa.getAsLong());
            return UnwindStep.ended(
                    cfa,
                    location.isPresent()
                            ? Stop.at(StopReason.UNREADABLE, location.getAsLong())
                            : Stop.at(StopReason.NO_CALLER, frame.pc()));
        }
        long pc = value.getAsLong() & ~1L;
        Optional<Stop> end = judge(pc, cfa.getAsLong(), row.signalFrame());
        if (end.isPresent()) {
            return UnwindStep.ended(cfa, end.get());
        }
        FrameRegisters registers = step.caller(cfa.getAsLong(), pc);
        long lookupPc = row.signalFrame() ? pc : pc - 1;
        Frame caller = new Frame(registers, lookupPc, OptionalLong.empty(), recovery, false);
        List<Frame> left =
                row.signalFrame() ? List.of() : TailCallFrames.between(frame, cfa.getAsLong(), caller, program);
        return new UnwindStep(cfa, left, new UnwindResult.Caller(caller));
    }

    /** Why the chain ends at this return address; empty if it does not. */
    private Optional<Stop> judge(long returnAddress, long cfa, boolean interrupted) {
        if (returnAddress == 0) {
            boolean atStackEnd = !memory.contains(cfa, STACK_END);
            return Optional.of(Stop.at(atStackEnd ? StopReason.OUTERMOST : StopReason.CORRUPT, 0));
        }
        boolean isTaskExit = program.functionAt(returnAddress)
                .filter(function -> function.start() == returnAddress)
                .filter(function -> OutermostFunctions.isTaskExit(function.name()))
                .isPresent();
        if (isTaskExit) {
            return Optional.of(Stop.of(StopReason.OUTERMOST));
        }
        boolean possible =
                program.isCode(returnAddress) && (interrupted || CallSites.isPossible(program.code(), returnAddress));
        return possible ? Optional.empty() : Optional.of(Stop.at(StopReason.CORRUPT, returnAddress));
    }

    /** A jump to where no code is: the jump itself has changed nothing, and if it was a call, ra leads back. */
    private UnwindStep fromBadJump(Frame frame) {
        Optional<UnwindStep> caller = byReturnAddressRegister(frame);
        return caller.orElseGet(() -> UnwindStep.ended(Stop.at(StopReason.NO_CALLER, frame.pc())));
    }

    private Optional<UnwindStep> byReturnAddressRegister(Frame frame) {
        OptionalLong ra = frame.registers().value(Registers.RA);
        OptionalLong sp = frame.registers().value(Registers.SP);
        if (ra.isEmpty() || sp.isEmpty()) {
            return Optional.empty();
        }
        long pc = ra.getAsLong() & ~1L;
        if (pc == 0 || !program.isCode(pc) || !CallSites.isPossible(program.code(), pc)) {
            return Optional.empty();
        }
        // without the code nobody can tell whether the function has made calls of its own since
        boolean sure = !program.isCode(frame.pc());
        Frame caller = new Frame(
                frame.registers().withPc(pc),
                pc - 1,
                OptionalLong.empty(),
                sure ? Recovery.REGISTERS : Recovery.SCAN,
                false);
        return Optional.of(UnwindStep.to(sp.getAsLong(), caller));
    }

    /** The convention of code built with frame pointers: s0 is the canonical frame address, ra and the old s0 lie below it. */
    private Optional<UnwindStep> byFramePointer(Frame frame) {
        FrameRegisters registers = frame.registers();
        OptionalLong sp = registers.value(Registers.SP);
        OptionalLong fp = registers.value(Registers.FP);
        if (sp.isEmpty() || fp.isEmpty()) {
            return Optional.empty();
        }
        long cfa = fp.getAsLong();
        long size = cfa - sp.getAsLong();
        OptionalLong ra = memory.u32(cfa - 4);
        OptionalLong savedFp = memory.u32(cfa - 8);
        boolean isFrame = size > 0 && size <= LARGEST_FRAME && cfa % STACK_ALIGNMENT == 0;
        if (!isFrame || ra.isEmpty() || savedFp.isEmpty()) {
            return Optional.empty();
        }
        long pc = ra.getAsLong();
        if (!program.isCode(pc) || CallSites.before(program.code(), pc).isEmpty()) {
            return Optional.empty();
        }
        FrameRegisters caller = registers.withPc(pc).with(Registers.SP, cfa).with(Registers.FP, savedFp.getAsLong());
        return Optional.of(
                UnwindStep.to(cfa, new Frame(caller, pc - 1, OptionalLong.empty(), Recovery.FRAME_POINTER, false)));
    }
}

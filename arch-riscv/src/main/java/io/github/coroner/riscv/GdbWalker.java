package io.github.coroner.riscv;

import io.github.coroner.dwarf.CfaRule;
import io.github.coroner.dwarf.RegisterRule;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Memory;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.riscv.GdbFrame.Source;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.CallFrameStep;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import io.github.coroner.unwind.UnwindContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Follows a call stack as gdb 13 does: by call frame information, else by {@link GdbPrologue}; with its end frames, its reasons
 * to stop and the lines it prints then. Used once, by one thread.
 */
final class GdbWalker {
    private static final String NOT_SAVED = "frame did not save the PC";
    private static final String IDENTICAL = "previous frame identical to this frame (corrupt stack?)";
    private static final String INNER = "previous frame inner to this frame (corrupt stack?)";

    private final UnwindContext context;
    private final Program program;
    private final Memory memory;
    private final Problems problems;
    private final List<Frame> frames = new ArrayList<>();
    /** What makes a frame the same as another one: its canonical frame address and its function's start. */
    private final Set<Long> identities = new HashSet<>();

    /**
     * How to leave a frame.
     *
     * @param cfa its address; empty if gdb has none, which ends the trace without a word
     * @param error address of memory that was needed for it and is not there
     * @param outermost whether its unwind information says that nobody called it
     * @param signalFrame whether it is one (augmentation {@code S}): its caller was interrupted and did not call
     * @param caller the caller's registers, its pc not yet among them
     * @param pc the caller's pc; empty if it is not known
     * @param pcSource where that comes from
     * @param recovery the means
     */
    private record Leave(
            OptionalLong cfa,
            OptionalLong error,
            boolean outermost,
            boolean signalFrame,
            GdbFrame caller,
            OptionalLong pc,
            Source pcSource,
            Recovery recovery) {

        /** A frame that gdb has no address for; an error says which memory was missing for that. */
        static Leave failed(GdbFrame frame, OptionalLong error) {
            return new Leave(
                    OptionalLong.empty(),
                    error,
                    false,
                    false,
                    frame,
                    OptionalLong.empty(),
                    frame.source(Registers.RA),
                    Recovery.CFI);
        }

        OptionalLong unreadable() {
            return pc.isEmpty() && pcSource.isMemory() ? OptionalLong.of(pcSource.where()) : OptionalLong.empty();
        }
    }

    private GdbWalker(UnwindContext context) {
        this.context = context;
        this.program = context.program();
        this.memory = new InitializedMemory(context.memory(), context.program().initial());
        this.problems = new Problems(context.limits());
    }

    /** {@return gdb's call stack} */
    static Backtrace walk(FrameRegisters first, UnwindContext context) {
        GdbWalker walker = new GdbWalker(context);
        Stop stop = walker.follow(first);
        return new Backtrace(walker.frames, stop, walker.problems.toList());
    }

    private Stop follow(FrameRegisters first) {
        int limit = context.limits().getInt(Limit.FRAMES);
        GdbFrame current = new GdbFrame(first, Map.of());
        Frame frame = new Frame(first, first.pc(), OptionalLong.empty(), Recovery.REGISTERS, false);
        Leave leave = leave(current, frame);
        Optional<Leave> callee = Optional.empty();
        while (true) {
            frames.add(leave.cfa.isPresent() ? frame.withCfa(leave.cfa.getAsLong()) : frame);
            identities.add(identity(leave, frame));
            Optional<Stop> end = endBefore(leave, callee, frame);
            if (end.isPresent()) {
                return end.get();
            }
            if (leave.pc.isEmpty()) {
                OptionalLong address = leave.unreadable();
                return address.isPresent() ? unreadable(address.getAsLong()) : Stop.of(StopReason.NO_CALLER);
            }
            long callerPc = leave.pc.getAsLong();
            GdbFrame caller = new GdbFrame(leave.caller.registers().withPc(callerPc), leave.caller.sources());
            long lookupPc = leave.signalFrame ? callerPc : Addresses.plus(callerPc, -1);
            Frame callerFrame = new Frame(caller.registers(), lookupPc, OptionalLong.empty(), leave.recovery, false);
            Leave next = leave(caller, callerFrame);
            if (next.error.isPresent()) {
                return unreadable(next.error.getAsLong());
            }
            if (next.cfa.isPresent() && identities.contains(identity(next, callerFrame))) {
                return trailed(StopReason.LOOP, callerPc, IDENTICAL);
            }
            // gdb shows nothing above main, above the program's entry, and above a frame at address 0
            if (isLastShown(frame)) {
                return next.cfa.isPresent() ? Stop.of(StopReason.OUTERMOST) : Stop.of(StopReason.NO_CALLER);
            }
            if (frames.size() >= limit) {
                return Stop.of(StopReason.LIMIT);
            }
            List<Frame> left = leave.recovery == Recovery.CFI && !leave.signalFrame
                    ? TailCallFrames.between(frame, leave.cfa.getAsLong(), callerFrame, program)
                    : List.of();
            frames.addAll(left);
            // gdb compares a frame with its callee only if that is an ordinary one
            callee = left.isEmpty() ? Optional.of(leave) : Optional.empty();
            frame = callerFrame;
            leave = next;
        }
    }

    /** Why gdb does not even look for the caller. */
    private static Optional<Stop> endBefore(Leave leave, Optional<Leave> callee, Frame frame) {
        if (leave.error.isPresent()) {
            return Optional.of(unreadable(leave.error.getAsLong()));
        }
        if (leave.outermost) {
            return Optional.of(Stop.of(StopReason.OUTERMOST));
        }
        if (leave.cfa.isEmpty()) {
            return Optional.of(Stop.at(StopReason.NO_CALLER, frame.pc()));
        }
        if (callee.isPresent()) {
            long calleeCfa = callee.get().cfa.orElse(0);
            if (!callee.get().signalFrame && leave.cfa.getAsLong() < calleeCfa) {
                return Optional.of(trailed(StopReason.LOOP, leave.cfa.getAsLong(), INNER));
            }
            if (leave.pcSource.isSame(callee.get().pcSource)) {
                return Optional.of(trailed(StopReason.NO_CALLER, frame.pc(), NOT_SAVED));
            }
        }
        return Optional.empty();
    }

    private boolean isLastShown(Frame frame) {
        Optional<Program.Function> function = program.symbolAt(frame.lookupPc());
        boolean isStart =
                function.isPresent() && (function.get().name().equals("main") || isEntryFunction(function.get()));
        return isStart || (frames.size() > 1 && frame.pc() == 0);
    }

    private boolean isEntryFunction(Program.Function function) {
        OptionalLong entry = program.entryPoint();
        return entry.isPresent()
                && program.symbolAt(entry.getAsLong())
                        .filter(start -> start.start() == function.start())
                        .isPresent();
    }

    private long identity(Leave leave, Frame frame) {
        return leave.cfa.orElse(-1) << 32 | functionStart(frame);
    }

    private long functionStart(Frame frame) {
        return program.symbolAt(frame.lookupPc()).map(Program.Function::start).orElse(0L);
    }

    private Leave leave(GdbFrame frame, Frame shown) {
        Optional<UnwindRow> row = Optional.empty();
        try {
            row = program.unwindRow(shown.lookupPc());
        } catch (FormatException e) {
            problems.add(ProblemCode.BAD_DEBUG_INFORMATION, e);
        }
        return row.isPresent() ? byRow(row.get(), frame) : byPrologue(frame, shown);
    }

    private Leave byRow(UnwindRow row, GdbFrame frame) {
        CallFrameStep step = CallFrameStep.of(row, frame.registers(), memory, Registers.SP, context.limits());
        OptionalLong cfa = step.cfa();
        if (cfa.isEmpty()) {
            OptionalLong error = row.cfa() instanceof CfaRule.RegisterOffset rule
                    ? frame.unreadable(rule.register())
                    : OptionalLong.empty();
            return Leave.failed(frame, error);
        }
        Map<Integer, Source> sources = new HashMap<>();
        for (int register = 1; register < Registers.COUNT; register++) {
            sources.put(register, source(step, row.rule(register), register, cfa.getAsLong(), frame));
        }
        FrameRegisters caller = step.caller(cfa.getAsLong(), frame.registers().pc());
        int column = row.returnAddressRegister();
        return new Leave(
                cfa,
                OptionalLong.empty(),
                row.isOutermost(),
                row.signalFrame(),
                new GdbFrame(caller, sources),
                caller.value(column),
                sources.getOrDefault(column, frame.source(column)),
                Recovery.CFI);
    }

    private static Source source(CallFrameStep step, RegisterRule rule, int register, long cfa, GdbFrame frame) {
        if (rule instanceof RegisterRule.Unspecified || rule instanceof RegisterRule.SameValue) {
            return frame.source(register);
        }
        if (rule instanceof RegisterRule.Register other) {
            return frame.source(other.register());
        }
        OptionalLong location = step.location(register, cfa);
        return location.isPresent() ? new Source(true, location.getAsLong()) : frame.source(register);
    }

    private Leave byPrologue(GdbFrame frame, Frame shown) {
        long start = functionStart(shown);
        long limit = shown.pc();
        OptionalLong prologueEnd =
                start == 0 ? OptionalLong.empty() : program.facts().prologueEnd(start);
        if (prologueEnd.isPresent()) {
            limit = Math.min(limit, prologueEnd.getAsLong());
        }
        Optional<GdbPrologue> read = GdbPrologue.read(memory, start, limit);
        OptionalLong base =
                read.isPresent() ? frame.registers().value(read.get().baseRegister()) : OptionalLong.empty();
        if (read.isEmpty() || base.isEmpty()) {
            return Leave.failed(frame, OptionalLong.empty());
        }
        GdbPrologue prologue = read.get();
        long cfa = Addresses.plus(base.getAsLong(), prologue.baseOffset());
        FrameRegisters registers = frame.registers().with(Registers.SP, cfa);
        Map<Integer, Source> sources = new HashMap<>(frame.sources());
        for (int register = Registers.SP + 1; register < Registers.COUNT; register++) {
            OptionalInt saved = prologue.savedAt(register);
            if (saved.isPresent()) {
                long address = Addresses.plus(cfa, saved.getAsInt());
                OptionalLong word = memory.u32(address);
                registers = word.isPresent() ? registers.with(register, word.getAsLong()) : registers.without(register);
                sources.put(register, new Source(true, address));
            }
        }
        // gdb takes the pc from where ra is saved, and leaves the caller's ra as it is in this frame
        OptionalInt savedRa = prologue.savedAt(Registers.RA);
        Source pcSource = savedRa.isPresent()
                ? new Source(true, Addresses.plus(cfa, savedRa.getAsInt()))
                : frame.source(Registers.RA);
        return new Leave(
                OptionalLong.of(cfa),
                OptionalLong.empty(),
                false,
                false,
                new GdbFrame(registers, sources),
                savedRa.isPresent() ? memory.u32(pcSource.where()) : registers.value(Registers.RA),
                pcSource,
                Recovery.PROLOGUE);
    }

    private static Stop unreadable(long address) {
        return trailed(
                StopReason.UNREADABLE, address, "Cannot access memory at address " + Addresses.shortHex(address));
    }

    private static Stop trailed(StopReason reason, long address, String why) {
        return new Stop(reason, OptionalLong.of(address), Optional.of("Backtrace stopped: " + why));
    }
}

package io.github.coroner.xtensa;

import io.github.coroner.format.Addresses;
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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Call stacks as gdb shows them, its mistakes included, for reports that are compared with gdb's.
 *
 * <p>It believes every word: no return address and no stack pointer is checked. What it does otherwise than {@link
 * WindowedStepper}:
 *
 * <ul>
 *   <li>region bits of a return address come from the pc that returns, so that all callers of a wild pc are lost;
 *   <li>the caller of a function at its {@code entry} is shown whatever its address is: 0x40000000 for a task that never ran;
 *   <li>the upper registers of a caller are what the lower ones of the function that it called are now;
 *   <li>of a function that returns to 0 the caller's stack pointer is not known, nor is what lies relative to it.
 * </ul>
 *
 * <p>The gdb is Espressif's, as esp-coredump runs it. A gdb of the GNU project takes a return address at which the next function
 * begins for an {@code entry} that has not run, and ends such a chain; Espressif's goes on, and so do we.
 */
final class GdbUnwinder implements Unwinder {
    private static final String IDENTICAL = "previous frame identical to this frame (corrupt stack?)";
    private static final String INNER = "previous frame inner to this frame (corrupt stack?)";

    /** Registers that a function sees. */
    private static final int WINDOW = 16;

    private final Memory memory;
    private final Program program;
    private final int limit;

    GdbUnwinder(UnwindContext context) {
        memory = context.memory();
        program = context.program();
        limit = Math.max(1, context.limits().getInt(Limit.FRAMES));
    }

    @Override
    public Backtrace unwind(FrameRegisters first) {
        Chain chain = new Chain(XtensaRegisters.isWindowed(first));
        Optional<FrameRegisters> next = Optional.of(first);
        while (next.isPresent()) {
            next = chain.follow(next.get());
        }
        return new Backtrace(chain.frames, chain.stop);
    }

    /** A chain while it grows. */
    private final class Chain {
        private final boolean windowed;
        private final List<Frame> frames = new ArrayList<>();
        /** What gdb tells frames apart by: where the caller's stack pointer is, and the function's start. */
        private final Set<Long> seen = new HashSet<>();

        private long calleeCfa;
        private Stop stop = Stop.of(StopReason.LIMIT);

        Chain(boolean windowed) {
            this.windowed = windowed;
        }

        /** Adds a frame and goes to its caller; empty if the chain ends, with the reason in {@code stop}. */
        Optional<FrameRegisters> follow(FrameRegisters registers) {
            boolean innermost = frames.isEmpty();
            boolean atEntry = innermost && windowed && isEntry(registers.pc());
            long raw = returnAddress(registers, atEntry);
            if (!windowed || (raw == 0 && !atEntry)) {
                frames.add(frame(
                        registers, frames, windowed ? OptionalLong.empty() : registers.value(XtensaRegisters.A1)));
                return end(Stop.of(raw == 0 ? StopReason.OUTERMOST : StopReason.NO_CALLER));
            }
            long sp = registers.value(XtensaRegisters.A1).orElse(0);
            int increment = new WindowedReturnAddress(raw).increment();
            OptionalLong unreadable = atEntry ? OptionalLong.empty() : unreadableWord(sp, increment);
            if (unreadable.isPresent()) {
                if (innermost) {
                    frames.add(frame(registers, frames, OptionalLong.empty()));
                }
                String text = "Cannot access memory at address " + Addresses.shortHex(unreadable.getAsLong());
                return end(stopped(StopReason.UNREADABLE, unreadable, text));
            }
            long cfa = atEntry ? sp : Windows.callerStackPointer(memory, sp).orElse(0);
            if (!seen.add(cfa << 32 | functionOf(registers.pc()))) {
                return end(stopped(StopReason.LOOP, OptionalLong.empty(), IDENTICAL));
            }
            frames.add(frame(registers, frames, cfa == 0 ? OptionalLong.empty() : OptionalLong.of(cfa)));
            if (cfa == 0) {
                return end(Stop.at(StopReason.CORRUPT, Windows.callerStackPointerAddress(sp)));
            }
            if (!innermost && cfa < calleeCfa) {
                return end(stopped(StopReason.LOOP, OptionalLong.of(cfa), INNER));
            }
            calleeCfa = cfa;
            if (frames.size() >= limit) {
                return Optional.empty();
            }
            long pc = new WindowedReturnAddress(raw).addressInRegionOf(registers.pc());
            return atEntry
                    ? Optional.of(registers.withPc(pc))
                    : caller(sp, pc, increment).map(caller -> withSharedRegisters(caller, registers, increment));
        }

        private Optional<FrameRegisters> caller(long sp, long pc, int increment) {
            Optional<FrameRegisters> caller = Windows.ofCaller(memory, sp, pc, increment);
            return caller.isPresent() ? caller : end(Stop.at(StopReason.UNREADABLE, BaseSaveArea.address(sp)));
        }

        private Optional<FrameRegisters> end(Stop reason) {
            stop = reason;
            return Optional.empty();
        }
    }

    /** The upper registers of a caller are the lower ones of the function that it called, who may have changed them. */
    private static FrameRegisters withSharedRegisters(FrameRegisters caller, FrameRegisters callee, int increment) {
        FrameRegisters registers = caller;
        for (int number = 4 * increment; number < WINDOW && increment > 0; number++) {
            OptionalLong shared = callee.value(number - 4 * increment);
            if (shared.isPresent()) {
                registers = registers.with(number, shared.getAsLong());
            }
        }
        return registers;
    }

    private long returnAddress(FrameRegisters registers, boolean atEntry) {
        int number = atEntry ? 4 * XtensaRegisters.callIncrement(registers) : XtensaRegisters.A0;
        return registers.value(number).orElse(0);
    }

    /** The first word that gdb cannot read where it looks for saved registers of the caller. */
    private OptionalLong unreadableWord(long sp, int increment) {
        OptionalLong callerSp = Windows.callerStackPointer(memory, sp);
        if (callerSp.isEmpty()) {
            return OptionalLong.of(Windows.callerStackPointerAddress(sp));
        }
        if (increment > 1
                && callerSp.getAsLong() != 0
                && Windows.callerStackPointer(memory, callerSp.getAsLong()).isEmpty()) {
            return OptionalLong.of(Windows.callerStackPointerAddress(callerSp.getAsLong()));
        }
        return OptionalLong.empty();
    }

    private boolean isEntry(long pc) {
        OptionalInt first = program.code().u8(pc);
        return first.isPresent() && first.getAsInt() == Instruction.ENTRY;
    }

    private long functionOf(long pc) {
        return program.functionAt(pc).map(Program.Function::start).orElse(pc);
    }

    private static Frame frame(FrameRegisters registers, List<Frame> callees, OptionalLong cfa) {
        boolean innermost = callees.isEmpty();
        return new Frame(
                registers,
                innermost ? registers.pc() : Addresses.plus(registers.pc(), -1),
                cfa,
                innermost ? Recovery.REGISTERS : Recovery.WINDOW,
                false);
    }

    private static Stop stopped(StopReason reason, OptionalLong address, String text) {
        return new Stop(reason, address, Optional.of("Backtrace stopped: " + text));
    }
}

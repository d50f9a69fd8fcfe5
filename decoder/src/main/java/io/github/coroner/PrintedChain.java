package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.panic.PrintedFrame;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call stack that the device printed or stored itself, made into frames.
 *
 * <p>What a printed pc means differs. Xtensa printers since ESP-IDF 4.0 take 3 from every pc, so that callers lie inside their
 * call instruction and the first pc beside the truth; 2.1 to 3.3 leave the first as it is; up to 2.0 all are raw. RISC-V printers
 * leave all raw. The registers, where they are printed too, tell which it is.
 */
final class PrintedChain {
    private static final int XTENSA_CALL = 3;
    private static final int STACK_ALIGNMENT = 16;
    private static final int WINDOW_BITS = 30;

    private final boolean xtensa;
    private final Optional<FrameRegisters> registers;

    /**
     * Makes it.
     *
     * @param registers those of the innermost frame, if they were printed too
     */
    PrintedChain(boolean xtensa, Optional<FrameRegisters> registers) {
        this.xtensa = xtensa;
        this.registers = registers;
    }

    /** {@return an Xtensa return address without the window increment in its top bits} */
    static long withoutWindow(long address) {
        return address >>> 31 == 1 ? (address & ((1L << WINDOW_BITS) - 1)) | 1L << WINDOW_BITS : address;
    }

    /**
     * {@return the frames}
     *
     * @param first how many frames were printed before these: 0 if these begin the call stack
     * @param corrupted whether the device says that the last one is bad
     */
    Backtrace of(List<PrintedFrame> printed, int first, boolean corrupted) {
        List<Frame> frames = new ArrayList<>();
        boolean raw = isRaw(printed, first);
        List<PrintedFrame> kept = corrupted || !endsInJunk(printed) ? printed : printed.subList(0, printed.size() - 1);
        for (int i = 0; i < kept.size(); i++) {
            frames.add(first + i == 0 ? innermost(kept.get(i)) : caller(kept.get(i), raw));
        }
        Stop stop = Stop.of(StopReason.NO_CALLER);
        if (corrupted) {
            stop = Stop.of(StopReason.MARKED_CORRUPTED);
        } else if (kept.size() < printed.size()) {
            stop = Stop.at(StopReason.CORRUPT, printed.get(kept.size()).sp());
        }
        return new Backtrace(frames, stop);
    }

    private Frame innermost(PrintedFrame printed) {
        long pc = printed.pc();
        if (registers.isPresent()) {
            long exact = xtensa
                    ? withoutWindow(registers.get().pc())
                    : registers.get().pc();
            if (pc == exact || pc == Addresses.plus(exact, -XTENSA_CALL)) {
                return new Frame(registers.get().withPc(exact), exact, OptionalLong.empty(), Recovery.REGISTERS, false);
            }
        }
        return frame(pc, pc, printed.sp(), Recovery.REPORTED);
    }

    private Frame caller(PrintedFrame printed, boolean raw) {
        long pc = printed.pc();
        if (!xtensa) {
            return frame(pc, Addresses.plus(pc, -1), printed.sp(), Recovery.REPORTED);
        }
        return raw
                ? frame(pc, Addresses.plus(pc, -XTENSA_CALL), printed.sp(), Recovery.REPORTED)
                : frame(Addresses.plus(pc, XTENSA_CALL), pc, printed.sp(), Recovery.REPORTED);
    }

    private Frame frame(long pc, long lookupPc, long sp, Recovery recovery) {
        FrameRegisters known = FrameRegisters.of(pc).with(xtensa ? 1 : 2, sp);
        return new Frame(known, lookupPc, OptionalLong.empty(), recovery, false);
    }

    /** The first caller is the return address itself, not 3 less: so ESP-IDF up to 2.0 printed. */
    private boolean isRaw(List<PrintedFrame> printed, int first) {
        OptionalLong a0 = registers.isPresent() ? registers.get().value(0) : OptionalLong.empty();
        return first == 0
                && printed.size() > 1
                && a0.isPresent()
                && withoutWindow(a0.getAsLong()) == printed.get(1).pc();
    }

    /** ESP-IDF 3 often prints one frame too many, without a word: its stack pointer tells. */
    private boolean endsInJunk(List<PrintedFrame> printed) {
        if (!xtensa || printed.size() < 2) {
            return false;
        }
        long sp = printed.get(printed.size() - 1).sp();
        return sp % STACK_ALIGNMENT != 0 || sp < 0x3c00_0000L || sp >= 0x4000_0000L;
    }
}

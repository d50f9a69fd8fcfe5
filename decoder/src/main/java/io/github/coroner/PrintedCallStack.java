package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.panic.PrintedCalls;
import io.github.coroner.format.panic.PrintedCalls.Meaning;
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
 * A call stack that was printed as addresses only, made into frames: each with the address that the call returns to, looked up
 * inside the call.
 *
 * <p>Texts of esp-backtrace do not always say whether they print calls or where these return to; the code does, where it is
 * known: there is a call instruction before a return address.
 */
final class PrintedCallStack {
    private static final int XTENSA_CALL = 3;
    private static final int RISCV_CALL = 4;

    private final TextCode code;
    private final PrintedCalls printed;
    private final Meaning meaning;

    PrintedCallStack(TextCode code, PrintedCalls printed) {
        this.code = code;
        this.printed = printed;
        boolean isSure = printed.meaning() == Meaning.BACKTRACE || printed.meaning() == Meaning.STACK_WORDS;
        meaning = isSure ? printed.meaning() : told();
    }

    /** {@return what most of the addresses are by the code around them; where that does not tell, what the text says} */
    private Meaning told() {
        int returns = 0;
        for (long address : printed.addresses()) {
            returns += code.isReturnAddress(address) ? 1 : 0;
            returns -= code.isReturnAddress(Addresses.plus(address, callLength())) ? 1 : 0;
        }
        if (returns == 0) {
            return printed.meaning();
        }
        return returns > 0 ? Meaning.RETURN_ADDRESSES : Meaning.CALLS;
    }

    private int callLength() {
        return code.isXtensa() ? XTENSA_CALL : RISCV_CALL;
    }

    /** {@return the frame of each address, in order} */
    List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (long address : printed.addresses()) {
            boolean isPc = meaning == Meaning.BACKTRACE && frames.isEmpty();
            boolean isLess = meaning == Meaning.CALLS || meaning == Meaning.BACKTRACE;
            long pc = isLess ? Addresses.plus(address, callLength()) : address;
            Recovery recovery = meaning == Meaning.STACK_WORDS ? Recovery.SCAN : Recovery.REPORTED;
            frames.add(frame(FrameRegisters.of(pc), isPc ? pc : inCall(pc), recovery));
        }
        return frames;
    }

    /** {@return the call stack that these go on, from the registers of the crash; without a program counter these alone} */
    Backtrace above(RegisterSet registers) {
        Optional<FrameRegisters> crashed = code.frameRegisters(registers);
        if (crashed.isEmpty()) {
            return alone();
        }
        List<Frame> callers = frames();
        long pc = code.isXtensa()
                ? PrintedChain.withoutWindow(crashed.get().pc())
                : crashed.get().pc();
        List<Frame> frames = new ArrayList<>();
        frames.add(frame(crashed.get().withPc(pc), pc, Recovery.REGISTERS));
        if (meaning == Meaning.BACKTRACE && callers.get(0).pc() == pc) {
            callers.remove(0);
        } else if (code.isXtensa() && meaning == Meaning.RETURN_ADDRESSES) {
            frames.addAll(callersInRegisters(registers));
        }
        frames.addAll(callers);
        return new Backtrace(frames, Stop.of(StopReason.NO_CALLER));
    }

    /** {@return the call stack of these alone} */
    Backtrace alone() {
        return new Backtrace(frames(), Stop.of(StopReason.NO_CALLER));
    }

    /**
     * esp-backtrace begins with what the stack holds of an exception: the crashed function's caller is still in a0, and that of a
     * call to where no code is in the register that the window would have moved.
     */
    private List<Frame> callersInRegisters(RegisterSet registers) {
        List<Frame> known =
                code.unwind(registers, List.of()).map(Backtrace::frames).orElse(List.of());
        List<Frame> callers = new ArrayList<>();
        for (Frame caller : known.subList(Math.min(1, known.size()), known.size())) {
            if (!isCode(caller.pc())) {
                break;
            }
            callers.add(caller);
        }
        return callers;
    }

    private boolean isCode(long address) {
        return code.firmware().isEmpty() || code.program().isCode(address);
    }

    private long inCall(long returnAddress) {
        return Addresses.plus(returnAddress, code.isXtensa() ? -XTENSA_CALL : -1);
    }

    private static Frame frame(FrameRegisters registers, long lookupPc, Recovery recovery) {
        return new Frame(registers, lookupPc, OptionalLong.empty(), recovery, false);
    }
}

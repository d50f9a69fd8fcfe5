package io.github.coroner;

import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Recovery;
import io.github.coroner.unwind.Stop;
import io.github.coroner.unwind.StopReason;
import java.util.List;
import java.util.OptionalLong;

/** A single address as a call stack of one frame. */
final class AddressChain {
    private AddressChain() {}

    /** {@return the frame of an address that is looked up as it is} */
    static Backtrace of(long address) {
        return of(address, address);
    }

    /** {@return the frame of an address that is looked up elsewhere} */
    static Backtrace of(long address, long lookupPc) {
        Frame frame = new Frame(FrameRegisters.of(address), lookupPc, OptionalLong.empty(), Recovery.REPORTED, false);
        return new Backtrace(List.of(frame), Stop.of(StopReason.NO_CALLER));
    }
}

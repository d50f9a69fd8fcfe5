package io.github.coroner;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.panic.StackDump;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Unwinds esp-backtrace's stack dump. Its stack pointer is not printed, but the dump ends at the top of the main stack, which the
 * firmware names, unless it reached its configured size before. Then the place of the stack is not known; offsets in it are, and
 * the programs that dump their stack unwind by these, for they have no frame pointers.
 */
final class StackDumpUnwinding {
    /** Of esp-hal's linker scripts: the end of the main stack. */
    private static final String TOP = "_stack_start";

    /** Sizes at which a dump may have been cut off. */
    private static final Set<Integer> CONFIGURED = Set.of(4096, 8192, 16_384, 32_768);

    private StackDumpUnwinding() {}

    /** {@return the call stack as far as the firmware tells it} */
    static CoreReport unwound(TextCode code, StackDump dump) {
        OptionalLong top = code.program().addressOf(TOP);
        int size = dump.stack().size();
        RegisterSet registers = RegisterSet.of(List.of("pc"), dump.pc());
        Backtrace only = AddressChain.of(dump.pc(), Addresses.plus(dump.pc(), -1));
        if (top.isEmpty() || top.getAsLong() < size) {
            return report(code, registers, only, List.of());
        }
        boolean isCut = CONFIGURED.contains(size);
        long sp = top.getAsLong() - size;
        List<MemorySegment> stack = List.of(MemorySegment.of(sp, dump.stack().toBytes(), MemorySegment.Kind.STACK));
        Backtrace chain = code.unwind(registers.with("sp", sp), stack).orElse(only);
        return report(code, isCut ? registers : registers.with("sp", sp), placed(chain, isCut), stack);
    }

    /** The pc is a return address; frames of a stack whose place is not known have no canonical frame address. */
    private static Backtrace placed(Backtrace chain, boolean isCut) {
        List<Frame> frames = new ArrayList<>();
        for (Frame frame : chain.frames()) {
            long lookupPc = frames.isEmpty() ? Addresses.plus(frame.pc(), -1) : frame.lookupPc();
            frames.add(new Frame(
                    frame.registers(),
                    lookupPc,
                    isCut ? OptionalLong.empty() : frame.cfa(),
                    frame.recovery(),
                    frame.gapBefore()));
        }
        return new Backtrace(frames, chain.stop());
    }

    private static CoreReport report(TextCode code, RegisterSet registers, Backtrace chain, List<MemorySegment> stack) {
        List<FrameReport> frames = code.frames(chain, stack);
        return new CoreReport(OptionalInt.empty(), registers, List.of(), frames, Optional.of(chain.stop()));
    }
}

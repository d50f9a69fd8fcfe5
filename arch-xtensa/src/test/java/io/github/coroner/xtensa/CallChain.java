package io.github.coroner.xtensa;

import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A call stack made by the rules of the ABI: code with {@code entry} and call instructions, and the stack as it is when all
 * register windows were written out.
 */
final class CallChain implements Program {
    static final long CODE = 0x400d_0000L;
    static final long STACK_TOP = 0x3ffc_8000L;

    private static final int FUNCTION_SIZE = 0x80;
    private static final int STACK_SIZE = 0x6000;
    private static final byte[] NOP = {(byte) 0xf0, 0x20, 0x00};
    private static final long PS = 0x60020;
    private static final int EXCEPTION_FRAME_TO_SP = 0xc0;
    private static final String STUB = "_xt_lowint1";

    /**
     * One function of the chain.
     *
     * @param increment by which it is called: 1, 2 or 3
     * @param frameSize bytes of its stack frame: multiple of 16, large enough for its save areas
     * @param interrupted whether it was interrupted, and the next function is the handler
     */
    record Link(int increment, int frameSize, boolean interrupted) {}

    /**
     * A frame as it must be found.
     *
     * @param pc where it executes
     * @param registers values by number; null where nothing can be known
     * @param highestSource the address behind all words from which its pc and stack pointer are read
     */
    record Expected(long pc, Long[] registers, long highestSource) {}

    private final List<Function> functions = new ArrayList<>();
    private final byte[] code;
    private final byte[] stack = new byte[STACK_SIZE];
    private final List<Expected> frames = new ArrayList<>();
    private FrameRegisters first = FrameRegisters.of(0);

    private CallChain(int functionCount) {
        code = new byte[(functionCount + 1) * FUNCTION_SIZE];
        for (int i = 0; i + 3 <= code.length; i += 3) {
            System.arraycopy(NOP, 0, code, i, 3);
        }
    }

    /**
     * Builds the chain.
     *
     * @param links outermost first
     * @param atEntry whether the innermost function has not executed its {@code entry}
     */
    static CallChain of(List<Link> links, boolean atEntry, long seed) {
        int stubs = (int) links.stream().filter(Link::interrupted).count();
        CallChain chain = new CallChain(links.size() + stubs);
        chain.build(links, atEntry, new Random(seed));
        return chain;
    }

    private void build(List<Link> links, boolean atEntry, Random random) {
        random.nextBytes(stack);
        long[] caller = new long[16];
        caller[1] = STACK_TOP;
        long callersCallerSp = STACK_TOP;
        long returnTo = 0;
        int callerIndex = -1;
        List<Expected> outermostFirst = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            boolean innermost = i == links.size() - 1;
            int index = addFunction("f" + i, link.frameSize());
            long start = CODE + (long) index * FUNCTION_SIZE;
            if (callerIndex >= 0) {
                putCall(returnTo - 3, link.increment(), start);
            }
            long a0 = returnTo == 0 ? 0 : (returnTo & 0x3fff_ffffL) | (long) link.increment() << 30;
            if (innermost && atEntry) {
                long[] window = caller.clone();
                window[4 * link.increment()] = a0;
                first = registers(start, window)
                        .with(XtensaRegisters.PS, PS & ~0x30000 | (long) link.increment() << 16);
                if (callerIndex >= 0) {
                    // the caller's window is live: its save areas are not written, and all it holds is known
                    outermostFirst.set(outermostFirst.size() - 1, new Expected(returnTo, boxed(window, 16), 0));
                }
                outermostFirst.add(new Expected(start, turned(window, link.increment()), 0));
                break;
            }
            long[] window = random.longs(16, 0, 1L << 32).toArray();
            window[0] = a0;
            window[1] = caller[1] - link.frameSize();
            // the caller's a0 to a3 go below our stack pointer, its extra registers to the top of its own frame
            put(window[1] - 16, Arrays.copyOf(caller, 4));
            int saved = callerIndex < 0 ? 4 : 4 * link.increment();
            put(callersCallerSp - 16 - 4L * (saved - 4), Arrays.copyOfRange(caller, 4, saved));
            if (callerIndex >= 0) {
                outermostFirst.set(outermostFirst.size() - 1, new Expected(returnTo, boxed(caller, saved), window[1]));
            }
            long pc = start + 3L * (2 + random.nextInt(30));
            if (innermost) {
                first = registers(pc, window).with(XtensaRegisters.PS, PS | 0x20000);
                outermostFirst.add(new Expected(pc, boxed(window, 16), 0));
            } else if (link.interrupted()) {
                long frame = window[1] - EXCEPTION_FRAME_TO_SP;
                putExceptionFrame(frame, pc, window);
                int stub = addFunction(STUB, 0);
                long stubReturn = CODE + (long) stub * FUNCTION_SIZE + 0x21;
                outermostFirst.add(new Expected(pc, boxed(window, 16), frame + 0x60));
                outermostFirst.add(new Expected(stubReturn, new Long[16], 0));
                // what the stub leaves for debuggers: as if the interrupted function had made a call4
                put(frame - 16, window[0], window[1]);
                callersCallerSp = window[1];
                caller = random.longs(16, 0, 1L << 32).toArray();
                caller[0] = (pc & 0x3fff_ffffL) | 0x4000_0000L;
                caller[1] = frame;
                returnTo = stubReturn;
                callerIndex = stub;
                links = withCall4After(links, i);
                continue;
            } else {
                outermostFirst.add(new Expected(0, new Long[16], 0));
            }
            callersCallerSp = caller[1];
            caller = window;
            callerIndex = index;
            returnTo = pc + 3;
        }
        Collections.reverse(outermostFirst);
        frames.addAll(outermostFirst);
    }

    /** Exception code calls handlers with {@code call4} only. */
    private static List<Link> withCall4After(List<Link> links, int index) {
        List<Link> result = new ArrayList<>(links);
        Link next = links.get(index + 1);
        result.set(index + 1, new Link(1, next.frameSize(), next.interrupted()));
        return result;
    }

    /** What the window will show when it has turned; the stack pointer is not lowered yet. */
    private static Long[] turned(long[] window, int increment) {
        Long[] values = boxed(Arrays.copyOfRange(window, 4 * increment, 16), 16 - 4 * increment);
        values[1] = window[1];
        return values;
    }

    private static Long[] boxed(long[] window, int known) {
        Long[] values = new Long[16];
        for (int i = 0; i < known; i++) {
            values[i] = window[i];
        }
        return values;
    }

    private static FrameRegisters registers(long pc, long[] window) {
        return FrameRegisters.of(pc, window, 0xffff);
    }

    private int addFunction(String name, int frameSize) {
        int index = functions.size();
        long start = CODE + (long) index * FUNCTION_SIZE;
        functions.add(new Function(name, start, start + FUNCTION_SIZE));
        // the first instruction is 3 bytes, then nops at offsets 3, 6, ...
        for (int i = 0; i + 3 <= FUNCTION_SIZE; i += 3) {
            System.arraycopy(NOP, 0, code, index * FUNCTION_SIZE + i, 3);
        }
        if (frameSize != 0) {
            int entry = 0x36 | 1 << 8 | frameSize / 8 << 12;
            putCode(start, entry);
        }
        return index;
    }

    private void putCall(long address, int increment, long target) {
        long offset = (target - (address & ~3L) - 4) >> 2;
        putCode(address, (int) (5 | increment << 4 | (offset & 0x3ffff) << 6));
    }

    private void putCode(long address, int instruction) {
        int at = (int) (address - CODE);
        code[at] = (byte) instruction;
        code[at + 1] = (byte) (instruction >>> 8);
        code[at + 2] = (byte) (instruction >>> 16);
    }

    private void putExceptionFrame(long address, long pc, long[] window) {
        put(address, 0x4008_1234L, pc, PS | 0x10);
        put(address + 12, window);
        put(address + 76, 0, 4, 0);
    }

    private void put(long address, long... words) {
        ByteBuffer buffer = ByteBuffer.wrap(stack).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < words.length; i++) {
            buffer.putInt((int) (address - (STACK_TOP - STACK_SIZE)) + 4 * i, (int) words[i]);
        }
    }

    /** Overwrites a word of the stack. */
    void damage(long address, long word) {
        put(address, word);
    }

    FrameRegisters first() {
        return first;
    }

    /** Innermost first. */
    List<Expected> frames() {
        return frames;
    }

    UnwindContext context() {
        Memory memory =
                MemoryImage.of(List.of(MemorySegment.of(STACK_TOP - STACK_SIZE, stack, MemorySegment.Kind.STACK)));
        return new UnwindContext(memory, this, Optional.empty(), UnwindStyle.CORONER, Limits.defaults());
    }

    @Override
    public Memory code() {
        return MemoryImage.of(List.of(MemorySegment.of(CODE, code, MemorySegment.Kind.DATA)));
    }

    @Override
    public boolean isCode(long address) {
        return address >= CODE && address < CODE + code.length;
    }

    @Override
    public Optional<Function> functionAt(long address) {
        return isCode(address)
                ? functions.stream()
                        .filter(function -> address >= function.start() && address < function.end())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Optional<UnwindRow> unwindRow(long pc) {
        return Optional.empty();
    }

    @Override
    public OptionalLong addressOf(String name) {
        return OptionalLong.empty();
    }
}

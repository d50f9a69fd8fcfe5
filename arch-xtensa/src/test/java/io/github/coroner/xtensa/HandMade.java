package io.github.coroner.xtensa;

import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.Chips;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.unwind.Backtrace;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A few functions and a few words of stack, written down one by one. */
final class HandMade implements Program {
    private final List<Function> functions = new ArrayList<>();
    private final List<MemorySegment> code = new ArrayList<>();
    private final List<MemorySegment> stack = new ArrayList<>();

    /** Adds a function; its bytes in hex, blanks between instructions. */
    HandMade function(String name, long start, long end, String bytes) {
        functions.add(new Function(name, start, end));
        return code(start, bytes);
    }

    HandMade code(long address, String bytes) {
        code.add(0, segment(address, HexFormat.of().parseHex(bytes.replace(" ", ""))));
        return this;
    }

    /** Adds words of memory; what was added last wins. */
    HandMade words(long address, long... words) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : words) {
            buffer.putInt((int) word);
        }
        stack.add(0, segment(address, buffer.array()));
        return this;
    }

    /** Adds an exception frame whose registers a0 to a15 are {@code 0xa0 + number}, a0 and a1 aside. */
    HandMade exceptionFrame(long address, long pc, long a0, long sp) {
        long[] words = new long[22];
        words[0] = 0x4008_0400L;
        words[1] = pc;
        words[2] = 0x60030;
        for (int i = 0; i < 16; i++) {
            words[3 + i] = 0xa0 + i;
        }
        words[3] = a0;
        words[4] = sp;
        return words(address, words);
    }

    Backtrace unwind(FrameRegisters first) {
        return new XtensaArchitecture().unwinder(context()).unwind(first);
    }

    /** {@return the chain that gdb would show} */
    Backtrace gdb(FrameRegisters first) {
        return new XtensaArchitecture().unwinder(context(UnwindStyle.GDB)).unwind(first);
    }

    UnwindContext context() {
        return context(UnwindStyle.CORONER);
    }

    private UnwindContext context(UnwindStyle style) {
        return new UnwindContext(MemoryImage.of(stack), this, Chips.byTarget("esp32"), style, Limits.defaults());
    }

    private static MemorySegment segment(long address, byte[] bytes) {
        return MemorySegment.of(address, bytes, MemorySegment.Kind.DATA);
    }

    @Override
    public Memory code() {
        return MemoryImage.of(code);
    }

    @Override
    public boolean isCode(long address) {
        return (address >= 0x4000_0000L && address < 0x4007_0000L)
                || (address >= 0x4008_0000L && address < 0x4040_0000L);
    }

    @Override
    public Optional<Function> functionAt(long address) {
        return functions.stream()
                .filter(function -> address >= function.start() && address < function.end())
                .findFirst();
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

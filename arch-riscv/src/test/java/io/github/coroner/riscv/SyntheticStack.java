package io.github.coroner.riscv;

import io.github.coroner.dwarf.CallFrameInformation;
import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.unwind.FrameRegisters;
import io.github.coroner.unwind.Program;
import io.github.coroner.unwind.UnwindContext;
import io.github.coroner.unwind.UnwindStyle;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A program of generated functions, each with a prologue in machine code and, if it is to have it, call frame information; and
 * a stack image as if each had called the next. Function 0 is the innermost, the last one is {@code vPortTaskWrapper}.
 */
final class SyntheticStack implements Program {
    static final long CODE = 0x4200_0000L;
    static final long TOP = 0x3fc9_0000L;
    private static final int SPACING = 0x100;
    private static final int CALL_AT = 0x40;

    /**
     * A function.
     *
     * @param units of 16 bytes in its frame, 1 to 20
     * @param hasInformation whether there is call frame information for it
     * @param hasFramePointer whether it sets s0 to the canonical frame address
     * @param savesS1 whether it uses s1
     */
    record Shape(int units, boolean hasInformation, boolean hasFramePointer, boolean savesS1) {
        int size() {
            return units * 16;
        }
    }

    /** What must come out for a frame. */
    record Expected(long pc, long sp, long s0, long s1, long cfa) {}

    private final List<Shape> shapes;
    private final byte[] code;
    private final byte[] stack;
    private final long stackStart;
    private final CallFrameInformation frames;
    private final List<Expected> expected;

    private SyntheticStack(List<Shape> shapes) {
        this.shapes = shapes;
        int count = shapes.size();
        code = new byte[count * SPACING];
        int total = shapes.stream().mapToInt(Shape::size).sum();
        stackStart = TOP - total;
        stack = new byte[total];
        Expected[] found = new Expected[count];
        long sp = TOP;
        long s0 = 0;
        long s1 = 0x5151_0000L;
        long returnAddress = 0;
        for (int i = count - 1; i >= 0; i--) {
            Shape shape = shapes.get(i);
            long cfa = sp;
            sp -= shape.size();
            writeCode(i);
            put(cfa - 4, returnAddress);
            if (shape.hasFramePointer) {
                put(cfa - 8, s0);
                s0 = cfa;
            }
            if (shape.savesS1) {
                put(cfa - 12, s1);
                s1 = 0x5151_0000L + i;
            }
            long pc = start(i) + CALL_AT + (i == 0 ? 0 : 4);
            found[i] = new Expected(pc, sp, s0, s1, cfa);
            returnAddress = start(i) + CALL_AT + 4;
        }
        expected = List.of(found);
        frames = CallFrameInformation.of(
                Optional.of(ByteReader.of(".debug_frame", information())), Optional.empty(), 0, 4, Limits.defaults());
    }

    static SyntheticStack of(List<Shape> shapes) {
        return new SyntheticStack(List.copyOf(shapes));
    }

    List<Expected> expected() {
        return expected;
    }

    int stackWords() {
        return stack.length / 4;
    }

    long stackStart() {
        return stackStart;
    }

    Memory memory() {
        return CodeBytes.memory(stackStart, stack);
    }

    /** The stack with one word changed. */
    Memory damaged(int word, int value) {
        byte[] copy = stack.clone();
        for (int i = 0; i < 4; i++) {
            copy[word * 4 + i] = (byte) (value >>> (8 * i));
        }
        return CodeBytes.memory(stackStart, copy);
    }

    FrameRegisters first() {
        Expected innermost = expected.get(0);
        return FrameRegisters.of(innermost.pc())
                .with(Registers.ZERO, 0)
                .with(Registers.RA, innermost.pc())
                .with(Registers.SP, innermost.sp())
                .with(Registers.FP, innermost.s0())
                .with(Registers.S1, innermost.s1());
    }

    UnwindContext context(Memory memory, UnwindStyle style) {
        return new UnwindContext(memory, this, Optional.empty(), style, Limits.defaults());
    }

    private static long start(int function) {
        return CODE + (long) function * SPACING;
    }

    private void writeCode(int function) {
        Shape shape = shapes.get(function);
        List<Integer> words = new ArrayList<>();
        words.add(addi(2, 2, -shape.size()));
        words.add(sw(1, shape.size() - 4));
        if (shape.hasFramePointer) {
            words.add(sw(8, shape.size() - 8));
            words.add(addi(8, 2, shape.size()));
        }
        if (shape.savesS1) {
            words.add(sw(9, shape.size() - 12));
        }
        while (words.size() < CALL_AT / 4) {
            words.add(addi(10, 10, 1));
        }
        int target = function == 0 ? 0 : -SPACING - CALL_AT;
        words.add(jal(target));
        words.add(0x0000_8067);
        for (int i = 0; i < words.size(); i++) {
            for (int b = 0; b < 4; b++) {
                code[function * SPACING + i * 4 + b] = (byte) (words.get(i) >>> (8 * b));
            }
        }
    }

    private static int addi(int rd, int rs1, int immediate) {
        return immediate << 20 | rs1 << 15 | rd << 7 | 0x13;
    }

    private static int sw(int rs2, int offset) {
        return (offset >> 5) << 25 | rs2 << 20 | 2 << 15 | 2 << 12 | (offset & 31) << 7 | 0x23;
    }

    private static int jal(int distance) {
        int bits = (distance >> 20 & 1) << 31
                | (distance >> 1 & 0x3ff) << 21
                | (distance >> 11 & 1) << 20
                | (distance >> 12 & 0xff) << 12;
        return bits | 1 << 7 | 0x6f;
    }

    private void put(long address, long value) {
        int at = (int) (address - stackStart);
        for (int i = 0; i < 4; i++) {
            stack[at + i] = (byte) (value >>> (8 * i));
        }
    }

    /** {@code .debug_frame}: one common entry, one entry a function that is to have one. */
    private byte[] information() {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        // version 3, no augmentation, code alignment 1, data alignment -4, column 1, CFA = sp + 0
        entry(section, 0xffff_ffffL, new byte[] {3, 0, 1, 0x7c, 1, 0x0c, 2, 0});
        for (int i = 0; i < shapes.size(); i++) {
            boolean isOutermost = i == shapes.size() - 1;
            if (shapes.get(i).hasInformation || isOutermost) {
                entry(section, 0, function(i, isOutermost));
            }
        }
        return section.toByteArray();
    }

    private byte[] function(int index, boolean isOutermost) {
        Shape shape = shapes.get(index);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        word(entry, start(index));
        word(entry, SPACING);
        entry.write(0x40 | 4); // behind addi: CFA = sp + size
        entry.write(0x0e);
        uleb(entry, shape.size());
        entry.write(0x40 | 4); // behind sw ra
        entry.write(0x80 | 1);
        uleb(entry, 1);
        if (shape.hasFramePointer) {
            entry.write(0x40 | 4);
            entry.write(0x80 | 8);
            uleb(entry, 2);
            entry.write(0x40 | 4); // behind addi s0: CFA = s0 + 0
            entry.write(0x0c);
            uleb(entry, 8);
            uleb(entry, 0);
        }
        if (shape.savesS1) {
            entry.write(0x40 | 4);
            entry.write(0x80 | 9);
            uleb(entry, 3);
        }
        if (isOutermost) {
            entry.write(0x07); // ra undefined
            uleb(entry, 1);
        }
        return entry.toByteArray();
    }

    private static void entry(ByteArrayOutputStream section, long id, byte[] contents) {
        word(section, contents.length + 4L);
        word(section, id);
        section.writeBytes(contents);
    }

    private static void word(ByteArrayOutputStream out, long value) {
        for (int i = 0; i < 4; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    private static void uleb(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    @Override
    public Memory code() {
        return CodeBytes.memory(CODE, code);
    }

    @Override
    public boolean isCode(long address) {
        return address >= CODE && address < CODE + code.length;
    }

    @Override
    public Optional<Function> functionAt(long address) {
        if (!isCode(address)) {
            return Optional.empty();
        }
        int index = (int) (address - CODE) / SPACING;
        String name = index == shapes.size() - 1 ? "vPortTaskWrapper" : "f" + index;
        return Optional.of(new Function(name, start(index), start(index + 1)));
    }

    @Override
    public Optional<UnwindRow> unwindRow(long pc) {
        return frames.rowAt(pc);
    }

    @Override
    public OptionalLong addressOf(String name) {
        return OptionalLong.empty();
    }
}

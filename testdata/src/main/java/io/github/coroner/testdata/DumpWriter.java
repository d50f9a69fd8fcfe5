package io.github.coroner.testdata;

import io.github.coroner.testdata.DumpSpec.SegmentSpec;
import io.github.coroner.testdata.DumpSpec.State;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a {@link DumpSpec} as ESP-IDF's core dump component does, in each of its versions: to flash (padding to 32 bytes
 * before the checksum) or to the console (none).
 */
public final class DumpWriter {
    /** Bytes of a control block, as ESP-IDF 5.1 has them on all chips. */
    public static final int TCB_BYTES = 0x154;

    /** Where stacks are that stand for destroyed ones. */
    public static final long FAKE_STACK = 0x2000_0000L;

    /** Where the interrupt's stack is, from the chip's RAM on. */
    public static final int INTERRUPT_STACK = 0x2_f000;

    private static final long FLASH_MAGIC = 0xe32c_04edL;
    private static final long CRASH_MARKER = 0xdead_beefL;
    private static final int CACHE_BYTES = 32;

    private final DumpSpec spec;
    private final boolean toFlash;

    private DumpWriter(DumpSpec spec, boolean toFlash) {
        this.spec = spec;
        this.toFlash = toFlash;
    }

    /** {@return the dump as it is printed} */
    public static byte[] write(DumpSpec spec) {
        return join(new DumpWriter(spec, false).pieces());
    }

    /** {@return the dump as it lies in flash, from version 0.2 on with padding} */
    public static byte[] writeToFlash(DumpSpec spec) {
        return join(new DumpWriter(spec, true).pieces());
    }

    /** {@return the dump in the pieces in which the device prints it, each of which begins a line} */
    public static List<byte[]> pieces(DumpSpec spec) {
        return new DumpWriter(spec, false).pieces();
    }

    private static byte[] join(List<byte[]> pieces) {
        LittleEndian all = new LittleEndian();
        pieces.forEach(all::bytes);
        return all.toBytes();
    }

    private List<byte[]> pieces() {
        Version version = spec.version();
        List<byte[]> body = version.isElf() ? elfBody() : records();
        if (version == Version.RAW_ELF) {
            return body;
        }
        int bodyBytes = body.stream().mapToInt(piece -> piece.length).sum();
        int unpadded = version.headerBytes() + bodyBytes;
        boolean padded = toFlash && version.number() >= Version.V0_2.number();
        int padding = padded ? (CACHE_BYTES - unpadded % CACHE_BYTES) % CACHE_BYTES : 0;
        List<byte[]> all = new ArrayList<>();
        all.add(header(unpadded + padding + version.checksumBytes()));
        all.addAll(body);
        if (padding > 0) {
            all.add(new byte[padding]);
        }
        if (version.checksumBytes() > 0) {
            all.add(checksum(join(all)));
        }
        return all;
    }

    private byte[] header(int totalLength) {
        int tasks = spec.tasks().size();
        int segments = binarySegments().size();
        long version = spec.version().number() | (long) spec.chip().id() << 16;
        LittleEndian out = new LittleEndian();
        switch (spec.version()) {
            case PRE_FLASH -> out.u32(FLASH_MAGIC, totalLength, tasks, TCB_BYTES);
            case PRE_CONSOLE -> out.u32(totalLength, tasks, TCB_BYTES);
            case V0_1_FLASH, V0_1_CONSOLE -> out.u32(totalLength, version, tasks, TCB_BYTES);
            case V0_2 -> out.u32(totalLength, version, tasks, TCB_BYTES, segments);
            case V0_3 -> out.u32(totalLength, version, tasks, TCB_BYTES, segments, spec.chipRevision());
            // a development snapshot left real numbers here
            case V0_2_ELF -> out.u32(totalLength, version, tasks, TCB_BYTES, 0);
            case V1_0, V1_1 -> out.u32(totalLength, version, 0, 0, 0);
            case V1_2, V1_3 -> out.u32(totalLength, version, 0, 0, 0, spec.chipRevision());
            case V1_4 -> out.u32(totalLength, version, spec.chipRevision());
            case RAW_ELF -> {}
        }
        return out.toBytes();
    }

    private byte[] checksum(byte[] covered) {
        if (spec.version() == Version.PRE_FLASH) {
            return new LittleEndian().u32(FLASH_MAGIC).toBytes();
        }
        if (spec.version().checksumBytes() == 32) {
            return sha256(covered);
        }
        CRC32 crc = new CRC32();
        crc.update(covered);
        return new LittleEndian().u32(crc.getValue()).toBytes();
    }

    static byte[] sha256(byte[] covered) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(covered);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- binary records

    private List<byte[]> records() {
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < spec.tasks().size(); i++) {
            byte[] stack = stack(i);
            long start = stackStart(i);
            pieces.add(new LittleEndian()
                    .u32(spec.tasks().get(i).tcb(), start, start + stack.length)
                    .toBytes());
            pieces.add(tcb(i));
            pieces.add(stack);
        }
        for (Memory segment : binarySegments()) {
            pieces.add(new LittleEndian()
                    .u32(segment.address(), segment.bytes().length)
                    .toBytes());
            pieces.add(segment.bytes());
        }
        return pieces;
    }

    private List<Memory> binarySegments() {
        List<Memory> segments = new ArrayList<>();
        if (spec.version().hasSegments()) {
            if (inInterrupt()) {
                segments.add(new Memory(spec.tasks().get(0).stackStart(), interruptedStack()));
            }
            spec.segments().forEach(segment -> segments.add(new Memory(segment.address(), bytes(segment))));
        }
        return segments;
    }

    // ---- ELF body

    private List<byte[]> elfBody() {
        List<Memory> memory = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < spec.tasks().size(); i++) {
            order.add(i);
        }
        if (!spec.crashedFirst()) {
            order.add(order.remove(0));
        }
        for (int i : order) {
            memory.add(new Memory(spec.tasks().get(i).tcb(), tcb(i)));
            memory.add(new Memory(stackStart(i), stack(i)));
            if (i == 0 && inInterrupt()) {
                memory.add(new Memory(spec.tasks().get(0).stackStart(), interruptedStack()));
            }
        }
        spec.segments().forEach(segment -> memory.add(new Memory(segment.address(), bytes(segment))));
        LittleEndian registers = new LittleEndian();
        for (int i = 0; i < spec.tasks().size(); i++) {
            registers.bytes(note("CORE", 1, processStatus(i)));
        }
        ElfBuilder elf = ElfBuilder.of(4, spec.chip().xtensa() ? 94 : 243).segment(4, 0, 6, registers.toBytes());
        memory.forEach(part -> elf.segment(1, part.address(), 6, part.bytes()));
        elf.segment(4, 0, 6, dumpNotes());
        return cut(elf.build(), memory, registers.size());
    }

    /** The file header, each program header, each piece of memory, and of notes header, name and contents, are printed by themselves. */
    private static List<byte[]> cut(byte[] elf, List<Memory> memory, int noteBytes) {
        List<Integer> lengths = new ArrayList<>(List.of(52));
        for (int i = 0; i < memory.size() + 2; i++) {
            lengths.add(32);
        }
        int notes = 52 + 32 * (memory.size() + 2);
        lengths.addAll(partsOfNotes(elf, notes, notes + noteBytes));
        memory.forEach(part -> lengths.add(part.bytes().length));
        int end = lengths.stream().mapToInt(length -> length).sum();
        lengths.addAll(partsOfNotes(elf, end, elf.length));
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        for (int length : lengths) {
            pieces.add(Arrays.copyOfRange(elf, at, at + length));
            at += length;
        }
        return pieces;
    }

    private static List<Integer> partsOfNotes(byte[] elf, int from, int to) {
        List<Integer> parts = new ArrayList<>();
        ByteBuffer words = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        while (at < to) {
            List<Integer> note = List.of(12, words.getInt(at) + 3 & ~3, words.getInt(at + 4) + 3 & ~3);
            parts.addAll(note);
            at += note.get(0) + note.get(1) + note.get(2);
        }
        return parts;
    }

    private byte[] dumpNotes() {
        LittleEndian notes = new LittleEndian();
        byte[] text = Arrays.copyOf(spec.elfSha256Prefix().getBytes(StandardCharsets.US_ASCII), 68);
        long version = spec.version().number() | (long) spec.chip().id() << 16;
        byte[] info = new LittleEndian().u32(version).bytes(text).toBytes();
        notes.bytes(note("ESP_CORE_DUMP_INFO", 8266, info));
        notes.bytes(note(spec.oldNoteNames() ? "EXTRA_INFO" : "ESP_EXTRA_INFO", 677, extraInfo()));
        for (String details : spec.panicDetails()) {
            notes.bytes(note("ESP_PANIC_DETAILS", 679, details.getBytes(StandardCharsets.UTF_8)));
        }
        if (spec.version() == Version.RAW_ELF) {
            byte[] revision = new LittleEndian().u32(spec.chipRevision()).toBytes();
            notes.bytes(note("ESP_CHIP_REV", 8266, revision));
        }
        return notes.toBytes();
    }

    private byte[] extraInfo() {
        TaskSpec crashed = spec.tasks().get(0);
        LittleEndian out = new LittleEndian().u32(crashed.tcb());
        if (spec.chip().xtensa()) {
            out.u32(232, excCause(), 238, excVAddr());
            for (int i = 2; i <= 6; i++) {
                out.u32(192 + i, crashed.word(60 + i));
            }
            for (int i = 1; i <= 6; i++) {
                out.u32(176 + i, crashed.word(50 + i));
            }
            out.padTo(4 * 37);
        }
        spec.inInterrupt().ifPresent(in -> out.u32(in ? 1 : 0));
        return out.toBytes();
    }

    private byte[] note(String name, int type, byte[] descriptor) {
        byte[] field = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), name.length() + 4 & -4);
        for (int i = name.length() + 1; i < field.length; i++) {
            field[i] = 'E'; // what the last note's name left there
        }
        int nameBytes = spec.oldNoteNames() ? field.length : name.length() + 1;
        return new LittleEndian()
                .u32(nameBytes, descriptor.length, type)
                .bytes(field)
                .bytes(descriptor)
                .align(4)
                .toBytes();
    }

    /** The register set of a note; for a task stopped by itself the device leaves old values in it and cuts pc. */
    private byte[] processStatus(int task) {
        long[] registers = noteRegisters(task);
        LittleEndian out =
                new LittleEndian().padTo(24).u32(spec.tasks().get(task).tcb()).padTo(72);
        if (spec.chip().xtensa()) {
            // pc, ps, lbeg, lend, lcount, sar
            out.u32(registers[0], registers[5], registers[1], registers[2], registers[3], registers[4]);
            return out.padTo(328)
                    .u32(Arrays.copyOfRange(registers, 6, 22))
                    .padTo(588)
                    .toBytes();
        }
        return out.u32(registers[31])
                .u32(Arrays.copyOf(registers, 31))
                .padTo(204)
                .toBytes();
    }

    private long[] noteRegisters(int task) {
        TaskSpec own = spec.tasks().get(task);
        if (!spec.chip().xtensa() || own.state() != State.SOLICITED) {
            long[] registers = registers(task);
            if (!spec.chip().hasLoops()) {
                Arrays.fill(registers, 1, 4, 0);
            }
            return registers;
        }
        long[] left = registers(0);
        left[0] = own.pc() & 0x3fff_ffffL;
        left[5] = own.ps();
        for (int i = 0; i < 4; i++) {
            left[6 + i] = i == 1 ? stackStart(task) + 0x20 : own.word(10 + i);
        }
        return left;
    }

    // ---- registers and memory of a task

    /**
     * {@return all registers of a task in gdb's order: Xtensa {@code pc lbeg lend lcount sar ps a0 .. a15}, RISC-V
     * {@code ra sp .. t6 pc}}
     */
    public static long[] registers(DumpSpec spec, int task) {
        return new DumpWriter(spec, false).registers(task);
    }

    private long[] registers(int index) {
        TaskSpec task = spec.tasks().get(index);
        long start = stackStart(index);
        boolean broken = task.state() == State.BROKEN_STACK;
        if (spec.chip().xtensa()) {
            long[] registers = new long[22];
            for (int i = 0; i < 22 && !broken; i++) {
                registers[i] = task.word(20 + i);
            }
            registers[0] = broken ? FAKE_STACK : task.pc();
            registers[5] = broken ? 0x20 : task.ps();
            registers[7] =
                    broken ? FAKE_STACK + fakeBytes() : start + spec.chip().frameBytes();
            return registers;
        }
        long[] registers = new long[32];
        for (int i = 0; i < 32 && !broken; i++) {
            registers[i] = task.word(20 + i);
        }
        registers[31] = broken ? FAKE_STACK : task.pc();
        registers[1] = broken ? FAKE_STACK + fakeBytes() : start + frameBytes(index);
        return registers;
    }

    /** {@return the cause of the crash, as Xtensa counts} */
    public static long excCause(DumpSpec spec) {
        return new DumpWriter(spec, false).excCause();
    }

    private long excCause() {
        return spec.tasks().get(0).state() == State.BROKEN_STACK ? 0xffff : 28;
    }

    private long excVAddr() {
        return spec.tasks().get(0).state() == State.BROKEN_STACK
                ? 0
                : spec.tasks().get(0).word(49);
    }

    private boolean inInterrupt() {
        return spec.inInterrupt().orElse(false);
    }

    private int fakeBytes() {
        return spec.chip().xtensa() ? (spec.chip().hasLoops() ? 112 : 100) : 148;
    }

    /** {@return where the registers of a task are saved: the made-up stack for a destroyed one, the interrupt's for a crash in it} */
    public static long stackStart(DumpSpec spec, int task) {
        return new DumpWriter(spec, false).stackStart(task);
    }

    private long stackStart(int index) {
        TaskSpec task = spec.tasks().get(index);
        if (task.state() == State.BROKEN_STACK) {
            long before = spec.tasks().subList(0, index).stream()
                    .filter(other -> other.state() == State.BROKEN_STACK)
                    .count();
            return FAKE_STACK + before * fakeBytes();
        }
        return index == 0 && inInterrupt() ? spec.chip().ram() + INTERRUPT_STACK : task.stackStart();
    }

    private int frameBytes(int index) {
        if (spec.chip().xtensa()) {
            return spec.tasks().get(index).state() == State.SOLICITED
                    ? 0x20
                    : spec.chip().frameBytes();
        }
        return index == 0 ? 0xa0 : 0x80;
    }

    /** {@return the stack of a task from its saved registers on} */
    public static byte[] stack(DumpSpec spec, int task) {
        return new DumpWriter(spec, false).stack(task);
    }

    private byte[] stack(int index) {
        TaskSpec task = spec.tasks().get(index);
        if (task.state() == State.BROKEN_STACK) {
            return fakeFrame(index);
        }
        return filled(frame(index, registers(index)), frameBytes(index), task);
    }

    private byte[] filled(LittleEndian frame, int frameBytes, TaskSpec task) {
        frame.padTo(frameBytes);
        for (int i = 0; i < task.stackBytes() / 4; i++) {
            frame.u32(task.word(100 + i));
        }
        return frame.toBytes();
    }

    /** The task below the interrupt: an ordinary frame on its own stack. */
    private byte[] interruptedStack() {
        TaskSpec task = spec.tasks().get(0);
        long[] registers = registers(0);
        int bytes = spec.chip().xtensa() ? spec.chip().frameBytes() : 0x80;
        registers[spec.chip().xtensa() ? 7 : 1] = task.stackStart() + bytes;
        LittleEndian frame = spec.chip().xtensa() ? exceptionFrame(0x4008_0000L, registers) : riscvFrame(registers);
        return filled(frame, bytes, task);
    }

    private LittleEndian frame(int index, long[] registers) {
        TaskSpec task = spec.tasks().get(index);
        if (!spec.chip().xtensa()) {
            LittleEndian frame = riscvFrame(registers);
            if (index == 0) {
                frame.u32(controlRegisters(spec));
            }
            return frame;
        }
        if (task.state() == State.SOLICITED) {
            // exit, pc with the window increment of the call, ps, unused, a0 to a3
            long pc = (task.pc() & 0x3fff_ffffL) | 0x8000_0000L;
            long a1 = stackStart(index) + 0x20;
            return new LittleEndian().u32(0, pc, task.ps(), 0, task.word(10), a1, task.word(12), task.word(13));
        }
        boolean marked = index == 0 && spec.version().number() >= Version.V0_2.number();
        return exceptionFrame(marked ? CRASH_MARKER : 0x4008_1234L, registers);
    }

    private LittleEndian exceptionFrame(long exit, long[] registers) {
        // the mode of an exception is still on
        LittleEndian frame = new LittleEndian().u32(exit, registers[0], registers[5] | 0x10);
        frame.u32(Arrays.copyOfRange(registers, 6, 22)).u32(registers[4], excCause(), excVAddr());
        return frame.u32(registers[1], registers[2], registers[3]);
    }

    private static LittleEndian riscvFrame(long[] registers) {
        return new LittleEndian().u32(registers[31]).u32(Arrays.copyOf(registers, 31));
    }

    private byte[] fakeFrame(int index) {
        long[] registers = registers(index);
        if (spec.chip().xtensa()) {
            long[] words = new long[25];
            words[1] = FAKE_STACK;
            words[2] = 0x30;
            words[4] = registers[7];
            words[20] = 0xffff;
            return new LittleEndian().u32(words).padTo(fakeBytes()).toBytes();
        }
        return new LittleEndian()
                .u32(FAKE_STACK, 0, registers[1])
                .padTo(fakeBytes())
                .toBytes();
    }

    /** {@return mstatus, mtvec, mcause, mtval, mhartid of a RISC-V crash} */
    public static long[] controlRegisters(DumpSpec spec) {
        TaskSpec crashed = spec.tasks().get(0);
        return new long[] {0x1881, 0x4038_0001L, 7, crashed.word(49), 0};
    }

    /** {@return the control block of a task} */
    public static byte[] tcb(DumpSpec spec, int task) {
        return new DumpWriter(spec, false).tcb(task);
    }

    private byte[] tcb(int index) {
        TaskSpec task = spec.tasks().get(index);
        boolean stale = index == 0 && !inInterrupt();
        long top = stale ? task.stackStart() + 0x10 : task.stackStart();
        long list = spec.chip().ram();
        LittleEndian out = new LittleEndian().u32(top);
        // two list items: value, next, previous, owner, container
        out.u32(25, list, list, task.tcb(), list).u32(25, list, list, task.tcb(), 0);
        long end = task.stackStart() + frameBytes(index) + task.stackBytes();
        out.u32(task.priority(), task.stackStart() - 0x100);
        out.bytes(Arrays.copyOf(task.name().getBytes(StandardCharsets.US_ASCII), 16));
        return out.u32(0, end, task.priority()).padTo(TCB_BYTES).toBytes();
    }

    private static byte[] bytes(SegmentSpec segment) {
        LittleEndian out = new LittleEndian();
        segment.words().forEach(word -> out.u32(word));
        return out.toBytes();
    }

    /** A piece of memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Memory(long address, byte[] bytes) {}
}

package io.github.coroner.format.coredump;

import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.elf.ProgramHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a dump as an ELF core file without dump header, laid out as the device does it: the register notes, a segment for each
 * piece of memory, the notes on the dump. gdb needs the first two.
 */
final class ElfCoreWriter {
    private static final int DUMP_INFO_BYTES = 72;

    private final CoreDump dump;
    private final List<Segment> segments = new ArrayList<>();

    /** A segment to write. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Segment(long type, long address, byte[] contents, long flags) {}

    private ElfCoreWriter(CoreDump dump) {
        this.dump = dump;
    }

    static byte[] write(CoreDump dump) {
        ElfCoreWriter writer = new ElfCoreWriter(dump);
        writer.segments.add(new Segment(ProgramHeader.NOTE, 0, joined(writer.registerNotes()), 0));
        for (MemorySegment segment : dump.memory().segments()) {
            long flags = ProgramHeader.READ | ProgramHeader.WRITE;
            writer.segments.add(new Segment(ProgramHeader.LOAD, segment.address(), segment.toBytes(), flags));
        }
        writer.segments.add(new Segment(ProgramHeader.NOTE, 0, joined(writer.dumpNotes()), 0));
        return writer.file();
    }

    private byte[] file() {
        int contents = ElfHeader.BYTES + segments.size() * ProgramHeader.BYTES;
        long size = contents
                + segments.stream()
                        .mapToLong(segment -> segment.contents().length)
                        .sum();
        ByteWriter file = new ByteWriter(Math.toIntExact(size));
        file.bytes(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1}).seek(16);
        file.u16(ElfHeader.ET_CORE).u16(dump.machine()).u32(1);
        // entry, program headers, section headers, flags
        file.u32(0).u32(ElfHeader.BYTES).u32(0).u32(0);
        file.u16(ElfHeader.BYTES).u16(ProgramHeader.BYTES).u16(segments.size());
        file.u16(0).u16(0).u16(0);
        int offset = contents;
        for (Segment segment : segments) {
            int length = segment.contents().length;
            file.u32(segment.type()).u32(offset).u32(segment.address());
            file.u32(segment.address())
                    .u32(length)
                    .u32(length)
                    .u32(segment.flags())
                    .u32(0);
            offset += length;
        }
        segments.forEach(segment -> file.bytes(segment.contents()));
        return file.toBytes();
    }

    private List<byte[]> registerNotes() {
        List<byte[]> notes = new ArrayList<>();
        for (Task task : dump.tasks()) {
            boolean isXtensa = dump.machine() == ElfHeader.XTENSA;
            ByteWriter status =
                    new ByteWriter(isXtensa ? DumpNote.PRSTATUS_XTENSA_BYTES : DumpNote.PRSTATUS_RISCV_BYTES);
            status.seek(DumpNote.PRSTATUS_PID).u32(task.tcb()).seek(DumpNote.PRSTATUS_REGISTERS);
            if (isXtensa) {
                put(status, task, List.of("pc", "ps", "lbeg", "lend", "lcount", "sar"));
                status.seek(DumpNote.PRSTATUS_XTENSA_WINDOW);
                put(
                        status,
                        task,
                        XtensaRegisters.NAMES.subList(
                                XtensaRegisters.NAMES.indexOf("a0"), XtensaRegisters.NAMES.size()));
            } else {
                put(status, task, List.of("pc"));
                put(status, task, RiscvRegisters.NAMES.subList(0, RiscvRegisters.NAMES.indexOf("pc")));
            }
            notes.add(note("CORE", DumpNote.PRSTATUS, status.toBytes()));
        }
        return notes;
    }

    private static void put(ByteWriter status, Task task, List<String> names) {
        for (String name : names) {
            status.u32(task.registers().value(name).orElse(0));
        }
    }

    private List<byte[]> dumpNotes() {
        List<byte[]> notes = new ArrayList<>();
        dump.version()
                .ifPresent(version -> notes.add(note("ESP_CORE_DUMP_INFO", DumpNote.DUMP_INFO, dumpInfo(version))));
        if (dump.crashedTask().isPresent() || dump.crashedTaskSkipped()) {
            notes.add(note("ESP_EXTRA_INFO", DumpNote.EXTRA_INFO, extraInfo()));
        }
        for (String details : dump.panicDetails()) {
            notes.add(note("ESP_PANIC_DETAILS", DumpNote.PANIC_DETAILS, details.getBytes(StandardCharsets.UTF_8)));
        }
        if (dump.chipRevision().isPresent()) {
            byte[] revision =
                    new ByteWriter(4).u32(dump.chipRevision().getAsInt()).toBytes();
            notes.add(note(DumpNote.CHIP_REVISION, DumpNote.DUMP_INFO, revision));
        }
        for (int i = 0; i < dump.tasks().size(); i++) {
            Task task = dump.tasks().get(i);
            if (task.flags().isPresent()) {
                notes.add(note("TASK_INFO", DumpNote.TASK_INFO, taskInfo(i, task)));
            }
        }
        return notes;
    }

    private byte[] dumpInfo(String version) {
        long word = new VersionWord(dump.chipId().orElse(0), number(version)).word();
        if (dump.elfSha256Prefix().isEmpty()) {
            return new ByteWriter(4).u32(word).toBytes();
        }
        byte[] digits = dump.elfSha256Prefix().get().getBytes(StandardCharsets.US_ASCII);
        return new ByteWriter(DUMP_INFO_BYTES).u32(word).bytes(digits).toBytes();
    }

    private static int number(String version) {
        for (DumpVersion known : DumpVersion.values()) {
            if (known.label().equals(version)) {
                return known == DumpVersion.PRE ? 0 : known.number();
            }
        }
        int dot = version.indexOf('.');
        return Integer.parseInt(version, 0, dot, 10) << 8 | Integer.parseInt(version, dot + 1, version.length(), 10);
    }

    private byte[] extraInfo() {
        long crashed = dump.crashedTask().orElse(DumpNote.SKIPPED_TASK);
        int flagWords = dump.inInterrupt().isPresent() ? 1 : 0;
        int flag = dump.inInterrupt().orElse(false) ? 1 : 0;
        if (dump.machine() != ElfHeader.XTENSA) {
            ByteWriter words = new ByteWriter(4 + 4 * flagWords).u32(crashed);
            return flagWords == 0 ? words.toBytes() : words.u32(flag).toBytes();
        }
        RegisterSet registers = dump.exceptionRegisters();
        ByteWriter words = new ByteWriter(4 * (DumpNote.XTENSA_INTERRUPT_WORD + flagWords)).u32(crashed);
        words.u32(DumpNote.EXCCAUSE).u32(registers.value("exccause").orElse(0));
        words.u32(DumpNote.EXCVADDR).u32(registers.value("excvaddr").orElse(0));
        for (String name : registers.names()) {
            boolean isEpc = name.startsWith("epc");
            if (isEpc || name.startsWith("eps")) {
                words.u32(
                        (isEpc ? DumpNote.EPC_BASE : DumpNote.EPS_BASE) + Integer.parseInt(name, 3, name.length(), 10));
                words.u32(registers.value(name).orElse(0));
            }
        }
        if (flagWords == 1) {
            words.seek(4 * DumpNote.XTENSA_INTERRUPT_WORD).u32(flag);
        }
        return words.toBytes();
    }

    /** Index, flags, control block, stack, stack length, name. */
    private static byte[] taskInfo(int index, Task task) {
        ByteWriter words = new ByteWriter(36);
        words.u32(index).u32(task.flags().orElse(0)).u32(task.tcb());
        task.stack().ifPresent(stack -> words.u32(stack.address()).u32(stack.size()));
        return words.toBytes();
    }

    private static byte[] note(String name, int type, byte[] descriptor) {
        byte[] nameBytes = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        int nameField = nameBytes.length + 3 & -4;
        ByteWriter note = new ByteWriter(12 + nameField + (descriptor.length + 3 & -4));
        note.u32(nameBytes.length).u32(descriptor.length).u32(type).bytes(nameBytes);
        note.seek(12 + nameField);
        return note.bytes(descriptor).toBytes();
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteWriter all =
                new ByteWriter(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::bytes);
        return all.toBytes();
    }
}

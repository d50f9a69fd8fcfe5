package io.github.coroner.xtensa;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.elf.Note;
import io.github.coroner.format.elf.ProgramHeader;
import io.github.coroner.unwind.FrameRegisters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The registers and the memory of an ELF dump of our firmware, read with as little as these tests need. */
record TestDump(List<FrameRegisters> tasks, List<MemorySegment> memory) {
    private static final int REGISTER_NOTE_SIZE = 588;

    /** Reads a dump: a header, then an ELF core file. */
    static TestDump read(byte[] file) {
        int start = 0;
        while (file[start] != 0x7f || file[start + 1] != 'E') {
            start += 4;
        }
        return ofElf(Arrays.copyOfRange(file, start, file.length));
    }

    static TestDump ofElf(byte[] body) {
        ElfContainer elf = ElfContainer.read("dump", body, Limits.defaults());
        List<MemorySegment> memory = new ArrayList<>();
        for (ProgramHeader segment : elf.programHeaders()) {
            if (segment.type() == ProgramHeader.LOAD && segment.address() != 0) {
                byte[] bytes = elf.contents(segment).bytes((int) segment.fileSize());
                memory.add(MemorySegment.of(segment.address(), bytes, MemorySegment.Kind.DATA));
            }
        }
        List<FrameRegisters> tasks = new ArrayList<>();
        for (Note note : elf.notes()) {
            if (note.name().equals("CORE") && note.descriptor().remaining() >= REGISTER_NOTE_SIZE) {
                tasks.add(registers(note.descriptor()));
            }
        }
        return new TestDump(tasks, memory);
    }

    private static FrameRegisters registers(ByteReader note) {
        note.skip(72);
        FrameRegisters registers = FrameRegisters.of(note.u32()).with(XtensaRegisters.PS, note.u32());
        note.skip(328 - 80);
        for (int i = 0; i < XtensaRegisters.WINDOW; i++) {
            registers = registers.with(i, note.u32());
        }
        return registers;
    }
}

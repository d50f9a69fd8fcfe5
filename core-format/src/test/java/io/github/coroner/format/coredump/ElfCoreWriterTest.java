package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problems;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.elf.Note;
import io.github.coroner.format.elf.ProgramHeader;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written is what ESP-IDF writes and gdb expects, component {@code espcoredump}, {@code core_dump_elf.c}. */
class ElfCoreWriterTest {
    private static final long TCB = 0x3fc9_1000L;

    private static ElfContainer written(CoreDump dump) {
        return ElfContainer.read("saved.elf", dump.toElfCore(), Limits.defaults());
    }

    private static List<Note> notes(ElfContainer elf, String name) {
        return elf.notes(new Problems(Limits.defaults())).stream()
                .filter(note -> note.name().equals(name))
                .toList();
    }

    @Test
    void memoryCanBeReadAndWrittenAndLiesWhereItLay() {
        CoreDump dump = CoreDump.read(DumpWriter.write(Dumps.of(Version.V1_4)));
        ElfContainer elf = written(dump);
        assertThat(elf.header().type()).isEqualTo(ElfHeader.ET_CORE);
        List<ProgramHeader> loaded = elf.programHeaders().stream()
                .filter(segment -> segment.type() == ProgramHeader.LOAD)
                .toList();
        assertThat(loaded).hasSameSizeAs(dump.memory().segments());
        for (int i = 0; i < loaded.size(); i++) {
            ProgramHeader segment = loaded.get(i);
            assertThat(segment.flags()).isEqualTo(ProgramHeader.READ | ProgramHeader.WRITE);
            assertThat(segment.address())
                    .isEqualTo(dump.memory().segments().get(i).address());
            ByteReader contents = elf.contents(segment);
            assertThat(contents.bytes(contents.remaining()))
                    .isEqualTo(dump.memory().segments().get(i).toBytes());
        }
    }

    @Test
    void tasksAreNumberedInTheirNotes() {
        ElfBuilder file = ElfBuilder.of(ElfHeader.ET_CORE, ElfHeader.RISCV);
        for (int i = 0; i < 3; i++) {
            long tcb = TCB + 0x100 * i;
            byte[] info = words(0, 10 + i, tcb, 0, 0, 0, 0, 0, 0);
            file.segment(ProgramHeader.NOTE, 0, 0, ElfBuilder.note("CORE", 1, status(tcb)));
            file.segment(ProgramHeader.NOTE, 0, 0, ElfBuilder.note("TASK_INFO", 678, info));
        }
        List<Note> infos = notes(written(CoreDump.read(file.build())), "TASK_INFO");
        assertThat(infos).hasSize(3);
        for (int i = 0; i < 3; i++) {
            ByteReader info = infos.get(i).descriptor();
            assertThat(info.u32()).isEqualTo(i);
            assertThat(info.u32()).isEqualTo(10 + i);
            assertThat(info.u32()).isEqualTo(TCB + 0x100 * i);
        }
    }

    /** A task's registers, all zero. */
    private static byte[] status(long tcb) {
        byte[] status = new byte[204];
        System.arraycopy(words(tcb), 0, status, 24, 4);
        return status;
    }

    private static byte[] words(long... words) {
        SectionAssembler bytes = SectionAssembler.littleEndian();
        for (long word : words) {
            bytes.u32(word);
        }
        return bytes.toBytes();
    }

    /** The device said that it left out the crashed task: so does the copy, with the same word. */
    @Test
    void aCrashedTaskThatWasLeftOutIsSaidAgain() {
        byte[] skipped = words(0xdead_beefL, 0);
        byte[] file = ElfBuilder.of(ElfHeader.ET_CORE, ElfHeader.RISCV)
                .segment(ProgramHeader.NOTE, 0, 0, ElfBuilder.note("CORE", 1, status(TCB)))
                .segment(ProgramHeader.NOTE, 0, 0, ElfBuilder.note("EXTRA_INFO", 677, skipped))
                .build();
        CoreDump dump = CoreDump.read(file);
        assertThat(dump.crashedTaskSkipped()).isTrue();
        ElfContainer copy = written(dump);
        assertThat(notes(copy, "ESP_EXTRA_INFO"))
                .singleElement()
                .satisfies(note -> assertThat(note.descriptor().u32()).isEqualTo(0xdead_beefL));
        assertThat(CoreDump.read(dump.toElfCore()).crashedTaskSkipped()).isTrue();
    }
}

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
        CoreDump dump = CoreDump.read(DumpWriter.write(Dumps.of(Version.V1_4)));
        List<Note> infos = notes(written(dump), "TASK_INFO");
        long flagged =
                dump.tasks().stream().filter(task -> task.flags().isPresent()).count();
        assertThat(infos).hasSize((int) flagged);
        for (int i = 0; i < infos.size(); i++) {
            ByteReader info = infos.get(i).descriptor();
            assertThat(info.u32()).isEqualTo(i);
            info.skip(4);
            assertThat(info.u32()).isEqualTo(dump.tasks().get(i).tcb());
        }
    }

    /** The device said that it left out the crashed task: so does the copy, with the same word. */
    @Test
    void aCrashedTaskThatWasLeftOutIsSaidAgain() {
        byte[] status = new byte[204];
        byte[] tcb = SectionAssembler.littleEndian().u32(TCB).toBytes();
        System.arraycopy(tcb, 0, status, 24, 4);
        byte[] skipped =
                SectionAssembler.littleEndian().u32(0xdead_beefL).u32(0).toBytes();
        byte[] file = ElfBuilder.of(ElfHeader.ET_CORE, ElfHeader.RISCV)
                .segment(ProgramHeader.NOTE, 0, 0, ElfBuilder.note("CORE", 1, status))
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

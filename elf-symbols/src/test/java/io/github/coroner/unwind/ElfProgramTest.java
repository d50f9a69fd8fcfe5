package io.github.coroner.unwind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Chips;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On the project's own firmware; addresses are asked of it by name, so that it may be built anew. */
class ElfProgramTest {
    private static final CrashRun RUN = CrashRun.named("riscv/og/null-store");

    @Test
    void functionsAreThoseOfTheFileThatCoversTheAddress() throws IOException {
        ElfProgram program = program(true, true);
        long wrapper = program.addressOf("vPortTaskWrapper").orElseThrow();
        Program.Function function = program.functionAt(wrapper + 2).orElseThrow();
        assertThat(function.name()).isEqualTo("vPortTaskWrapper");
        assertThat(function.start()).isEqualTo(wrapper);
        assertThat(function.end()).isGreaterThan(wrapper + 2);
        assertThat(program.functionAt(0x4000_0000L)).isPresent();
    }

    @Test
    void codeIsWhatTheFilesAndTheRomHold() throws IOException {
        ElfProgram program = program(true, false);
        long wrapper = program.addressOf("vPortTaskWrapper").orElseThrow();
        assertThat(program.isCode(wrapper)).isTrue();
        // the ROM by the chip's memory map; RAM that could hold code but of which the ELF knows nothing
        assertThat(program.isCode(0x4000_0000L)).isTrue();
        assertThat(program.functionAt(0x4000_0000L)).isEmpty();
        assertThat(program.isCode(0x403d_0000L)).isFalse();
        assertThat(program.isCode(program.addressOf("sink").orElseThrow())).isFalse();
        assertThat(program.code().contains(wrapper, 4)).isTrue();
        assertThat(program.code().contains(0x4000_0000L, 4)).isFalse();
    }

    @Test
    void withoutAnyFileTheMemoryMapTellsCode() throws IOException {
        ElfProgram program = program(false, false);
        assertThat(program.isCode(0x4200_0000L)).isTrue();
        assertThat(program.isCode(0x4038_0000L)).isTrue();
        assertThat(program.isCode(0x3fc8_0000L)).isFalse();
        assertThat(program.isCode(0x4000_0000L)).isTrue();
        assertThat(program.unwindRow(0x4200_0000L)).isEmpty();
        assertThat(program.addressOf("main")).isEmpty();
        assertThat(program.code().u32(0x4200_0000L)).isEmpty();
    }

    /** gdb 13.1 reads zeros from .bss through a core file without it, and from .data what the ELF holds. */
    @Test
    void variablesAreAsTheProgramFindsThemAtItsStart() throws IOException {
        ElfProgram program = program(true, false);
        long bss = program.addressOf("heap_area").orElseThrow();
        assertThat(program.initial().u32(bss)).hasValue(0);
        assertThat(program.code().u32(bss)).isEmpty();
        long wrapper = program.addressOf("vPortTaskWrapper").orElseThrow();
        assertThat(program.initial().u32(wrapper)).isEqualTo(program.code().u32(wrapper));
        assertThat(program.initial().u32(0x1000)).isEmpty();
    }

    @Test
    void variablesAreNamedToo() throws IOException {
        ElfProgram program = program(true, false);
        long variable = program.addressOf("heap_area").orElseThrow();
        assertThat(program.functionAt(variable)).isEmpty();
        assertThat(program.symbolAt(variable + 1)).map(Program.Function::name).contains("heap_area");
    }

    @Test
    void everyFunctionOfTheFirmwareHasItsCallFrameInformation() throws IOException {
        ElfProgram program = program(true, false);
        long wrapper = program.addressOf("vPortTaskWrapper").orElseThrow();
        assertThat(program.unwindRow(wrapper)).isPresent();
        assertThat(program.problems()).isEmpty();
    }

    private static ElfProgram program(boolean withApplication, boolean withRom) throws IOException {
        return ElfProgram.of(
                withApplication ? Optional.of(ElfFile.open(RUN.elf())) : Optional.empty(),
                withRom ? List.of(ElfFile.open(RUN.rom())) : List.of(),
                Chips.byTarget("esp32c3"),
                Limits.defaults());
    }
}

package io.github.coroner.unwind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Chips;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.SectionAssembler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On the project's own firmware, of which addresses are asked by name so that it may be built anew, and on small files made up. */
class ElfProgramTest {
    private static final int RISCV = 243;
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

    /** Two files whose sections touch: code of eight bytes, then zeros and variables of the other one. */
    @Test
    void memoryGoesOnFromFileToFile() {
        ElfFile code = ElfFile.of(
                "code.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".text", 1, 6, 0x4200_0000L, new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                        .build());
        ElfFile more = ElfFile.of(
                "more.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".rodata", 1, 2, 0x4200_0008L, new byte[] {9, 10, 11, 12})
                        .noBits(".bss", 3, 0x4200_000cL, 4)
                        .build());
        ElfProgram program = ElfProgram.of(Optional.of(code), List.of(more), Optional.empty(), Limits.defaults());

        assertThat(read(program.code())).containsExactly(0, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0, 0);
        assertThat(program.code().contains(0x4200_0005L, 7)).isTrue();
        assertThat(program.code().contains(0x4200_0005L, 8)).isFalse();
        assertThat(read(program.initial())).containsExactly(0, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0, 0);
        assertThat(program.initial().contains(0x4200_0005L, 11)).isTrue();
        assertThat(program.initial().contains(0x4200_0005L, 12)).isFalse();
    }

    private static byte[] read(Memory memory) {
        byte[] bytes = new byte[12];
        memory.read(0x4200_0005L, bytes, 1, 11);
        return bytes;
    }

    /** A label without a size ends where the next symbol begins, whatever stands at its own address. */
    @Test
    void aLabelReachesToTheNextOne() {
        byte[] symbols = SectionAssembler.littleEndian()
                .bytes(new byte[16])
                .append(symbol(1, 0x4200_0000L))
                .append(symbol(3, 0x4200_0000L))
                .append(symbol(5, 0x4200_0006L))
                .toBytes();
        ElfFile elf = ElfFile.of(
                "labels.elf",
                ElfBuilder.of(2, RISCV)
                        .section(".text", 1, 6, 0x4200_0000L, new byte[16])
                        .section(".strtab", 3, 0, 0, "\0a\0b\0c\0".getBytes(StandardCharsets.US_ASCII))
                        .section(".symtab", 2, 0, 0, symbols, 2, 16)
                        .build());
        ElfProgram program = ElfProgram.of(Optional.of(elf), List.of(), Optional.empty(), Limits.defaults());

        assertThat(program.functionAt(0x4200_0002L).orElseThrow().end()).isEqualTo(0x4200_0006L);
        assertThat(program.functionAt(0x4200_0006L).orElseThrow().start()).isEqualTo(0x4200_0006L);
        assertThat(program.functionAt(0x4200_000fL).orElseThrow().end()).isEqualTo(0x4200_0010L);
    }

    /** Elf32_Sym: name, value, size, info (a global without a type), other, section 1. */
    private static SectionAssembler symbol(int name, long value) {
        return SectionAssembler.littleEndian()
                .u32(name)
                .u32(value)
                .u32(0)
                .u8(0x10)
                .u8(0)
                .u16(1);
    }

    private static ElfProgram program(boolean withApplication, boolean withRom) throws IOException {
        return ElfProgram.of(
                withApplication ? Optional.of(ElfFile.open(RUN.elf())) : Optional.empty(),
                withRom ? List.of(ElfFile.open(RUN.rom())) : List.of(),
                Chips.byTarget("esp32c3"),
                Limits.defaults());
    }
}

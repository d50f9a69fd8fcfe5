package io.github.coroner.symbols;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.Form;
import io.github.coroner.dwarf.Tag;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.LineProgramBuilder;
import io.github.coroner.testdata.SectionAssembler;

/** A RISC-V executable with code from {@link #TEXT} on, and debugging information assembled by a test. */
final class TestFirmware {
    static final long TEXT = 0x4200_0000L;
    private static final int TEXT_SIZE = 0x10000;
    private static final int RISCV = 243;

    private final DwarfBuilder dwarf = DwarfBuilder.littleEndian();
    private final SectionAssembler line = SectionAssembler.littleEndian();
    private final SectionAssembler symbols = SectionAssembler.littleEndian().bytes(new byte[16]);
    private final SectionAssembler names = SectionAssembler.littleEndian().u8(0);

    static DieSpec function(String name, long lowPc, long length) {
        return DieSpec.of(Tag.SUBPROGRAM)
                .with(Attribute.NAME, Form.STRING, name)
                .with(Attribute.LOW_PC, Form.ADDR, lowPc)
                .with(Attribute.HIGH_PC, Form.DATA4, length);
    }

    static DieSpec inlined(DieSpec origin, long lowPc, long length, int callFile, int callLine) {
        return DieSpec.of(Tag.INLINED_SUBROUTINE)
                .with(Attribute.ABSTRACT_ORIGIN, Form.REF4, origin)
                .with(Attribute.LOW_PC, Form.ADDR, lowPc)
                .with(Attribute.HIGH_PC, Form.DATA4, length)
                .with(Attribute.CALL_FILE, Form.DATA1, callFile)
                .with(Attribute.CALL_LINE, Form.DATA1, callLine)
                .with(Attribute.CALL_COLUMN, Form.DATA1, 3)
                .with(Attribute.GNU_DISCRIMINATOR, Form.DATA1, 2);
    }

    static DieSpec abstractFunction(String name) {
        return DieSpec.of(Tag.SUBPROGRAM)
                .with(Attribute.NAME, Form.STRING, name)
                .with(Attribute.INLINE, Form.DATA1, 1);
    }

    /** Adds a unit of DWARF 4 in C++ with a line number program. */
    TestFirmware unit(long lowPc, long length, LineProgramBuilder program, DieSpec... entries) {
        DieSpec root = DieSpec.of(Tag.COMPILE_UNIT)
                .with(Attribute.LANGUAGE, Form.DATA1, 4)
                .with(Attribute.COMP_DIR, Form.STRING, "/build")
                .with(Attribute.LOW_PC, Form.ADDR, lowPc)
                .with(Attribute.HIGH_PC, Form.DATA4, length)
                .with(Attribute.STMT_LIST, Form.SEC_OFFSET, line.size())
                .add(entries);
        line.bytes(program.build());
        dwarf.unit(DwarfBuilder.Unit.ofVersion(4), root);
        return this;
    }

    DwarfBuilder dwarf() {
        return dwarf;
    }

    /** Adds a symbol; {@code section} 1 is the code, 0xfff1 absolute. */
    TestFirmware symbol(String name, long address, long size, int type, int section) {
        symbols.u32(names.size()).u32(address).u32(size).u8(0x10 | type).u8(0).u16(section);
        names.string(name);
        return this;
    }

    ElfFile elf() {
        ElfBuilder elf = ElfBuilder.of(2, RISCV).section(".flash.text", 1, 6, TEXT, new byte[TEXT_SIZE]);
        elf.section(".strtab", 3, 0, 0, names.toBytes());
        elf.section(".symtab", 2, 0, 0, symbols.toBytes(), 2, 16);
        dwarf.section(".debug_line", line.toBytes());
        return ElfFile.of("test.elf", dwarf.addTo(elf).build());
    }

    Symbolizer symbolizer() {
        return Symbolizer.of(elf());
    }
}

package io.github.coroner.xtensa;

import io.github.coroner.dwarf.UnwindRow;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.elf.ElfContainer;
import io.github.coroner.format.elf.SectionHeader;
import io.github.coroner.unwind.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The code of ELF files, read with as little as these tests need, so that they test unwinding alone. */
final class TestProgram implements Program {
    private final List<MemorySegment> code = new ArrayList<>();
    private final List<MemorySegment> zeroed = new ArrayList<>();
    private final TreeMap<Long, Function> functions = new TreeMap<>();

    private TestProgram() {}

    static TestProgram of(Path... elfs) throws IOException {
        TestProgram program = new TestProgram();
        for (Path elf : elfs) {
            program.add(ElfContainer.read(elf.toString(), Files.readAllBytes(elf), Limits.defaults()));
        }
        return program;
    }

    private void add(ElfContainer elf) {
        for (SectionHeader section : elf.sections()) {
            if ((section.flags() & SectionHeader.ALLOC) != 0 && section.size() > 0) {
                boolean writable = (section.flags() & SectionHeader.WRITE) != 0;
                byte[] bytes = section.type() == SectionHeader.NOBITS
                        ? new byte[(int) section.size()]
                        : elf.contents(section).bytes((int) section.size());
                (writable ? zeroed : code).add(MemorySegment.of(section.address(), bytes, MemorySegment.Kind.DATA));
            }
            if (section.type() == SectionHeader.SYMTAB) {
                addFunctions(elf.contents(section), elf.contents(elf.sections().get(section.link())));
            }
        }
    }

    private void addFunctions(ByteReader symbols, ByteReader strings) {
        byte[] names = strings.bytes(strings.remaining());
        while (symbols.remaining() >= 16) {
            int name = (int) symbols.u32();
            long value = symbols.u32();
            long size = symbols.u32();
            int info = symbols.u8();
            symbols.skip(3);
            if ((info & 0xf) == 2) {
                int end = name;
                while (names[end] != 0) {
                    end++;
                }
                String text = new String(names, name, end - name, StandardCharsets.UTF_8);
                functions.put(value, new Function(text, value, value + size));
            }
        }
    }

    /** What gdb reads where the dump has nothing: all that the ELF loads, cleared memory included. */
    Memory asGdbReads(List<MemorySegment> dump) {
        List<MemorySegment> all = new ArrayList<>(dump);
        all.addAll(code);
        all.addAll(zeroed);
        return MemoryImage.of(all);
    }

    @Override
    public Memory code() {
        return MemoryImage.of(code);
    }

    @Override
    public boolean isCode(long address) {
        return address >= 0x4000_0000L && address < 0x4040_0000L;
    }

    @Override
    public Optional<Function> functionAt(long address) {
        Map.Entry<Long, Function> entry = functions.floorEntry(address);
        return Optional.ofNullable(entry)
                .map(Map.Entry::getValue)
                .filter(function -> address < function.end() || function.end() == function.start());
    }

    @Override
    public Optional<UnwindRow> unwindRow(long pc) {
        return Optional.empty();
    }

    @Override
    public OptionalLong addressOf(String name) {
        return functions.values().stream()
                .filter(function -> function.name().equals(name))
                .mapToLong(Function::start)
                .findFirst();
    }
}

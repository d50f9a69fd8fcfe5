package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.elf.Symbol;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.format.elf.SectionHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The program {@code values/values.cpp}, as it is before it runs. */
final class ValuesProgram {
    static final ElfFile ELF = ElfFile.of("values.elf", resource("values.elf"));
    static final Memory MEMORY = new Initial(ELF);
    static final DwarfData DATA = DwarfData.of(ELF);
    static final Types TYPES = Types.of(DATA);
    static final Globals GLOBALS = Globals.of(DATA, TYPES, Limits.defaults());
    static final Variables VARIABLES = Variables.of(DATA, TYPES, pc -> OptionalLong.empty(), Limits.defaults());

    /** Names of symbols are the business of others; here they are what {@code nm -C} and gdb say. */
    private static final Map<String, String> CPP = Map.of(
            "function_of_int", "function_of_int(int)",
            "no_parameters", "no_parameters()",
            "_ZNK7Methods3getEi", "Methods::get(int) const",
            "_ZTV7Derived", "vtable for Derived",
            "_ZL6hidden", "hidden");

    static final GdbFormat FORMAT =
            GdbFormat.of(MEMORY, ValuesProgram::symbol, Limits.defaults()).withGlobals(GLOBALS);

    private ValuesProgram() {}

    static Variable variable(String name) {
        List<Long> entries = GLOBALS.named(name, Globals.Kind.VARIABLE);
        assertThat(entries).as("entries of %s", name).isNotEmpty();
        return GLOBALS.variable(entries.get(0), MEMORY).orElseThrow();
    }

    private static Optional<String> symbol(long address) {
        return ELF.symbols()
                .containing(address)
                .filter(symbol -> symbol.size() > 0 && address < symbol.address() + symbol.size())
                .map(symbol -> text(symbol, address));
    }

    private static String text(Symbol symbol, long address) {
        String name = CPP.getOrDefault(symbol.name(), symbol.name());
        return address == symbol.address() ? name : name + "+" + (address - symbol.address());
    }

    static List<String> lines(String name) {
        return new String(resource(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static byte[] resource(String name) {
        try (InputStream stream = ValuesProgram.class.getResourceAsStream("/values/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Memory as it is before the program begins. */
    private record Initial(ElfFile elf) implements Memory {
        private static final int NOBITS = 8;
        private static final int ALLOCATED = 2;

        @Override
        public int read(long address, byte[] destination, int offset, int length) {
            for (SectionHeader section : elf.sections()) {
                long from = address - section.address();
                if ((section.flags() & ALLOCATED) == 0 || from < 0 || from >= section.size()) {
                    continue;
                }
                int count = (int) Math.min(length, section.size() - from);
                if (section.type() == NOBITS) {
                    Arrays.fill(destination, offset, offset + count, (byte) 0);
                } else {
                    ByteReader contents = elf.contents(section).copy();
                    contents.skip(from);
                    System.arraycopy(contents.bytes(count), 0, destination, offset, count);
                }
                return count;
            }
            return 0;
        }
    }
}

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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text of values and types of every kind against gdb 13.1's: {@code values/values.cpp} says how the answers were made.
 */
class ValueTextTest {
    private static final ElfFile ELF = ElfFile.of("values.elf", resource("values.elf"));
    private static final Memory MEMORY = new Initial(ELF);
    private static final DwarfData DATA = DwarfData.of(ELF);
    private static final Types TYPES = Types.of(DATA);
    private static final Globals GLOBALS = Globals.of(DATA, TYPES, Limits.defaults());

    /** C++ names of symbols are the business of others; here they are what {@code nm -C} says. */
    private static final Map<String, String> CPP = Map.of(
            "function_of_int", "function_of_int(int)",
            "no_parameters", "no_parameters()",
            "_ZNK7Methods3getEi", "Methods::get(int) const",
            "_ZTV7Derived", "vtable for Derived",
            "_ZL6hidden", "hidden");

    private static final GdbFormat FORMAT = GdbFormat.of(MEMORY, ValueTextTest::symbol, Limits.defaults())
            .withStatics(member -> GLOBALS.staticMember(member, MEMORY));

    static List<String> values() {
        return lines("values.expected");
    }

    static List<String> types() {
        return lines("types.expected");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void valueReadsAsInGdb(String line) {
        String name = line.substring(0, line.indexOf('\t'));
        assertThat(FORMAT.print(variable(name).value())).isEqualTo(line.substring(line.indexOf('\t') + 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void typeReadsAsInGdb(String line) {
        String name = line.substring(0, line.indexOf('\t'));
        // gdb spells these two in the order of the words' weight, we as the compiler does
        String expected = line.substring(line.indexOf('\t') + 1)
                .replaceFirst("^long long$", "long long int")
                .replaceFirst("^unsigned long$", "long unsigned int")
                .replaceFirst("Ring<short, 3>", "Ring<short int, 3>");
        assertThat(TypeName.of(variable(name).type())).isEqualTo(expected);
    }

    @Test
    void prettyFormWritesAMemberALine() {
        // gdb-multiarch 13.1: set print pretty on, output points, output anonymous
        assertThat(FORMAT.withPretty().print(variable("points").value()))
                .isEqualTo("{{\n    x = 1,\n    y = -1\n  }, {\n    x = 300,\n    y = -300\n  }}");
        assertThat(FORMAT.withPretty().print(variable("anonymous").value())).isEqualTo("""
                        {
                          a = 1,
                          {
                            b = 2,
                            c = 2.80259693e-45
                          },
                          {
                            d = 100 'd',
                            e = 5
                          }
                        }""");
    }

    @Test
    void typeOfANameIsTheDefinitionRatherThanADeclaration() {
        assertThat(GLOBALS.type("Point")).map(Type::size).contains(4L);
        assertThat(GLOBALS.type("app::inner::Thing")).map(Type::size).contains(4L);
        assertThat(GLOBALS.type("NoSuchType")).isEmpty();
    }

    private static Variable variable(String name) {
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

    private static List<String> lines(String name) {
        return new String(resource(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream stream = ValueTextTest.class.getResourceAsStream("/values/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
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

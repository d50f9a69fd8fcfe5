package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.ElfBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text of values and types of every kind against gdb 13.1's: {@code values/values.cpp} says how the answers were made.
 */
class ValueTextTest {
    static List<String> values() {
        return ValuesProgram.lines("values.expected");
    }

    static List<String> types() {
        return ValuesProgram.lines("types.expected");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void valueReadsAsInGdb(String line) {
        String name = line.substring(0, line.indexOf('\t'));
        assertThat(ValuesProgram.FORMAT.print(ValuesProgram.variable(name).value()))
                .isEqualTo(line.substring(line.indexOf('\t') + 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void typeReadsAsInGdb(String line) {
        String name = line.substring(0, line.indexOf('\t'));
        assertThat(TypeName.of(ValuesProgram.variable(name).type())).isEqualTo(line.substring(line.indexOf('\t') + 1));
    }

    @Test
    void prettyFormWritesAMemberALine() {
        // gdb-multiarch 13.1: set print pretty on, output points, output anonymous
        assertThat(ValuesProgram.FORMAT
                        .withPretty()
                        .print(ValuesProgram.variable("points").value()))
                .isEqualTo("{{\n    x = 1,\n    y = -1\n  }, {\n    x = 300,\n    y = -300\n  }}");
        assertThat(ValuesProgram.FORMAT
                        .withPretty()
                        .print(ValuesProgram.variable("anonymous").value()))
                .isEqualTo("""
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

    /** Made up in search of nesting without end: a compiler does not write references to references. */
    @Test
    void aReferenceThatRefersToItselfIsFollowedOnce() {
        Type reference = typeOfItself(0x10); // DW_TAG_reference_type
        Memory memory = (address, destination, offset, length) -> {
            Arrays.fill(destination, offset, offset + length, (byte) 0x11);
            return length;
        };
        GdbFormat format = GdbFormat.of(memory, AddressNames.NONE, Limits.defaults());
        assertThat(format.value(ValueReader.of(memory).at(reference, 0x3fc8_0000L)))
                .isEqualTo("@0x11111111: @0x11111111");
    }

    /** Made up likewise: how large it is depends on what it points to. */
    @Test
    void aPointerToAMemberThatIsOfItsOwnTypeIsRead() {
        Type pointer = typeOfItself(0x1f); // DW_TAG_ptr_to_member_type
        assertThat(pointer).isInstanceOf(Type.MemberPointer.class);
        assertThat(pointer.size()).isEqualTo(4);
    }

    /** {@return a type of a tag whose {@code DW_AT_type} refers to itself} */
    private static Type typeOfItself(int tag) {
        DieSpec itself = DieSpec.of(tag);
        itself.with(0x49, 0x13, itself);
        byte[] file = DwarfBuilder.littleEndian()
                .unit(DwarfBuilder.Unit.ofVersion(5), DieSpec.of(0x11).add(itself))
                .addTo(ElfBuilder.of(2, 243))
                .build();
        return Types.of(DwarfData.of(ElfFile.of("damaged.elf", file))).at(itself.offset());
    }

    @Test
    void typeOfANameIsTheDefinitionRatherThanADeclaration() {
        assertThat(ValuesProgram.GLOBALS.type("Point")).map(Type::size).contains(4L);
        assertThat(ValuesProgram.GLOBALS.type("app::inner::Thing"))
                .map(Type::size)
                .contains(4L);
        assertThat(ValuesProgram.GLOBALS.type("NoSuchType")).isEmpty();
    }

    @Test
    void ownWordsTellWhatIsMissingWhereItIs() {
        // Base2 with its table of functions comes first in memory; behind its 8 bytes nothing is there, nor anywhere
        // else
        Type derived = ValuesProgram.variable("derived").type();
        long address = ValuesProgram.variable("derived").value().address().orElseThrow();
        Memory cut = (at, destination, offset, length) -> ValuesProgram.MEMORY.read(
                at, destination, offset, (int) Math.max(0, Math.min(length, address + 8 - at)));
        GdbFormat format = GdbFormat.of(cut, AddressNames.NONE, Limits.defaults());
        Value value = ValueReader.of(cut).at(derived, address);
        assertThat(value.isPartlyKnown()).isTrue();
        assertThat(format.value(value))
                .isEqualTo("<error: Cannot access memory at address 0x" + Long.toHexString(address + 8) + ">");
        assertThat(format.withPlainWords().value(value))
                .startsWith("{<Base1> = <not in dump>, <Base2> = {_vptr.Base2 = 0x")
                .contains(" <not in dump>}, three = <not in dump>, ");
    }
}

package io.github.coroner.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.coroner.dwarf.DwarfData;
import io.github.coroner.elf.ElfFile;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.Cost;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import io.github.coroner.testdata.ElfBuilder;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expressions over {@code values/values.cpp}. {@code values/expressions.expected} is what gdb-multiarch 13.1 answers to {@code
 * output EXPRESSION} after {@code set language c++}.
 */
class ValueExpressionTest {
    private static final ValueScope SCOPE = new ProgramScope(
            ValuesProgram.ELF,
            ValuesProgram.DATA,
            ValuesProgram.GLOBALS,
            ValuesProgram.VARIABLES,
            Optional.empty(),
            new DumpScope(Optional.empty(), Optional.empty(), ValuesProgram.MEMORY));

    static List<String> answers() {
        return ValuesProgram.lines("expressions.expected");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void expressionReadsAsInGdb(String line) {
        int tab = line.indexOf('\t');
        assertThat(print(line.substring(0, tab))).isEqualTo(line.substring(tab + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "point.z | Point has no member \"z\"",
                "nosuch | no variable \"nosuch\"",
                "1 + | in \"1 +\" at character 4: an operand is missing",
                "(int | in \"(int\" at character 5: \")\" is missing",
                "numbers[ | in \"numbers[\" at character 9: an operand is missing",
                "*point | * of a value of type Point",
                "&5 | & of a value that is not in memory",
                "&bits.a | & of a bit-field",
                "(struct nothing *) 0 | no type \"struct nothing\"",
                "1/0 | division by zero",
                "$pc | no register \"pc\", or its value is lost",
            })
    void tellsWhatIsWrong(String expression, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> print(expression)).withMessage(message);
    }

    @Test
    void memoryThatIsNotThereIsToldAsInGdb() {
        // gdb-multiarch 13.1: output *dangling
        assertThat(print("*dangling")).isEqualTo("Cannot access memory at address 0x10");
    }

    @Test
    void nestingIsLimited() {
        String deep = "(".repeat(5000) + "1" + ")".repeat(5000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueExpression.parse(deep))
                .withMessageContaining("nested more than 100 deep");
        assertThatIllegalArgumentException().isThrownBy(() -> ValueExpression.parse("*".repeat(5000) + "p"));
    }

    @Test
    void longChainsAreNoNesting() {
        String chain = "1" + "+1".repeat(20_000);
        assertThat(print(chain)).isEqualTo("20001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> print("point" + ".x".repeat(20_000)))
                .withMessageContaining("no members");
    }

    /** Made up in search of work without end: unnamed members or virtual bases of the structure's own type, sixteen deep. */
    @ParameterizedTest
    @CsvSource({"false, 10, 4", "true, 1000, 60000"})
    void aMemberOfAStructureThatContainsItselfIsSoonNotFound(boolean virtual, int members, int size) throws Exception {
        DieSpec structure = DieSpec.of(0x13).with(0x03, 0x08, "T").with(0x0b, 0x06, size);
        for (int i = 0; i < members; i++) {
            structure.add(
                    virtual
                            ? DieSpec.of(0x1c)
                                    .with(0x49, 0x13, structure)
                                    .with(0x4c, 0x0b, 1)
                                    .with(0x38, 0x18, new byte[] {(byte) 0x96})
                            : DieSpec.of(0x0d).with(0x49, 0x13, structure).with(0x38, 0x0b, 0));
        }
        byte[] file = DwarfBuilder.littleEndian()
                .unit(DwarfBuilder.Unit.ofVersion(5), DieSpec.of(0x11).add(structure))
                .addTo(ElfBuilder.of(2, 243))
                .build();
        ElfFile elf = ElfFile.of("damaged.elf", file);
        DwarfData data = DwarfData.of(elf);
        Types types = Types.of(data);
        ValueScope scope = new ProgramScope(
                elf,
                data,
                Globals.of(data, types, Limits.defaults()),
                ValuesProgram.VARIABLES,
                Optional.empty(),
                new DumpScope(Optional.empty(), Optional.empty(), (address, destination, offset, length) -> length));
        Cost cost = Cost.of(() -> assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ValueExpression.parse("((T *) 0x3fc80000)->nosuch").evaluate(scope))
                .withMessage("struct T has no member \"nosuch\""));

        assertThat(cost.milliseconds()).isLessThan(5000);
    }

    @Property(tries = 3000)
    void anyTextIsAnExpressionOrIsRejected(
            @ForAll @StringLength(max = 30) @CharRange(from = ' ', to = '~') String text) {
        try {
            ValueExpression.parse(text).evaluate(SCOPE);
        } catch (IllegalArgumentException expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
    }

    private static String print(String expression) {
        return ValuesProgram.FORMAT.print(ValueExpression.parse(expression).evaluate(SCOPE));
    }
}

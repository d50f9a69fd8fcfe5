package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Memory;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Limits LIMITS = Limits.defaults();

    /** Of the expressions that {@link TestContext} has to be called. */
    private static final long CALLED_BYTES = 5;

    /** Registers r0 to r31 hold 0x1000 times their number; base types: see {@link TestContext}. */
    private static final TestContext CONTEXT = new TestContext();

    /** The examples of DWARF 5 section D.1.2 and others worked by hand; the answer is the address on top of the stack. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DW_OP_addr                    | 03 78563412               | 0x12345678",
                "lit0                          | 30                        | 0",
                "lit31                         | 4f                        | 31",
                "const1u                       | 08 ff                     | 0xff",
                "const1s                       | 09 ff                     | 0xffffffff",
                "const2u                       | 0a feff                   | 0xfffe",
                "const2s                       | 0b feff                   | 0xfffffffe",
                "const4u                       | 0c feffffff               | 0xfffffffe",
                "const4s                       | 0d feffffff               | 0xfffffffe",
                "const8u                       | 0e 0100000002000000       | 1",
                "constu                        | 10 e58e26                 | 624485",
                "consts                        | 11 9bf159                 | 0xfff6789b",
                "dup: D.1.2                    | 41 32 47 12 1c            | 0",
                "drop: D.1.2                   | 41 32 47 13               | 2",
                "pick 2: D.1.2                 | 41 32 47 15 02            | 17",
                "over: D.1.2                   | 41 32 47 14               | 2",
                "swap: D.1.2                   | 41 32 47 16               | 2",
                "rot top: D.1.2                | 41 32 47 17               | 2",
                "rot second: D.1.2             | 41 32 47 17 13            | 17",
                "rot third: D.1.2              | 41 32 47 17 13 13         | 23",
                "abs of a negative             | 09 f9 19                  | 7",
                "and                           | 08 f0 08 3c 1a            | 0x30",
                "div is signed                 | 09 f9 32 1b               | 0xfffffffd",
                "minus wraps                   | 30 31 1c                  | 0xffffffff",
                "mod is unsigned               | 09 ff 3a 1d               | 5",
                "mul                           | 09 ff 33 1e               | 0xfffffffd",
                "neg                           | 31 1f                     | 0xffffffff",
                "not                           | 30 20                     | 0xffffffff",
                "or                            | 08 f0 3f 21               | 0xff",
                "plus wraps                    | 09 ff 32 22               | 1",
                "plus_uconst                   | 31 23 e807                | 1001",
                "shl                           | 31 4f 24                  | 0x80000000",
                "shl by 32                     | 31 08 20 24               | 0",
                "shr is logical                | 09 80 34 25               | 0x0ffffff8",
                "shra is arithmetic            | 09 80 34 26               | 0xfffffff8",
                "shra by more than there is    | 09 80 08 ff 26            | 0xffffffff",
                "xor                           | 08 ff 08 0f 27            | 0xf0",
                "le is signed                  | 09 ff 31 2c               | 1",
                "gt is signed                  | 09 ff 31 2b               | 0",
                "eq                            | 31 31 29                  | 1",
                "ne                            | 31 31 2e                  | 0",
                "ge                            | 31 32 2a                  | 0",
                "lt                            | 31 32 2d                  | 1",
                "bra taken                     | 31 28 0100 33 34          | 4",
                "bra not taken                 | 30 28 0100 33 34          | 4",
                "skip                          | 33 2f 0100 34             | 3",
                "loop: 5 times doubled         | 35 31 16 31 1c 16 31 24 14 28 f6ff | 32",
                "breg10 -1                     | 7a 7f                     | 0x9fff",
                "bregx                         | 92 0a 7f                  | 0x9fff",
                "fbreg -16                     | 91 70                     | 0x3ffb00f0",
                "call_frame_cfa                | 9c                        | 0x3ffb0200",
                "deref                         | 03 00800000 06            | 0x83828180",
                "deref_size 2                  | 03 00800000 94 02         | 0x8180",
                "push_object_address           | 97                        | 0x3ffb0300",
                "addrx                         | a1 02                     | 0x42000002",
                "GNU_addr_index                | fb 02                     | 0x42000002",
                "call2                         | 98 1000 31 22             | 0x3ffb0401",
                "call_ref                      | 9a 10000000               | 0x3ffb0400",
                "nop and GNU_uninit            | 96 33 f0                  | 3",
                "entry_value                   | a3 01 5a                  | 0xabcd",
                "GNU_entry_value               | f3 01 5a                  | 0xabcd",
                "convert to byte and back      | 0a ff01 a8 01 a8 00       | 0xff",
                "convert to signed byte        | 08 ff a8 02 a8 03 a8 00   | 0xffffffff",
                "GNU_convert float to int      | f4 04 04 0000c040 f7 03 f7 00 | 6",
                "float arithmetic              | a4 04 04 0000c040 12 1e a8 03 a8 00 | 36",
                "double division               | a4 05 08 0000000000001440 a4 05 08 0000000000000040 1b a8 03 a8 00 | 2",
                "typed comparison is unsigned  | 09 ff a8 06 31 a8 06 2b   | 1",
                "typed modulus is signed       | a4 03 04 f9ffffff a4 03 04 04000000 1d a8 00 | 0xfffffffd",
                "typed shra of 64 bits         | a4 07 08 0000000000000080 08 3f 26 a8 00 | 0xffffffff",
                "reinterpret                   | a4 04 04 0000803f a9 00   | 0x3f800000",
                "regval_type                   | a5 0a 02 a8 00            | 0",
                "deref_type                    | 03 00800000 a6 01 02 a8 03 a8 00 | 0xffffff80",
                "const8s                       | 0f feffffffffffffff       | 0xfffffffe",
                "constx                        | a2 02                     | 0x42000002",
                "GNU_const_index               | fc 02                     | 0x42000002",
                "call4                         | 99 10000000 31 22         | 0x3ffb0401",
                "deref_size 1                  | 03 00800000 94 01         | 0x80",
                "deref_size 3                  | 03 00800000 94 03         | 0x828180",
                "deref_size 8, cut             | 03 00800000 94 08         | 0x83828180",
                "GNU_regval_type               | f5 0a 06 a8 00            | 0xa000",
                "GNU_deref_type                | 03 00800000 f6 01 02 a8 03 a8 00 | 0xffffff80",
                "GNU_reinterpret               | f4 04 04 0000803f f9 00   | 0x3f800000",
                "GNU_parameter_ref             | fa 30000000               | 0x77",
                "GNU_variable_value            | fd 40000000               | 0x88",
                "shl by 0                      | 35 30 24                  | 5",
                "shr by 0                      | 09 80 30 25               | 0xffffff80",
                "shra by 0                     | 09 80 30 26               | 0xffffff80",
                "shift by a typed count        | 31 a4 02 01 04 24         | 16",
                "shift by a negative count     | 31 a4 02 01 ff 24         | 0",
                "typed shra by 64              | a4 07 08 0000000000000080 08 40 26 a8 00 | 0xffffffff",
                "typed shr                     | a4 02 01 80 34 25 a8 00   | 8",
                "typed abs                     | a4 03 04 f9ffffff 19 a8 00 | 7",
                "typed abs of an unsigned      | a4 06 04 f9ffffff 19 a8 00 | 0xfffffff9",
                "typed neg wraps in its size   | a4 01 01 01 1f a8 00      | 0xff",
                "typed comparison is signed    | a4 03 04 ffffffff a4 03 04 01000000 2d | 1",
                "typed comparison of 64 bits   | a4 09 08 ffffffffffffffff a4 09 08 0100000000000000 2b | 1",
                "typed division is unsigned    | a4 09 08 ffffffffffffffff a4 09 08 0200000000000000 1b a8 00 | 0xffffffff",
                "typed modulus is unsigned     | a4 09 08 ffffffffffffffff a4 09 08 0a00000000000000 1d a8 00 | 5",
                "float plus                    | a4 04 04 0000c040 a4 04 04 00002040 22 a9 00 | 0x41080000",
                "float minus                   | a4 04 04 0000c040 a4 04 04 00002040 1c a9 00 | 0x40600000",
                "float mul                     | a4 04 04 0000c040 a4 04 04 00002040 1e a9 00 | 0x41700000",
                "float div                     | a4 04 04 0000c040 a4 04 04 00002040 1b a9 00 | 0x4019999a",
                "float abs                     | a4 04 04 0000c0c0 19 a9 00 | 0x40c00000",
                "float neg                     | a4 04 04 0000c040 1f a9 00 | 0xc0c00000",
                "float plus_uconst             | a4 04 04 0000c0c0 23 02 a9 00 | 0xc0800000",
                "convert float to double, back | a4 04 04 0000c040 a8 05 a8 04 a9 00 | 0x40c00000",
                "convert double to float       | a4 05 08 0000000000001440 a8 04 a9 00 | 0x40a00000",
                "convert generic is unsigned   | 09 ff a8 04 a9 00         | 0x4f800000",
                "convert generic is 32 bits    | 0e 0100000002000000 a8 04 a9 00 | 0x3f800000",
                "convert signed to float       | 09 ff a8 03 a8 04 a9 00   | 0xbf800000",
                "convert unsigned to float     | a4 09 08 0000000000000080 a8 04 a9 00 | 0x5f000000",
                "convert generic to 64 bits    | 0e 0100000002000000 a8 07 08 20 26 a8 00 | 0",
            })
    void computes(String name, String hex, String expected) {
        assertThat(locate(hex)).isEqualTo(new Location.InMemory(Long.decode(expected)));
    }

    /** 6 and 2.5, twice 6, and what is no number, compared as floating-point numbers of 4 bytes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "eq, 29, 0, 1, 0",
        "ge, 2a, 1, 1, 0",
        "gt, 2b, 1, 0, 0",
        "le, 2c, 0, 1, 0",
        "lt, 2d, 0, 0, 0",
        "ne, 2e, 1, 0, 1",
    })
    void comparesFloatingPointNumbers(String name, String opcode, int greater, int equal, int unordered) {
        String six = "a4 04 04 0000c040";
        assertThat(locate(six + "a4 04 04 00002040" + opcode)).isEqualTo(new Location.InMemory(greater));
        assertThat(locate(six + six + opcode)).isEqualTo(new Location.InMemory(equal));
        assertThat(locate(six + "a4 04 04 0000c07f" + opcode)).isEqualTo(new Location.InMemory(unordered));
    }

    /** The same for numbers of the generic type: -1 and 1, twice 1. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"eq, 29, 0, 1", "ge, 2a, 0, 1", "gt, 2b, 0, 0", "le, 2c, 1, 1", "lt, 2d, 1, 0", "ne, 2e, 1, 0"})
    void comparesGenericNumbersSigned(String name, String opcode, int less, int equal) {
        assertThat(locate("09 ff 31" + opcode)).isEqualTo(new Location.InMemory(less));
        assertThat(locate("31 31" + opcode)).isEqualTo(new Location.InMemory(equal));
    }

    @Test
    void operationsOfAFamilyHaveTheirNumberInTheOpcode() {
        for (int number = 0; number < 32; number++) {
            assertThat(locate("%02x".formatted(0x30 + number))).isEqualTo(new Location.InMemory(number));
            assertThat(locate("%02x".formatted(0x50 + number))).isEqualTo(new Location.InRegister(number));
            Location based = number < 31
                    ? new Location.InMemory(0x1000L * number + 5)
                    : new Location.Unavailable(Location.Reason.REGISTER, 31);
            assertThat(locate("%02x 05".formatted(0x70 + number))).isEqualTo(based);
        }
    }

    @Test
    void registersMayBeAnyNumberThatFitsAnInteger() {
        assertThat(locate("90 ffffffff07")).isEqualTo(new Location.InRegister(Integer.MAX_VALUE));
        assertThatThrownBy(() -> locate("90 8080808008")).hasMessageContaining("register 2147483648");
        assertThatThrownBy(() -> locate("90 ffffffffffffffffff01"))
                .hasMessageContaining("register 18446744073709551615");
    }

    private static Location locateWithFrameBase(Optional<Location> frameBase) {
        ExpressionContext context = new ExpressionContext() {
            @Override
            public Memory memory() {
                return CONTEXT.memory();
            }

            @Override
            public OptionalLong register(int number) {
                return CONTEXT.register(number);
            }

            @Override
            public Optional<Location> frameBase() {
                return frameBase;
            }
        };
        return expression("91 70").locate(context, LIMITS);
    }

    @Test
    void frameBaseMayBeAnAddressAValueOrARegister() {
        assertThat(locateWithFrameBase(Optional.of(new Location.InMemory(0x3ffb_0100L))))
                .isEqualTo(new Location.InMemory(0x3ffb_00f0L));
        assertThat(locateWithFrameBase(Optional.of(new Location.Computed(8, Optional.empty()))))
                .isEqualTo(new Location.InMemory(0xffff_fff8L));
        assertThat(locateWithFrameBase(Optional.of(new Location.InRegister(2))))
                .isEqualTo(new Location.InMemory(0x1ff0));
    }

    @Test
    void frameBaseThatIsNotKnownSaysWhatIsMissing() {
        Location.Unavailable lost = new Location.Unavailable(Location.Reason.MEMORY, 0x1234);
        assertThat(locateWithFrameBase(Optional.of(lost))).isEqualTo(lost);
        assertThat(locateWithFrameBase(Optional.of(new Location.InRegister(31))))
                .isEqualTo(new Location.Unavailable(Location.Reason.REGISTER, 31));
        Location.Unavailable none = new Location.Unavailable(Location.Reason.FRAME_BASE, 0);
        assertThat(locateWithFrameBase(Optional.of(new Location.OptimizedOut())))
                .isEqualTo(none);
        assertThat(locateWithFrameBase(Optional.empty())).isEqualTo(none);
    }

    @Test
    void framesThatTellNothingSayWhatIsMissing() {
        ExpressionContext context = new ExpressionContext() {
            @Override
            public Memory memory() {
                return CONTEXT.memory();
            }

            @Override
            public OptionalLong register(int number) {
                return OptionalLong.empty();
            }
        };
        assertThat(expression("9c").locate(context, LIMITS))
                .isEqualTo(new Location.Unavailable(Location.Reason.CFA, 0));
        assertThat(expression("97").locate(context, LIMITS))
                .isEqualTo(new Location.Unavailable(Location.Reason.OBJECT_ADDRESS, 0));
        assertThat(expression("a1 05").locate(context, LIMITS))
                .isEqualTo(new Location.Unavailable(Location.Reason.UNSUPPORTED, 5));
        assertThat(expression("30 a8 01").locate(context, LIMITS))
                .isEqualTo(new Location.Unavailable(Location.Reason.UNSUPPORTED, 1));
        assertThat(expression("a3 01 50").locate(context, LIMITS)).isEqualTo(new Location.OptimizedOut());
        assertThat(expression("fa 30000000").locate(context, LIMITS)).isEqualTo(new Location.OptimizedOut());
        assertThat(expression("fd 40000000").locate(context, LIMITS)).isEqualTo(new Location.OptimizedOut());
        // a call of what has no location does nothing
        assertThat(expression("33 98 1000").locate(context, LIMITS)).isEqualTo(new Location.InMemory(3));
        assertThat(expression("33 9a 10000000").locate(context, LIMITS)).isEqualTo(new Location.InMemory(3));
    }

    /** DWARF 5 section 2.6.1, with the examples of section D.1.3. */
    @Test
    void describesLocations() {
        assertThat(locate("")).isEqualTo(new Location.OptimizedOut());
        assertThat(locate("53")).isEqualTo(new Location.InRegister(3));
        assertThat(locate("90 36")).isEqualTo(new Location.InRegister(54));
        assertThat(locate("31 9f")).isEqualTo(new Location.Computed(1, Optional.empty()));
        assertThat(locate("a4 03 04 ffffffff 9f")).isEqualTo(new Location.Computed(-1, CONTEXT.baseType(3)));
        assertThat(locate("a0 34120000 04")).isEqualTo(new Location.ImplicitPointer(0x1234, 4));
        assertThat(locate("f2 34120000 7c")).isEqualTo(new Location.ImplicitPointer(0x1234, -4));
        assertThat(locate("9e 03 010203"))
                .isInstanceOfSatisfying(
                        Location.Implicit.class,
                        implicit -> assertThat(implicit.bytes()).containsExactly(1, 2, 3));
    }

    @Test
    void composesPieces() {
        // D.1.3: four bytes in register 3, two in register 10
        assertThat(locate("53 93 04 5a 93 02"))
                .isEqualTo(new Location.Composite(List.of(
                        new Location.Piece(new Location.InRegister(3), 32, 0),
                        new Location.Piece(new Location.InRegister(10), 16, 0))));
        // D.1.3: register 0, four bytes that are optimised out, memory
        assertThat(locate("50 93 04 93 04 91 70 93 04"))
                .isEqualTo(new Location.Composite(List.of(
                        new Location.Piece(new Location.InRegister(0), 32, 0),
                        new Location.Piece(new Location.OptimizedOut(), 32, 0),
                        new Location.Piece(new Location.InMemory(0x3ffb_00f0L), 32, 0))));
        assertThat(locate("31 9f 9d 03 05"))
                .isEqualTo(new Location.Composite(
                        List.of(new Location.Piece(new Location.Computed(1, Optional.empty()), 3, 5))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "register that is lost        | 8f 00             | REGISTER | 31",
                "typed register that is lost  | a5 1f 03          | REGISTER | 31",
                "memory that is not there     | 08 10 06          | MEMORY | 0x10",
                "memory that ends             | 03 fe800000 06    | MEMORY | 0x8100",
                "thread-local storage         | 30 e0             | THREAD_LOCAL | 0",
                "form_tls_address             | 30 9b             | THREAD_LOCAL | 0",
                "entry value that is lost     | a3 01 5b          | ENTRY_VALUE | 0",
                "unknown base type            | 30 a8 63          | UNSUPPORTED | 0x63",
                "16 byte floating point       | 30 a8 08          | UNSUPPORTED | 8",
                "xderef                       | 30 30 18          | UNSUPPORTED | 0x18",
                "xderef_size                  | 30 30 95 01       | UNSUPPORTED | 0x95",
                "xderef_type                  | 30 30 a7 01 02    | UNSUPPORTED | 0xa7",
                "type larger than a register  | a5 0a 07          | UNSUPPORTED | 10",
            })
    void saysWhatIsMissing(String name, String hex, Location.Reason reason, String detail) {
        assertThat(locate(hex)).isEqualTo(new Location.Unavailable(reason, Long.decode(detail)));
    }

    @Test
    void entryValueThatNoCallSiteTellsIsOptimizedOut() {
        assertThat(locate("a3 01 5c 9f")).isEqualTo(new Location.OptimizedOut());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "empty stack              | 22",
                "one operand              | 31 22",
                "pick too deep            | 31 15 01",
                "operation after register | 50 31",
                "unknown operation        | 01",
                "division by zero         | 31 30 1b",
                "modulus by zero          | 31 30 1d",
                "different types          | 31 a8 03 31 22",
                "size of deref            | 31 94 00",
                "size of deref, too large | 03 00800000 94 09",
                "modulus of a float       | a4 04 04 0000c040 12 1d",
                "size of deref_type       | 31 a6 04 02",
                "size of const_type       | a4 03 02 0000",
                "reinterpret              | 31 a9 02",
                "not of a float           | a4 04 04 00000000 20",
                "jump before the start    | 2f 0080",
                "jump behind the end      | 2f 0100",
                "piece too large          | 93 ffffffffffffffffff01",
            })
    void rejectsMalformed(String name, String hex) {
        assertThatThrownBy(() -> locate(hex)).isInstanceOf(FormatException.class);
    }

    @Test
    void messageNamesPlaceAndNeed() {
        assertThatThrownBy(() -> locate("31 22"))
                .hasMessage("test at offset 0x1: needs 2 values on the stack, 1 are there");
    }

    @Test
    void endlessLoopRunsIntoTheLimit() {
        assertThatThrownBy(() -> locate("2f fdff"))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED));
        Limits few = LIMITS.with(Limit.EXPRESSION_STEPS, 2);
        assertThatThrownBy(() -> expression("30 30 30").locate(CONTEXT, few)).isInstanceOf(FormatException.class);
    }

    @Test
    void callOfItselfIsRejected() {
        assertThatThrownBy(() -> locate("98 2000")).hasMessageContaining("calls inside one another");
    }

    @Test
    void everyTruncationIsRejected() {
        for (String hex : List.of(
                "03 78563412",
                "0a feff",
                "0c feffffff",
                "0e 0100000002000000",
                "92 0a 7f",
                "a4 03 04 ffffffff",
                "9e 03 010203",
                "a0 34120000 04",
                "31 9d 03 05",
                "31 a6 04 03",
                "10 e58e26")) {
            byte[] whole = bytes(hex);
            int first = whole[0] == 0x31 ? 2 : 1;
            for (int length = first; length < whole.length; length++) {
                ByteReader cut = ByteReader.of("cut", whole, 0, length);
                assertThatThrownBy(() -> Expression.of(cut).locate(CONTEXT, LIMITS))
                        .as("%s cut to %d", hex, length)
                        .isInstanceOfSatisfying(
                                FormatException.class,
                                e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.TRUNCATED));
            }
        }
    }

    @Test
    void computesWithAnInitialValueForCallFrameRules() {
        // DW_OP_lit4; DW_OP_minus with the canonical frame address on the stack
        assertThat(expression("34 1c").compute(CONTEXT, OptionalLong.of(0x3ffb_0010L), LIMITS))
                .isEqualTo(new Location.InMemory(0x3ffb_000cL));
    }

    @Test
    void recognizesSingleOperations() {
        assertThat(expression("5a").register()).isEqualTo(OptionalInt.of(10));
        assertThat(expression("90 36").register()).isEqualTo(OptionalInt.of(54));
        assertThat(expression("5a 93 04").register()).isEmpty();
        assertThat(expression("").register()).isEmpty();
        assertThat(expression("91 70").frameBaseOffset()).isEqualTo(OptionalLong.of(-16));
        assertThat(expression("91 70 9f").frameBaseOffset()).isEmpty();
        assertThat(expression("72 08").registerOffset()).isEqualTo(OptionalLong.of(8));
        assertThat(expression("a5 0a 03").typedRegister()).contains(new Expression.TypedRegister(10, 3));
    }

    @Property(tries = 5000)
    void anyBytesGiveALocationOrAreRejectedInside(@ForAll @Size(max = 40) byte[] bytes) {
        try {
            assertThat(Expression.of(ByteReader.of("test", bytes)).locate(CONTEXT, LIMITS))
                    .isNotNull();
        } catch (FormatException e) {
            assertThat(e.offset()).isBetween(0L, Math.max(bytes.length, CALLED_BYTES));
        }
    }

    private static Location locate(String hex) {
        return expression(hex).locate(CONTEXT, LIMITS);
    }

    private static Expression expression(String hex) {
        return Expression.of(ByteReader.of("test", bytes(hex)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void expressionsAndWhatTheyGiveAreEqualByTheirBytes() {
        // DW_OP_implicit_value of two bytes
        byte[] bytes = {(byte) 0x9e, 2, 0x12, 0x34};
        Expression expression = Expression.of(ByteReader.of("here", bytes));
        Expression elsewhere = Expression.of(ByteReader.of("there", new byte[] {0, (byte) 0x9e, 2, 0x12, 0x34}, 1, 5));
        Expression other = Expression.of(ByteReader.of("here", new byte[] {(byte) 0x9e, 2, 0x12, 0x35}));

        assertThat(expression).isEqualTo(elsewhere).hasSameHashCodeAs(elsewhere).isNotEqualTo(other);
        Location value = expression.locate(CONTEXT, LIMITS);
        assertThat(value)
                .isEqualTo(elsewhere.locate(CONTEXT, LIMITS))
                .hasSameHashCodeAs(elsewhere.locate(CONTEXT, LIMITS))
                .hasToString("Implicit[1234]")
                .isNotEqualTo(other.locate(CONTEXT, LIMITS));
    }
}

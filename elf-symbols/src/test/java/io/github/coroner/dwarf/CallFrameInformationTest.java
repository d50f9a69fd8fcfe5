package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hand-made sections; instruction codes are those of DWARF 5 table 7.29 and of the GNU extensions. */
class CallFrameInformationTest {
    private static final long START = 0x4200_0100L;

    static Stream<Arguments> instructions() {
        return Stream.of(
                Arguments.of("nop", new int[] {0x00}, "x2+0 {}"),
                Arguments.of("offset", new int[] {0x81, 1}, "x2+0 {1=Offset[offset=-4]}"),
                Arguments.of("offset_extended", new int[] {0x05, 9, 3}, "x2+0 {9=Offset[offset=-12]}"),
                Arguments.of("offset_extended_sf", new int[] {0x11, 9, 0x7d}, "x2+0 {9=Offset[offset=12]}"),
                Arguments.of("val_offset", new int[] {0x14, 9, 2}, "x2+0 {9=ValueOffset[offset=-8]}"),
                Arguments.of("val_offset_sf", new int[] {0x15, 9, 0x7e}, "x2+0 {9=ValueOffset[offset=8]}"),
                Arguments.of("register", new int[] {0x09, 1, 5}, "x2+0 {1=Register[register=5]}"),
                Arguments.of("undefined", new int[] {0x07, 1}, "x2+0 {1=Undefined[]}"),
                Arguments.of("same_value", new int[] {0x08, 8}, "x2+0 {8=SameValue[]}"),
                Arguments.of("restore", new int[] {0x81, 1, 0xc1}, "x2+0 {}"),
                Arguments.of("restore_extended", new int[] {0x81, 1, 0x06, 1}, "x2+0 {}"),
                Arguments.of("def_cfa", new int[] {0x0c, 8, 16}, "x8+16 {}"),
                Arguments.of("def_cfa_sf", new int[] {0x12, 8, 0x7c}, "x8+16 {}"),
                Arguments.of("def_cfa_register", new int[] {0x0e, 32, 0x0d, 8}, "x8+32 {}"),
                Arguments.of("def_cfa_offset", new int[] {0x0e, 0x80, 0x01}, "x2+128 {}"),
                Arguments.of("def_cfa_offset_sf", new int[] {0x13, 0x7c}, "x2+16 {}"),
                Arguments.of(
                        "remember_state, restore_state, the CFA with it",
                        new int[] {0x0e, 16, 0x0a, 0x0e, 0, 0x81, 1, 0x0b},
                        "x2+16 {}"),
                Arguments.of("GNU_args_size", new int[] {0x2e, 0x80, 0x01}, "x2+0 {}"),
                Arguments.of("GNU_window_save", new int[] {0x2d}, "x2+0 {}"),
                Arguments.of("GNU_negative_offset_extended", new int[] {0x2f, 9, 2}, "x2+0 {9=Offset[offset=8]}"),
                Arguments.of("a register that nothing needs", new int[] {0x05, 0x80, 0x20, 1}, "x2+0 {}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("instructions")
    void runsEachInstruction(String name, int[] instructions, String expected) {
        FrameSection section = FrameSection.debugFrame();
        section.function(section.plainCommon(), START, 0x20, instructions);
        assertThat(text(section.read().rowAt(START + 0x1f).orElseThrow())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("instructions")
    void rejectsEachInstructionCutShort(String name, int[] instructions, String expected) {
        // the last instruction, whose operands are cut away one after the other
        int last = name.startsWith("restore") || name.startsWith("remember") ? instructions.length : 0;
        for (int length = last + 1; length < instructions.length; length++) {
            boolean isBetween = name.equals("def_cfa_register") && length == 2;
            if (isBetween) {
                continue;
            }
            FrameSection section = FrameSection.debugFrame();
            section.function(section.plainCommon(), START, 0x20, Arrays.copyOf(instructions, length));
            CallFrameInformation information = section.read();
            assertThatThrownBy(() -> information.rowAt(START))
                    .isInstanceOfSatisfying(
                            FormatException.class, e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.TRUNCATED));
        }
    }

    /** The kind of trouble at the first instruction of a function, behind a common entry with these contents. */
    private static FormatException.Kind trouble(int[] common, int... instructions) {
        FrameSection section = FrameSection.debugFrame();
        section.function(section.common(common), START, 0x20, instructions);
        CallFrameInformation information = section.read();
        try {
            information.rowAt(START);
        } catch (FormatException e) {
            return e.kind();
        }
        return FormatException.Kind.valueOf(
                information.problems().get(0).message().contains("not supported") ? "UNSUPPORTED" : "MALFORMED");
    }

    @Test
    void rejectsWhatGivesNoRow() {
        int[] withoutCfa = {3, 0, 2, 0x7c, 1};
        assertThat(trouble(withoutCfa, 0x00)).isEqualTo(FormatException.Kind.MALFORMED);
        // def_cfa_expression of no bytes, then def_cfa_register: there is no register to change
        assertThat(trouble(withoutCfa, 0x0f, 0, 0x0d, 5)).isEqualTo(FormatException.Kind.MALFORMED);
    }

    @Test
    void rejectsCommonEntriesWithImpossibleNumbers() {
        // return address in register 0x1_0000
        assertThat(trouble(new int[] {3, 0, 2, 0x7c, 0x80, 0x80, 0x04, 0x0c, 2, 0}))
                .isEqualTo(FormatException.Kind.MALFORMED);
        // version 4 with addresses of 3 bytes
        assertThat(trouble(new int[] {4, 0, 3, 0, 2, 0x7c, 1, 0x0c, 2, 0})).isEqualTo(FormatException.Kind.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"0x50", "0x80", "0xff", "0x05"})
    void rejectsPointersThatCannotBeFollowed(String encoding) {
        // version 1, augmentation zR with one byte: the encoding of the function's addresses
        assertThat(trouble(new int[] {1, 'z', 'R', 0, 2, 0x7c, 1, 1, Integer.decode(encoding), 0x0c, 2, 0}))
                .isEqualTo(FormatException.Kind.UNSUPPORTED);
    }

    /** Encodings of LSB core, table 10-5: the function's address and size in each format, read absolutely. */
    @ParameterizedTest(name = "0x{0}")
    @CsvSource({
        "00, 00010042 20000000", // absptr
        "01, 8082809004 20", // uleb128
        "02, 0042 2000", // udata2
        "03, 00010042 20000000", // udata4
        "04, 0001004200000000 2000000000000000", // udata8
        "0a, 0042 2000", // sdata2
        "0b, 00010042 20000000", // sdata4
        "0c, 0001004200000000 2000000000000000", // sdata8
    })
    void readsAddressesOfEachEncoding(String encoding, String fields) {
        int code = Integer.parseInt(encoding, 16);
        FrameSection section = FrameSection.ehFrame();
        int common = section.common(1, 'z', 'R', 0, 2, 0x7c, 1, 1, code, 0x0c, 2, 0);
        byte[] bytes = HexFormat.of().parseHex(fields.replace(" ", ""));
        int[] contents = new int[bytes.length + 3];
        for (int i = 0; i < bytes.length; i++) {
            contents[i] = bytes[i] & 0xff;
        }
        contents[bytes.length + 1] = 0x0e; // behind the length of the augmentation data
        contents[bytes.length + 2] = 16;
        section.raw(common, contents);
        long start = (code & 0x0f) == 0x02 || (code & 0x0f) == 0x0a ? 0x4200 : START;
        CallFrameInformation information = section.read();
        assertThat(information.problems()).isEmpty();
        assertThat(text(information.rowAt(start).orElseThrow())).isEqualTo("x2+16 {}");
        assertThat(information.rowAt(start + 0x1f)).isPresent();
        assertThat(information.rowAt(start + 0x20)).isEmpty();
        assertThat(information.rowAt(start - 1)).isEmpty();
    }

    /** A negative sleb128 and sdata2 are addresses at the end of the address space. */
    @ParameterizedTest
    @CsvSource({"09, 8040 20, 0xffffe000", "0a, 00f0 2000, 0xfffff000", "0b, 00000090 20000000, 0x90000000"})
    void signedAddressesAreCutToTheirSize(String encoding, String fields, String start) {
        FrameSection section = FrameSection.ehFrame();
        int common = section.common(1, 'z', 'R', 0, 2, 0x7c, 1, 1, Integer.parseInt(encoding, 16), 0x0c, 2, 0);
        byte[] bytes = HexFormat.of().parseHex(fields.replace(" ", ""));
        int[] contents = new int[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            contents[i] = bytes[i] & 0xff;
        }
        section.raw(common, contents);
        assertThat(section.read().rowAt(Long.decode(start) + 0x1f)).isPresent();
    }

    @Test
    void findsEachOfManyFunctions() {
        FrameSection section = FrameSection.debugFrame();
        int common = section.plainCommon();
        int count = 700;
        for (int i = 0; i < count; i++) {
            int mixed = i * 37 % count;
            section.function(common, START + 16L * mixed, 12, 0x0e, mixed % 100);
        }
        CallFrameInformation information = section.read();
        for (int i = 0; i < count; i++) {
            assertThat(text(information.rowAt(START + 16L * i + 11).orElseThrow()))
                    .isEqualTo("x2+" + i % 100 + " {}");
            assertThat(information.rowAt(START + 16L * i + 12)).isEmpty();
        }
    }

    @Test
    void functionsMayReachTheEndOfTheAddressSpace() {
        FrameSection section = FrameSection.debugFrame();
        int common = section.plainCommon();
        section.function(common, 0xffff_fffdL, 3)
                .function(common, 0xffff_ff00L, 0x200)
                .function(common, 1, 1);
        CallFrameInformation information = section.read();
        assertThat(information.rowAt(0xffff_ffffL)).isPresent();
        assertThat(information.rowAt(0xffff_ff00L)).as("wraps").isEmpty();
        assertThat(information.rowAt(1)).isPresent();
    }

    /** The augmentation of GCC 2: behind the text stands an address, which nothing needs. */
    @Test
    void readsTheAugmentationOfGcc2() {
        FrameSection section = FrameSection.ehFrame();
        int common = section.common(1, 'e', 'h', 0, 1, 2, 3, 4, 1, 0x7c, 1, 0x0c, 2, 8);
        section.function(common, START, 0x10);
        assertThat(text(section.read().rowAt(START).orElseThrow())).isEqualTo("x2+8 {}");
    }

    /** What an unknown letter says is passed over by the length of the data; what came before it counts. */
    @Test
    void passesOverUnknownAugmentationsThatTellTheirLength() {
        FrameSection section = FrameSection.ehFrame();
        int common = section.common(1, 'z', 'S', 'B', 'R', 0, 1, 0x7c, 1, 2, 0x99, 0x98, 0x0c, 2, 8);
        section.raw(common, 0x00, 0x01, 0x00, 0x42, 0x20, 0, 0, 0, 0);
        UnwindRow row = section.read().rowAt(START).orElseThrow();
        assertThat(text(row)).isEqualTo("x2+8 {}");
        assertThat(row.signalFrame()).isTrue();
    }

    @Test
    void tellsFunctionsWithoutCommonEntry() {
        FrameSection section = FrameSection.debugFrame();
        int common = section.plainCommon();
        int function = section.size();
        section.function(common, START, 0x20);
        section.function(function, START + 0x20, 0x20);
        CallFrameInformation information = section.read();
        assertThat(information.rowAt(START)).isPresent();
        assertThat(information.rowAt(START + 0x20)).isEmpty();
        assertThat(information.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("no common information entry");
    }

    @Test
    void tellsReservedLengths() {
        byte[] reserved = {(byte) 0xf5, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        assertThat(FrameSection.read(reserved, false).problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("reserved length 0xfffffff5");
    }

    @ParameterizedTest
    @CsvSource({
        "0x0, 0",
        "0x3, 0",
        "0x4, 16",
        "0x7, 16",
        "0x8, 32",
        "0x207, 32",
        "0x208, 48",
        "0x20407, 48",
        "0x20408, 64"
    })
    void takesTheRowAroundThePc(String offset, int cfa) {
        FrameSection section = FrameSection.debugFrame();
        // advance_loc 2, advance_loc1 2, advance_loc2 256, advance_loc4 66,816, times the code alignment of 2
        section.function(
                section.plainCommon(),
                START,
                0x30000,
                0x42,
                0x0e,
                16,
                0x02,
                2,
                0x0e,
                32,
                0x03,
                0x00,
                0x01,
                0x0e,
                48,
                0x04,
                0x00,
                0x01,
                0x01,
                0x00,
                0x0e,
                64);
        UnwindRow row = section.read().rowAt(START + Long.decode(offset)).orElseThrow();
        assertThat(row.cfa()).isEqualTo(new CfaRule.RegisterOffset(2, cfa));
        assertThat(START + Long.decode(offset)).isBetween(row.start(), row.end() - 1);
    }

    @Test
    void setLocMovesToAnAddress() {
        FrameSection section = FrameSection.debugFrame();
        section.function(section.plainCommon(), START, 0x20, 0x01, 0x08, 0x01, 0x00, 0x42, 0x0e, 16);
        CallFrameInformation information = section.read();
        assertThat(text(information.rowAt(START + 7).orElseThrow())).isEqualTo("x2+0 {}");
        assertThat(text(information.rowAt(START + 8).orElseThrow())).isEqualTo("x2+16 {}");
    }

    @Test
    void keepsExpressions() {
        FrameSection section = FrameSection.debugFrame();
        // CFA = DW_OP_breg2 8; ra at DW_OP_lit4 minus; s1 is DW_OP_lit1
        section.function(
                section.plainCommon(), START, 0x20, 0x0f, 2, 0x72, 8, 0x10, 1, 2, 0x34, 0x1c, 0x16, 9, 1, 0x31);
        UnwindRow row = section.read().rowAt(START).orElseThrow();
        assertThat(row.cfa()).isInstanceOf(CfaRule.Computed.class);
        assertThat(row.rule(1)).isInstanceOf(RegisterRule.AtComputed.class);
        assertThat(row.rule(9)).isInstanceOf(RegisterRule.ValueComputed.class);
        assertThat(row.rule(10)).isEqualTo(RegisterRule.UNSPECIFIED);
    }

    @Test
    void anUndefinedReturnAddressIsTheEnd() {
        FrameSection section = FrameSection.debugFrame();
        section.function(section.plainCommon(), START, 0x20, 0x07, 1);
        assertThat(section.read().rowAt(START).orElseThrow().isOutermost()).isTrue();
    }

    @Test
    void readsVersions1And4AndTheAssemblersRegisterWithoutOffset() {
        FrameSection section = FrameSection.debugFrame();
        int version1 = section.common(1, 0, 1, 0x7c, 1, 0x0d, 2);
        int version4 = section.common(4, 0, 4, 0, 1, 0x7c, 1, 0x0c, 2, 8);
        section.function(version1, START, 0x10).function(version4, START + 0x10, 0x10);
        CallFrameInformation information = section.read();
        assertThat(text(information.rowAt(START).orElseThrow())).isEqualTo("x2+0 {}");
        assertThat(text(information.rowAt(START + 0x10).orElseThrow())).isEqualTo("x2+8 {}");
        assertThat(information.problems()).isEmpty();
    }

    @Test
    void readsAllAugmentationsOfEhFrame() {
        FrameSection section = FrameSection.ehFrame();
        // "zPLRS": personality udata4, language data absolute, addresses pc-relative sdata4, signal frame
        int common =
                section.common(1, 'z', 'P', 'L', 'R', 'S', 0, 1, 0x7c, 1, 7, 0x03, 1, 2, 3, 4, 0x00, 0x1b, 0x0c, 2, 0);
        long field = FrameSection.EH_ADDRESS + section.size() + 8;
        int relative = (int) (START - field);
        section.raw(
                common,
                relative,
                relative >> 8,
                relative >> 16,
                relative >> 24,
                0x20,
                0,
                0,
                0,
                4,
                9,
                9,
                9,
                9,
                0x0e,
                16);
        section.raw(common, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        CallFrameInformation information = section.read();
        UnwindRow row = information.rowAt(START + 0x1f).orElseThrow();
        assertThat(text(row)).isEqualTo("x2+16 {}");
        assertThat(row.signalFrame()).isTrue();
        assertThat(information.rowAt(START + 0x20)).isEmpty();
        assertThat(information.problems()).isEmpty();
    }

    @Test
    void goesOnBehindTheEmptyEntryThatEndsAPartOfEhFrame() {
        FrameSection first = FrameSection.ehFrame();
        int common = first.common(1, 0, 1, 0x7c, 1, 0x0c, 2, 0);
        first.function(common, START, 0x10);
        byte[] part = Arrays.copyOf(first.toBytes(), first.size() + 4);
        FrameSection second = FrameSection.ehFrame();
        second.function(second.common(1, 0, 1, 0x7c, 1, 0x0c, 2, 4), START + 0x10, 0x10);
        byte[] both = Arrays.copyOf(part, part.length + second.size());
        System.arraycopy(second.toBytes(), 0, both, part.length, second.size());
        CallFrameInformation information = FrameSection.read(both, true);
        assertThat(text(information.rowAt(START + 0x10).orElseThrow())).isEqualTo("x2+4 {}");
        assertThat(information.problems()).isEmpty();
    }

    @Test
    void debugFrameCountsWhereBothDescribeAnAddress() {
        FrameSection debug = FrameSection.debugFrame();
        debug.function(debug.plainCommon(), START + 4, 0x10, 0x0e, 16);
        FrameSection eh = FrameSection.ehFrame();
        eh.function(eh.common(1, 0, 1, 0x7c, 1, 0x0c, 2, 32), START, 0x20);
        CallFrameInformation information = CallFrameInformation.of(
                Optional.of(ByteReader.of(".debug_frame", debug.toBytes())),
                Optional.of(ByteReader.of(".eh_frame", eh.toBytes())),
                FrameSection.EH_ADDRESS,
                4,
                Limits.defaults());
        assertThat(text(information.rowAt(START + 3).orElseThrow())).isEqualTo("x2+32 {}");
        assertThat(text(information.rowAt(START + 4).orElseThrow())).isEqualTo("x2+16 {}");
        assertThat(text(information.rowAt(START + 0x14).orElseThrow())).isEqualTo("x2+32 {}");
    }

    @Test
    void passesOverFunctionsThatTheLinkerDropped() {
        FrameSection section = FrameSection.debugFrame();
        int common = section.plainCommon();
        section.function(common, 0, 0x10)
                .function(common, 0xffff_ffffL, 0x10)
                .function(common, 0xffff_fffeL, 0x10)
                .function(common, START, 0);
        CallFrameInformation information = section.read();
        assertThat(information.rowAt(4)).isEmpty();
        assertThat(information.rowAt(0xffff_ffffL)).isEmpty();
        assertThat(information.rowAt(START)).isEmpty();
    }

    @Test
    void addressesInTheUpperHalfAreFound() {
        FrameSection section = FrameSection.debugFrame();
        int common = section.plainCommon();
        section.function(common, 0x9000_0000L, 0x10, 0x0e, 16).function(common, 0x1000_0000L, 0x10, 0x0e, 32);
        assertThat(text(section.read().rowAt(0x9000_000fL).orElseThrow())).isEqualTo("x2+16 {}");
        assertThat(text(section.read().rowAt(0x1000_000fL).orElseThrow())).isEqualTo("x2+32 {}");
    }

    @Test
    void aBrokenEntryIsToldAndTheOthersRead() {
        FrameSection section = FrameSection.debugFrame();
        int unknown = section.common(9, 0, 1, 0x7c, 1);
        int augmented = section.common(3, 'x', 0, 1, 0x7c, 1);
        int common = section.plainCommon();
        section.function(unknown, START, 0x10)
                .function(augmented, START + 0x10, 0x10)
                .raw(common, 1, 2, 3)
                .function(0x7fff, START + 0x20, 0x10)
                .function(common, START + 0x30, 0x10);
        CallFrameInformation information = section.read();
        assertThat(information.rowAt(START + 0x30)).isPresent();
        assertThat(information.rowAt(START)).isEmpty();
        assertThat(information.problems())
                .extracting(Problem::message)
                .containsExactly(
                        ".debug_frame at offset 0x8: call frame information version 9 is not supported",
                        ".debug_frame at offset 0x16: augmentation \"x\" is not supported",
                        ".debug_frame at offset 0x53: needs 4 bytes, 3 left",
                        ".debug_frame at offset 0x76: a reference to 0x7fff, outside of it; the end is 0x76");
    }

    @Test
    void aLengthPastTheEndEndsTheReadingAndIsTold() {
        FrameSection section = FrameSection.debugFrame();
        section.function(section.plainCommon(), START, 0x10);
        byte[] bytes = Arrays.copyOf(section.toBytes(), section.size() + 8);
        bytes[section.size()] = 100;
        CallFrameInformation information = FrameSection.read(bytes, false);
        assertThat(information.rowAt(START)).isPresent();
        assertThat(information.problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0x3f, 0x3c, 0x17", "0x0b, 0x0b, 0x0b"})
    void rejectsUnknownInstructionsAndStatesNotRemembered(String first, String second, String third) {
        for (String code : new String[] {first, second, third}) {
            FrameSection section = FrameSection.debugFrame();
            section.function(section.plainCommon(), START, 0x10, Integer.decode(code));
            CallFrameInformation information = section.read();
            assertThatThrownBy(() -> information.rowAt(START)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void statesRememberedAreLimited() {
        FrameSection section = FrameSection.debugFrame();
        int[] many = new int[100];
        Arrays.fill(many, 0x0a);
        section.function(section.plainCommon(), START, 0x10, many);
        CallFrameInformation information = section.read();
        assertThatThrownBy(() -> information.rowAt(START))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED));
    }

    @Test
    void everyTruncationIsReadOrTold() {
        FrameSection section = FrameSection.debugFrame();
        int common = section.plainCommon();
        section.function(common, START, 0x10, 0x42, 0x0e, 16).function(common, START + 0x10, 0x10, 0x42, 0x0e, 16);
        byte[] all = section.toBytes();
        for (int length = 1; length < all.length; length++) {
            CallFrameInformation information = FrameSection.read(Arrays.copyOf(all, length), false);
            boolean firstIsThere = length >= 35;
            assertThat(information.rowAt(START).isPresent()).isEqualTo(firstIsThere);
            assertThat(information.rowAt(START + 0x10)).isEmpty();
            boolean atBoundary = length == 16 || length == 35;
            assertThat(information.problems()).hasSize(atBoundary ? 0 : 1);
        }
    }

    @Property(tries = 2_000)
    void anyBytesGiveRowsOrOffsetsInside(@ForAll @Size(max = 200) byte[] bytes, @ForAll boolean eh) {
        CallFrameInformation information = FrameSection.read(bytes, eh);
        information.problems().forEach(problem -> assertThat(problem.offset()).isPresent());
        for (long pc : new long[] {0, START, 0xffff_ffffL}) {
            try {
                information.rowAt(pc);
            } catch (FormatException e) {
                assertThat(e.offset()).isBetween(0L, (long) bytes.length);
            }
        }
    }

    @Property(tries = 2_000)
    void anyInstructionsGiveARowOrAnOffsetInside(@ForAll @Size(max = 60) byte[] bytes) {
        FrameSection section = FrameSection.debugFrame();
        int[] instructions = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            instructions[i] = bytes[i] & 0xff;
        }
        section.function(section.plainCommon(), START, 0x1000, instructions);
        CallFrameInformation information = section.read();
        try {
            UnwindRow row = information.rowAt(START + 0x80).orElseThrow();
            assertThat(START + 0x80).isBetween(row.start(), row.end() - 1);
        } catch (FormatException e) {
            assertThat(e.offset()).isBetween(0L, (long) section.size());
        }
    }

    /**
     * Sections of three builds of the project's own firmware (gcc 12.2, once with {@code .eh_frame}; clang 19), and about every
     * seventh row of what {@code riscv64-unknown-elf-readelf --debug-dump=frames-interp} of binutils 2.40 prints for them: start,
     * end, CFA, rules.
     */
    @ParameterizedTest
    @CsvSource({"og, .debug_frame", "clang, .debug_frame", "eh-frame, .eh_frame"})
    void agreesWithReadelf(String name, String section) throws IOException {
        boolean eh = section.equals(".eh_frame");
        Optional<ByteReader> contents = Optional.of(ByteReader.of(section, resource(name + section)));
        CallFrameInformation information = CallFrameInformation.of(
                eh ? Optional.empty() : contents, eh ? contents : Optional.empty(), 0x3c00_0d34L, 4, Limits.defaults());
        for (String line : new String(resource(name + ".txt"), StandardCharsets.UTF_8).split("\n")) {
            String[] words = line.split(" ", 3);
            long start = Long.parseLong(words[0], 16);
            long end = Long.parseLong(words[1], 16);
            for (long pc : new long[] {start, end - 1}) {
                UnwindRow row = information.rowAt(pc).orElseThrow();
                assertThat(readelf(row)).as("%x", pc).isEqualTo(words[2]);
                assertThat(row.start()).isEqualTo(start);
                assertThat(row.end()).isEqualTo(end);
            }
        }
        assertThat(information.problems()).isEmpty();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CallFrameInformationTest.class.getResourceAsStream("/frames/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static String readelf(UnwindRow row) {
        String[] names = {"zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1"};
        CfaRule.RegisterOffset cfa = (CfaRule.RegisterOffset) row.cfa();
        StringBuilder text = new StringBuilder(names[cfa.register()] + "+" + cfa.offset());
        for (Map.Entry<Integer, RegisterRule> rule : new TreeMap<>(row.rules()).entrySet()) {
            int number = rule.getKey();
            String name = number < 10 ? names[number] : "s" + (number - 16);
            if (rule.getValue() instanceof RegisterRule.Offset offset) {
                text.append(' ').append(name).append("=c").append(offset.offset());
            }
        }
        return text.toString();
    }

    private static String text(UnwindRow row) {
        CfaRule.RegisterOffset cfa = (CfaRule.RegisterOffset) row.cfa();
        return "x" + cfa.register() + "+" + cfa.offset() + " " + new TreeMap<>(row.rules());
    }
}

package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteReaderTest {
    private static final String SOURCE = "test";

    private static ByteReader reader(String hex) {
        return ByteReader.of(SOURCE, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static ByteReader text(String text) {
        return ByteReader.of(SOURCE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FormatException failure(ThrowingCallable read) {
        return catchThrowableOfType(FormatException.class, read);
    }

    // ---- numbers

    /** Numbers of a fixed size: how each is read, and its value from {@code ff 80 7f 02 ...} in both byte orders. */
    static Stream<Arguments> numbers() {
        return Stream.of(
                number("u8", 1, r -> (long) r.u8(), 0xff, 0xff),
                number("u16", 2, r -> (long) r.u16(), 0x80ff, 0xff80),
                number("u24", 3, r -> (long) r.u24(), 0x7f_80ff, 0xff_807f),
                number("u32", 4, ByteReader::u32, 0x827f_80ffL, 0xff80_7f82L),
                number("s32", 4, r -> (long) r.s32(), 0xffff_ffff_827f_80ffL, 0xffff_ffff_ff80_7f82L),
                number("u64", 8, ByteReader::u64, 0x8605_0403_827f_80ffL, 0xff80_7f82_0304_0586L),
                number("unsigned 1", 1, r -> r.unsigned(1), 0xff, 0xff),
                number("unsigned 2", 2, r -> r.unsigned(2), 0x80ff, 0xff80),
                number("unsigned 3", 3, r -> r.unsigned(3), 0x7f_80ff, 0xff_807f),
                number("unsigned 4", 4, r -> r.unsigned(4), 0x827f_80ffL, 0xff80_7f82L),
                number("unsigned 5", 5, r -> r.unsigned(5), 0x03_827f_80ffL, 0xff_807f_8203L),
                number("unsigned 6", 6, r -> r.unsigned(6), 0x0403_827f_80ffL, 0xff80_7f82_0304L),
                number("unsigned 7", 7, r -> r.unsigned(7), 0x05_0403_827f_80ffL, 0xff_807f_8203_0405L),
                number("unsigned 8", 8, r -> r.unsigned(8), 0x8605_0403_827f_80ffL, 0xff80_7f82_0304_0586L));
    }

    private static Arguments number(
            String name, int size, Function<ByteReader, Long> read, long littleEndian, long bigEndian) {
        return Arguments.of(name, size, read, littleEndian, bigEndian);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void readsNumbersOfEachSizeInBothByteOrders(
            String name, int size, Function<ByteReader, Long> read, long littleEndian, long bigEndian) {
        ByteReader little = reader("00 ff807f82 03040586 00");
        ByteReader big = reader("00 ff807f82 03040586 00").bigEndian();
        little.skip(1);
        big.skip(1);
        assertThat(read.apply(little)).isEqualTo(littleEndian);
        assertThat(little.offset()).isEqualTo(1 + size);
        assertThat(read.apply(big)).isEqualTo(bigEndian);
        assertThat(big.offset()).isEqualTo(1 + size);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void refusesNumbersOfEachSizeWhereAByteIsMissing(
            String name, int size, Function<ByteReader, Long> read, long littleEndian, long bigEndian) {
        for (int left = 0; left < size; left++) {
            // the bytes behind the window are there, but not its own
            ByteReader reader = reader("00 ff807f82 03040586").slice(1 + left);
            reader.skip(1);
            FormatException failure = failure(() -> read.apply(reader));
            assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED);
            assertThat(failure.offset()).isEqualTo(1);
            assertThat(reader.offset()).as("stays").isEqualTo(1);
        }
    }

    @Test
    void truncationTellsWhereHowMuchAndHowLittle() {
        ByteReader reader = reader("00 01 02");
        reader.skip(1);
        assertThatThrownBy(reader::u32).hasMessage("test at offset 0x1: needs 4 bytes, 2 left");
        reader.skip(2);
        assertThatThrownBy(reader::u8).hasMessage("test at offset 0x3: needs 1 byte, 0 left");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9})
    void numbersOfOtherSizesAreTheCallersMistake(int size) {
        ByteReader reader = reader("00000000 00000000 00000000");
        assertThatThrownBy(() -> reader.unsigned(size)).isInstanceOf(IllegalArgumentException.class);
        assertThat(reader.offset()).isZero();
    }

    // ---- LEB128

    /** The examples of DWARF 5 section 7.6; the others are worked by hand. */
    @ParameterizedTest
    @CsvSource({
        "2, 02",
        "127, 7f",
        "128, 80 01",
        "129, 81 01",
        "12857, b9 64",
        "0, 00",
        "16383, ff 7f",
        "16384, 80 80 01",
        "4294967295, ff ff ff ff 0f",
        "9223372036854775807, ff ff ff ff ff ff ff ff 7f",
        "-9223372036854775808, 80 80 80 80 80 80 80 80 80 01",
        "-1, ff ff ff ff ff ff ff ff ff 01",
        // longer than needed, as linkers that relax code leave them
        "0, 80 00",
        "2, 82 80 80 80 80 80 80 80 80 00",
        "2, 82 80 80 80 80 80 80 80 80 80 80 00",
        "-1, ff ff ff ff ff ff ff ff ff 81 80 00",
    })
    void readsUnsignedLeb128(long value, String hex) {
        ByteReader reader = reader(hex + "55");
        assertThat(reader.uleb128()).isEqualTo(value);
        assertThat(reader.remaining()).isEqualTo(1);
    }

    /** The examples of DWARF 5 section 7.6; the others are worked by hand. */
    @ParameterizedTest
    @CsvSource({
        "2, 02",
        "-2, 7e",
        "127, ff 00",
        "-127, 81 7f",
        "128, 80 01",
        "-128, 80 7f",
        "129, 81 01",
        "-129, ff 7e",
        "0, 00",
        "63, 3f",
        "64, c0 00",
        "-64, 40",
        "-65, bf 7f",
        "-1, 7f",
        "9223372036854775807, ff ff ff ff ff ff ff ff ff 00",
        "-9223372036854775808, 80 80 80 80 80 80 80 80 80 7f",
        // longer than needed
        "0, 80 00",
        "0, 80 80 80 80 80 80 80 80 80 00",
        "0, 80 80 80 80 80 80 80 80 80 80 00",
        "-1, ff 7f",
        "-1, ff ff ff ff ff ff ff ff ff ff ff 7f",
        "5, 85 80 80 80 80 80 80 80 80 80 80 00",
    })
    void readsSignedLeb128(long value, String hex) {
        ByteReader reader = reader(hex + "55");
        assertThat(reader.sleb128()).isEqualTo(value);
        assertThat(reader.remaining()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 80 80 80 80 80 80 80 80 02", // bit 65
                "80 80 80 80 80 80 80 80 80 7f",
                "80 80 80 80 80 80 80 80 80 80 01", // bit 71
                "80 80 80 80 80 80 80 80 80 80 c0 00",
            })
    void unsignedLeb128BeyondTheSixtyFourthBitIsMalformed(String hex) {
        ByteReader reader = reader("00" + hex);
        reader.skip(1);
        FormatException failure = failure(reader::uleb128);
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.MALFORMED);
        assertThat(failure).hasMessage("test at offset 0x1: LEB128 number does not fit 64 bits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 80 80 80 80 80 80 80 80 01", // bit 64 set without its copies
                "80 80 80 80 80 80 80 80 80 3f",
                "80 80 80 80 80 80 80 80 80 7e", // copies of a sign that is not set
                "80 80 80 80 80 80 80 80 80 ff 00",
                "80 80 80 80 80 80 80 80 80 80 7f",
            })
    void signedLeb128BeyondTheSixtyFourthBitIsMalformed(String hex) {
        ByteReader reader = reader("00" + hex);
        reader.skip(1);
        FormatException failure = failure(reader::sleb128);
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.MALFORMED);
        assertThat(failure.offset()).isEqualTo(1);
    }

    @Test
    void leb128WithoutLastByteIsTruncatedAtTheWindowsEnd() {
        for (Consumer<ByteReader> read : Stream.<Consumer<ByteReader>>of(
                        ByteReader::uleb128, ByteReader::sleb128, ByteReader::skipLeb128)
                .toList()) {
            for (int length = 0; length < 4; length++) {
                ByteReader reader = reader("ff ff ff 00").slice(length);
                int end = length;
                assertThat(failure(() -> read.accept(reader))).satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED);
                    assertThat(failure.offset()).isEqualTo(end);
                });
            }
        }
    }

    @Test
    void leb128OfOneByteBehindTheWindowIsNotRead() {
        for (Consumer<ByteReader> read : Stream.<Consumer<ByteReader>>of(
                        ByteReader::uleb128, ByteReader::sleb128, ByteReader::skipLeb128)
                .toList()) {
            assertThat(failure(() -> read.accept(reader("05").slice(0))))
                    .hasMessage("test at offset 0x0: needs 1 byte, 0 left");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "7f", "80 01", "ff ff ff ff ff ff ff ff ff ff ff ff 7f"})
    void skipsLeb128OfAnyLength(String hex) {
        ByteReader reader = reader(hex + "55");
        reader.skipLeb128();
        assertThat(reader.remaining()).isEqualTo(1);
    }

    // ---- text

    @Test
    void readsStringsUpToTheirEnd() {
        ByteReader reader = text("grün\0\0x\0");
        assertThat(reader.string()).isEqualTo("grün");
        assertThat(reader.offset()).isEqualTo(6);
        assertThat(reader.string()).isEmpty();
        assertThat(reader.string(Limits.defaults())).isEqualTo("x");
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void bytesThatAreNotUtf8BecomeReplacementCharacters() {
        assertThat(reader("41 c3 42 00").string()).isEqualTo("A\ufffdB");
        assertThat(reader("41 c3 42 00").string(Limits.defaults())).isEqualTo("A\ufffdB");
        assertThat(reader("41 c3 42").stringUpTo(3)).isEqualTo("A\ufffdB");
    }

    @Test
    void stringsWithoutEndAreTruncatedWhereTheyBegin() {
        for (Consumer<ByteReader> read : Stream.<Consumer<ByteReader>>of(
                        ByteReader::string, reader -> reader.string(Limits.defaults()), ByteReader::skipString)
                .toList()) {
            // the NUL byte behind the window does not count
            ByteReader reader = text("abc\0").slice(3);
            reader.skip(1);
            assertThat(failure(() -> read.accept(reader)))
                    .hasMessage("test at offset 0x1: string without end")
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED));
            assertThat(reader.offset()).isEqualTo(1);
        }
    }

    @Test
    void stringsMayBeAsLongAsTheLimitAndNoLonger() {
        Limits limits = Limits.defaults().with(Limit.STRING_CHARACTERS, 3);
        assertThat(text("abc\0").string(limits)).isEqualTo("abc");
        ByteReader later = text("xyabc\0");
        later.skip(2);
        assertThat(later.string(limits)).as("wherever it begins").isEqualTo("abc");
        ByteReader longer = text("xabcd\0");
        longer.skip(1);
        FormatException failure = failure(() -> longer.string(limits));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
        assertThat(failure.offset()).isEqualTo(1);
        assertThat(failure).hasMessageContaining("STRING_CHARACTERS").hasMessageContaining("3");
    }

    @ParameterizedTest
    @CsvSource({"0, '', 0", "2, ab, 2", "3, abc, 3", "9, abc, 3"})
    void boundedStringsEndAtTheBoundOrTheirNulByte(int most, String expected, int offset) {
        ByteReader reader = text("xyabc\0d");
        reader.skip(2);
        assertThat(reader.stringUpTo(most)).isEqualTo(expected);
        assertThat(reader.offset()).isEqualTo(2 + offset);
    }

    @Test
    void boundedStringsEndWithTheWindow() {
        ByteReader reader = text("abcdef").slice(3);
        assertThat(reader.stringUpTo(6)).isEqualTo("abc");
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void skipsStringsAsTheyAreRead() {
        ByteReader reader = text("ab\0\0c\0");
        reader.skipString();
        assertThat(reader.offset()).isEqualTo(3);
        reader.skipString();
        assertThat(reader.offset()).isEqualTo(4);
        reader.skipString();
        assertThat(reader.remaining()).isZero();
    }

    // ---- bytes and moving

    @Test
    void bytesAreACopy() {
        byte[] data = {1, 2, 3, 4};
        ByteReader reader = ByteReader.of(SOURCE, data);
        reader.skip(1);
        byte[] read = reader.bytes(2);
        assertThat(read).containsExactly(2, 3);
        read[0] = 9;
        assertThat(data[1]).isEqualTo((byte) 2);
        assertThat(reader.bytes(1)).containsExactly(4);
        assertThat(reader.bytes(0)).isEmpty();
    }

    /** Lengths come from files: what does not fit an {@code int} must not wrap into something that fits. */
    @ParameterizedTest
    @ValueSource(longs = {4, 0x7fff_ffffL, 0x1_0000_0001L, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void lengthsThatAreNotThereAreRefusedByEveryRead(long length) {
        for (Consumer<ByteReader> read : Stream.<Consumer<ByteReader>>of(
                        reader -> reader.bytes(length),
                        reader -> reader.skip(length),
                        reader -> reader.slice(length),
                        reader -> reader.section("part", length))
                .toList()) {
            ByteReader reader = reader("00 01 02 03 04").slice(4);
            reader.skip(1);
            FormatException failure = failure(() -> read.accept(reader));
            assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED);
            assertThat(failure.source()).isEqualTo(SOURCE);
            assertThat(failure.offset()).isEqualTo(1);
            assertThat(reader.offset()).isEqualTo(1);
        }
    }

    @Test
    void negativeLengthsAreCalledImpossible() {
        assertThatThrownBy(() -> reader("00").skip(-5))
                .hasMessage("test at offset 0x0: a length of -5 bytes is impossible");
    }

    @Test
    void seeksAnywhereInTheSourceUpToItsEnd() {
        ByteReader reader = reader("00 01 02");
        reader.seek(2);
        assertThat(reader.u8()).isEqualTo(2);
        reader.seek(0);
        assertThat(reader.u8()).isEqualTo(0);
        reader.seek(3);
        assertThat(reader.remaining()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "4294967296, 3", "9223372036854775807, 3", "-1, 0", "-9223372036854775808, 0"})
    void seekingOutsideIsTruncatedAtTheNearestPlace(long offset, long told) {
        ByteReader reader = reader("00 01 02 03").slice(3);
        reader.skip(1);
        FormatException failure = failure(() -> reader.seek(offset));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED);
        assertThat(failure.offset()).isEqualTo(told);
        assertThat(failure).hasMessageContaining("0x" + Long.toHexString(offset) + ", outside of it; the end is 0x3");
        assertThat(reader.offset()).isEqualTo(1);
    }

    @Test
    void copiesFromAnyOffsetWithoutMoving() {
        ByteReader reader = reader("ff 00 01 02 03 04 05 ff");
        reader.skip(1);
        ByteReader section = reader.section("section", 6);
        section.skip(4);
        byte[] destination = new byte[5];
        section.get(1, destination, 2, 3);
        assertThat(destination).containsExactly(0, 0, 1, 2, 3);
        section.get(6, destination, 5, 0);
        section.get(0, destination, 0, 1);
        section.get(5, destination, 4, 1);
        assertThat(destination).containsExactly(0, 0, 1, 2, 5);
        assertThat(section.offset()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 3", "4, 1, 4", "5, 0, 4", "0, 5, 0", "9223372036854775807, 1, 4", "-1, 1, 0", "4294967296, 1, 4"
    })
    void copiesNothingFromOutside(long offset, int length, long told) {
        ByteReader section = reader("ff 00 01 02 03 ff").section("all", 6);
        section.skip(1);
        ByteReader part = section.section("part", 4);
        byte[] destination = new byte[5];
        FormatException failure = failure(() -> part.get(offset, destination, 0, length));
        assertThat(failure.kind()).isEqualTo(FormatException.Kind.TRUNCATED);
        assertThat(failure.source()).isEqualTo("part");
        assertThat(failure.offset()).isEqualTo(told);
        assertThat(failure).hasMessageContaining("needs " + length).hasMessageContaining(4 - told + " left");
        assertThat(destination).containsOnly(0);
    }

    // ---- windows

    @Test
    void sliceCountsOffsetsAsItsParent() {
        ByteReader parent = reader("00 01 02 03 04");
        parent.skip(1);
        ByteReader slice = parent.slice(2);
        assertThat(parent.offset()).as("moves past").isEqualTo(3);
        assertThat(slice.source()).isEqualTo(SOURCE);
        assertThat(slice.offset()).isEqualTo(1);
        assertThat(slice.end()).isEqualTo(3);
        assertThat(slice.remaining()).isEqualTo(2);
        assertThat(slice.u16()).isEqualTo(0x0201);
        assertThatThrownBy(slice::u8).hasMessage("test at offset 0x3: needs 1 byte, 0 left");
    }

    /** So that a reference from the start of the section is followed with the reader of a unit. */
    @Test
    void sliceSeeksBackToItsSourcesStart() {
        ByteReader parent = reader("07 01 02");
        parent.skip(1);
        ByteReader slice = parent.slice(1);
        slice.seek(0);
        assertThat(slice.u8()).isEqualTo(7);
        assertThatThrownBy(() -> slice.seek(3)).isInstanceOf(FormatException.class);
    }

    @Test
    void sectionCountsOffsetsFromItsOwnStart() {
        ByteReader parent = reader("00 01 02 03 04");
        parent.skip(1);
        ByteReader section = parent.section(".debug_line", 3);
        assertThat(parent.offset()).as("moves past").isEqualTo(4);
        assertThat(section.source()).isEqualTo(".debug_line");
        assertThat(section.offset()).isZero();
        assertThat(section.end()).isEqualTo(3);
        section.skip(1);
        assertThat(section.offset()).isEqualTo(1);
        assertThatThrownBy(section::u32).hasMessage(".debug_line at offset 0x1: needs 4 bytes, 2 left");
        section.seek(0);
        assertThat(section.u8()).isEqualTo(1);
        assertThatThrownBy(() -> section.seek(4)).hasMessageStartingWith(".debug_line at offset 0x3: ");
        ByteReader inner = section.slice(2);
        assertThat(inner.offset()).isEqualTo(1);
        assertThat(inner.u16()).isEqualTo(0x0302);
    }

    @Test
    void overflowInASectionIsToldFromTheSectionsStart() {
        ByteReader parent = reader("00 00 80 80 80 80 80 80 80 80 80 02");
        parent.skip(1);
        ByteReader section = parent.section("numbers", 11);
        section.skip(1);
        assertThat(failure(section::uleb128).offset()).isEqualTo(1);
    }

    @Test
    void windowOfAnArrayCountsFromItsStart() {
        ByteReader reader = ByteReader.of(SOURCE, new byte[] {0, 1, 2, 3}, 1, 3);
        assertThat(reader.offset()).isZero();
        assertThat(reader.end()).isEqualTo(2);
        assertThat(reader.u16()).isEqualTo(0x0201);
        assertThatThrownBy(reader::u8).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> ByteReader.of(SOURCE, new byte[2], 1, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void copyMovesOnItsOwn() {
        ByteReader reader = reader("01 02 03").bigEndian();
        reader.skip(1);
        ByteReader copy = reader.copy();
        assertThat(copy.u16()).isEqualTo(0x0203);
        assertThat(reader.offset()).isEqualTo(1);
        assertThat(copy.source()).isEqualTo(SOURCE);
    }

    @Test
    void byteOrderIsHandedDown() {
        ByteReader little = reader("01 02 03 04");
        assertThat(little.isBigEndian()).isFalse();
        ByteReader big = little.bigEndian();
        assertThat(little.isBigEndian()).as("the one it was made of").isFalse();
        assertThat(big.isBigEndian()).isTrue();
        assertThat(big.copy().isBigEndian()).isTrue();
        assertThat(big.slice(2).u16()).isEqualTo(0x0102);
        assertThat(big.section("part", 2).u16()).isEqualTo(0x0304);
        assertThat(little.offset()).isZero();
    }

    @Test
    void readsTextOfAFieldUpToItsPaddingAndMovesPastTheField() {
        ByteReader reader = reader("61 62 00 63 64 65 66");

        assertThat(reader.paddedString(4)).isEqualTo("ab");
        assertThat(reader.offset()).isEqualTo(4);
        assertThat(reader.paddedString(3)).isEqualTo("def");
        assertThatThrownBy(() -> reader.paddedString(1)).isInstanceOf(FormatException.class);
    }
}

package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.SectionAssembler;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ByteReaderPropertyTest {
    /** Every read there is; the last ones with lengths and offsets that a file could name. */
    private static final List<Consumer<ByteReader>> READS = List.of(
            ByteReader::u8,
            ByteReader::u16,
            ByteReader::u24,
            ByteReader::u32,
            ByteReader::s32,
            ByteReader::u64,
            reader -> reader.unsigned(5),
            ByteReader::uleb128,
            ByteReader::sleb128,
            ByteReader::skipLeb128,
            ByteReader::string,
            reader -> reader.string(Limits.defaults().with(Limit.STRING_CHARACTERS, 4)),
            reader -> reader.stringUpTo(4),
            ByteReader::skipString,
            reader -> reader.bytes(reader.uleb128()),
            reader -> reader.skip(reader.sleb128()),
            reader -> reader.seek(reader.sleb128()),
            reader -> reader.get(reader.sleb128(), new byte[8], 0, 8),
            reader -> reader.slice(reader.uleb128()).u32(),
            reader -> reader.section("part", reader.u8() & 7));

    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.longs()
                .flatMap(number -> Arbitraries.integers().between(0, 63).map(bits -> number >> bits));
    }

    @Property(tries = 2000)
    void everyNumberRoundTripsAsLeb128(@ForAll @From("numbers") long number) {
        byte[] bytes = SectionAssembler.littleEndian()
                .uleb(number)
                .sleb(number)
                .uleb(number)
                .toBytes();
        ByteReader reader = ByteReader.of("leb", bytes);
        assertThat(reader.uleb128()).isEqualTo(number);
        assertThat(reader.sleb128()).isEqualTo(number);
        reader.skipLeb128();
        assertThat(reader.remaining()).isZero();
    }

    /** Bytes that end a number, at whatever length: against arithmetic without bounds. */
    @Property(tries = 3000)
    void anyLeb128IsItsSumOrRefused(@ForAll @Size(max = 13) byte[] start, @ForAll byte last) {
        BigInteger sum = BigInteger.ZERO;
        byte[] bytes = new byte[start.length + 1];
        for (int i = 0; i <= start.length; i++) {
            bytes[i] = (byte) (i < start.length ? start[i] | 0x80 : last & 0x7f);
            sum = sum.add(BigInteger.valueOf(bytes[i] & 0x7f).shiftLeft(7 * i));
        }
        BigInteger signed = (last & 0x40) == 0 ? sum : sum.subtract(BigInteger.ONE.shiftLeft(7 * bytes.length));
        BigInteger unsigned = sum;
        check(
                bytes,
                sum.bitLength() <= 64,
                reader -> assertThat(new BigInteger(Long.toUnsignedString(reader.uleb128())))
                        .isEqualTo(unsigned));
        check(
                bytes,
                signed.bitLength() <= 63,
                reader -> assertThat(BigInteger.valueOf(reader.sleb128())).isEqualTo(signed));
    }

    private static void check(byte[] bytes, boolean fits, Consumer<ByteReader> read) {
        try {
            read.accept(ByteReader.of("leb", bytes));
            assertThat(fits).isTrue();
        } catch (FormatException e) {
            assertThat(fits).isFalse();
            assertThat(e.kind()).isEqualTo(FormatException.Kind.MALFORMED);
        }
    }

    @Property(tries = 1000)
    void textWithoutNulRoundTrips(@ForAll String text) {
        String before = text.replace("\0", "");
        byte[] encoded = before.getBytes(StandardCharsets.UTF_8);
        String back = new String(encoded, StandardCharsets.UTF_8); // a lone surrogate has no encoding
        ByteReader reader = ByteReader.of(
                "text",
                SectionAssembler.littleEndian()
                        .bytes(encoded)
                        .u8(0)
                        .bytes(encoded)
                        .u8(0)
                        .u8(7)
                        .toBytes());
        assertThat(reader.string()).isEqualTo(back);
        assertThat(reader.string(Limits.defaults())).isEqualTo(back);
        assertThat(reader.u8()).isEqualTo(7);
    }

    @Property(tries = 3000)
    void anyReadsOfAnyBytesStayInsideTheWindow(
            @ForAll @Size(max = 40) byte[] bytes,
            @ForAll @IntRange(max = 8) int before,
            @ForAll boolean bigEndian,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 19) Integer> reads) {
        int from = Math.min(before, bytes.length);
        ByteReader reader = ByteReader.of("window", bytes, from, bytes.length);
        ByteReader ordered = bigEndian ? reader.bigEndian() : reader;
        long size = bytes.length - from;
        for (int read : reads) {
            try {
                READS.get(read).accept(ordered);
            } catch (FormatException e) {
                assertThat(e.source()).isEqualTo("window");
                assertThat(e.offset()).isBetween(0L, size);
            }
            assertThat(ordered.offset()).isBetween(0L, size);
            assertThat(ordered.offset() + ordered.remaining()).isEqualTo(size).isEqualTo(ordered.end());
        }
    }
}

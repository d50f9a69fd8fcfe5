package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.text.WordDump;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordDumpTest {
    private static final long FLASH = 1L << 26;

    /** 83 bytes: 16, four times 16 others, and 3. */
    private static final byte[] FILE = HexFormat.of()
            .parseHex("7f454c46000102030405060708090a0b" + "101112131415161718191a1b1c1d1e1f".repeat(4) + "998877");

    /** What hexdump of util-linux 2.38.1 and od of coreutils 9.1 printed of it on x86-64. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // hexdump
                "0000000 457f 464c 0100 0302 0504 0706 0908 0b0a\n"
                        + "0000010 1110 1312 1514 1716 1918 1b1a 1d1c 1f1e\n*\n"
                        + "0000050 8899 0077                              \n0000053\n",
                // hexdump -x
                "0000000    457f    464c    0100    0302    0504    0706    0908    0b0a\n"
                        + "0000010    1110    1312    1514    1716    1918    1b1a    1d1c    1f1e\n*\n"
                        + "0000050    8899    0077                                                \n0000053\n",
                // od -x
                "0000000 457f 464c 0100 0302 0504 0706 0908 0b0a\n"
                        + "0000020 1110 1312 1514 1716 1918 1b1a 1d1c 1f1e\n*\n0000120 8899 0077\n0000123\n",
                // od -v -A x -t x4, here with CR LF
                "000000 464c457f 03020100 07060504 0b0a0908\r\n"
                        + "000010 13121110 17161514 1b1a1918 1f1e1d1c\r\n000020 13121110 17161514 1b1a1918 1f1e1d1c\r\n"
                        + "000030 13121110 17161514 1b1a1918 1f1e1d1c\r\n000040 13121110 17161514 1b1a1918 1f1e1d1c\r\n"
                        + "000050 00778899\r\n000053\r\n"
            })
    void wordsArePutBackInTheOrderOfTheFile(String text) {
        assertThat(parse(text).swapped()).isEqualTo(FILE);
    }

    @Test
    void singleBytesStayAsTheyArePrinted() {
        // od -t x1
        WordDump.Contents contents = parse("0000000 7f 45 4c 46 00 01 02 03 04 05 06 07 08 09 0a 0b\n"
                + "0000020 10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f\n*\n0000120 99 88 77\n0000123\n");
        assertThat(contents.wordBytes()).isEqualTo(1);
        assertThat(contents.bytes()).isEqualTo(FILE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "decimal words of od, '0000000 042577 043114 000400 001402 002404 003406 004410 005412'",
        "words that are not alike, '0000000 457f 46 0100 0302 0504 0706 0908 0b0a'",
        "no hexadecimal digits, '0000000 457f 46xy 0100 0302 0504 0706 0908 0b0a'",
        "another offset, '0000010 457f 464c 0100 0302 0504 0706 0908 0b0a'",
        "words of five digits, '0000000 457f1 464c1 01001 03021'",
        "plain digits, '457f 464c 0100 0302 0504 0706 0908 0b0a'",
        "too few, '0000000 457f 464c'"
    })
    void otherTextIsNone(String what, String text) {
        assertThat(WordDump.parse(text.getBytes(StandardCharsets.US_ASCII), FLASH))
                .as(what)
                .isEmpty();
    }

    @Test
    void repetitionUpToAnOffsetThatNoFlashHasIsNone() {
        assertThat(WordDump.parse(
                        "0000000 457f 464c 0100 0302 0504 0706 0908 0b0a\n*\nffffffff\n"
                                .getBytes(StandardCharsets.US_ASCII),
                        FLASH))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void dumpsPrintedInWordsAreReadAndTold(int wordBytes) {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_4));

        CoreDump read = CoreDump.read(DumpContainers.hexWords(dump, wordBytes));

        CoreDump whole = CoreDump.read(dump);
        assertThat(read.containers()).containsExactly(Container.HEX, Container.RAW);
        assertThat(read.tasks()).isEqualTo(whole.tasks());
        assertThat(read.isWhole()).isTrue();
        assertThat(read.problems()).extracting(Problem::code).containsExactly(ProblemCode.WORDS_SWAPPED);
        assertThat(read.problems().get(0).message())
                .isEqualTo("the hex text in input is of words of " + wordBytes
                        + " bytes, whose bytes were put back in the order of the file");
    }

    @Test
    void wordsOfABigEndianMachineAreInTheOrderOfTheFile() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_4));
        byte[] pairs = new byte[dump.length];
        for (int i = 0; i < dump.length; i++) {
            pairs[i] = dump[i ^ 1];
        }

        CoreDump read = CoreDump.read(DumpContainers.hexWords(pairs, 2));

        assertThat(read.tasks()).isEqualTo(CoreDump.read(dump).tasks());
        assertThat(read.problems()).isEmpty();
    }

    @Property(tries = 200)
    void anyBytesReadBack(@ForAll @Size(min = 16, max = 200) byte[] bytes) {
        assertThat(WordDump.parse(DumpContainers.hexWords(bytes, 2), FLASH)
                        .orElseThrow()
                        .swapped())
                .isEqualTo(bytes);
        assertThat(WordDump.parse(DumpContainers.hexWords(bytes, 4), FLASH)
                        .orElseThrow()
                        .swapped())
                .isEqualTo(bytes);
    }

    @Property(tries = 500)
    void anyTextIsReadOrNot(@ForAll @Size(max = 100) byte[] bytes) {
        WordDump.parse(bytes, FLASH);
    }

    private static WordDump.Contents parse(String text) {
        return WordDump.parse(text.getBytes(StandardCharsets.US_ASCII), FLASH).orElseThrow();
    }
}

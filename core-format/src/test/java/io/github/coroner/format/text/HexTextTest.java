package io.github.coroner.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.Cost;
import io.github.coroner.testdata.DumpContainers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HexTextTest {
    private static final long FLASH = 1L << 26;

    private static final byte[] SIXTEEN = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    @Test
    void readsWhatXxdPrints() {
        // xxd 2022-01-14
        assertThat(parse("00000000: 0001 0203 0405 0607 0809 0a0b 0c0d 0e0f  ................\n"))
                .isEqualTo(SIXTEEN);
    }

    @Test
    void readsWhatHexdumpPrints() {
        // hexdump -C of util-linux 2.38; 33 bytes, the second line like the first
        String text = "00000000  00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f  |................|\n*\n"
                + "00000020  7c                                                |||\n00000021\n";
        byte[] expected = Arrays.copyOf(SIXTEEN, 33);
        System.arraycopy(SIXTEEN, 0, expected, 16, 16);
        expected[32] = '|';
        assertThat(parse(text)).isEqualTo(expected);
    }

    @Test
    void readsListsOfNumbers() {
        assertThat(parse("{0x00, 0x1, 0x02, 0x03, 0x4,\n 0X05, 0x06, 0x07,0x08,0x9, 0xA,0xb,0xc,0x0d,0x0E,0x0f};"))
                .isEqualTo(SIXTEEN);
        assertThat(parse("00 01 02 03 04 05 06 07\r\n08:09:0a:0b:0c:0d:0e:0F")).isEqualTo(SIXTEEN);
        assertThat(parse("\"\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x07\"\n\"\\x08\\x09\\x0a\\x0b\\x0c\\x0d\\x0e\\x0f\""))
                .isEqualTo(SIXTEEN);
        assertThat(parse("00010203\n04050607\n08090a0b\n0c0d0e0f\n")).isEqualTo(SIXTEEN);
    }

    @Test
    void readsTheListThatXxdDeclares() {
        // xxd -i of 2022-01-14
        assertThat(parse(
                        "unsigned char dump_bin[] = {\n  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b,\n"
                                + "  0x0c, 0x0d, 0x0e, 0x0f\n};\nunsigned int dump_bin_len = 16;\n"))
                .isEqualTo(SIXTEEN);
    }

    @Test
    void offsetsMayBeginAnywhereAsOfAPieceOfMemory() {
        assertThat(parse("3fc80000: 0001 0203 0405 0607\n3fc80008: 0809 0a0b 0c0d 0e0f\n"))
                .isEqualTo(SIXTEEN);
        assertThat(
                        parse(
                                "00001000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n*\n00001030\n"))
                .isEqualTo(new byte[48]);
    }

    @Test
    void otherTextIsNone() {
        assertThat(HexText.parse("AAECAwQFBgcICQoL".getBytes(StandardCharsets.US_ASCII), FLASH))
                .isEmpty();
        assertThat(HexText.parse("00 01 0".getBytes(StandardCharsets.US_ASCII), FLASH))
                .isEmpty();
        assertThat(HexText.parse("0x".getBytes(StandardCharsets.US_ASCII), FLASH))
                .isEmpty();
        // words of two bytes in the order of the machine that printed them
        assertThat(HexText.parse(
                        "0000000 0100 0302 0504 0706 0908 0b0a 0d0c 0f0e\n".getBytes(StandardCharsets.US_ASCII), FLASH))
                .isEmpty();
        // an offset that does not follow
        assertThat(HexText.parse(
                        "00000000: 0001 0203\n00000020: 0001 0203\n".getBytes(StandardCharsets.US_ASCII), FLASH))
                .isEmpty();
        // a repetition up to an offset that no flash has
        assertThat(HexText.parse("00000000: 0001 0203 0405\n*\nffffffff\n".getBytes(StandardCharsets.US_ASCII), FLASH))
                .isEmpty();
    }

    @Test
    void shortLineThatIsRepeatedThroughAWholeFlashTakesNoTime() throws Exception {
        byte[] text = "00000000: 41\n*\n03fffff0: 4142\n".getBytes(StandardCharsets.US_ASCII);

        Cost cost = Cost.of(() -> assertThat(HexText.parse(text, FLASH).orElseThrow())
                .hasSize((int) FLASH - 14)
                .endsWith(0x41, 0x41, 0x42));

        // byte by byte it took nearly four seconds
        assertThat(cost.milliseconds()).isLessThan(1500);
        assertThat(HexText.parse(text, 0x3ff_ffef)).isEmpty();
    }

    @Property(tries = 200)
    void anyBytesReadBackFromEveryForm(@ForAll @Size(min = 16, max = 200) byte[] bytes) {
        assertThat(HexText.parse(DumpContainers.plainHex(bytes), FLASH)).contains(bytes);
        assertThat(HexText.parse(DumpContainers.hexList(bytes), FLASH)).contains(bytes);
        assertThat(HexText.parse(DumpContainers.xxd(bytes), FLASH)).contains(bytes);
        assertThat(HexText.parse(DumpContainers.hexdump(bytes), FLASH)).contains(bytes);
    }

    @Property(tries = 500)
    void anyTextIsReadOrNot(@ForAll @Size(max = 100) byte[] bytes) {
        HexText.parse(bytes, FLASH);
        Base64Text.parse(bytes);
    }

    private static byte[] parse(String text) {
        return HexText.parse(text.getBytes(StandardCharsets.US_ASCII), FLASH).orElseThrow();
    }
}

package io.github.coroner.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alphabet and the padding are those of RFC 4648 section 4. */
class Base64TextTest {

    @Test
    void hasSixtyFourDigits() {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (char c = 0; c < 0x300; c++) {
            assertThat(Base64Text.isDigit(c)).as("%x", (int) c).isEqualTo(digits.indexOf(c) >= 0);
        }
    }

    /** The test vectors of RFC 4648 section 10, and what is cut or padded wrongly. */
    @ParameterizedTest
    @CsvSource({
        "Zg==, true",
        "Zm8=, true",
        "Zm9v, true",
        "Zm9vYg==, true",
        "Zm9vYmFy, true",
        "'', false",
        "Zg=, false",
        "Zg, false",
        "Zm9vY, false",
        "Z===, false",
        "====, false",
        "Zg==Zm9v, false",
        "Z=9v, false",
        "Zm 9, false",
        "Zm-_, false",
    })
    void isWholeByFoursWithPaddingAtTheEnd(String text, boolean whole) {
        assertThat(Base64Text.isWhole(text)).isEqualTo(whole);
        if (whole) {
            assertThat(Base64Text.decode(text))
                    .isEqualTo("foobar"
                            .substring(0, text.replace("=", "").length() * 3 / 4)
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Property(tries = 500)
    void anyBytesReadBackHoweverTheirTextIsBroken(
            @ForAll @Size(min = 48, max = 200) byte[] bytes, @ForAll @IntRange(min = 1, max = 90) int lineLength) {
        String text = Base64.getEncoder().encodeToString(bytes);
        String broken = text.replaceAll("(.{" + lineLength + "})", "$1\r\n");
        Optional<byte[]> parsed = Base64Text.parse(broken.getBytes(StandardCharsets.US_ASCII));
        assertThat(parsed).hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
    }

    @Property(tries = 500)
    void anyTextIsReadOrNot(@ForAll @Size(max = 200) byte[] text) {
        assertThat(Base64Text.parse(text)).isNotNull();
    }

    @Test
    void anythingElseInTheTextMakesItNone() {
        String text = Base64.getEncoder().encodeToString(new byte[90]);
        assertThat(Base64Text.parse(text.getBytes(StandardCharsets.US_ASCII))).isPresent();
        assertThat(Base64Text.parse((text + "!").getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(Base64Text.parse(("log: " + text).getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }
}

package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    /** The colour of an error line of ESP-IDF and its end, in each form that copying leaves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[0;31mE (42) main\u001b[0m",
                "\u241b[0;31mE (42) main\u241b[0m",
                "^[[0;31mE (42) main^[[0m",
                "ESC[0;31mE (42) main" + "ESC[0m",
                "\\033[0;31mE (42) main\\033[0m",
                "\\x1b[0;31mE (42) main\\x1B[0m",
                "\\u001b[0;31mE (42) main\\u001B[0m",
                "\\e[0;31mE (42) main\\e[0m",
                "[0;31mE (42) main[0m", // with the escape lost
                "\u001b[mE (42) main\u001b[m",
                "ESC[mE (42) main", // without numbers: the same as 0
            })
    void coloursAreTakenAway(String text) {
        assertThat(LogText.clean(text)).isEqualTo("E (42) main");
    }

    /** Cursor movements are real sequences; what only looks like one is text. */
    @Test
    void otherSequencesAreTakenAwayWithTheirEscapeOnly() {
        assertThat(LogText.clean("\u001b[2Ja\u001b[1;1Hb\u001b[K")).isEqualTo("ab");
        assertThat(LogText.clean("[2J")).isEqualTo("[2J");
        assertThat(LogText.clean("ESC[2J")).isEqualTo("ESC[2J");
        assertThat(LogText.clean("^[[2J")).isEqualTo("^[[2J");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Guru Meditation Error: Core  0 panic'ed",
                "[main] started",
                "[m", // nothing but the letter
                "a[0] = b[31]",
                "buffer[12;",
                "[0;31",
                "C:\\esp\\033",
                "ESC",
                "^[",
                "\\033[",
            })
    void otherTextStaysAsItIs(String text) {
        assertThat(LogText.clean(text)).isEqualTo(text);
    }

    @Test
    void controlAndZeroWidthCharactersAreTakenAway() {
        assertThat(LogText.clean("a\u0000b\u0007c\rd\u007fe")).isEqualTo("abcde");
        assertThat(LogText.clean("\ufeff0x\u200b42\u200f00\u200c\u241b")).isEqualTo("0x4200");
        assertThat(LogText.clean("\u200ax\u2010")).as("their neighbours stay").isEqualTo("\u200ax\u2010");
        assertThat(LogText.clean("\u001b0x42"))
                .as("an escape that begins nothing")
                .isEqualTo("0x42");
    }

    @Test
    void blanksOfAllKindsAreBlanks() {
        assertThat(LogText.clean("PC\t: 0x42\u00a0A0")).isEqualTo("PC : 0x42 A0");
        assertThat(LogText.clean("one\\r\\ntwo")).isEqualTo("one two");
        assertThat(LogText.clean("one\\ntwo")).isEqualTo("one\\ntwo");
    }

    @Test
    void lettersOfOtherScriptsStay() {
        assertThat(LogText.clean("Küche \u6e29\u5ea6 [0;32m21")).isEqualTo("Küche \u6e29\u5ea6 21");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "[", "\u001b", "^[", "ESC[", "\\e[", "0", ";", "31", "m", "J", "x", " ", "\\r\\n", "\u200b")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 2000)
    void anyTextLosesItsControlCharactersAndGrowsNoLonger(@ForAll @From("texts") String text) {
        String clean = LogText.clean(text);
        assertThat(clean.length()).isLessThanOrEqualTo(text.length());
        assertThat(clean.chars()).noneMatch(c -> c < ' ' || c == 0x200b);
    }
}

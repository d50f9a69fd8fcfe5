package io.github.coroner.format.panic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pairs that Xtensa panic handlers print behind {@code Backtrace:}, as consoles and forums break and garble them. */
class BacktraceTextTest {
    private static final String FIRST = "0x400d1234:0x3ffb1230";
    private static final String SECOND = "0x400d5678:0x3ffb1250";
    private static final PrintedFrame FRAME_1 = new PrintedFrame(0x400d_1234L, 0x3ffb_1230L);
    private static final PrintedFrame FRAME_2 = new PrintedFrame(0x400d_5678L, 0x3ffb_1250L);
    private static final PrintedFrame FRAME_3 = new PrintedFrame(0x400d_9abcL, 0x3ffb_1270L);

    private static BacktraceText read(String text) {
        return BacktraceText.read(text, 0, text.length());
    }

    @Test
    void readsPairsBetweenBlanks() {
        BacktraceText text = read("  " + FIRST + " " + SECOND + "  ");
        assertThat(text.frames()).containsExactly(FRAME_1, FRAME_2);
        assertThat(text.rejoined()).isEmpty();
        assertThat(text.tail()).isEmpty();
        assertThat(text.corrupted()).isFalse();
        assertThat(text.continues()).isFalse();
    }

    @Test
    void readsPairsThatStandNextToEachOther() {
        assertThat(read(FIRST + SECOND).frames()).containsExactly(FRAME_1, FRAME_2);
    }

    @Test
    void readsBetweenItsBordersOnly() {
        String text = "Backtrace: " + FIRST + " " + SECOND;
        BacktraceText inside = BacktraceText.read(text, 10, 11 + FIRST.length());
        assertThat(inside.frames()).containsExactly(FRAME_1);
        assertThat(inside.end()).isEqualTo(11 + FIRST.length());
    }

    /** The pair behind one that lost characters on the wire is still good; how many it lost does not matter. */
    @ParameterizedTest
    @ValueSource(strings = {"0x400d123:0x3ffb1230", "0x4", "0x400d1234:0x3ffb12", "0x400d12z4:0x3ffb1230"})
    void passesOverAPairThatLostCharacters(String garbled) {
        assertThat(read(FIRST + " " + garbled + " " + SECOND).frames()).containsExactly(FRAME_1, FRAME_2);
    }

    @Test
    void endsAtOtherText() {
        BacktraceText text = read(FIRST + " ELF file SHA256: 0x400d5678:0x3ffb1250");
        assertThat(text.frames()).containsExactly(FRAME_1);
        assertThat(text.end()).isEqualTo(FIRST.length() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "' |<-CORRUPTED', true, false",
        "' |&lt;-CORRUPTED', true, false",
        "'|<-CORRUPTED', true, false",
        "' |<-CONTINUES', false, true",
        "' |<-', false, false",
        "' and then CORRUPTED', false, false",
    })
    void readsTheMarkOfItsEnd(String mark, boolean corrupted, boolean continues) {
        BacktraceText text = read(FIRST + mark);
        assertThat(text.frames()).containsExactly(FRAME_1);
        assertThat(text.corrupted()).isEqualTo(corrupted);
        assertThat(text.continues()).isEqualTo(continues);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "0, true",
        "0x, true",
        "0x400d, true",
        "0x400d5678, true",
        "0x400d5678:, true",
        "0x400d5678:0x3ffb125, true",
        "0x400d5678:0x3ffb1250, false",
        "0x400d5678:0x3ffb1250 , false",
        "0x400d5678:0x3ffb12500, false",
        "0x400g, false",
        "1x400d, false",
        "0x400d5678-, false",
    })
    void tellsTheStartOfAPairFromAllElse(String text, boolean isPart) {
        assertThat(BacktraceText.isPartOfPair(text)).isEqualTo(isPart);
        assertThat(read(FIRST + " " + text).tail()).isEqualTo(isPart ? text : "");
    }

    @Test
    void aPairBrokenAcrossLinesIsRejoined() {
        BacktraceText broken = read(FIRST + " 0x400d56");
        BacktraceText joined = broken.with("78:0x3ffb1250").orElseThrow();
        assertThat(joined.frames()).containsExactly(FRAME_1);
        assertThat(joined.rejoined()).as("likely, not certain").containsExactly(FRAME_2);
        // so is all that follows, whether it was broken itself or not
        BacktraceText more = joined.with("0x400d9abc:0x3ffb1270").orElseThrow();
        assertThat(more.frames()).containsExactly(FRAME_1);
        assertThat(more.rejoined()).containsExactly(FRAME_2, FRAME_3);
    }

    @Test
    void theNextLineMayGoOnWithWholePairsOrWithTheMark() {
        assertThat(read(FIRST).with(SECOND).orElseThrow().frames()).containsExactly(FRAME_1, FRAME_2);
        BacktraceText ended = read(FIRST).with("|<-CORRUPTED").orElseThrow();
        assertThat(ended.frames()).containsExactly(FRAME_1);
        assertThat(ended.corrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rebooting...", "0x400d5678:0x3ffb1250 and more", "PC: 0x400d5678:0x3ffb1250"})
    void otherLinesDoNotBelongToIt(String line) {
        assertThat(read(FIRST).with(line)).isEmpty();
    }

    @Test
    void nothingFollowsItsEnd() {
        assertThat(read(FIRST + " |<-CORRUPTED").with(SECOND)).isEmpty();
        assertThat(read(FIRST + " |<-CONTINUES").with(SECOND)).isEmpty();
    }

    @Property(tries = 2000)
    void anyTextEndsInside(@ForAll @Size(max = 60) String text, @ForAll boolean pairs) {
        String line = pairs ? FIRST + " " + text : text;
        BacktraceText read = read(line);
        assertThat(read.end()).isBetween(0, line.length());
        Optional<BacktraceText> more = read.with(text);
        more.ifPresent(
                joined -> assertThat(joined.frames().size() + joined.rejoined().size())
                        .isGreaterThanOrEqualTo(read.frames().size()));
    }
}

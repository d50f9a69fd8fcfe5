package io.github.coroner.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Text of an input cannot control a terminal. */
class SafeTextTest {

    @Test
    void showsControlCharacters() {
        assertThat(SafeText.of("a\u001b[2Jb\r\n\t\u0007\u009b")).isEqualTo("a\\x1b[2Jb\\r\\n\\t\\x07\\x9b");
    }

    @Test
    void showsCharactersThatReorderText() {
        assertThat(SafeText.of("a\u202eb\u2066c")).isEqualTo("a\\u202eb\\u2066c");
    }

    @Test
    void leavesLettersOfAllLanguages() {
        assertThat(SafeText.of("Wärme 温度 °C")).isEqualTo("Wärme 温度 °C");
    }

    @Test
    void cutsWithThreeDots() {
        assertThat(SafeText.shortened("abcdefghij", 8)).isEqualTo("abcde...");
        assertThat(SafeText.shortened("abcdefgh", 8)).isEqualTo("abcdefgh");
    }

    @Property
    void noTextHasControlCharactersAfterwards(@ForAll String text) {
        assertThat(SafeText.of(text).chars().filter(Character::isISOControl)).isEmpty();
    }
}

package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterSetTest {
    private static final RegisterSet SET = RegisterSet.of(List.of("pc", "a0"), 0x4200_1234L, 7);

    @Test
    void valuesAreFoundByName() {
        assertThat(SET.value("pc")).hasValue(0x4200_1234L);
        assertThat(SET.value("a0")).hasValue(7);
        assertThat(SET.value("a1")).isEmpty();
        assertThat(SET.names()).containsExactly("pc", "a0");
        assertThat(SET.isEmpty()).isFalse();
        assertThat(RegisterSet.EMPTY.isEmpty()).isTrue();
    }

    @Test
    void changesAreACopy() {
        assertThat(SET.with("a0", 9).value("a0")).hasValue(9);
        assertThat(SET.with("a1", 9).names()).containsExactly("pc", "a0", "a1");
        assertThat(SET.with("a1", 9).value("a1")).hasValue(9);
        assertThat(SET.without("a0").value("a0")).isEmpty();
        assertThat(SET.without("a0").names())
                .as("it is still one of its registers")
                .containsExactly("pc", "a0");
        assertThat(SET.without("a0").value("pc")).hasValue(0x4200_1234L);
        assertThat(SET.without("a0").with("a0", 1).value("a0")).hasValue(1);
        assertThat(SET.value("a0")).hasValue(7);
    }

    @Test
    void valuesGivenAreCopied() {
        long[] values = {1};
        RegisterSet set = RegisterSet.of(List.of("pc"), values);
        values[0] = 2;
        assertThat(set.value("pc")).hasValue(1);
    }

    @Test
    void namesAndValuesAreAsMany() {
        assertThatThrownBy(() -> RegisterSet.of(List.of("pc"), 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalSetsHaveTheSameNamesValuesAndGaps() {
        RegisterSet same = RegisterSet.of(List.of("pc", "a0"), 0x4200_1234L, 7);
        assertThat(SET).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(SET).isNotEqualTo(SET.with("a0", 8));
        assertThat(SET).isNotEqualTo(RegisterSet.of(List.of("pc", "a1"), 0x4200_1234L, 7));
        assertThat(SET.with("a0", 0)).isNotEqualTo(SET.without("a0"));
    }

    @Test
    void textNamesWhatIsNotKnown() {
        assertThat(SET.without("a0")).hasToString("pc=0x42001234 a0=?");
        assertThat(RegisterSet.EMPTY).hasToString("");
    }
}

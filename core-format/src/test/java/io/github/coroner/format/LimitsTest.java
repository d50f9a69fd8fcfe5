package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {

    @ParameterizedTest
    @EnumSource
    void eachLimitHasItsDefaultUntilItIsSet(Limit limit) {
        Limits defaults = Limits.defaults();
        assertThat(defaults.get(limit)).isEqualTo(limit.defaultValue()).isPositive();
        Limits changed = defaults.with(limit, 7);
        assertThat(changed.get(limit)).isEqualTo(7);
        assertThat(defaults.get(limit)).as("the ones it was made of").isEqualTo(limit.defaultValue());
        for (Limit other : Limit.values()) {
            if (other != limit) {
                assertThat(changed.get(other)).isEqualTo(other.defaultValue());
            }
        }
    }

    @Test
    void limitsAreNeverNegative() {
        assertThat(Limits.defaults().with(Limit.TASKS, 0).get(Limit.TASKS)).isZero();
        assertThatThrownBy(() -> Limits.defaults().with(Limit.TASKS, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TASKS");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0x7fffffff, 0x7fffffff", "0x80000000, 0x7fffffff", "0x100000001, 0x7fffffff"})
    void asIntegersTheyAreCut(String value, String expected) {
        assertThat(Limits.defaults().with(Limit.SEGMENTS, Long.decode(value)).getInt(Limit.SEGMENTS))
                .isEqualTo(Integer.decode(expected));
    }

    @Test
    void asManyAsTheLimitPass() {
        Limits three = Limits.defaults().with(Limit.NOTES, 3);
        assertThatCode(() -> three.check(Limit.NOTES, 3, "dump", 8)).doesNotThrowAnyException();
        assertThatThrownBy(() -> three.check(Limit.NOTES, 4, "dump", 8))
                .hasMessage("dump at offset 0x8: more than the limit of 3 notes (NOTES)")
                .isInstanceOfSatisfying(FormatException.class, e -> {
                    assertThat(e.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
                    assertThat(e.offset()).isEqualTo(8);
                    assertThat(e.source()).isEqualTo("dump");
                });
    }

    @Test
    void ratiosCountTimesTheirUnit() {
        Limits ten = Limits.defaults().with(Limit.DECOMPRESSION_RATIO, 10);
        assertThatCode(() -> ten.checkRatio(Limit.DECOMPRESSION_RATIO, 70, 7, "gzip", 0))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ten.checkRatio(Limit.DECOMPRESSION_RATIO, 71, 7, "gzip", 0))
                .hasMessageContaining("limit of 10 decompression ratio (DECOMPRESSION_RATIO)");
        assertThatThrownBy(() -> ten.checkRatio(Limit.DECOMPRESSION_RATIO, 1, 0, "gzip", 0))
                .as("something of nothing")
                .isInstanceOf(FormatException.class);
    }

    @Test
    void ratiosThatDoNotFitAreNoLimit() {
        Limits most = Limits.defaults().with(Limit.DECOMPRESSION_RATIO, Long.MAX_VALUE);
        assertThatCode(() -> most.checkRatio(Limit.DECOMPRESSION_RATIO, Long.MAX_VALUE, 2, "gzip", 0))
                .doesNotThrowAnyException();
        Limits half = Limits.defaults().with(Limit.DECOMPRESSION_RATIO, Long.MAX_VALUE / 2);
        assertThatThrownBy(() -> half.checkRatio(Limit.DECOMPRESSION_RATIO, Long.MAX_VALUE, 2, "gzip", 0))
                .isInstanceOf(FormatException.class);
    }
}

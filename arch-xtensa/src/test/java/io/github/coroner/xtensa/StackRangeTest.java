package io.github.coroner.xtensa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chips;
import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackRangeTest {
    private static final MemoryImage EMPTY = MemoryImage.of(List.of());

    /** Ranges of the ESP32 by its technical reference manual, tables 1-2 to 1-4. */
    @ParameterizedTest(name = "{2}: {0}")
    @CsvSource({
        "0x3ffae010, true, internal RAM",
        "0x40000000, true, 'an empty stack at the end of internal RAM'",
        "0x3ffb0008, false, not aligned",
        "0x3f800010, true, external RAM",
        "0x3fc00000, true, 'an empty stack at the end of external RAM'",
        "0x3ff80010, true, fast RTC memory",
        "0x50000010, true, slow RTC memory",
        "0x3f400010, false, constants in flash",
        "0x40080010, false, code",
        "0, false, nothing",
    })
    void stacksAreInMemoryThatHoldsData(String sp, boolean isAllowed, String where) {
        assertThat(new StackRange(Chips.byTarget("esp32"), EMPTY).allows(Long.decode(sp)))
                .isEqualTo(isAllowed);
    }

    @ParameterizedTest
    @CsvSource({"0x3ffb0010, true", "0x3ffb0000, false", "0x3ffb0020, false", "0x3ffb0014, false"})
    void withoutAChipTheySaveRegistersInMemoryOfTheDump(String sp, boolean isAllowed) {
        MemoryImage saveArea =
                MemoryImage.of(List.of(MemorySegment.of(0x3ffb_0000L, new byte[16], MemorySegment.Kind.STACK)));
        assertThat(new StackRange(Optional.empty(), saveArea).allows(Long.decode(sp)))
                .isEqualTo(isAllowed);
    }
}

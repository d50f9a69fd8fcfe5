package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists by hand; each expression is one register, by which it is told. */
class LocationListTest {
    private static final long BASE = 0x4200_0000L;

    /** DWARF 4 section 2.6.2: pairs of offsets from the base, {@code DW_OP_reg3} then {@code DW_OP_reg4}, a new base, and again. */
    private static final String VERSION_4 = "10000000 20000000 0100 53"
            + "20000000 30000000 0100 54"
            + "ffffffff 00000842"
            + "00000000 08000000 0100 55"
            + "08000000 08000000 0100 56"
            + "00000000 00000000";

    /** DWARF 5 section 7.7.3: every kind of entry, the default first. */
    private static final String VERSION_5 = "05 01 50" // DW_LLE_default_location
            + "04 10 20 01 51" // DW_LLE_offset_pair
            + "09 01 02" // DW_LLE_GNU_view_pair
            + "07 00010042 10010042 01 52" // DW_LLE_start_end
            + "08 00020042 10 01 53" // DW_LLE_start_length
            + "06 00000842" // DW_LLE_base_address
            + "04 00 08 01 54"
            + "01 03" // DW_LLE_base_addressx: 0x42030000
            + "04 00 08 01 55"
            + "02 04 05 01 56" // DW_LLE_startx_endx: 0x42040000 to 0x42050000
            + "03 06 10 01 57" // DW_LLE_startx_length: 0x42060000
            + "00";

    @ParameterizedTest
    @CsvSource({
        "0x42000010, 3",
        "0x4200001f, 3",
        "0x42000020, 4",
        "0x4200002f, 4",
        "0x42000030, -1",
        "0x4200000f, -1",
        "0x42080000, 5",
        "0x42080007, 5",
        "0x42080008, -1",
    })
    void findsInVersion4(String pc, int register) {
        assertThat(register(VERSION_4, 4, Long.decode(pc), false)).isEqualTo(register);
    }

    @ParameterizedTest
    @CsvSource({
        "0x42000010, 1", "0x42000020, 0", "0x42000100, 2", "0x4200010f, 2", "0x42000200, 3", "0x4200020f, 3",
        "0x42000210, 0", "0x42080000, 4", "0x42030007, 5", "0x4204ffff, 6", "0x4206000f, 7", "0x42060010, 0",
    })
    void findsInVersion5(String pc, int register) {
        assertThat(register(VERSION_5, 5, Long.decode(pc), false)).isEqualTo(register);
    }

    @Test
    void emptyRangeCountsAtTheFunctionsEntryOnly() {
        assertThat(register(VERSION_4, 4, 0x4208_0008L, false)).isEqualTo(-1);
        assertThat(register(VERSION_4, 4, 0x4208_0008L, true)).isEqualTo(6);
    }

    @Test
    void everyTruncationIsRejected() {
        for (int version = 4; version <= 5; version++) {
            byte[] whole = bytes(version == 4 ? VERSION_4 : VERSION_5);
            int of = version;
            for (int length = 0; length < whole.length; length++) {
                ByteReader cut = ByteReader.of("cut", whole, 0, length);
                assertThatThrownBy(() -> list(cut, of).at(0x1000, false))
                        .as("version %d cut to %d", version, length)
                        .isInstanceOfSatisfying(
                                FormatException.class,
                                e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.TRUNCATED));
            }
        }
    }

    @Test
    void unknownKindIsRejected() {
        assertThatThrownBy(() -> register("0a", 5, BASE, false))
                .hasMessage("test at offset 0x0: location list entry of kind 10 is not supported");
    }

    @Test
    void addressThatIsNotInTheTableIsRejected() {
        assertThatThrownBy(() -> register("01 63 00", 5, BASE, false))
                .hasMessage("test at offset 0x0: no address 99 in .debug_addr");
    }

    @Property(tries = 3000)
    void anyBytesAreReadOrRejectedInside(
            @ForAll @Size(max = 60) byte[] bytes, @ForAll @IntRange(min = 4, max = 5) int version, @ForAll int pc) {
        try {
            list(ByteReader.of("test", bytes), version).at(Integer.toUnsignedLong(pc), false);
        } catch (FormatException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
        }
    }

    private static int register(String hex, int version, long pc, boolean functionEntry) {
        Optional<Expression> found =
                list(ByteReader.of("test", bytes(hex)), version).at(pc, functionEntry);
        OptionalInt register = found.isPresent() ? found.get().register() : OptionalInt.empty();
        return register.orElse(-1);
    }

    private static LocationList list(ByteReader reader, int version) {
        return LocationList.of(
                reader,
                version,
                BASE,
                index -> index < 99 ? OptionalLong.of(BASE + index * 0x1_0000) : OptionalLong.empty());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}

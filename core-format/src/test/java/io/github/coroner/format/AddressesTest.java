package io.github.coroner.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "0x400d66bc, 4, 0x400d66c0",
        "0x400d66bc, -3, 0x400d66b9",
        "0xffffffff, 1, 0",
        "0, -1, 0xffffffff",
        "0x80000000, 0x80000000, 0",
        "0, -0x100000001, 0xffffffff",
    })
    void sumsWrapAtThirtyTwoBits(String address, String delta, String sum) {
        assertThat(Addresses.plus(Long.decode(address), Long.decode(delta))).isEqualTo(Long.decode(sum));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x00000000, 0x0",
        "0x1f, 0x0000001f, 0x1f",
        "0xffffffff, 0xffffffff, 0xffffffff",
        "0x100000000, 0x100000000, 0x100000000",
    })
    void areSpelledWithEightDigitsOrAsFewAsNeeded(String address, String full, String brief) {
        assertThat(Addresses.hex(Long.decode(address))).isEqualTo(full);
        assertThat(Addresses.shortHex(Long.decode(address))).isEqualTo(brief);
    }

    @Property
    void columnsOfIntegersHoldEveryAddress(@ForAll int column) {
        long address = Addresses.fromColumn(column);
        assertThat(address).isBetween(0L, Addresses.MAX);
        assertThat(Addresses.toColumn(address)).isEqualTo(column);
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {

    /** The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms; FIPS 180-2 appendix B.1. */
    @ParameterizedTest
    @CsvSource({
        "CRC32, 123456789, cbf43926",
        "CRC32, '', 00000000",
        "SHA256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA256, '', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    })
    void digestsAreThoseOfTheStandards(Checksum.Type type, String text, String digest) {
        byte[] data = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
        assertThat(type.digest(data, 1, data.length - 1)).isEqualTo(digest).hasSize(2 * type.bytes());
    }

    @Test
    void isValidWhenBothAgree() {
        assertThat(new Checksum(Checksum.Type.CRC32, "cbf43926", "cbf43926").isValid())
                .isTrue();
        assertThat(new Checksum(Checksum.Type.CRC32, "cbf43926", "cbf43927").isValid())
                .isFalse();
        assertThat(Checksum.Type.CRC32.label()).isEqualTo("CRC-32");
        assertThat(Checksum.Type.SHA256.label()).isEqualTo("SHA-256");
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.ChipSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import io.github.coroner.testdata.FlashEncryption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlashCipherTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] PLAIN = HEX.parseHex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    private static final long ADDRESS = 0x11_0040;

    @ParameterizedTest(name = "{0} with a key of {1} bytes")
    @CsvSource({
        // made with a program that reproduces the test images of Espressif's espsecure 5.3
        "ESP32, 32, 5a78a8edbab99dd526443eac1ec39547",
        "ESP32, 24, ccff888ffe9ae1fb0200c53eabc86502",
        "XTS, 32, 127c1bd96e2a4ef63274fd28c52f8bfc",
        "XTS, 64, 9c052bd2792af78ad3534e6e8a1589af",
    })
    void decryptsWhatEspsecureEncrypts(FlashCipher.Scheme scheme, int keyBytes, String ciphertext) {
        FlashCipher cipher = cipher(scheme, key(keyBytes), 0xf);

        assertThat(cipher.decrypt(HEX.parseHex(ciphertext), 0, 16, ADDRESS)).isEqualTo(PLAIN);
    }

    @Test
    void esp32KeyChangesWithTheAddress() {
        FlashCipher cipher = cipher(FlashCipher.Scheme.ESP32, key(32), 0xf);

        assertThat(HEX.formatHex(cipher.esp32Key(ADDRESS)))
                .isEqualTo("110140230c4107074a29024f0d058e2f31011631149156075a39125f1d159e3d");
        assertThat(cipher(FlashCipher.Scheme.ESP32, key(32), 0).esp32Key(ADDRESS))
                .isEqualTo(key(32));
    }

    @Property(tries = 100)
    void undoesAnotherImplementation(
            @ForAll @Size(32) byte[] key,
            @ForAll @IntRange(max = 15) int config,
            @ForAll @IntRange(max = 0x1ffff) int unit,
            @ForAll @Size(256) byte[] plain) {
        long address = unit * 128L;

        FlashCipher esp32 = cipher(FlashCipher.Scheme.ESP32, key, config);
        assertThat(esp32.decrypt(FlashEncryption.esp32(plain, key, config, address), 0, 256, address))
                .isEqualTo(plain);
        FlashCipher xts = cipher(FlashCipher.Scheme.XTS, key, config);
        assertThat(xts.decrypt(FlashEncryption.xts(plain, key, address), 0, 256, address))
                .isEqualTo(plain);
        byte[] middle = Arrays.copyOfRange(FlashEncryption.xts(plain, key, address), 48, 192);
        assertThat(xts.decrypt(middle, 0, 144, address + 48)).isEqualTo(Arrays.copyOfRange(plain, 48, 192));
    }

    @ParameterizedTest(name = "key of {0} bytes")
    @ValueSource(ints = {16, 32, 64})
    void encryptedPartitionIsReadWithKeyAndAddress(int keyBytes) {
        byte[] dump = DumpWriter.writeToFlash(Dumps.of(Version.V1_4, ChipSpec.ALL.get(2)));
        byte[] padded = Arrays.copyOf(dump, (dump.length + 31) / 32 * 32);
        byte[] key = key(keyBytes);
        byte[] used = keyBytes == 16 ? HEX.parseHex(Checksum.Type.SHA256.digest(key, 0, 16)) : key;
        byte[] encrypted = DumpContainers.partition(FlashEncryption.xts(padded, used, 0x11_0000));
        CoreDumpOptions options = CoreDumpOptions.defaults().withFlashKey(key);

        CoreDump told = CoreDump.read(encrypted, options.withFlashAddress(0x11_0000));
        assertThat(told.containers()).containsExactly(Container.PARTITION, Container.RAW);
        assertThat(told.isWhole()).isTrue();
        assertThat(told.tasks()).isEqualTo(CoreDump.read(dump).tasks());
        CoreDump searched = CoreDump.read(encrypted, options);
        assertThat(searched.tasks()).isEqualTo(told.tasks());
        assertThat(searched.problems()).anyMatch(problem -> problem.message().contains("flash address 0x110000"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"V0_1_FLASH", "V0_2", "V0_3", "V1_0", "V1_3"})
    void encryptedPartitionInAFlashImageIsRead(Version version) {
        DumpSpec spec = Dumps.of(version);
        byte[] dump = DumpWriter.writeToFlash(spec);
        byte[] padded = Arrays.copyOf(dump, (dump.length + 31) / 32 * 32);
        byte[] encrypted = FlashEncryption.esp32(padded, key(32), 0xf, DumpContainers.PARTITION_OFFSET);
        byte[] image = DumpContainers.flash(encrypted, 0x10_0000, 0x8000, true);

        CoreDump read = CoreDump.read(image, CoreDumpOptions.defaults().withFlashKey(key(32)));

        assertThat(read.containers()).containsExactly(Container.FLASH, Container.PARTITION, Container.RAW);
        assertThat(read.tasks()).isEqualTo(CoreDump.read(dump).tasks());
        assertThat(read.isWhole()).isTrue();
    }

    @Test
    void encryptedPartitionTableIsFoundWithTheKey() {
        byte[] dump = DumpWriter.writeToFlash(Dumps.of(Version.V1_4));
        byte[] plain = DumpContainers.flash(dump, 0x10_0000, 0x8000, false);
        byte[] image = plain.clone();
        byte[] table = Arrays.copyOfRange(plain, 0x8000, 0x9000);
        System.arraycopy(FlashEncryption.xts(table, key(64), 0x8000), 0, image, 0x8000, 0x1000);

        CoreDump read = CoreDump.read(image, CoreDumpOptions.defaults().withFlashKey(key(64)));

        assertThat(read.containers()).containsExactly(Container.FLASH, Container.PARTITION, Container.RAW);
        assertThat(read.isWhole()).isTrue();
    }

    @Test
    void keysOfOtherLengthsAreRefused() {
        assertThatThrownBy(() -> CoreDumpOptions.defaults().withFlashKey(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16, 24, 32 or 64 bytes");
        assertThatThrownBy(() -> CoreDumpOptions.defaults().withFlashCryptConfig(16))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FlashCipher cipher(FlashCipher.Scheme scheme, byte[] key, int config) {
        List<FlashCipher> ciphers = FlashCipher.of(key, config);
        return ciphers.stream()
                .filter(cipher -> cipher.scheme() == scheme)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] key(int length) {
        byte[] key = new byte[length];
        for (int i = 0; i < length; i++) {
            key[i] = (byte) i;
        }
        return key;
    }
}

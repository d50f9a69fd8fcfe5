package io.github.coroner.format.coredump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Decrypts flash contents as Espressif's {@code espsecure decrypt_flash_data} does. The absolute flash address enters the
 * cipher. Not thread-safe.
 *
 * <p>This is the one class that uses Bouncy Castle, and only its block cipher: the provider would cost a second to start.
 */
final class FlashCipher {
    /** Bytes that are encrypted together at least; dumps are written in pieces of this size. */
    static final int UNIT_BYTES = 32;

    private static final int BLOCK_BYTES = 16;
    private static final int XTS_UNIT_BYTES = 128;
    private static final int XTS_FEEDBACK = 0x87;

    /** First key bit of each range that a bit of {@code FLASH_CRYPT_CONFIG} turns on. */
    private static final int[] RANGE_START = {0, 67, 132, 195};

    /** Last key bit of each of these ranges. */
    private static final int[] RANGE_END = {66, 131, 194, 255};

    /** Address bit with which the tail of each range begins. */
    private static final int[] RANGE_TAIL = {14, 12, 10, 8};

    private static final int RANGE_BODY = 57;
    private static final int ADDRESS_BITS = 19;
    private static final int HIGHEST_ADDRESS_BIT = 23;

    private final Scheme scheme;
    private final byte[] key;
    private final int config;
    private final BlockCipher data = AESEngine.newInstance();
    private final BlockCipher tweak = AESEngine.newInstance();

    /** How a key is used. */
    enum Scheme {
        /** The first ESP32: AES-256 backwards, the key changed every 32 bytes. */
        ESP32,
        /** AES-XTS with a data key and a tweak key of half the key's length each. */
        XTS
    }

    private FlashCipher(Scheme scheme, byte[] key, int config) {
        this.scheme = scheme;
        this.key = key;
        this.config = config;
        if (scheme == Scheme.XTS) {
            int half = key.length / 2;
            data.init(false, new KeyParameter(key, 0, half));
            tweak.init(true, new KeyParameter(key, half, half));
        }
    }

    /** {@return the ciphers that a key of this length may be for: 32 bytes may be an ESP32's or one of XTS-128} */
    static List<FlashCipher> of(byte[] key, int config) {
        List<FlashCipher> ciphers = new ArrayList<>();
        switch (key.length) {
            case 16 -> ciphers.add(new FlashCipher(Scheme.XTS, Digests.sha256().digest(key), config));
            case 24 -> ciphers.add(new FlashCipher(Scheme.ESP32, extended(key), config));
            case 32 -> {
                ciphers.add(new FlashCipher(Scheme.XTS, key, config));
                ciphers.add(new FlashCipher(Scheme.ESP32, key, config));
            }
            case 64 -> ciphers.add(new FlashCipher(Scheme.XTS, key, config));
            default -> throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        return ciphers;
    }

    /** The 3/4 coding scheme of the ESP32: bytes 8 to 15 once more at the end. */
    private static byte[] extended(byte[] key) {
        byte[] full = Arrays.copyOf(key, 32);
        System.arraycopy(key, 8, full, 24, 8);
        return full;
    }

    /** {@return how the key is used} */
    Scheme scheme() {
        return scheme;
    }

    /**
     * {@return {@code flash[from, from + length)} decrypted; bytes behind the last whole block are zero}
     *
     * @param address flash address of the byte at {@code from}, a multiple of 16
     */
    byte[] decrypt(byte[] flash, int from, int length, long address) {
        byte[] plain = new byte[length];
        byte[] block = new byte[BLOCK_BYTES];
        byte[] mask = new byte[BLOCK_BYTES];
        for (int at = 0; at + BLOCK_BYTES <= length; at += BLOCK_BYTES) {
            long blockAddress = address + at;
            for (int i = 0; i < BLOCK_BYTES; i++) {
                block[i] = flash[from + at + BLOCK_BYTES - 1 - i];
            }
            if (scheme == Scheme.ESP32) {
                if ((blockAddress & (UNIT_BYTES - 1)) == 0 || at == 0) {
                    data.init(true, new KeyParameter(esp32Key(blockAddress & -UNIT_BYTES)));
                }
                data.processBlock(block, 0, block, 0);
            } else {
                long unit = blockAddress & -XTS_UNIT_BYTES;
                xtsMask(unit, 7 - (int) (blockAddress - unit) / BLOCK_BYTES, mask);
                xor(block, mask);
                data.processBlock(block, 0, block, 0);
                xor(block, mask);
            }
            for (int i = 0; i < BLOCK_BYTES; i++) {
                plain[at + i] = block[BLOCK_BYTES - 1 - i];
            }
        }
        return plain;
    }

    /** The key with bit n flipped where n is in a range that is on and its bit of the address is set. */
    byte[] esp32Key(long unitAddress) {
        byte[] tweaked = key.clone();
        for (int range = 0; range < RANGE_START.length; range++) {
            if ((config >> range & 1) == 0) {
                continue;
            }
            for (int n = RANGE_START[range]; n <= RANGE_END[range]; n++) {
                int j = n - RANGE_START[range];
                int addressBit =
                        j < RANGE_BODY ? HIGHEST_ADDRESS_BIT - j % ADDRESS_BITS : RANGE_TAIL[range] - (j - RANGE_BODY);
                if ((unitAddress >> addressBit & 1) != 0) {
                    tweaked[n / 8] ^= (byte) (0x80 >> n % 8);
                }
            }
        }
        return tweaked;
    }

    /** The encrypted tweak of a unit of 128 bytes, doubled {@code index} times in GF(2^128). */
    private void xtsMask(long unit, int index, byte[] mask) {
        Arrays.fill(mask, (byte) 0);
        for (int i = 0; i < 4; i++) {
            mask[i] = (byte) (unit >> (8 * i));
        }
        tweak.processBlock(mask, 0, mask, 0);
        for (int i = 0; i < index; i++) {
            int carry = 0;
            for (int j = 0; j < BLOCK_BYTES; j++) {
                int value = mask[j] & 0xff;
                mask[j] = (byte) ((value << 1) | carry);
                carry = value >> 7;
            }
            if (carry != 0) {
                mask[0] ^= (byte) XTS_FEEDBACK;
            }
        }
    }

    private static void xor(byte[] block, byte[] mask) {
        for (int i = 0; i < BLOCK_BYTES; i++) {
            block[i] ^= mask[i];
        }
    }
}

package io.github.coroner.testdata;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts flash contents as the chips do, by the description in Espressif's documentation and with the JDK's AES: another
 * implementation than the one that is tested with it.
 */
public final class FlashEncryption {
    private static final int BLOCK = 16;

    private FlashEncryption() {}

    /**
     * {@return the contents as an ESP32 writes them}
     *
     * @param key 32 bytes
     * @param config {@code FLASH_CRYPT_CONFIG}, 0 to 15
     * @param address flash address of the first byte, a multiple of 16; the length must be one too
     */
    public static byte[] esp32(byte[] plain, byte[] key, int config, long address) {
        byte[] out = new byte[plain.length];
        for (int at = 0; at < plain.length; at += BLOCK) {
            byte[] tweaked = tweakedKey(key, config, address + at & ~0x1fL);
            byte[] block = reversed(Arrays.copyOfRange(plain, at, at + BLOCK));
            System.arraycopy(reversed(aes(Cipher.DECRYPT_MODE, tweaked, block)), 0, out, at, BLOCK);
        }
        return out;
    }

    private static byte[] tweakedKey(byte[] key, int config, long address) {
        int[][] ranges = {{0, 66, 14}, {67, 131, 12}, {132, 194, 10}, {195, 255, 8}};
        byte[] tweaked = key.clone();
        for (int r = 0; r < ranges.length; r++) {
            if ((config & 1 << r) == 0) {
                continue;
            }
            for (int n = ranges[r][0]; n <= ranges[r][1]; n++) {
                int j = n - ranges[r][0];
                int bit = j < 57 ? 23 - j % 19 : ranges[r][2] - (j - 57);
                if ((address >> bit & 1) == 1) {
                    tweaked[n / 8] ^= (byte) (1 << (7 - n % 8));
                }
            }
        }
        return tweaked;
    }

    /**
     * {@return the contents as the other chips write them: AES-XTS over units of 128 bytes}
     *
     * @param key 32 or 64 bytes
     * @param address flash address of the first byte, a multiple of 128; contents are filled up with zeros to one
     */
    public static byte[] xts(byte[] plain, byte[] key, long address) {
        byte[] padded = Arrays.copyOf(plain, (plain.length + 127) / 128 * 128);
        byte[] dataKey = Arrays.copyOf(key, key.length / 2);
        byte[] tweakKey = Arrays.copyOfRange(key, key.length / 2, key.length);
        byte[] out = new byte[padded.length];
        for (int at = 0; at < padded.length; at += 128) {
            byte[] unit = reversed(Arrays.copyOfRange(padded, at, at + 128));
            byte[] tweak = new byte[BLOCK];
            long unitAddress = address + at;
            for (int i = 0; i < 4; i++) {
                tweak[i] = (byte) (unitAddress >> (8 * i));
            }
            tweak = aes(Cipher.ENCRYPT_MODE, tweakKey, tweak);
            for (int block = 0; block < 128; block += BLOCK) {
                byte[] text = xor(Arrays.copyOfRange(unit, block, block + BLOCK), tweak);
                byte[] cipher = xor(aes(Cipher.ENCRYPT_MODE, dataKey, text), tweak);
                System.arraycopy(cipher, 0, unit, block, BLOCK);
                tweak = doubled(tweak);
            }
            System.arraycopy(reversed(unit), 0, out, at, 128);
        }
        return Arrays.copyOf(out, plain.length);
    }

    private static byte[] doubled(byte[] tweak) {
        byte[] next = new byte[BLOCK];
        int carry = 0;
        for (int i = 0; i < BLOCK; i++) {
            int value = ((tweak[i] & 0xff) << 1) | carry;
            next[i] = (byte) value;
            carry = value >> 8;
        }
        next[0] ^= (byte) (carry * 0x87);
        return next;
    }

    private static byte[] xor(byte[] left, byte[] right) {
        byte[] out = new byte[left.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (left[i] ^ right[i]);
        }
        return out;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = bytes[out.length - 1 - i];
        }
        return out;
    }

    private static byte[] aes(int mode, byte[] key, byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

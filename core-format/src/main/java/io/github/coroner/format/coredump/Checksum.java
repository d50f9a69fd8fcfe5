package io.github.coroner.format.coredump;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The checksum of a dump, as stored and as computed.
 *
 * @param type how it is made
 * @param expected what the dump holds, lower-case hexadecimal; a CRC as a number, most significant digit first
 * @param actual what its bytes give, written the same way
 */
public record Checksum(Type type, String expected, String actual) {

    /** How a checksum is made. */
    public enum Type {
        /** CRC-32 as zip has it, 4 bytes. */
        CRC32("CRC-32", 4),
        /** SHA-256, 32 bytes. */
        SHA256("SHA-256", 32);

        private final String label;
        private final int bytes;

        Type(String label, int bytes) {
            this.label = label;
            this.bytes = bytes;
        }

        /** {@return bytes that it takes in a dump} */
        public int bytes() {
            return bytes;
        }

        /** {@return the digest of {@code data[from, to)}, lower-case hexadecimal} */
        public String digest(byte[] data, int from, int to) {
            if (this == CRC32) {
                CRC32 crc = new CRC32();
                crc.update(data, from, to - from);
                return HexFormat.of().toHexDigits(crc.getValue(), 8);
            }
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(data, from, to - from);
                return HexFormat.of().formatHex(sha.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        /** {@return the name for people} */
        public String label() {
            return label;
        }
    }

    /** {@return whether both agree} */
    public boolean isValid() {
        return expected.equals(actual);
    }
}

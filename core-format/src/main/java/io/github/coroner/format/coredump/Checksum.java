package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import java.security.MessageDigest;
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
        int bytes() {
            return bytes;
        }

        /** {@return the digest of {@code data[from, to)}, lower-case hexadecimal} */
        String digest(byte[] data, int from, int to) {
            if (this == CRC32) {
                CRC32 crc = new CRC32();
                crc.update(data, from, to - from);
                return HexFormat.of().toHexDigits(crc.getValue(), 8);
            }
            MessageDigest sha = Digests.sha256();
            sha.update(data, from, to - from);
            return HexFormat.of().formatHex(sha.digest());
        }

        /** {@return the name for people} */
        public String label() {
            return label;
        }
    }

    /** {@return what {@code file[to ...)} holds as the checksum of {@code file[from, to)}, and what these bytes give} */
    static Checksum read(Type type, byte[] file, int from, int to) {
        ByteReader stored = ByteReader.of("checksum", file, to, to + type.bytes);
        String expected = type == Type.CRC32
                ? HexFormat.of().toHexDigits(stored.u32(), 2 * type.bytes)
                : HexFormat.of().formatHex(stored.bytes(type.bytes));
        return new Checksum(type, expected, type.digest(file, from, to));
    }

    /** {@return whether both agree} */
    public boolean isValid() {
        return expected.equals(actual);
    }
}

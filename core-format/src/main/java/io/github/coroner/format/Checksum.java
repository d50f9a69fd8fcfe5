package io.github.coroner.format;

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
        CRC32("CRC-32"),
        /** SHA-256, 32 bytes. */
        SHA256("SHA-256");

        private final String label;

        Type(String label) {
            this.label = label;
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

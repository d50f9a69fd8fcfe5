package io.github.coroner.format.coredump;

import java.util.Optional;

/**
 * The versions of the dump that ESP-IDF has written ({@code components/espcoredump}, {@code esp_core_dump_types.h}), each with
 * the shape of its header, its body and its checksum.
 */
enum DumpVersion {
    /** Before versions: magic words around it in flash, nothing over the console. */
    PRE(-1, "pre", CoreDump.Format.BINARY, 12, Checksum.Type.CRC32, "2.0 to 3.2"),
    /** The first version number; without a checksum over the console. */
    V0_1(0x0001, "0.1", CoreDump.Format.BINARY, 16, Checksum.Type.CRC32, "3.3, 4.0"),
    /** Binary records with memory segments. */
    V0_2(0x0002, "0.2", CoreDump.Format.BINARY, 20, Checksum.Type.CRC32, "4.1 to 5.1"),
    /** The same with the chip revision. */
    V0_3(0x0003, "0.3", CoreDump.Format.BINARY, 24, Checksum.Type.CRC32, "5.2 to 5.5"),
    /** The first ELF body. */
    V1_0(0x0100, "1.0", CoreDump.Format.ELF, 20, Checksum.Type.CRC32, "4.1 to 5.1"),
    /** The same with SHA-256. */
    V1_1(0x0101, "1.1", CoreDump.Format.ELF, 20, Checksum.Type.SHA256, "4.1 to 5.1"),
    /** ELF body with the chip revision. */
    V1_2(0x0102, "1.2", CoreDump.Format.ELF, 24, Checksum.Type.CRC32, "5.2 to 5.5"),
    /** The same with SHA-256. */
    V1_3(0x0103, "1.3", CoreDump.Format.ELF, 24, Checksum.Type.SHA256, "5.2 to 5.5"),
    /** ELF body behind a short header. */
    V1_4(0x0104, "1.4", CoreDump.Format.ELF, 12, Checksum.Type.SHA256, "6.0 and later");

    private final int number;
    private final String label;
    private final CoreDump.Format format;
    private final int headerBytes;
    private final Checksum.Type checksum;
    private final String writtenBy;

    DumpVersion(
            int number,
            String label,
            CoreDump.Format format,
            int headerBytes,
            Checksum.Type checksum,
            String writtenBy) {
        this.number = number;
        this.label = label;
        this.format = format;
        this.headerBytes = headerBytes;
        this.checksum = checksum;
        this.writtenBy = writtenBy;
    }

    /** {@return the version with this number in the low half of the version word} */
    static Optional<DumpVersion> ofNumber(int number) {
        for (DumpVersion version : values()) {
            if (version.number == number) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** {@return major and minor number as the version word's low half has them: {@code 0x0104}; -1 for {@link #PRE}} */
    int number() {
        return number;
    }

    /** {@return the name in reports: {@code 1.4}, {@code pre}} */
    String label() {
        return label;
    }

    /** {@return how the body is laid out} */
    CoreDump.Format format() {
        return format;
    }

    /** {@return bytes of the header; for {@link #PRE} without the magic word that stands before it in flash} */
    int headerBytes() {
        return headerBytes;
    }

    /** {@return how its checksum is made; {@link #PRE} has none and 0.1 only in flash} */
    Checksum.Type checksum() {
        return checksum;
    }

    /** {@return the releases of ESP-IDF that write it} */
    String writtenBy() {
        return writtenBy;
    }
}

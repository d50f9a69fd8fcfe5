package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An application that lies in a flash image beside the dump, as its descriptor ({@code esp_app_desc_t}) tells.
 *
 * @param partition label of its partition
 * @param offset first byte in flash
 * @param chipId chip that it is for
 * @param project name of the project
 * @param version of the application
 * @param elfSha256 SHA-256 of its ELF file, 64 lower-case digits; all zero where the image was made without it
 */
public record FlashApplication(
        String partition, long offset, int chipId, String project, String version, String elfSha256) {
    private static final int IMAGE_MAGIC = 0xe9;
    private static final long DESCRIPTOR_MAGIC = 0xabcd_5432L;
    private static final int CHIP_ID_OFFSET = 12;
    private static final int DESCRIPTOR_OFFSET = 0x20;
    private static final int BYTES = 0x20 + 256;

    /** {@return the application at the start of a partition; empty if there is none, or without a descriptor} */
    static Optional<FlashApplication> read(byte[] flash, PartitionTable.Entry partition) {
        if (partition.offset() > flash.length - BYTES || (flash[(int) partition.offset()] & 0xff) != IMAGE_MAGIC) {
            return Optional.empty();
        }
        int begin = (int) partition.offset();
        ByteReader in = ByteReader.of("application image", flash, begin, begin + BYTES);
        in.seek(CHIP_ID_OFFSET);
        int chipId = in.u16();
        in.seek(DESCRIPTOR_OFFSET);
        if (in.u32() != DESCRIPTOR_MAGIC) {
            return Optional.empty();
        }
        // secure version: 4 bytes, reserved: 8, version: 32, project: 32, time and date: 16 each, ESP-IDF version: 32
        in.skip(12);
        String version = in.paddedString(32);
        String project = in.paddedString(32);
        in.skip(64);
        String sha = HexFormat.of().formatHex(in.bytes(32));
        return Optional.of(new FlashApplication(partition.label(), begin, chipId, project, version, sha));
    }
}

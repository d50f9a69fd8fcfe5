package io.github.coroner;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.elf.ElfContainer;

/** Tells what a file is that was given as firmware and is none, so that the message helps. */
final class FirmwareBytes {
    private static final int IMAGE_MAGIC = 0xe9;
    private static final int DUMP_HEADER_BYTES = 20;
    private static final int LONGEST_LOOK = 4096;

    private FirmwareBytes() {}

    /**
     * Checks that the bytes begin as an ELF file does.
     *
     * @throws FormatException if they do not, with what they seem to be
     */
    static void check(String name, byte[] bytes) {
        if (ElfContainer.isElf(bytes)) {
            return;
        }
        if (bytes.length == 0) {
            throw FormatException.malformed(name, 0, "the file is empty, expected the firmware's ELF file");
        }
        throw FormatException.malformed(
                name, 0, "not an ELF file but " + seems(bytes) + "; expected the firmware's .elf file");
    }

    private static String seems(byte[] bytes) {
        if (allSame(bytes, 0xff)) {
            return "erased flash (all bytes are 0xff)";
        }
        if ((bytes[0] & 0xff) == IMAGE_MAGIC) {
            return "an application image as it is flashed (.bin), which has no symbols";
        }
        if (isDump(bytes)) {
            return "a core dump";
        }
        if (isBase64(bytes)) {
            return "text, such as a core dump in base64 or a log";
        }
        return "something unknown";
    }

    /** The header of a dump: total length, and a version below 3 with a minor version below 0x100. */
    private static boolean isDump(byte[] bytes) {
        if (bytes.length < DUMP_HEADER_BYTES) {
            return false;
        }
        long length =
                (bytes[0] & 0xffL) | (bytes[1] & 0xffL) << 8 | (bytes[2] & 0xffL) << 16 | (bytes[3] & 0xffL) << 24;
        return length >= DUMP_HEADER_BYTES && length <= bytes.length && bytes[5] >= 0 && bytes[5] <= 2;
    }

    private static boolean allSame(byte[] bytes, int value) {
        for (byte one : bytes) {
            if ((one & 0xff) != value) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, LONGEST_LOOK); i++) {
            int one = bytes[i];
            if (one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != 0x1b) {
                return false;
            }
        }
        return true;
    }
}

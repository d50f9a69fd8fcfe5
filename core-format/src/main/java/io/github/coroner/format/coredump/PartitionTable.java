package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The partition table of a flash image, ESP-IDF's {@code esp_flash_partitions.h}: entries of 32 bytes, then an MD5 of them.
 *
 * @param offset flash offset of the table
 * @param entries in their order
 */
record PartitionTable(long offset, List<Entry> entries) {
    /** Where it is unless a project moves it. */
    static final long DEFAULT_OFFSET = 0x8000;

    private static final int ENTRY_BYTES = 32;
    private static final int MAX_BYTES = 0xc00;
    private static final int LABEL_BYTES = 16;
    private static final long FLAG_ENCRYPTED = 1;
    private static final int ENTRY_MAGIC = 0x50aa;
    private static final int MD5_MAGIC = 0xebeb;
    private static final int END_MAGIC = 0xffff;
    private static final int MD5_OFFSET = 16;

    /** Copies the list. */
    PartitionTable {
        entries = List.copyOf(entries);
    }

    /**
     * A partition.
     *
     * @param type {@link #APP}, {@link #DATA} or another
     * @param subtype meaning depends on the type
     * @param offset first byte in flash
     * @param size bytes
     * @param label its name
     * @param encrypted whether it is encrypted once flash encryption is on; app partitions always are
     */
    record Entry(int type, int subtype, long offset, long size, String label, boolean encrypted) {
        /** Type of applications. */
        static final int APP = 0;

        /** Type of data. */
        static final int DATA = 1;

        /** Subtype of the core dump's data partition. */
        static final int COREDUMP = 3;

        /** {@return whether it is for core dumps} */
        boolean isCoreDump() {
            return type == DATA && subtype == COREDUMP;
        }

        /** {@return the index behind its last byte in an image of flash, which may end before the partition does} */
        int endIn(byte[] flash) {
            return (int) Math.min(flash.length, offset + size);
        }
    }

    /** {@return whether an entry of a table begins at index {@code at}} */
    static boolean isAt(byte[] bytes, int at) {
        return (bytes[at] & 0xff) == (ENTRY_MAGIC & 0xff) && bytes[at + 1] == ENTRY_MAGIC >> 8;
    }

    /**
     * Reads a table.
     *
     * @param source the name of {@code flash} for messages
     * @param flash the image from the flash's first byte on
     * @param problems takes a wrong MD5 or a damaged entry
     * @return empty if there is no table at {@code offset}
     */
    static Optional<PartitionTable> read(String source, byte[] flash, long offset, Problems problems) {
        if (offset < 0 || offset > flash.length - ENTRY_BYTES) {
            return Optional.empty();
        }
        int begin = (int) offset;
        int limit = Math.min(flash.length, begin + MAX_BYTES);
        List<Entry> entries = new ArrayList<>();
        for (int at = begin; at + ENTRY_BYTES <= limit; at += ENTRY_BYTES) {
            ByteReader in = ByteReader.of(source, flash, at, at + ENTRY_BYTES);
            int magic = in.u16();
            if (magic == ENTRY_MAGIC) {
                entries.add(readEntry(in));
            } else if (magic == MD5_MAGIC && !entries.isEmpty()) {
                checkMd5(source, flash, begin, at, problems);
            } else {
                if (magic != END_MAGIC && !entries.isEmpty()) {
                    problems.add(
                            ProblemCode.PARTITION_TABLE_DAMAGED,
                            source,
                            at,
                            "an entry of the partition table begins with 0x" + Integer.toHexString(magic)
                                    + ", must be 0x50aa; the entries before it are used");
                }
                break;
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new PartitionTable(offset, entries));
    }

    private static Entry readEntry(ByteReader in) {
        // type, subtype: 1 byte each; offset, size: 4 bytes each; label: 16 bytes, NUL padded; flags: 4 bytes
        int type = in.u8();
        int subtype = in.u8();
        long offset = in.u32();
        long size = in.u32();
        String label = in.paddedString(LABEL_BYTES);
        boolean encrypted = (in.u32() & FLAG_ENCRYPTED) != 0;
        return new Entry(type, subtype, offset, size, label, encrypted);
    }

    private static void checkMd5(String source, byte[] flash, int begin, int at, Problems problems) {
        byte[] stored = Arrays.copyOfRange(flash, at + MD5_OFFSET, at + ENTRY_BYTES);
        MessageDigest md5 = Digests.md5();
        md5.update(flash, begin, at - begin);
        if (!MessageDigest.isEqual(stored, md5.digest())) {
            problems.add(
                    ProblemCode.PARTITION_TABLE_DAMAGED,
                    source,
                    at,
                    "the MD5 of the partition table does not fit its entries; they are used all the same");
        }
    }

    /** {@return the first partition for core dumps} */
    Optional<Entry> coreDump() {
        return entries.stream().filter(Entry::isCoreDump).findFirst();
    }

    /** {@return the partitions for applications} */
    List<Entry> applications() {
        return entries.stream().filter(entry -> entry.type() == Entry.APP).toList();
    }
}

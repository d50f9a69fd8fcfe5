package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The core dump partition of a flash image, or an encrypted one that was given alone, as far as its dump goes.
 *
 * @param source the name of the partition for messages
 * @param dump its bytes up to the dump's end, decrypted
 * @param applications that lie beside it
 * @param isWhole whether the image was one of a whole flash
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FlashImage(String source, byte[] dump, List<FlashApplication> applications, boolean isWhole) {
    /** Flash is erased in pieces of this size, and partitions begin at multiples of it. */
    static final int SECTOR_BYTES = 0x1000;

    private static final int LAST_TABLE_OFFSET = 0x2_0000;
    private static final long LARGEST_FLASH = 64L << 20;

    /**
     * {@return the core dump partition of a flash image; empty if the bytes have no partition table}
     *
     * @throws FormatException if the table has no such partition, or it is erased, outside the image or cannot be decrypted
     */
    static Optional<FlashImage> find(String source, byte[] flash, CoreDumpOptions options, Problems problems) {
        Optional<PartitionTable> table = table(source, flash, options, problems);
        return table.map(found -> inTable(source, flash, found, options));
    }

    private static Optional<PartitionTable> table(
            String source, byte[] flash, CoreDumpOptions options, Problems problems) {
        if (options.partitionTableOffset().isPresent()) {
            return PartitionTable.read(
                    source, flash, options.partitionTableOffset().getAsLong(), problems);
        }
        Optional<PartitionTable> usual = PartitionTable.read(source, flash, PartitionTable.DEFAULT_OFFSET, problems);
        for (int at = SECTOR_BYTES; usual.isEmpty() && at < LAST_TABLE_OFFSET; at += SECTOR_BYTES) {
            usual = PartitionTable.read(source, flash, at, problems);
        }
        return usual;
    }

    private static FlashImage inTable(String source, byte[] flash, PartitionTable table, CoreDumpOptions options) {
        PartitionTable.Entry partition =
                table.coreDump().orElseThrow(() -> Diagnosis.noCoreDumpPartition(source, table));
        if (partition.offset() > flash.length - DumpVersion.PRE.headerBytes()) {
            throw Diagnosis.partitionOutside(source, partition, flash.length);
        }
        byte[] dump = contents(source, flash, partition, options);
        List<FlashApplication> applications = table.applications().stream()
                .map(entry -> FlashApplication.read(flash, entry))
                .flatMap(Optional::stream)
                .toList();
        String name =
                "partition " + partition.label() + " at " + Addresses.shortHex(partition.offset()) + " in " + source;
        return new FlashImage(name, dump, applications, true);
    }

    /** The partition's bytes up to the dump's end, decrypted if need be. */
    private static byte[] contents(
            String source, byte[] flash, PartitionTable.Entry partition, CoreDumpOptions options) {
        int begin = (int) partition.offset();
        int end = partition.endIn(flash);
        Optional<DumpHeader> plain = DumpHeader.recognise(flash, begin);
        if (plain.isPresent()) {
            return Arrays.copyOfRange(
                    flash, begin, (int) Math.min(end, begin + plain.get().totalLength()));
        }
        return decrypt(flash, begin, end, begin, options)
                .orElseThrow(() -> Diagnosis.partitionWithoutDump(
                        source, flash, partition, options.flashKey().isPresent()));
    }

    /**
     * {@return an encrypted partition or flash image, decrypted; empty if there is no key or it does not fit}
     *
     * @param bytes that are not a dump or flash image as they are
     */
    static Optional<FlashImage> decrypted(String source, byte[] bytes, CoreDumpOptions options, Problems problems) {
        if (options.flashKey().isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> partition = options.flashAddress().isPresent()
                ? decrypt(bytes, 0, bytes.length, options.flashAddress().getAsLong(), options)
                : decryptSomewhere(source, bytes, options, problems);
        if (partition.isPresent()) {
            return Optional.of(new FlashImage(source, partition.get(), List.of(), false));
        }
        return decryptTable(bytes, options).flatMap(image -> find(source, image, options, problems));
    }

    /** The dump at {@code from}, if some use of the key gives one. */
    private static Optional<byte[]> decrypt(byte[] bytes, int from, int to, long address, CoreDumpOptions options) {
        byte[] key = options.flashKey().orElse(new byte[0]);
        if (key.length == 0 || to - from < FlashCipher.UNIT_BYTES || address % 16 != 0) {
            return Optional.empty();
        }
        for (FlashCipher cipher : FlashCipher.of(key, options.flashCryptConfig())) {
            byte[] start = cipher.decrypt(bytes, from, FlashCipher.UNIT_BYTES, address);
            Optional<DumpHeader> header = DumpHeader.recognise(start, 0);
            if (header.isPresent()) {
                long length = Math.min(align(header.get().totalLength()), (to - from) & -16);
                byte[] plain = cipher.decrypt(bytes, from, (int) length, address);
                return Optional.of(plain);
            }
        }
        return Optional.empty();
    }

    /** Without the partition's address: the one at which a dump comes out. */
    private static Optional<byte[]> decryptSomewhere(
            String source, byte[] bytes, CoreDumpOptions options, Problems problems) {
        for (long address = 0; address < LARGEST_FLASH; address += SECTOR_BYTES) {
            Optional<byte[]> plain = decrypt(bytes, 0, bytes.length, address, options);
            if (plain.isPresent()) {
                problems.add(
                        ProblemCode.FOUND_BY_SEARCH,
                        source,
                        0,
                        "decrypted as if it came from flash address " + Addresses.shortHex(address)
                                + ", the first at which a dump comes out");
                return plain;
            }
        }
        return Optional.empty();
    }

    private static long align(long length) {
        return length + FlashCipher.UNIT_BYTES - 1 & -FlashCipher.UNIT_BYTES;
    }

    /** The image with its partition table and its applications' descriptors decrypted, if it has one under the key. */
    private static Optional<byte[]> decryptTable(byte[] bytes, CoreDumpOptions options) {
        long offset = options.partitionTableOffset().orElse(PartitionTable.DEFAULT_OFFSET);
        byte[] key = options.flashKey().orElse(new byte[0]);
        if (offset < 0 || offset % SECTOR_BYTES != 0 || offset > bytes.length - SECTOR_BYTES) {
            return Optional.empty();
        }
        for (FlashCipher cipher : FlashCipher.of(key, options.flashCryptConfig())) {
            byte[] table = cipher.decrypt(bytes, (int) offset, SECTOR_BYTES, offset);
            if (PartitionTable.isAt(table, 0)) {
                byte[] image = bytes.clone();
                System.arraycopy(table, 0, image, (int) offset, table.length);
                return Optional.of(image);
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the dump}
     *
     * @param containers the wrappings around it, outermost first
     * @param problems what was wrong with them; takes more
     * @throws FormatException if nothing of it can be read
     */
    CoreDump read(List<Container> containers, CoreDumpOptions options, Problems problems) {
        DumpHeader header = DumpHeader.recognise(dump, 0)
                .orElseThrow(() -> FormatException.malformed(source, 0, "no core dump header"));
        return new RawDump(source, dump, containers, options, problems)
                .beside(applications)
                .read(header, 0);
    }
}

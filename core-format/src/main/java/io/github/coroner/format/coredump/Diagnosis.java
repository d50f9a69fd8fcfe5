package io.github.coroner.format.coredump;

import io.github.coroner.format.Addresses;
import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Chips;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.elf.ElfHeader;
import io.github.coroner.format.esphome.RawCrashReader;
import io.github.coroner.format.text.ConsoleText;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for inputs that are not what they should be: what it is, what was expected, what to do. */
final class Diagnosis {
    private static final int ENTROPY_SAMPLE = 1 << 16;
    private static final int LEAST_FOR_ENTROPY = 1024;
    private static final double ENCRYPTED_BITS = 7.5;
    private static final int MOST_LABELS = 20;

    /** Archives and compressions that are not read; gzip is. */
    private static final List<Packing> PACKINGS = List.of(
            new Packing("a zip archive", 0, "504b03"),
            new Packing("a 7z archive", 0, "377abcaf271c"),
            new Packing("a tar archive", 257, "7573746172"),
            new Packing("compressed with bzip2", 0, "425a68"),
            new Packing("compressed with xz", 0, "fd377a585a00"),
            new Packing("compressed with Zstandard", 0, "28b52ffd"));

    /**
     * Something to be unpacked first.
     *
     * @param words what it is
     * @param offset of its magic bytes
     * @param magic in hexadecimal digits
     */
    private record Packing(String words, int offset, String magic) {
        boolean fits(byte[] bytes) {
            int end = offset + magic.length() / 2;
            return bytes.length > end
                    && HexFormat.of().formatHex(bytes, offset, end).equals(magic);
        }
    }

    private Diagnosis() {}

    static FormatException empty(String source) {
        return FormatException.truncated(source, 0, "the file is empty; a core dump was expected");
    }

    static FormatException notHex(String source) {
        return FormatException.malformed(
                source, 0, "this is not hexadecimal text (digits, 0x lists, xxd or hexdump -C), as it was told to be");
    }

    static FormatException notBase64(String source) {
        return FormatException.malformed(source, 0, "no base64 of a core dump in it, as it was told to be");
    }

    static FormatException noDumpInLog(String source) {
        return FormatException.malformed(
                source,
                0,
                "no core dump in the lines of text, no START marker and no base64 of one, as it was told to be");
    }

    static FormatException noPartitionTable(String source, CoreDumpOptions options) {
        long offset = options.partitionTableOffset().orElse(PartitionTable.DEFAULT_OFFSET);
        return FormatException.malformed(
                source,
                offset,
                "no partition table here (aa 50), so this is not a whole flash image, or the table was moved or is"
                        + " encrypted; give its offset (--partition-table-offset) or the key (--flash-key)");
    }

    static FormatException noCoreDumpPartition(String source, PartitionTable table) {
        String labels = table.entries().stream()
                .limit(MOST_LABELS)
                .map(PartitionTable.Entry::label)
                .collect(Collectors.joining(", "));
        return FormatException.malformed(
                source,
                table.offset(),
                "the partition table has no partition for core dumps (type data, subtype coredump), only: " + labels
                        + "; the firmware could not save one to flash");
    }

    static FormatException partitionOutside(String source, PartitionTable.Entry partition, int imageBytes) {
        return FormatException.truncated(
                source,
                imageBytes,
                "the core dump partition " + partition.label() + " begins at " + Addresses.shortHex(partition.offset())
                        + ", the image ends before; read the whole flash");
    }

    static FormatException partitionWithoutDump(
            String source, byte[] flash, PartitionTable.Entry partition, boolean hasKey) {
        int begin = (int) partition.offset();
        String where = "the core dump partition " + partition.label();
        if (isErased(flash, begin)) {
            return FormatException.malformed(
                    source, begin, where + " is erased: no core dump was written since the last one was read");
        }
        if (partition.encrypted() || looksEncrypted(flash, begin, partition.endIn(flash))) {
            return FormatException.malformed(source, begin, where + " looks encrypted; " + encryptedAdvice(hasKey));
        }
        return FormatException.malformed(
                source, begin, where + " does not begin with a core dump header, but with " + words(flash, begin));
    }

    private static String encryptedAdvice(boolean hasKey) {
        return hasKey
                ? "the key given does not fit, or not at this flash address (--flash-address)"
                : "read it through the application, which decrypts it, or give the key of flash encryption"
                        + " (--flash-key)";
    }

    /** {@return what an ELF file is that is not a core file} */
    static String notACore(int elfType) {
        return switch (elfType) {
            case ElfHeader.ET_EXEC ->
                "this is a program (an application's ELF file), not a core dump; give it as the ELF file and"
                        + " the dump as the core file";
            case ElfHeader.ET_REL -> "this is an object file, not a core dump";
            case ElfHeader.ET_DYN -> "this is a shared object, not a core dump";
            default -> "this is an ELF file of type " + elfType + ", not a core dump (type 4)";
        };
    }

    static String stackCorrupted(long tcb) {
        return "the stack of task " + Addresses.hex(tcb)
                + " was destroyed when the dump was written; its registers and call stack are not known";
    }

    static String base64WithoutDump(int bytes) {
        return "the base64 lines decode to " + bytes
                + " bytes that do not begin with a core dump header; the first lines may be missing";
    }

    static FormatException text(String source, byte[] bytes) {
        ConsoleText lines = new ConsoleText(bytes);
        boolean panic = false;
        while (lines.hasNext() && !panic) {
            String line = lines.next();
            panic = line.contains("Guru Meditation Error")
                    || line.contains("Backtrace:")
                    || line.contains("abort() was called");
        }
        return FormatException.malformed(
                source,
                0,
                panic
                        ? "this is a console log with panic text but without a core dump; decode it with: coroner panic"
                        : "this is text without a core dump in it: no START marker, no base64, no hexadecimal dump");
    }

    /** {@return what is known of bytes that no reader knows} */
    static FormatException unknown(String source, byte[] bytes, boolean hasKey) {
        if (isErased(bytes, 0)) {
            boolean all = isFilled(bytes, 0, bytes.length, (byte) 0xff);
            return FormatException.malformed(
                    source,
                    0,
                    all
                            ? "this is erased flash (every byte is ff): no core dump was written"
                            : "the core dump was erased (it begins with ff ff ff ff): nothing was written since");
        }
        if (isFilled(bytes, 0, bytes.length, (byte) 0)) {
            return FormatException.malformed(source, 0, "every byte is 00; a core dump was expected");
        }
        if ((bytes[0] & 0xff) == 0xe9) {
            return FormatException.malformed(
                    source,
                    0,
                    "this is an application image (.bin, begins with e9), not a core dump; its ELF file is what"
                            + " decoding needs, and the dump from the core dump partition or the console");
        }
        if (RawCrashReader.isRecord(bytes)) {
            return FormatException.malformed(
                    source, 0, "this is ESPHome's crash record, not a core dump; decode it with: coroner raw-crash");
        }
        for (Packing packing : PACKINGS) {
            if (packing.fits(bytes)) {
                return FormatException.malformed(
                        source, 0, "this is " + packing.words() + "; unpack it and give what is in it");
            }
        }
        if (bytes.length < DumpVersion.PRE.headerBytes() + 4) {
            return FormatException.truncated(
                    source, bytes.length, "only " + bytes.length + " bytes; a core dump has a header of 12 at least");
        }
        return header(source, bytes, hasKey);
    }

    private static FormatException header(String source, byte[] bytes, boolean hasKey) {
        ByteReader in = ByteReader.of(source, bytes);
        long length = in.u32();
        VersionWord word = VersionWord.of(in.u32());
        boolean lengthFits = length >= 16 && length <= bytes.length && length >= bytes.length - FlashImage.SECTOR_BYTES;
        Optional<DumpVersion> version = DumpVersion.ofNumber(word.version());
        if (version.isPresent() && (lengthFits || Chips.byId(word.chipId()).isPresent())) {
            return FormatException.malformed(
                    source,
                    0,
                    "this looks like a core dump of version "
                            + version.get().label() + ", but its header cannot be right: "
                            + words(bytes, 0));
        }
        if (lengthFits && word.major() < 16) {
            return FormatException.unsupported(source, 4, "core dump version " + word.label());
        }
        if (looksEncrypted(bytes, 0, bytes.length)) {
            return FormatException.malformed(source, 0, "this looks encrypted; " + encryptedAdvice(hasKey));
        }
        return FormatException.malformed(
                source,
                0,
                "this is not a core dump, nor anything that holds one: it begins with " + words(bytes, 0)
                        + "; expected a dump, an ELF core file, base64 or hexadecimal text, a console log, a core dump"
                        + " partition or a whole flash image");
    }

    private static String words(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(bytes.length, from + 16); i++) {
            text.append(i == from ? "" : " ").append(Character.forDigit(bytes[i] >> 4 & 15, 16));
            text.append(Character.forDigit(bytes[i] & 15, 16));
        }
        return text.toString();
    }

    private static boolean isErased(byte[] bytes, int from) {
        return bytes.length - from >= 4 && isFilled(bytes, from, from + 4, (byte) 0xff);
    }

    /** Ciphertext and compressed data have nearly 8 bits of information a byte; memory and code have 4 to 7. */
    static boolean looksEncrypted(byte[] bytes, int from, int to) {
        int length = Math.min(ENTROPY_SAMPLE, to - from);
        while (length > 0 && bytes[from + length - 1] == (byte) 0xff) {
            length--; // erased flash behind it
        }
        if (length < LEAST_FOR_ENTROPY) {
            return false;
        }
        int[] counts = new int[256];
        for (int i = from; i < from + length; i++) {
            counts[bytes[i] & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits >= ENCRYPTED_BITS;
    }

    /** {@return why a checksum may be wrong} */
    static String checksumMismatch(DumpVersion version, byte[] file, int from, int to) {
        if (to - from >= 64 && isFilled(file, to - 32, to, (byte) 0xff)) {
            return "the end of the dump is erased flash: the device was reset while it wrote it, the beginning is good";
        }
        if (version == DumpVersion.V1_4) {
            return "the dump is damaged";
        }
        return "the dump is damaged, or was written by an ESP-IDF that summed memory which changed meanwhile (before"
                + " 5.3.4, 5.4.2 and 5.5); what it holds may be right";
    }

    /** {@return whether all of {@code file[from, to)} is {@code value}} */
    static boolean isFilled(byte[] file, int from, int to, byte value) {
        for (int i = from; i < to; i++) {
            if (file[i] != value) {
                return false;
            }
        }
        return true;
    }
}

package io.github.coroner.format.coredump;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Chips;
import io.github.coroner.format.elf.ElfContainer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The header in front of a dump's body. All fields are 32-bit words; which one stands where depends on the version.
 *
 * @param version the version, or the nearest known one
 * @param label the version in the dump, {@code "1.9"} where it is not a known one
 * @param elfBody whether the body is an ELF file; one development snapshot wrote one under version 0.2
 * @param chipId chip number; absent in the format before versions
 * @param totalLength bytes of the whole dump, header, padding and checksum included
 * @param headerBytes bytes before the body, the magic word of the format before versions included
 * @param tasks number of task records, of meaning in binary dumps only
 * @param tcbBytes size of a task control block, likewise
 * @param segments number of memory segments behind the records, likewise
 * @param chipRevision major times 100 plus minor, as the word says it; absent in versions that do not have it
 */
record DumpHeader(
        DumpVersion version,
        String label,
        boolean elfBody,
        OptionalInt chipId,
        long totalLength,
        int headerBytes,
        long tasks,
        long tcbBytes,
        long segments,
        OptionalLong chipRevision) {

    /** Far above every revision there is: major times 100 plus minor. */
    static final long GREATEST_REVISION = 0xffff;

    /** Around a dump in flash before versions: {@code COREDUMP_FLASH_MAGIC_START} and {@code ..._END}. */
    static final long FLASH_MAGIC = 0xe32c_04edL;

    /** The first word of erased flash. */
    static final long ERASED = 0xffff_ffffL;

    static final int MAX_TASKS = 1024;

    /** Control block and both ends of the stack, before the bytes of a task. */
    private static final int RECORD_BYTES = 12;

    static final int MAX_TCB_BYTES = 4096;
    private static final int MIN_TCB_BYTES = 0x40;
    private static final int[] ELF_BODY_AT = {12, 20, 24, 28, 32, 36, 40};

    /**
     * Recognises a header.
     *
     * @return empty if the bytes from {@code offset} on cannot be the header of a dump
     */
    static Optional<DumpHeader> recognise(byte[] file, int offset) {
        if (file.length - offset < DumpVersion.PRE.headerBytes() + 4) {
            return Optional.empty();
        }
        ByteReader in = ByteReader.of("dump header", file, offset, file.length);
        long first = in.u32();
        if (first == FLASH_MAGIC) {
            return preInFlash(in);
        }
        if (first == ERASED) {
            return Optional.empty();
        }
        long second = in.u32();
        VersionWord word = VersionWord.of(second);
        Optional<DumpHeader> found = DumpVersion.ofNumber(word.version())
                .flatMap(version -> versioned(in, version, word, first))
                .filter(header -> header.isPlausible(file, offset));
        if (found.isEmpty()) {
            found = preOnConsole(in, first, second).filter(header -> header.isPlausible(file, offset));
        }
        return found.isPresent() ? found : unknownVersion(in, word, first);
    }

    private static Optional<DumpHeader> versioned(
            ByteReader start, DumpVersion version, VersionWord word, long totalLength) {
        ByteReader in = start.copy();
        in.seek(8);
        if (in.remaining() < version.headerBytes() - 8) {
            return Optional.empty();
        }
        boolean isShort = version == DumpVersion.V1_4;
        long tasks = isShort ? 0 : in.u32();
        long tcbBytes = isShort ? 0 : in.u32();
        long segments = isShort || version == DumpVersion.V0_1 ? 0 : in.u32();
        boolean hasRevision = isShort || version.headerBytes() == 24;
        OptionalLong revision = hasRevision ? OptionalLong.of(in.u32()) : OptionalLong.empty();
        boolean elfBody = version.format() == CoreDump.Format.ELF
                || (version == DumpVersion.V0_2 && isElfAt(start, version.headerBytes()));
        return Optional.of(new DumpHeader(
                version,
                word.label(),
                elfBody,
                OptionalInt.of(word.chipId()),
                totalLength,
                version.headerBytes(),
                tasks,
                tcbBytes,
                segments,
                revision));
    }

    private static Optional<DumpHeader> preInFlash(ByteReader in) {
        long totalLength = in.u32();
        return Optional.of(pre(totalLength, in.u32(), in.u32(), 4)).filter(DumpHeader::hasPlausibleRecords);
    }

    private static Optional<DumpHeader> preOnConsole(ByteReader start, long totalLength, long tasks) {
        ByteReader in = start.copy();
        in.seek(8);
        return Optional.of(pre(totalLength, tasks, in.u32(), 0)).filter(DumpHeader::hasPlausibleRecords);
    }

    private static DumpHeader pre(long totalLength, long tasks, long tcbBytes, int magicBytes) {
        DumpVersion version = DumpVersion.PRE;
        return new DumpHeader(
                version,
                version.label(),
                false,
                OptionalInt.empty(),
                totalLength,
                version.headerBytes() + magicBytes,
                tasks,
                tcbBytes,
                0,
                OptionalLong.empty());
    }

    /** A version that is not known: one with an ELF body where some known header ends, or a later binary one. */
    private static Optional<DumpHeader> unknownVersion(ByteReader in, VersionWord word, long totalLength) {
        int major = word.major();
        if (major >= 1 && major <= 9 && DumpVersion.ofNumber(word.version()).isEmpty()) {
            for (int headerBytes : ELF_BODY_AT) {
                if (isElfAt(in, headerBytes)) {
                    DumpVersion near = headerBytes == 20
                            ? DumpVersion.V1_1
                            : headerBytes == 24 ? DumpVersion.V1_3 : DumpVersion.V1_4;
                    return versioned(in, near, word, totalLength).map(header -> header.at(headerBytes));
                }
            }
        }
        if (major == 0
                && word.version() > DumpVersion.V0_3.number()
                && Chips.byId(word.chipId()).isPresent()) {
            return versioned(in, DumpVersion.V0_3, word, totalLength).filter(DumpHeader::hasPlausibleRecords);
        }
        return Optional.empty();
    }

    private DumpHeader at(int bodyOffset) {
        return new DumpHeader(
                version, label, elfBody, chipId, totalLength, bodyOffset, tasks, tcbBytes, segments, chipRevision);
    }

    private static boolean isElfAt(ByteReader start, int offset) {
        ByteReader in = start.copy();
        in.seek(0);
        if (in.remaining() < offset + 4) {
            return false;
        }
        in.skip(offset);
        return ElfContainer.isElf(in.bytes(4));
    }

    private boolean isPlausible(byte[] file, int offset) {
        if (elfBody) {
            return totalLength > headerBytes
                    && isElfAt(ByteReader.of("dump header", file, offset, file.length), headerBytes);
        }
        return hasPlausibleRecords();
    }

    /** Other words may pass for small numbers, as those of an ELF note do; that the dump has room for all tasks is rarer. */
    private boolean hasPlausibleRecords() {
        return totalLength > headerBytes + tasks * (RECORD_BYTES + tcbBytes)
                && tasks >= 1
                && tasks <= MAX_TASKS
                && tcbBytes >= MIN_TCB_BYTES
                && tcbBytes <= MAX_TCB_BYTES
                && segments <= MAX_TASKS;
    }

    /** {@return whether it can hardly be anything else, so that it may be believed wherever it is found} */
    boolean isCertain() {
        return elfBody || hasFlashMagic();
    }

    /** {@return whether the version in the dump is one that is known} */
    boolean isKnownVersion() {
        return label.equals(version.label());
    }

    /** {@return whether it is the form before versions as it lies in flash} */
    boolean hasFlashMagic() {
        return version == DumpVersion.PRE && headerBytes > version.headerBytes();
    }
}

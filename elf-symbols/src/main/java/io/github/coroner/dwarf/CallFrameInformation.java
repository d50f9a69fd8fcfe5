package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Lazy;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Call frame information (DWARF 5 section 6.4): for an address of code, how to get from its frame to the caller's.
 *
 * <p>Reads {@code .debug_frame} and {@code .eh_frame}; where both describe an address, the first counts. Nothing is read
 * before the first look-up, which notes where each function's entry begins, 17 bytes each; an entry's instructions are run
 * when they are asked for, and nothing of that is kept. Thread-safe.
 */
public final class CallFrameInformation {
    private final Optional<ByteReader> debugFrame;
    private final Optional<ByteReader> ehFrame;
    private final long ehFrameAddress;
    private final int addressSize;
    private final Limits limits;
    private final Lazy<FrameIndex> index = new Lazy<>(this::readIndex);

    private CallFrameInformation(
            Optional<ByteReader> debugFrame,
            Optional<ByteReader> ehFrame,
            long ehFrameAddress,
            int addressSize,
            Limits limits) {
        this.debugFrame = debugFrame;
        this.ehFrame = ehFrame;
        this.ehFrameAddress = ehFrameAddress;
        this.addressSize = addressSize;
        this.limits = limits;
    }

    /**
     * {@return what the two sections say; either may be missing}
     *
     * @param debugFrame contents of {@code .debug_frame}, offsets counted from its start
     * @param ehFrame contents of {@code .eh_frame}, offsets counted from its start
     * @param ehFrameAddress target address of {@code .eh_frame}
     * @param addressSize bytes of a target address: 4 or 8
     */
    public static CallFrameInformation of(
            Optional<ByteReader> debugFrame,
            Optional<ByteReader> ehFrame,
            long ehFrameAddress,
            int addressSize,
            Limits limits) {
        if (addressSize != 4 && addressSize != 8) {
            throw new IllegalArgumentException("an address of " + addressSize + " bytes");
        }
        return new CallFrameInformation(
                debugFrame.map(ByteReader::copy), ehFrame.map(ByteReader::copy), ehFrameAddress, addressSize, limits);
    }

    /**
     * Finds how to unwind from an address.
     *
     * @param pc target address, already an address inside the call where a caller is looked up
     * @return empty if neither section describes it
     * @throws FormatException if the entry that describes it is broken
     */
    public Optional<UnwindRow> rowAt(long pc) {
        FrameIndex known = index.get();
        int entry = known.find(pc);
        if (entry == FrameIndex.NONE) {
            return Optional.empty();
        }
        boolean eh = known.isInEhFrame(entry);
        FrameDescriptionEntry fde = readEntry((eh ? ehFrame : debugFrame).orElseThrow(), known.offset(entry), eh);
        return Optional.of(CallFrameProgram.rowAt(fde, pc, limits));
    }

    /** {@return what could not be read when the sections were gone through} */
    public List<Problem> problems() {
        return index.get().problems();
    }

    /** Reads the entry for a function again, at an offset where it was read before. */
    private FrameDescriptionEntry readEntry(ByteReader section, long offset, boolean eh) {
        ByteReader reader = section.copy();
        reader.seek(offset);
        EntryHeader header = EntryHeader.read(reader, eh);
        CommonInformationEntry cie = readCommon(section, header.cieOffset, eh);
        return FrameDescriptionEntry.read(header.contents, cie, eh ? ehFrameAddress : 0);
    }

    private CommonInformationEntry readCommon(ByteReader section, long offset, boolean eh) {
        ByteReader reader = section.copy();
        reader.seek(offset);
        EntryHeader header = EntryHeader.read(reader, eh);
        if (!header.isCommon || header.contents.remaining() == 0) {
            throw FormatException.malformed(section.source(), offset, "no common information entry");
        }
        return CommonInformationEntry.read(header.contents, addressSize);
    }

    private FrameIndex readIndex() {
        FrameIndex.Builder builder = new FrameIndex.Builder(limits);
        debugFrame.ifPresent(section -> collect(section, false, builder));
        int fromDebugFrame = builder.count();
        ehFrame.ifPresent(section -> collect(section, true, builder));
        return builder.build(fromDebugFrame);
    }

    private void collect(ByteReader section, boolean eh, FrameIndex.Builder builder) {
        ByteReader reader = section.copy();
        long cieOffset = -1;
        CommonInformationEntry cie = null;
        while (reader.remaining() > 0) {
            EntryHeader header;
            try {
                header = EntryHeader.read(reader, eh);
            } catch (FormatException e) {
                // without its length there is no way to the entry behind it
                builder.add(e);
                return;
            }
            if (header.isCommon) {
                continue;
            }
            try {
                if (cie == null || header.cieOffset != cieOffset) {
                    cie = null;
                    cie = readCommon(section, header.cieOffset, eh);
                    cieOffset = header.cieOffset;
                }
                FrameDescriptionEntry fde = FrameDescriptionEntry.read(header.contents, cie, eh ? ehFrameAddress : 0);
                if (fde.isKept()) {
                    builder.add(fde.start(), fde.end(), header.offset);
                }
            } catch (FormatException e) {
                builder.add(e);
            }
        }
    }

    /**
     * The length and the id that both kinds of entry begin with.
     *
     * @param offset where the entry begins in its section
     * @param isCommon whether it is a common information entry, or the empty entry that ends a part of {@code .eh_frame}
     * @param cieOffset where in the section the function's common information entry begins
     * @param contents what follows
     */
    private record EntryHeader(long offset, boolean isCommon, long cieOffset, ByteReader contents) {
        /** The id of a common information entry of {@code .debug_frame}: all bits set. */
        private static final long CIE_ID = -1;

        /** Reads a header and leaves {@code section} at the next entry. */
        static EntryHeader read(ByteReader section, boolean eh) {
            long offset = section.offset();
            InitialLength length = InitialLength.read(section);
            ByteReader contents = section.slice(length.bytes());
            if (length.bytes() == 0) {
                return new EntryHeader(offset, true, offset, contents);
            }
            long idOffset = contents.offset();
            long id = contents.unsigned(length.offsetSize());
            if (eh) {
                return new EntryHeader(offset, id == 0, idOffset - id, contents);
            }
            boolean isCommon = id == (length.offsetSize() == 4 ? Integer.toUnsignedLong((int) CIE_ID) : CIE_ID);
            return new EntryHeader(offset, isCommon, id, contents);
        }
    }
}

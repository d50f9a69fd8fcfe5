package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * A frame description entry (FDE): the call frame information of one function, DWARF 5 section 6.4.1.
 *
 * @param cie what it shares with others
 * @param start first address of the code
 * @param end first address behind it
 * @param sectionAddress target address of the section; only {@code .eh_frame} has one, else 0
 * @param instructions its own instructions; to be copied before reading
 */
record FrameDescriptionEntry(
        CommonInformationEntry cie, long start, long end, long sectionAddress, ByteReader instructions) {

    /**
     * Reads what follows the reference to the common information entry, up to the end of {@code entry}.
     *
     * @throws FormatException if the entry is cut short or stores addresses in an unknown way
     */
    static FrameDescriptionEntry read(ByteReader entry, CommonInformationEntry cie, long sectionAddress) {
        entry.skip(cie.segmentSize());
        long start = cie.pointers().readAddress(entry, sectionAddress, cie.addressSize());
        long size = cie.pointers().readSize(entry, cie.addressSize());
        if (cie.hasAugmentationData()) {
            entry.skip(entry.uleb128());
        }
        return new FrameDescriptionEntry(cie, start, start + size, sectionAddress, entry.copy());
    }

    /** {@return whether it describes code that the linker kept} */
    boolean isKept() {
        // dropped functions: address 0, or the linker's tombstones at the very end
        return start != 0 && start < 0xffff_fffeL && end > start && end <= 0x1_0000_0000L;
    }
}

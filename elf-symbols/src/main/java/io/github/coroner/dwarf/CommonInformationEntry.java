package io.github.coroner.dwarf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * A common information entry (CIE): what several functions' call frame information share. DWARF 5 section 6.4.1, for
 * {@code .eh_frame} Linux Standard Base Core 5.0 section 10.6.1.1.
 *
 * @param codeAlignment factor of all advances
 * @param dataAlignment factor of most offsets, signed
 * @param returnAddressRegister DWARF number of the column that holds the return address
 * @param addressSize bytes of a target address
 * @param segmentSize bytes of a segment selector in front of each address, usually 0
 * @param hasAugmentationData whether each function's entry has a length and bytes of augmentation data
 * @param pointers how the functions' entries store addresses
 * @param signalFrame whether the functions are entered by an interrupt
 * @param initialInstructions what comes before each function's own instructions; to be copied before reading
 */
record CommonInformationEntry(
        long codeAlignment,
        long dataAlignment,
        int returnAddressRegister,
        int addressSize,
        int segmentSize,
        boolean hasAugmentationData,
        PointerEncoding pointers,
        boolean signalFrame,
        ByteReader initialInstructions) {

    /**
     * Reads what follows the entry's id, up to the end of {@code entry}.
     *
     * @param defaultAddressSize bytes of a target address; version 4 has its own
     * @throws FormatException if the entry is cut short, or its version or augmentation is not known
     */
    static CommonInformationEntry read(ByteReader entry, int defaultAddressSize) {
        long start = entry.offset();
        int version = entry.u8();
        if (version != 1 && version != 3 && version != 4) {
            throw FormatException.unsupported(entry.source(), start, "call frame information version " + version);
        }
        long augmentationOffset = entry.offset();
        String augmentation = entry.string();
        int addressSize = defaultAddressSize;
        int segmentSize = 0;
        if (version == 4) {
            addressSize = entry.u8();
            segmentSize = entry.u8();
            checkSizes(entry, addressSize, segmentSize);
        }
        if (augmentation.equals("eh")) {
            // GCC 2: the address of a table that nothing here needs
            entry.skip(addressSize);
        }
        long codeAlignment = entry.uleb128();
        long dataAlignment = entry.sleb128();
        long returnAddressRegister = version == 1 ? entry.u8() : entry.uleb128();
        if (returnAddressRegister > Short.MAX_VALUE) {
            throw FormatException.malformed(
                    entry.source(), start, "return address in register " + returnAddressRegister);
        }
        Augmentation data = Augmentation.read(augmentation, augmentationOffset, entry, addressSize);
        return new CommonInformationEntry(
                codeAlignment,
                dataAlignment,
                (int) returnAddressRegister,
                addressSize,
                segmentSize,
                augmentation.startsWith("z"),
                data.pointers,
                data.signalFrame,
                entry.copy());
    }

    private static void checkSizes(ByteReader entry, int addressSize, int segmentSize) {
        if ((addressSize != 4 && addressSize != 8) || segmentSize > 8) {
            throw FormatException.unsupported(
                    entry.source(),
                    entry.offset() - 2,
                    "an address of " + addressSize + " bytes with a segment of " + segmentSize);
        }
    }

    /** What the letters of an augmentation string say. */
    private record Augmentation(PointerEncoding pointers, boolean signalFrame) {

        static Augmentation read(String letters, long lettersOffset, ByteReader entry, int addressSize) {
            PointerEncoding pointers = PointerEncoding.ABSOLUTE;
            boolean signalFrame = false;
            if (letters.startsWith("z")) {
                ByteReader data = entry.slice(entry.uleb128());
                for (int i = 1; i < letters.length(); i++) {
                    switch (letters.charAt(i)) {
                        case 'L' -> data.u8();
                        case 'P' -> new PointerEncoding(data.u8()).skip(data, addressSize);
                        case 'R' -> pointers = new PointerEncoding(data.u8());
                        case 'S' -> signalFrame = true;
                        default -> {
                            // the length of the data lets an unknown letter and what follows it be passed over
                            return new Augmentation(pointers, signalFrame);
                        }
                    }
                }
            } else if (!letters.isEmpty() && !letters.equals("eh")) {
                throw FormatException.unsupported(entry.source(), lettersOffset, "augmentation \"" + letters + '"');
            }
            return new Augmentation(pointers, signalFrame);
        }
    }
}

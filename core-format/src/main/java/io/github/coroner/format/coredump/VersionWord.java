package io.github.coroner.format.coredump;

/**
 * The word with which a dump tells its version and chip, in its header and in its information note: {@code
 * COREDUMP_VERSION_MAKE} of ESP-IDF.
 *
 * @param chipId number of the chip as in an application image, in the upper half; 0 to 0xffff
 * @param version major number times 256 plus minor number, in the lower half; 0 to 0xffff
 */
record VersionWord(int chipId, int version) {
    /** {@return the two halves of a word} */
    static VersionWord of(long word) {
        return new VersionWord((int) (word >>> 16) & 0xffff, (int) word & 0xffff);
    }

    /** {@return the halves as one unsigned 32-bit word} */
    long word() {
        return (long) chipId << 16 | version;
    }

    int major() {
        return version >>> 8;
    }

    /** {@return {@code major.minor}, which for known versions is {@link DumpVersion#label}} */
    String label() {
        return major() + "." + (version & 0xff);
    }
}

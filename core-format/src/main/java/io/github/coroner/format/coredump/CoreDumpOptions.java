package io.github.coroner.format.coredump;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Limits;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How to read a core dump, where the bytes alone do not tell. Immutable; made from {@link #defaults} by {@code with...}, each of
 * which leaves all other options as they are.
 */
public final class CoreDumpOptions {
    private static final CoreDumpOptions DEFAULTS = new CoreDumpOptions(new Values());

    private final Values values;

    /** The fields; written only while a copy is made. */
    private static final class Values {
        private Input input = Input.AUTO;
        private OptionalLong partitionTableOffset = OptionalLong.empty();
        private Optional<byte[]> flashKey = Optional.empty();
        private int flashCryptConfig = 0xf;
        private OptionalLong flashAddress = OptionalLong.empty();
        private Optional<Chip> chip = Optional.empty();
        private OptionalInt chipRevision = OptionalInt.empty();
        private Limits limits = Limits.defaults();

        Values copy() {
            Values copy = new Values();
            copy.input = input;
            copy.partitionTableOffset = partitionTableOffset;
            copy.flashKey = flashKey;
            copy.flashCryptConfig = flashCryptConfig;
            copy.flashAddress = flashAddress;
            copy.chip = chip;
            copy.chipRevision = chipRevision;
            copy.limits = limits;
            return copy;
        }
    }

    /** What the input is. */
    public enum Input {
        /** Told from its contents. */
        AUTO,
        /** A dump with its header, encrypted or not. */
        RAW,
        /** Base64 text, with or without other lines around it. */
        B64,
        /** Hexadecimal text, also as {@code xxd}, {@code hexdump} and {@code od} print it. */
        HEX,
        /** An ELF core file without the dump header. */
        ELF,
        /** A console log with base64 between other lines. */
        LOG,
        /** The image of a core dump partition, encrypted or not. */
        PARTITION,
        /** The image of a whole flash chip, from flash address 0 on. */
        FLASH
    }

    private CoreDumpOptions(Values values) {
        this.values = values;
    }

    /** {@return everything told from the contents, no key, default limits} */
    public static CoreDumpOptions defaults() {
        return DEFAULTS;
    }

    /** {@return these options for an input of this kind; what is inside it is told from the contents again} */
    public CoreDumpOptions withInput(Input input) {
        Values copy = values.copy();
        copy.input = input;
        return new CoreDumpOptions(copy);
    }

    /**
     * {@return these options with the flash offset of the partition table}
     *
     * @param offset in bytes, a multiple of 0x1000: what {@code CONFIG_PARTITION_TABLE_OFFSET} of the project is. At any other
     *     place no table is looked for then
     */
    public CoreDumpOptions withPartitionTableOffset(long offset) {
        Values copy = values.copy();
        copy.partitionTableOffset = OptionalLong.of(offset);
        return new CoreDumpOptions(copy);
    }

    /**
     * {@return these options with the key of flash encryption, which is needed for encrypted flash only}
     *
     * @param key its bytes in the order of the file that espefuse burned; copied
     * @throws IllegalArgumentException if it has not 16, 24, 32 or 64 bytes
     */
    public CoreDumpOptions withFlashKey(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32 && key.length != 64) {
            throw new IllegalArgumentException(
                    "a flash encryption key has 16, 24, 32 or 64 bytes, this one has " + key.length);
        }
        Values copy = values.copy();
        copy.flashKey = Optional.of(key.clone());
        return new CoreDumpOptions(copy);
    }

    /**
     * {@return these options with the ESP32's {@code FLASH_CRYPT_CONFIG}; other chips have none}
     *
     * @param config 0 to 15: which bits of the key the address changes; 15, which is what ESP-IDF burns, unless told
     * @throws IllegalArgumentException if it is outside that range
     */
    public CoreDumpOptions withFlashCryptConfig(int config) {
        if (config < 0 || config > 0xf) {
            throw new IllegalArgumentException("FLASH_CRYPT_CONFIG is 0 to 15: " + config);
        }
        Values copy = values.copy();
        copy.flashCryptConfig = config;
        return new CoreDumpOptions(copy);
    }

    /**
     * {@return these options with the flash address of an encrypted partition, on which its encryption depends}
     *
     * @param address of the input's first byte, a multiple of 16; with any other nothing can be decrypted. Unless told, the first
     *     address is taken at which a dump comes out
     */
    public CoreDumpOptions withFlashAddress(long address) {
        Values copy = values.copy();
        copy.flashAddress = OptionalLong.of(address);
        return new CoreDumpOptions(copy);
    }

    /** {@return these options with the chip, whatever the dump says} */
    public CoreDumpOptions withChip(Chip chip) {
        Values copy = values.copy();
        copy.chip = Optional.of(chip);
        return new CoreDumpOptions(copy);
    }

    /** {@return these options with the chip's revision, major times 100 plus minor, whatever the dump says} */
    public CoreDumpOptions withChipRevision(int revision) {
        Values copy = values.copy();
        copy.chipRevision = OptionalInt.of(revision);
        return new CoreDumpOptions(copy);
    }

    /** {@return these options with other bounds to keep} */
    public CoreDumpOptions withLimits(Limits limits) {
        Values copy = values.copy();
        copy.limits = limits;
        return new CoreDumpOptions(copy);
    }

    /** {@return what the input is told to be} */
    public Input input() {
        return values.input;
    }

    /** {@return the flash offset of the partition table; empty: looked for, first at 0x8000} */
    public OptionalLong partitionTableOffset() {
        return values.partitionTableOffset;
    }

    /** {@return a copy of the key of flash encryption} */
    public Optional<byte[]> flashKey() {
        return values.flashKey.map(key -> Arrays.copyOf(key, key.length));
    }

    /** {@return the ESP32's {@code FLASH_CRYPT_CONFIG}, 0 to 15} */
    public int flashCryptConfig() {
        return values.flashCryptConfig;
    }

    /** {@return the flash address of an encrypted input's first byte; empty: looked for} */
    public OptionalLong flashAddress() {
        return values.flashAddress;
    }

    /** {@return the chip to read the dump for; empty: the dump says} */
    public Optional<Chip> chip() {
        return values.chip;
    }

    /** {@return the revision to read the dump for, major times 100 plus minor; empty: the dump says} */
    public OptionalInt chipRevision() {
        return values.chipRevision;
    }

    /** {@return the bounds to keep} */
    public Limits limits() {
        return values.limits;
    }
}

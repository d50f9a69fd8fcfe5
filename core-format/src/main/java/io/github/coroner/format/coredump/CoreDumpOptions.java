package io.github.coroner.format.coredump;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Limits;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How to read a core dump, where the bytes alone do not tell. Immutable; made from {@link #defaults} by {@code with...}. */
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
        /** A dump with its header. */
        RAW,
        /** Base64 text. */
        B64,
        /** Hexadecimal text. */
        HEX,
        /** An ELF core file. */
        ELF,
        /** A console log with base64 in it. */
        LOG,
        /** A core dump partition. */
        PARTITION,
        /** The image of a whole flash chip. */
        FLASH
    }

    private CoreDumpOptions(Values values) {
        this.values = values;
    }

    /** {@return everything told from the contents, no key, default limits} */
    public static CoreDumpOptions defaults() {
        return DEFAULTS;
    }

    /** {@return these options for an input that is told to be so} */
    public CoreDumpOptions withInput(Input input) {
        Values copy = values.copy();
        copy.input = input;
        return new CoreDumpOptions(copy);
    }

    /** {@return these options with the flash offset of the partition table, 0x8000 unless a project moves it} */
    public CoreDumpOptions withPartitionTableOffset(long offset) {
        Values copy = values.copy();
        copy.partitionTableOffset = OptionalLong.of(offset);
        return new CoreDumpOptions(copy);
    }

    /**
     * {@return these options with the key of flash encryption, as espefuse burned it}
     *
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

    /** {@return these options with the ESP32's {@code FLASH_CRYPT_CONFIG}, 0 to 15; 15 unless told} */
    public CoreDumpOptions withFlashCryptConfig(int config) {
        if (config < 0 || config > 0xf) {
            throw new IllegalArgumentException("FLASH_CRYPT_CONFIG is 0 to 15: " + config);
        }
        Values copy = values.copy();
        copy.flashCryptConfig = config;
        return new CoreDumpOptions(copy);
    }

    /** {@return these options with the flash address of the input's first byte, which flash encryption needs} */
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

    /** {@return these options with other limits} */
    public CoreDumpOptions withLimits(Limits limits) {
        Values copy = values.copy();
        copy.limits = limits;
        return new CoreDumpOptions(copy);
    }

    /** {@return what the input is told to be} */
    public Input input() {
        return values.input;
    }

    /** {@return the flash offset of the partition table; empty: looked for} */
    public OptionalLong partitionTableOffset() {
        return values.partitionTableOffset;
    }

    /** {@return a copy of the key of flash encryption} */
    public Optional<byte[]> flashKey() {
        return values.flashKey.map(key -> Arrays.copyOf(key, key.length));
    }

    /** {@return the ESP32's {@code FLASH_CRYPT_CONFIG}} */
    public int flashCryptConfig() {
        return values.flashCryptConfig;
    }

    /** {@return the flash address of the input's first byte; empty if it is not told} */
    public OptionalLong flashAddress() {
        return values.flashAddress;
    }

    /** {@return the chip to read the dump for; empty: the dump says} */
    public Optional<Chip> chip() {
        return values.chip;
    }

    /** {@return the revision to read the dump for; empty: the dump says} */
    public OptionalInt chipRevision() {
        return values.chipRevision;
    }

    /** {@return the limits} */
    public Limits limits() {
        return values.limits;
    }
}

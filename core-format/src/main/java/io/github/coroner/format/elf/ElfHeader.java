package io.github.coroner.format.elf;

import java.util.OptionalInt;

/**
 * The file header of an ELF file, gABI chapter 4 "ELF Header".
 *
 * @param is64 whether addresses and offsets in the file have 64 bits
 * @param bigEndian whether numbers in the file are stored most significant byte first
 * @param type {@code e_type}: one of the {@code ET_*} numbers here or another
 * @param machine {@code e_machine}: {@link #XTENSA}, {@link #RISCV} or another
 * @param entry target address of the entry point, 0 for none
 * @param flags {@code e_flags}, meaning depends on the machine
 */
public record ElfHeader(boolean is64, boolean bigEndian, int type, int machine, long entry, long flags) {
    /** Bytes of the header in a file of 32 bits ({@code Elf32_Ehdr}). */
    public static final int BYTES = 52;

    /** Type of a relocatable object. */
    public static final int ET_REL = 1;

    /** Type of an executable, such as an application's firmware. */
    public static final int ET_EXEC = 2;

    /** Type of a shared object. */
    public static final int ET_DYN = 3;

    /** Type of a core file. */
    public static final int ET_CORE = 4;

    /** Machine number of Xtensa. */
    public static final int XTENSA = 94;

    /** Machine number of RISC-V. */
    public static final int RISCV = 243;

    /** Bytes of a file that {@link #typeOf} needs. */
    public static final int TYPE_END = 18;

    private static final int DATA_OFFSET = 5;
    private static final int BIG_ENDIAN = 2;
    private static final int TYPE_OFFSET = TYPE_END - Short.BYTES;

    /**
     * {@return {@code e_type} of an ELF file; empty if it is none, or breaks off before}
     *
     * @param beginning the first {@link #TYPE_END} bytes of the file, or more
     */
    public static OptionalInt typeOf(byte[] beginning) {
        if (!ElfContainer.isElf(beginning) || beginning.length < TYPE_END) {
            return OptionalInt.empty();
        }
        int first = beginning[TYPE_OFFSET] & 0xff;
        int second = beginning[TYPE_OFFSET + 1] & 0xff;
        return OptionalInt.of(
                beginning[DATA_OFFSET] == BIG_ENDIAN ? first << Byte.SIZE | second : second << Byte.SIZE | first);
    }
}

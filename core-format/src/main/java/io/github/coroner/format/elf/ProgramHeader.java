package io.github.coroner.format.elf;

/**
 * An entry of the program header table, gABI chapter 5 "Program Header".
 *
 * @param index place in the table, from 0
 * @param type {@code p_type}: {@link #LOAD}, {@link #NOTE} or another
 * @param offset first byte in the file
 * @param address {@code p_vaddr}, target address
 * @param physicalAddress {@code p_paddr}
 * @param fileSize bytes in the file
 * @param memorySize bytes in memory
 * @param flags {@code p_flags}: {@link #EXECUTE}, {@link #WRITE}, {@link #READ}
 * @param alignment {@code p_align}; 0 and 1 mean none
 */
public record ProgramHeader(
        int index,
        long type,
        long offset,
        long address,
        long physicalAddress,
        long fileSize,
        long memorySize,
        long flags,
        long alignment) {
    /** Bytes of one in a file of 32 bits ({@code Elf32_Phdr}). */
    public static final int BYTES = 32;

    /** Type of a segment that is loaded into memory. */
    public static final long LOAD = 1;

    /** Type of a segment of notes. */
    public static final long NOTE = 4;

    /** Flag: may be executed. */
    public static final long EXECUTE = 1;

    /** Flag: may be written. */
    public static final long WRITE = 2;

    /** Flag: may be read. */
    public static final long READ = 4;
}

package io.github.coroner.format.elf;

/**
 * An entry of the section header table, gABI chapter 4 "Sections".
 *
 * @param index place in the table, from 0
 * @param name from the section name string table; empty for the first entry and in files without names
 * @param type {@code sh_type}: {@link #PROGBITS}, {@link #NOBITS} or another
 * @param flags {@code sh_flags}: {@link #WRITE}, {@link #ALLOC}, {@link #EXECINSTR}, {@link #COMPRESSED} and others
 * @param address target address, 0 if it is not loaded
 * @param offset first byte in the file
 * @param size bytes, in memory if {@code NOBITS}, else in the file
 * @param link index of a section that belongs to this one, such as a symbol table's names
 * @param info depends on the type
 * @param alignment {@code sh_addralign}; 0 and 1 mean none
 * @param entrySize bytes of one entry, 0 if it is no table
 */
public record SectionHeader(
        int index,
        String name,
        long type,
        long flags,
        long address,
        long offset,
        long size,
        int link,
        long info,
        long alignment,
        long entrySize) {
    /** Type of contents that only the program knows. */
    public static final long PROGBITS = 1;

    /** Type of the symbol table. */
    public static final long SYMTAB = 2;

    /** Type of a string table. */
    public static final long STRTAB = 3;

    /** Type of notes. */
    public static final long NOTE = 7;

    /** Type of a section without bytes in the file. */
    public static final long NOBITS = 8;

    /** Flag: written at run time. */
    public static final long WRITE = 1;

    /** Flag: in memory at run time. */
    public static final long ALLOC = 2;

    /** Flag: holds instructions. */
    public static final long EXECINSTR = 4;

    /** Flag: the contents begin with a compression header and are compressed. */
    public static final long COMPRESSED = 0x800;

    /** {@return what messages call it: its name, or its number if it has none} */
    public String label() {
        return name.isBlank() ? "section " + index : name;
    }
}

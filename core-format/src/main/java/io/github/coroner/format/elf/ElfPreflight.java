package io.github.coroner.format.elf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;

/**
 * What the raw bytes of an ELF file say of its two tables, checked to lie inside the file, before anything else is believed.
 *
 * @param programHeaderCount entries of the program header table
 * @param sectionHeaders offset of the section header table
 * @param sectionHeaderBytes bytes of one of its entries
 * @param sectionCount its entries, 0 if there is none
 * @param nameSection index of the section name string table, 0 if there is none
 */
record ElfPreflight(
        boolean is64,
        boolean bigEndian,
        int programHeaderCount,
        long sectionHeaders,
        int sectionHeaderBytes,
        int sectionCount,
        int nameSection) {
    private static final int IDENT_BYTES = 16;

    /** In {@code e_shstrndx}: counts and index are kept in the first section header. */
    private static final int SHN_XINDEX = 0xffff;

    static ElfPreflight of(String source, byte[] file) {
        if (!ElfContainer.isElf(file)) {
            throw FormatException.malformed(source, 0, "not an ELF file: it does not begin with 7f 45 4c 46");
        }
        ByteReader in = ident(source, file);
        boolean is64 = file[4] == 2;
        int word = is64 ? 8 : 4;
        // e_type, e_machine: 2 bytes each; e_version: 4; e_entry: a word
        in.skip(8L + word);
        long programHeaders = in.unsigned(word);
        long sectionHeaders = in.unsigned(word);
        // e_flags: 4 bytes; e_ehsize: 2
        in.skip(6);
        int programHeaderBytes = in.u16();
        int programHeaderCount = in.u16();
        int sectionHeaderBytes = in.u16();
        int sectionCount = in.u16();
        int nameSection = in.u16();
        if (nameSection == SHN_XINDEX) {
            throw FormatException.unsupported(source, in.offset(), "a file with more than 65,000 sections");
        }
        Table programs = new Table("program header", programHeaders, programHeaderCount, programHeaderBytes);
        programs.check(source, file.length, is64 ? 56 : 32);
        Table sections = new Table("section header", sectionHeaders, sectionCount, sectionHeaderBytes);
        sections.check(source, file.length, is64 ? 64 : 40);
        return new ElfPreflight(
                is64,
                in.isBigEndian(),
                programHeaderCount,
                sectionHeaders,
                sectionHeaderBytes,
                sectionCount,
                nameSection < sectionCount ? nameSection : 0);
    }

    /** A reader behind {@code e_ident}, in the byte order that it tells. */
    private static ByteReader ident(String source, byte[] file) {
        ByteReader in = ByteReader.of(source, file);
        in.skip(IDENT_BYTES);
        int elfClass = file[4] & 0xff;
        if (elfClass != 1 && elfClass != 2) {
            throw FormatException.malformed(source, 4, "ELF class " + elfClass + ", must be 1 or 2");
        }
        int byteOrder = file[5] & 0xff;
        if (byteOrder != 1 && byteOrder != 2) {
            throw FormatException.malformed(source, 5, "ELF byte order " + byteOrder + ", must be 1 or 2");
        }
        if (file[6] != 1) {
            throw FormatException.unsupported(source, 6, "ELF version " + (file[6] & 0xff));
        }
        return byteOrder == 2 ? in.bigEndian() : in;
    }

    /** {@return the {@code sh_type} of a section, read from the bytes} */
    long sectionType(byte[] file, int index) {
        ByteReader in = ByteReader.of("section header", file);
        in.seek(sectionHeaders + (long) index * sectionHeaderBytes + 4);
        return (bigEndian ? in.bigEndian() : in).u32();
    }

    /** One of the two tables, as the file header describes it. */
    private record Table(String name, long offset, int count, int entryBytes) {

        void check(String source, int fileBytes, int expectedEntryBytes) {
            if (count == 0) {
                return;
            }
            if (offset < 0 || offset > fileBytes) {
                throw FormatException.truncated(
                        source, fileBytes, "the " + name + " table at 0x" + Long.toHexString(offset) + " is missing");
            }
            if (entryBytes != expectedEntryBytes) {
                throw FormatException.malformed(
                        source, offset, "a " + name + " of " + entryBytes + " bytes, must be " + expectedEntryBytes);
            }
            if (count > Short.MAX_VALUE) { // jelf counts in a signed short
                throw FormatException.unsupported(source, offset, "a table of " + count + " " + name + "s");
            }
            if ((long) count * entryBytes > fileBytes - offset) {
                throw FormatException.truncated(
                        source, fileBytes, "the " + name + " table at 0x" + Long.toHexString(offset) + " is cut off");
            }
        }
    }
}

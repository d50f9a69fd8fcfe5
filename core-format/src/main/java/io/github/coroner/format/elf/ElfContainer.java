package io.github.coroner.format.elf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limits;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import java.util.ArrayList;
import java.util.List;
import net.fornwall.jelf.BackingFile;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSectionHeader;
import net.fornwall.jelf.ElfSegment;

/**
 * The parts of an ELF file: its header, program headers, section headers and notes; gABI chapters 4 and 5. Firmware and
 * core dumps are both read with it. 32 and 64 bit, both byte orders.
 *
 * <p>Reading touches the header and the two tables only. Contents are handed out as readers of the file's bytes, which
 * are not copied and must not change. Immutable.
 *
 * <p>This is the one class that uses the jelf library. A check of the raw bytes goes before it, because jelf sizes its
 * arrays by unchecked counts; it is shown every section as plain contents, because its special sections read whole symbol
 * tables when met and refuse {@code .xtensa.info} notes; and nothing of it is kept.
 */
public final class ElfContainer {
    private final String source;
    private final byte[] file;
    private final Limits limits;
    private final ElfHeader header;
    private final List<ProgramHeader> programHeaders;
    private final List<SectionHeader> sections;

    private ElfContainer(
            String source,
            byte[] file,
            Limits limits,
            ElfHeader header,
            List<ProgramHeader> programHeaders,
            List<SectionHeader> sections) {
        this.source = source;
        this.file = file;
        this.limits = limits;
        this.header = header;
        this.programHeaders = List.copyOf(programHeaders);
        this.sections = List.copyOf(sections);
    }

    /** {@return whether {@code bytes} begin as an ELF file does} */
    public static boolean isElf(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F';
    }

    /**
     * Reads header and tables.
     *
     * @param source the name of {@code file} for messages
     * @param file all bytes of the file, which must not change afterwards
     * @throws FormatException if it is no ELF file, or its header or tables are cut off or contradict the format
     */
    public static ElfContainer read(String source, byte[] file, Limits limits) {
        ElfPreflight tables = ElfPreflight.of(source, file);
        try {
            return copy(source, file, limits, tables, ElfFile.from(new PlainSections(file, tables)));
        } catch (FormatException e) {
            throw e;
        } catch (RuntimeException e) { // jelf's own exception and whatever else it lets out
            throw FormatException.malformed(source, 0, "not a readable ELF file (" + e.getMessage() + ")");
        }
    }

    private static ElfContainer copy(String source, byte[] file, Limits limits, ElfPreflight tables, ElfFile elf) {
        boolean is64 = tables.is64();
        ElfHeader header = new ElfHeader(
                is64,
                tables.bigEndian(),
                Short.toUnsignedInt(elf.e_type),
                Short.toUnsignedInt(elf.e_machine),
                word(elf.e_entry, is64),
                Integer.toUnsignedLong(elf.e_flags));
        List<ProgramHeader> programHeaders = new ArrayList<>(tables.programHeaderCount());
        for (int i = 0; i < tables.programHeaderCount(); i++) {
            programHeaders.add(programHeader(i, elf.getProgramHeader(i), is64));
        }
        List<SectionHeader> sections = new ArrayList<>(tables.sectionCount());
        SectionNames names = SectionNames.of(source, file, elf, tables);
        for (int i = 0; i < tables.sectionCount(); i++) {
            ElfSectionHeader section = elf.getSection(i).header;
            String name = names.at(Integer.toUnsignedLong(section.sh_name));
            sections.add(sectionHeader(i, name, tables.sectionType(file, i), section, is64));
        }
        return new ElfContainer(source, file, limits, header, programHeaders, sections);
    }

    private static ProgramHeader programHeader(int index, ElfSegment segment, boolean is64) {
        return new ProgramHeader(
                index,
                Integer.toUnsignedLong(segment.p_type),
                word(segment.p_offset, is64),
                word(segment.p_vaddr, is64),
                word(segment.p_paddr, is64),
                word(segment.p_filesz, is64),
                word(segment.p_memsz, is64),
                Integer.toUnsignedLong(segment.p_flags),
                word(segment.p_align, is64));
    }

    private static SectionHeader sectionHeader(
            int index, String name, long type, ElfSectionHeader section, boolean is64) {
        return new SectionHeader(
                index,
                name,
                type,
                word(section.sh_flags, is64),
                word(section.sh_addr, is64),
                word(section.sh_offset, is64),
                word(section.sh_size, is64),
                section.sh_link,
                Integer.toUnsignedLong(section.sh_info),
                word(section.sh_addralign, is64),
                word(section.sh_entsize, is64));
    }

    /** jelf sign-extends the words of 32-bit files. */
    private static long word(long value, boolean is64) {
        return is64 ? value : Integer.toUnsignedLong((int) value);
    }

    /** {@return the name of the file, as messages give it} */
    public String source() {
        return source;
    }

    /** {@return the file header} */
    public ElfHeader header() {
        return header;
    }

    /** {@return the program headers, in the table's order} */
    public List<ProgramHeader> programHeaders() {
        return programHeaders;
    }

    /** {@return the section headers, in the table's order, the empty first one included} */
    public List<SectionHeader> sections() {
        return sections;
    }

    /** {@return whether addresses and offsets in the file have 64 bits} */
    public boolean is64() {
        return header.is64();
    }

    /** {@return whether numbers in the file are stored most significant byte first} */
    public boolean bigEndian() {
        return header.bigEndian();
    }

    /**
     * {@return a reader of a section's bytes in the file, named after the section; empty for {@code NOBITS}}
     *
     * @throws FormatException if the section reaches past the end of the file
     */
    public ByteReader contents(SectionHeader section) {
        long size = section.type() == SectionHeader.NOBITS ? 0 : section.size();
        return bytes(section.label(), size == 0 ? 0 : section.offset(), size);
    }

    /**
     * {@return a reader of a segment's bytes in the file, named after its number}
     *
     * @throws FormatException if the segment reaches past the end of the file
     */
    public ByteReader contents(ProgramHeader segment) {
        return bytes("segment " + segment.index(), segment.offset(), segment.fileSize());
    }

    private ByteReader bytes(String name, long offset, long size) {
        ByteReader all = ByteReader.of(source, file);
        all.seek(offset);
        ByteReader contents = all.section(name, size);
        return header.bigEndian() ? contents.bigEndian() : contents;
    }

    /**
     * {@return the notes of all {@code PT_NOTE} segments, in file order}
     *
     * @throws FormatException if a note runs out of its segment or a segment out of the file
     */
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (ProgramHeader segment : programHeaders) {
            if (segment.type() == ProgramHeader.NOTE) {
                Note.readAll(contents(segment), segment.alignment(), notes, limits);
            }
        }
        return notes;
    }

    /**
     * {@return the notes that can be read; where a segment of notes breaks off, its rest is told as a problem}
     *
     * @param problems takes what was wrong
     */
    public List<Note> notes(Problems problems) {
        List<Note> notes = new ArrayList<>();
        for (ProgramHeader segment : programHeaders) {
            if (segment.type() != ProgramHeader.NOTE) {
                continue;
            }
            try {
                long available = Math.max(0, Math.min(segment.fileSize(), file.length - segment.offset()));
                ByteReader contents = bytes("segment " + segment.index(), segment.offset(), available);
                Note.readAll(contents, segment.alignment(), notes, limits);
            } catch (FormatException e) {
                problems.add(ProblemCode.MALFORMED, e);
            }
        }
        return notes;
    }

    /** The section name string table. */
    private record SectionNames(ByteReader strings) {
        /** Names may share their bytes; without a bound, many long ones would take more memory than the file. */
        private static final int MOST_NAME_BYTES = 4096;

        static SectionNames of(String source, byte[] file, ElfFile elf, ElfPreflight tables) {
            if (tables.nameSection() == 0) {
                return new SectionNames(ByteReader.of("section names", new byte[1]));
            }
            ElfSectionHeader section = elf.getSection(tables.nameSection()).header;
            ByteReader all = ByteReader.of(source, file);
            all.seek(word(section.sh_offset, tables.is64()));
            return new SectionNames(all.section("section names", word(section.sh_size, tables.is64())));
        }

        String at(long offset) {
            if (offset == 0 || strings.end() <= 1) {
                return "";
            }
            strings.seek(offset);
            return strings.slice(Math.min(MOST_NAME_BYTES, strings.remaining())).string();
        }
    }

    /** The file as jelf sees it: every section header has the type {@code PROGBITS}. */
    private static final class PlainSections implements BackingFile {
        private final byte[] file;
        private final ElfPreflight tables;
        private final long sectionHeadersEnd;
        private int position;

        PlainSections(byte[] file, ElfPreflight tables) {
            this.file = file;
            this.tables = tables;
            this.sectionHeadersEnd =
                    tables.sectionHeaders() + (long) tables.sectionCount() * tables.sectionHeaderBytes();
        }

        @Override
        public void seek(long offset) {
            position = Math.toIntExact(offset);
        }

        @Override
        public void skip(int count) {
            position += count;
        }

        @Override
        public short readUnsignedByte() {
            int at = position++;
            if (at >= tables.sectionHeaders() && at < sectionHeadersEnd) {
                int place = (int) (at - tables.sectionHeaders()) % tables.sectionHeaderBytes() - 4;
                if (place >= 0 && place < 4) {
                    return (short) (place == (tables.bigEndian() ? 3 : 0) ? SectionHeader.PROGBITS : 0);
                }
            }
            return (short) (file[at] & 0xff);
        }

        @Override
        public int read(byte[] destination) {
            int count = Math.min(destination.length, file.length - position);
            System.arraycopy(file, position, destination, 0, count);
            position += count;
            return count;
        }
    }
}

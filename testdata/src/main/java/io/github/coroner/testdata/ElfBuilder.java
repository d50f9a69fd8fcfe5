package io.github.coroner.testdata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes ELF files of either class and byte order, gABI chapters 4 and 5: file header, program headers, contents, section
 * headers with their names, in this order.
 */
public final class ElfBuilder {
    private final boolean is64;
    private final boolean bigEndian;
    private final int type;
    private final int machine;
    private final List<Part> segments = new ArrayList<>();
    private final List<Part> sections = new ArrayList<>();

    /** Makes a file without contents. */
    public ElfBuilder(boolean is64, boolean bigEndian, int type, int machine) {
        this.is64 = is64;
        this.bigEndian = bigEndian;
        this.type = type;
        this.machine = machine;
    }

    /** Makes a file as ESP32 chips have it: 32 bit, little-endian. */
    public static ElfBuilder of(int type, int machine) {
        return new ElfBuilder(false, false, type, machine);
    }

    /** Adds a segment; {@code segmentType} 1 is {@code PT_LOAD}, 4 {@code PT_NOTE}. */
    public ElfBuilder segment(long segmentType, long address, long flags, byte[] contents) {
        segments.add(new Part("", segmentType, flags, address, contents, contents.length, 0, 0));
        return this;
    }

    /** Adds a section. */
    public ElfBuilder section(String name, long sectionType, long flags, long address, byte[] contents) {
        return section(name, sectionType, flags, address, contents, 0, 0);
    }

    /** Adds a section with its link and the size of its entries. */
    public ElfBuilder section(
            String name, long sectionType, long flags, long address, byte[] contents, int link, int entrySize) {
        sections.add(new Part(name, sectionType, flags, address, contents, contents.length, link, entrySize));
        return this;
    }

    /** Adds a section without bytes in the file ({@code SHT_NOBITS}). */
    public ElfBuilder noBits(String name, long flags, long address, long size) {
        sections.add(new Part(name, 8, flags, address, new byte[0], size, 0, 0));
        return this;
    }

    /** {@return the bytes of one note: name with its NUL, both fields padded to 4} */
    public static byte[] note(String name, int noteType, byte[] descriptor) {
        byte[] nameBytes = (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer note = ByteBuffer.allocate(12 + padded(nameBytes.length) + padded(descriptor.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(nameBytes.length)
                .putInt(descriptor.length)
                .putInt(noteType);
        note.put(nameBytes).position(12 + padded(nameBytes.length)).put(descriptor);
        return note.array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    /** {@return the file} */
    public byte[] build() {
        int headerBytes = is64 ? 64 : 52;
        int segmentBytes = is64 ? 56 : 32;
        int sectionBytes = is64 ? 64 : 40;
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.write(0);
        List<Integer> nameOffsets = new ArrayList<>();
        List<Part> all = new ArrayList<>();
        if (!sections.isEmpty()) {
            all.add(new Part("", 0, 0, 0, new byte[0], 0, 0, 0));
            all.addAll(sections);
            for (Part section : all) {
                nameOffsets.add(section.name.isEmpty() ? 0 : names.size());
                if (!section.name.isEmpty()) {
                    names.writeBytes((section.name + "\0").getBytes(StandardCharsets.UTF_8));
                }
            }
            nameOffsets.add(names.size());
            names.writeBytes(".shstrtab\0".getBytes(StandardCharsets.UTF_8));
            byte[] table = names.toByteArray();
            all.add(new Part(".shstrtab", 3, 0, 0, table, table.length, 0, 0));
        }
        long contents = headerBytes + (long) segments.size() * segmentBytes;
        long sectionHeaders = contents + size(segments) + size(all);
        Words file = new Words(Math.toIntExact(sectionHeaders + (long) all.size() * sectionBytes));
        file.bytes(new byte[] {0x7f, 'E', 'L', 'F', (byte) (is64 ? 2 : 1), (byte) (bigEndian ? 2 : 1), 1});
        file.bytes(new byte[9]);
        file.u16(type).u16(machine).u32(1).word(0).word(segments.isEmpty() ? 0 : headerBytes);
        file.word(all.isEmpty() ? 0 : sectionHeaders).u32(0).u16(headerBytes).u16(segmentBytes);
        file.u16(segments.size()).u16(sectionBytes).u16(all.size()).u16(all.isEmpty() ? 0 : all.size() - 1);
        long offset = contents;
        for (Part segment : segments) {
            file.segment(segment, offset);
            offset += segment.contents.length;
        }
        segments.forEach(segment -> file.bytes(segment.contents));
        all.forEach(section -> file.bytes(section.contents));
        for (int i = 0; i < all.size(); i++) {
            file.section(all.get(i), nameOffsets.get(i), offset);
            offset += all.get(i).contents.length;
        }
        return file.out.array();
    }

    private static long size(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.contents.length).sum();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(
            String name, long type, long flags, long address, byte[] contents, long size, int link, int entrySize) {}

    /** The file as it grows, in its byte order and word size. */
    private final class Words {
        private final ByteBuffer out;

        Words(int size) {
            out = ByteBuffer.allocate(size).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        }

        Words u16(int value) {
            out.putShort((short) value);
            return this;
        }

        Words u32(long value) {
            out.putInt((int) value);
            return this;
        }

        Words word(long value) {
            if (is64) {
                out.putLong(value);
                return this;
            }
            return u32(value);
        }

        void bytes(byte[] bytes) {
            out.put(bytes);
        }

        void segment(Part part, long offset) {
            u32(part.type);
            if (is64) {
                u32(part.flags);
            }
            word(offset).word(part.address).word(part.address).word(part.size).word(part.size);
            if (!is64) {
                u32(part.flags);
            }
            word(0);
        }

        void section(Part part, int nameOffset, long offset) {
            u32(nameOffset)
                    .u32(part.type)
                    .word(part.flags)
                    .word(part.address)
                    .word(offset)
                    .word(part.size);
            u32(part.link).u32(0).word(1).word(part.entrySize);
        }
    }
}

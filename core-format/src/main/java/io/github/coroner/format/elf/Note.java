package io.github.coroner.format.elf;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A note of a {@code PT_NOTE} segment or {@code SHT_NOTE} section, gABI chapter 5 "Note Section".
 *
 * @param name up to its first NUL byte
 * @param type meaning depends on the name
 * @param descriptor a reader of its description, named after the note
 */
public record Note(String name, long type, ByteReader descriptor) {
    /** Bytes of sizes and type, before the name. */
    public static final int HEADER_BYTES = 12;

    private static final int MOST_NAME_CHARACTERS = 255;

    /** Keeps a reader of its own, so that no one else moves it. */
    public Note {
        descriptor = descriptor.copy();
    }

    @Override
    public ByteReader descriptor() {
        return descriptor.copy();
    }

    /** Notes are equal if name, type and the bytes of the description are, wherever they stand. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Note note
                && type == note.type
                && name.equals(note.name)
                && Arrays.equals(description(), note.description());
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(name, type) + Arrays.hashCode(description());
    }

    private byte[] description() {
        ByteReader copy = descriptor();
        return copy.bytes(copy.remaining());
    }

    /**
     * Reads all notes of a segment or section and adds them to {@code notes}. What was read before a broken note stays there.
     *
     * <p>The size of a name may count padding in which something else follows the name's NUL, as ESP-IDF before 5.1.7
     * writes it; the name ends at its first NUL all the same.
     *
     * @param in the notes, from the first one's header to the end
     * @param alignment of the segment or section; 8 pads names and descriptions to 8 bytes, everything else to 4
     * @throws FormatException if a note runs out of {@code in}, or there are too many
     */
    public static void readAll(ByteReader in, long alignment, List<Note> notes, Limits limits) {
        int padding = alignment == 8 ? 8 : 4;
        ByteReader rest = in.copy();
        for (int number = 1; rest.remaining() > 0; number++) {
            limits.check(Limit.NOTES, notes.size() + 1L, rest.source(), rest.offset());
            if (rest.remaining() < HEADER_BYTES && isZero(rest.copy())) {
                return; // padding of the segment
            }
            // namesz, descsz, type: 4 bytes each; name; descriptor
            long nameBytes = rest.u32();
            long descriptorBytes = rest.u32();
            long type = rest.u32();
            String name = name(rest.slice(nameBytes));
            skipPadding(rest, padding);
            ByteReader descriptor =
                    rest.section(name.isEmpty() ? "note " + number : "note " + number + " " + name, descriptorBytes);
            skipPadding(rest, padding);
            notes.add(new Note(name, type, descriptor));
        }
    }

    private static String name(ByteReader field) {
        StringBuilder name = new StringBuilder();
        while (field.remaining() > 0) {
            int next = field.u8();
            if (next == 0) {
                break;
            }
            if (name.length() == MOST_NAME_CHARACTERS) {
                throw FormatException.malformed(field.source(), field.offset(), "a note's name does not end");
            }
            name.append((char) next);
        }
        return name.toString();
    }

    private static boolean isZero(ByteReader rest) {
        while (rest.remaining() > 0) {
            if (rest.u8() != 0) {
                return false;
            }
        }
        return true;
    }

    /** The padding of the last note may be missing. */
    private static void skipPadding(ByteReader rest, int padding) {
        long behind = rest.offset() % padding;
        if (behind != 0) {
            rest.skip(Math.min(padding - behind, rest.remaining()));
        }
    }
}

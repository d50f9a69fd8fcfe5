package io.github.coroner.testdata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the parts of a dump's ELF body are, as far as it is still well-formed; for {@link DumpDamage} to hit. */
final class ElfBody {
    private static final int HEADER_BYTES = 52;
    private static final int PROGRAM_HEADER_BYTES = 32;
    private static final int NOTE_SEGMENT = 4;
    private static final int LONGEST_DUMP_HEADER = 64;

    private final byte[] dump;
    private final ByteBuffer words;
    private final int start;

    /**
     * A note.
     *
     * @param offset of its header in the dump
     * @param length bytes of header, name and descriptor with their padding
     */
    record Note(int offset, int length) {}

    private ElfBody(byte[] dump, int start) {
        this.dump = dump;
        this.start = start;
        words = ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return the body; empty if the dump has none, or not all of its header} */
    static Optional<ElfBody> find(byte[] dump) {
        for (int at = 0; at <= LONGEST_DUMP_HEADER && at + HEADER_BYTES <= dump.length; at += 4) {
            if (dump[at] == 0x7f && dump[at + 1] == 'E' && dump[at + 2] == 'L' && dump[at + 3] == 'F') {
                return Optional.of(new ElfBody(dump, at));
            }
        }
        return Optional.empty();
    }

    /** {@return where a program header begins, counted modulo how many there are; -1 if it is not inside the dump} */
    int programHeader(int index) {
        int count = words.getShort(start + 44) & 0xffff;
        long at = start + (words.getInt(start + 28) & 0xffff_ffffL);
        at += count == 0 ? 0 : (long) Math.floorMod(index, count) * PROGRAM_HEADER_BYTES;
        return count == 0 || at + PROGRAM_HEADER_BYTES > dump.length ? -1 : (int) at;
    }

    /** {@return a note, counted modulo how many there are} */
    Optional<Note> note(int index) {
        List<Note> notes = notes();
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes.get(Math.floorMod(index, notes.size())));
    }

    private List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        int count = words.getShort(start + 44) & 0xffff;
        for (int segment = 0; segment < Math.min(count, 64); segment++) {
            int header = programHeader(segment);
            if (header >= 0 && words.getInt(header) == NOTE_SEGMENT) {
                long from = start + (words.getInt(header + 4) & 0xffff_ffffL);
                collect(from, from + (words.getInt(header + 16) & 0xffff_ffffL), notes);
            }
        }
        return notes;
    }

    private void collect(long from, long to, List<Note> notes) {
        long at = from;
        while (at + 12 <= Math.min(to, dump.length)) {
            long name = words.getInt((int) at) & 0xffff_ffffL;
            long descriptor = words.getInt((int) at + 4) & 0xffff_ffffL;
            long length = 12 + (name + 3 & ~3L) + (descriptor + 3 & ~3L);
            if (at + length > dump.length) {
                return;
            }
            notes.add(new Note((int) at, (int) length));
            at += length;
        }
    }

    /** {@return the dump with two notes exchanged; what lies between them moves when they differ in length} */
    byte[] withSwapped(int first, int second) {
        Optional<Note> one = note(first);
        Optional<Note> other = note(second);
        if (one.isEmpty()
                || other.isEmpty()
                || one.get().offset() == other.get().offset()) {
            return dump;
        }
        boolean inOrder = one.get().offset() < other.get().offset();
        Note front = (inOrder ? one : other).get();
        Note back = (inOrder ? other : one).get();
        int between = front.offset() + front.length();
        if (between > back.offset()) {
            return dump;
        }
        ByteBuffer swapped = ByteBuffer.wrap(dump.clone());
        swapped.position(front.offset());
        swapped.put(dump, back.offset(), back.length())
                .put(dump, between, back.offset() - between)
                .put(dump, front.offset(), front.length());
        return swapped.array();
    }

    /** {@return the dump with one note written over the place of another, as far as that reaches} */
    byte[] withCopied(int from, int over) {
        Optional<Note> source = note(from);
        Optional<Note> place = note(over);
        if (source.isEmpty() || place.isEmpty()) {
            return dump;
        }
        byte[] copied = dump.clone();
        byte[] note = Arrays.copyOfRange(
                dump,
                source.get().offset(),
                source.get().offset() + source.get().length());
        int length = Math.min(note.length, place.get().length());
        System.arraycopy(note, 0, copied, place.get().offset(), length);
        return copied;
    }
}

package io.github.coroner.testdata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * One way in which a core dump can be damaged. Places count modulo the length of what they are in, so that any damage can be
 * done to any dump; one that needs an ELF body leaves others as they are. Checksums are not made good again.
 */
public sealed interface DumpDamage {

    /** Numbers at which readers' arithmetic turns over, for sizes, counts and addresses. */
    List<Integer> EXTREMES = List.of(
            0, 1, 3, 0x7f, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_fffc, 0xffff_fffe, 0xffff_ffff);

    /** {@return the damaged dump; {@code dump} stays as it is} */
    byte[] apply(byte[] dump);

    /** Bits turned over in one byte. */
    record FlippedBits(int place, int mask) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            byte[] damaged = dump.clone();
            if (damaged.length > 0) {
                damaged[Math.floorMod(place, damaged.length)] ^= (byte) mask;
            }
            return damaged;
        }
    }

    /** One aligned word that says something else, such as a size in a header. */
    record Word(int place, int value) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            byte[] damaged = dump.clone();
            if (damaged.length >= Integer.BYTES) {
                words(damaged).putInt(Math.floorMod(place, damaged.length / 4) * 4, value);
            }
            return damaged;
        }
    }

    /** Bytes written over: text without an end, or that is not UTF-8. */
    record Overwritten(int place, int length, int value) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            byte[] damaged = dump.clone();
            if (damaged.length > 0) {
                int from = Math.floorMod(place, damaged.length);
                Arrays.fill(damaged, from, Math.min(damaged.length, from + Math.abs(length % 64)), (byte) value);
            }
            return damaged;
        }
    }

    /** A piece of the dump put in a second time somewhere else; all behind it moves. */
    record Splice(int from, int length, int to) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            if (dump.length == 0) {
                return dump;
            }
            int begin = Math.floorMod(from, dump.length);
            int end = Math.min(dump.length, begin + Math.floorMod(length, 4096));
            int at = Math.floorMod(to, dump.length);
            ByteBuffer damaged = ByteBuffer.allocate(dump.length + end - begin);
            damaged.put(dump, 0, at).put(dump, begin, end - begin).put(dump, at, dump.length - at);
            return damaged.array();
        }
    }

    /** A dump cut off. */
    record CutOff(int length) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            return Arrays.copyOf(dump, Math.floorMod(length, dump.length + 1));
        }
    }

    /** A field of a program header: 0 type, 1 offset, 2 virtual address, 4 size in the file, 5 in memory. */
    record SegmentField(int segment, int field, int value) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            byte[] damaged = dump.clone();
            ElfBody.find(damaged).ifPresent(body -> {
                int header = body.programHeader(segment);
                if (header >= 0) {
                    words(damaged).putInt(header + 4 * Math.floorMod(field, 8), value);
                }
            });
            return damaged;
        }
    }

    /** A segment that is where another one is, or a little beside it, so that they overlap. */
    record OverlappingSegment(int segment, int other, int shift) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            byte[] damaged = dump.clone();
            ElfBody.find(damaged).ifPresent(body -> {
                int header = body.programHeader(segment);
                int model = body.programHeader(other);
                if (header >= 0 && model >= 0) {
                    words(damaged).putInt(header + 8, words(damaged).getInt(model + 8) + shift);
                }
            });
            return damaged;
        }
    }

    /** A field of a note's header: 0 size of the name, 1 size of the descriptor, 2 type. */
    record NoteField(int note, int field, int value) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            byte[] damaged = dump.clone();
            ElfBody.find(damaged)
                    .flatMap(body -> body.note(note))
                    .ifPresent(found -> words(damaged).putInt(found.offset() + 4 * Math.floorMod(field, 3), value));
            return damaged;
        }
    }

    /** A note whose name has no NUL at its end, nor anywhere. */
    record NoteNameWithoutEnd(int note) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            byte[] damaged = dump.clone();
            ElfBody.find(damaged)
                    .flatMap(body -> body.note(note))
                    .ifPresent(found ->
                            Arrays.fill(damaged, found.offset() + 12, found.offset() + found.length(), (byte) 'x'));
            return damaged;
        }
    }

    /** Two notes that stand in each other's place. */
    record SwappedNotes(int first, int second) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            return ElfBody.find(dump)
                    .map(body -> body.withSwapped(first, second))
                    .orElse(dump);
        }
    }

    /** A note that is there twice: its copy is put over the one behind it as far as it reaches. */
    record DuplicatedNote(int note, int over) implements DumpDamage {
        @Override
        public byte[] apply(byte[] dump) {
            return ElfBody.find(dump).map(body -> body.withCopied(note, over)).orElse(dump);
        }
    }

    private static ByteBuffer words(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package io.github.coroner.format.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.testdata.SectionAssembler;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layout: ELF gABI chapter 5, note section. */
class NoteTest {

    /** Appends a note, its name and its descriptor padded. */
    private static SectionAssembler note(SectionAssembler to, String name, int type, byte[] descriptor, int alignment) {
        to.u32(name.length() + 1).u32(descriptor.length).u32(type).string(name);
        pad(to, alignment);
        to.bytes(descriptor);
        return pad(to, alignment);
    }

    private static SectionAssembler pad(SectionAssembler to, int alignment) {
        while (to.size() % alignment != 0) {
            to.u8(0);
        }
        return to;
    }

    private static List<Note> read(byte[] notes, long alignment) {
        return read(ByteReader.of("segment", notes), alignment, Limits.defaults());
    }

    private static List<Note> read(ByteReader notes, long alignment, Limits limits) {
        List<Note> found = new ArrayList<>();
        Note.readAll(notes, alignment, found, limits);
        return found;
    }

    private static byte[] two(int alignment) {
        SectionAssembler notes = SectionAssembler.littleEndian();
        note(notes, "CORE", 1, new byte[] {1, 2, 3, 4, 5}, alignment);
        note(notes, "EXTRA_INFO", 677, new byte[] {6, 7, 8, 9}, alignment);
        return notes.toBytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void readsNamesTypesAndDescriptors(int alignment) {
        List<Note> notes = read(two(alignment), alignment);
        assertThat(notes).extracting(Note::name).containsExactly("CORE", "EXTRA_INFO");
        assertThat(notes).extracting(Note::type).containsExactly(1L, 677L);
        assertThat(notes.get(0).descriptor().bytes(5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(notes.get(0).descriptor().remaining())
                .as("each time from its start")
                .isEqualTo(5);
        assertThat(notes.get(1).descriptor().u32()).isEqualTo(0x0908_0706L);
        assertThat(notes.get(1).descriptor().source()).isEqualTo("note 2 EXTRA_INFO");
    }

    /** Producers write alignments of 0, 1 and 2 and mean 4. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 4, 16})
    void anyAlignmentButEightIsFour(long alignment) {
        assertThat(read(two(4), alignment)).hasSize(2);
    }

    @Test
    void notesWithoutNameAreNamedByTheirNumber() {
        byte[] notes =
                SectionAssembler.littleEndian().u32(0).u32(4).u32(7).u32(0x55).toBytes();
        assertThat(read(notes, 4)).singleElement().satisfies(note -> {
            assertThat(note.name()).isEmpty();
            assertThat(note.descriptor().source()).isEqualTo("note 1");
        });
    }

    @Test
    void zerosBehindTheLastNoteArePadding() {
        for (int more = 1; more < 12; more++) {
            byte[] notes = SectionAssembler.littleEndian()
                    .bytes(two(4))
                    .bytes(new byte[more])
                    .toBytes();
            assertThat(read(notes, 4)).hasSize(2);
            notes[notes.length - 1] = 1;
            assertThatThrownBy(() -> read(notes, 4)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void everyTruncationKeepsTheWholeNotesOrIsRefused() {
        byte[] whole = two(4);
        int first = 28;
        for (int length = 0; length < whole.length; length++) {
            ByteReader cut = ByteReader.of("segment", whole, 0, length);
            List<Note> found = new ArrayList<>();
            FormatException refusal =
                    catchThrowableOfType(FormatException.class, () -> Note.readAll(cut, 4, found, Limits.defaults()));
            // padding of the first descriptor may be missing: what is read is whole
            boolean isWhole = length == 0 || (length >= first - 3 && length <= first);
            assertThat(refusal == null).as("%d", length).isEqualTo(isWhole);
            assertThat(found).hasSize(length >= first - 3 ? 1 : 0);
        }
    }

    @Test
    void namesEndWithin255Characters() {
        byte[] longest = note(SectionAssembler.littleEndian(), "n".repeat(255), 1, new byte[4], 4)
                .toBytes();
        assertThat(read(longest, 4).get(0).name()).hasSize(255);
        byte[] longer = note(SectionAssembler.littleEndian(), "n".repeat(256), 1, new byte[4], 4)
                .toBytes();
        assertThatThrownBy(() -> read(longer, 4)).hasMessageContaining("a note's name does not end");
    }

    @Test
    void keepsTheLimitOnNotes() {
        ByteReader notes = ByteReader.of("segment", two(4));
        assertThat(read(notes, 4, Limits.defaults().with(Limit.NOTES, 2))).hasSize(2);
        assertThatThrownBy(() -> read(notes, 4, Limits.defaults().with(Limit.NOTES, 1)))
                .hasMessageContaining("NOTES");
    }

    @Property(tries = 2000)
    void anyBytesAreNotesOrRefusedInside(@ForAll @Size(max = 80) byte[] bytes, @ForAll boolean eight) {
        try {
            for (Note note : read(bytes, eight ? 8 : 4)) {
                assertThat(note.descriptor().remaining()).isLessThanOrEqualTo(bytes.length);
            }
        } catch (FormatException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
        }
    }

    @Test
    void notesAreEqualByWhatTheyHold() {
        byte[] bytes = {9, 9, 1, 2, 3};
        Note note = new Note("CORE", 1, ByteReader.of("here", bytes, 2, 5));
        Note elsewhere = new Note("CORE", 1, ByteReader.of("there", new byte[] {1, 2, 3}));

        assertThat(note).isEqualTo(elsewhere).hasSameHashCodeAs(elsewhere);
        assertThat(note).isNotEqualTo(new Note("CORE", 1, ByteReader.of("here", bytes, 1, 5)));
        assertThat(note).isNotEqualTo(new Note("CORE", 2, ByteReader.of("here", bytes, 2, 5)));
        assertThat(note).isNotEqualTo(new Note("CORES", 1, ByteReader.of("here", bytes, 2, 5)));
    }
}

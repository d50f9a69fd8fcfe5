package io.github.coroner.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DumpDamageTest {

    @Provide
    Arbitrary<DamagedDump> damagedDumps() {
        return DumpArbitraries.damagedDumps();
    }

    @Provide
    Arbitrary<DumpSpec> elfDumps() {
        return DumpArbitraries.dumps(DumpSpec.Version.V1_3, DumpSpec.ChipSpec.ALL.get(2));
    }

    @Property(tries = 300)
    void anyDamageCanBeDoneToAnyDumpAndLeavesTheWholeOneAlone(@ForAll("damagedDumps") DamagedDump damaged) {
        byte[] whole = DumpWriter.write(damaged.spec());
        byte[] copy = whole.clone();
        DamagedDump.damage(whole, damaged.damages());
        assertThat(whole).isEqualTo(copy);
        assertThat(DamagedDump.damage(new byte[0], damaged.damages())).isEmpty();
    }

    @Property(tries = 50)
    void notesAreFoundAndHit(@ForAll("elfDumps") DumpSpec spec) {
        byte[] dump = DumpWriter.write(spec);
        ElfBody body = ElfBody.find(dump).orElseThrow();
        Set<Integer> offsets = new HashSet<>();
        for (int note = 0; note < 64; note++) {
            offsets.add(body.note(note).orElseThrow().offset());
        }
        // a status note a task, and at least the one that says which firmware wrote the dump
        assertThat(offsets).hasSizeGreaterThan(spec.tasks().size());
        assertThat(new DumpDamage.SwappedNotes(0, 1).apply(dump))
                .hasSameSizeAs(dump)
                .isNotEqualTo(dump);
        assertThat(new DumpDamage.NoteNameWithoutEnd(0).apply(dump)).isNotEqualTo(dump);
        assertThat(new DumpDamage.SegmentField(1, 2, 7).apply(dump)).isNotEqualTo(dump);
    }

    @Test
    void damageOfNotesLeavesBinaryDumpsAsTheyAre() {
        byte[] dump = {1, 2, 3, 4, 5, 6, 7, 8};
        for (DumpDamage damage : List.of(
                new DumpDamage.SwappedNotes(0, 1),
                new DumpDamage.DuplicatedNote(0, 1),
                new DumpDamage.NoteField(0, 1, -1),
                new DumpDamage.NoteNameWithoutEnd(3),
                new DumpDamage.OverlappingSegment(0, 1, 4),
                new DumpDamage.SegmentField(0, 1, -1))) {
            assertThat(damage.apply(dump)).as("%s", damage).isEqualTo(dump);
        }
    }
}

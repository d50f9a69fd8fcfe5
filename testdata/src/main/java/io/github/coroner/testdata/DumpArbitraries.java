package io.github.coroner.testdata;

import io.github.coroner.testdata.DumpSpec.ChipSpec;
import io.github.coroner.testdata.DumpSpec.SegmentSpec;
import io.github.coroner.testdata.DumpSpec.State;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated core dumps, whole and damaged. */
public final class DumpArbitraries {
    private static final int TASK_SPACE = 0x1000;
    private static final int TASKS_OFFSET = 0x2000;
    private static final int SEGMENTS_OFFSET = 0x2_c000;

    private DumpArbitraries() {}

    /** {@return dumps of every version, chip and form} */
    public static Arbitrary<DumpSpec> dumps() {
        return Combinators.combine(Arbitraries.of(Version.class), Arbitraries.of(ChipSpec.ALL))
                .flatAs(DumpArbitraries::dumps);
    }

    /** {@return dumps of one version and chip} */
    public static Arbitrary<DumpSpec> dumps(Version version, ChipSpec chip) {
        // before chip numbers there was one chip
        ChipSpec writer = version.number() < Version.V0_2.number() ? ChipSpec.ALL.get(0) : chip;
        Arbitrary<List<Integer>> seeds =
                Arbitraries.integers().list().ofMinSize(1).ofMaxSize(12);
        Arbitrary<List<List<Integer>>> segments = Arbitraries.integers()
                .list()
                .ofMinSize(1)
                .ofMaxSize(16)
                .list()
                .ofMaxSize(version.hasSegments() ? 3 : 0);
        Arbitrary<String> sha = Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofMinLength(8)
                .ofMaxLength(64);
        Arbitrary<List<String>> details = Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMinLength(1)
                .ofMaxLength(60)
                .list()
                .ofMaxSize(version.isElf() ? 2 : 0);
        Arbitrary<Optional<Boolean>> inInterrupt =
                Arbitraries.of(Optional.empty(), Optional.of(false), Optional.of(true));
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<Integer> revision = Arbitraries.of(0, 1, 3, 101, 300);
        return Combinators.combine(seeds, segments, sha, details, inInterrupt, flags, flags, revision)
                .as((taskSeeds, words, text, panic, interrupt, oldNames, first, chipRevision) -> {
                    List<TaskSpec> tasks = tasks(version, writer, taskSeeds);
                    boolean broken = tasks.get(0).state() == State.BROKEN_STACK;
                    boolean quiet = broken || !version.hasSegments();
                    Optional<Boolean> said = quiet ? interrupt.map(in -> false) : interrupt;
                    return new DumpSpec(
                            version,
                            writer,
                            chipRevision,
                            tasks,
                            segments(writer, words),
                            text,
                            panic,
                            said,
                            oldNames,
                            first);
                });
    }

    /** {@return dumps of every version with one to six damages} */
    public static Arbitrary<DamagedDump> damagedDumps() {
        return Combinators.combine(dumps(), damages()).as(DamagedDump::new);
    }

    /** {@return one to six damages to any dump: bits, words, pieces, its end, segments, notes, texts} */
    public static Arbitrary<List<DumpDamage>> damages() {
        Arbitrary<Integer> place = Arbitraries.integers().greaterOrEqual(0);
        // half of all hits go to where everything else is laid out
        Arbitrary<Integer> head =
                Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.integers().between(0, 128)), Tuple.of(1, place));
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 31);
        Arbitrary<Integer> value = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(DumpDamage.EXTREMES)), Tuple.of(1, Arbitraries.integers()));
        Arbitrary<Integer> filling = Arbitraries.of((int) 'x', 0xff, 0xc3, 0x80, 0x1b, 0, 0x0a);
        Arbitrary<Integer> shift = Arbitraries.of(0, 1, 4, -4, 16, 0x1000, -0x1000);
        return Arbitraries.oneOf(List.<Arbitrary<DumpDamage>>of(
                        Combinators.combine(head, Arbitraries.integers().between(1, 255))
                                .as(DumpDamage.FlippedBits::new),
                        Combinators.combine(head.map(at -> at / 4), value).as(DumpDamage.Word::new),
                        Combinators.combine(place, few, filling).as(DumpDamage.Overwritten::new),
                        Combinators.combine(place, place, place).as(DumpDamage.Splice::new),
                        place.map(DumpDamage.CutOff::new),
                        Combinators.combine(few, few, value).as(DumpDamage.SegmentField::new),
                        Combinators.combine(few, few, shift).as(DumpDamage.OverlappingSegment::new),
                        Combinators.combine(few, few, value).as(DumpDamage.NoteField::new),
                        few.map(DumpDamage.NoteNameWithoutEnd::new),
                        Combinators.combine(few, few).as(DumpDamage.SwappedNotes::new),
                        Combinators.combine(few, few).as(DumpDamage.DuplicatedNote::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static List<TaskSpec> tasks(Version version, ChipSpec chip, List<Integer> seeds) {
        List<TaskSpec> tasks = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            int seed = seeds.get(i);
            long space = chip.ram() + TASKS_OFFSET + (long) i * TASK_SPACE;
            int choice = Math.floorMod(seed, 8);
            State state = choice == 7 && version.hasSegments()
                    ? State.BROKEN_STACK
                    : choice >= 5 && i > 0 && chip.xtensa() ? State.SOLICITED : State.INTERRUPTED;
            int stackBytes = 16 * (1 + Math.floorMod(seed >> 3, 20));
            tasks.add(new TaskSpec(space, "task" + i, Math.floorMod(seed, 25), space + 0x400, stackBytes, state, seed));
        }
        return tasks;
    }

    private static List<SegmentSpec> segments(ChipSpec chip, List<List<Integer>> words) {
        List<SegmentSpec> segments = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            segments.add(new SegmentSpec(chip.ram() + SEGMENTS_OFFSET + 0x100L * i, words.get(i)));
        }
        return segments;
    }
}

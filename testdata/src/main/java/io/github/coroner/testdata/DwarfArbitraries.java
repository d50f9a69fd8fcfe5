package io.github.coroner.testdata;

import io.github.coroner.testdata.LineProgramBuilder.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated debugging information: trees of entries, sequences of line rows, lists of ranges; and generated call chains. */
public final class DwarfArbitraries {
    // DW_FORM_* of numbers, DWARF 5 section 7.5.6, and the bits that each can hold
    private static final int[] NUMBERS = {0x0b, 0x05, 0x06, 0x07, 0x0f, 0x0d, 0x21, 0x16};
    private static final long[] MASKS = {0xff, 0xffff, 0xffff_ffffL, -1, Long.MAX_VALUE, -1, -1, Long.MAX_VALUE};
    private static final int[] TEXTS = {0x08, 0x0e};
    private static final int[] REFERENCES = {0x13, 0x10};
    private static final int EXPRLOC = 0x18;
    private static final int FIRST_ATTRIBUTE = 0x100;
    private static final int DEPTH = 5;

    private DwarfArbitraries() {}

    /**
     * A tree of entries.
     *
     * @param root the unit's entry
     * @param entries all of them in the order in which they are written
     */
    public record Tree(DieSpec root, List<DieSpec> entries) {}

    /** {@return trees of entries with numbers, texts, blocks and references to one another in all their forms} */
    public static Arbitrary<Tree> trees() {
        return Arbitraries.longs().map(seed -> {
            List<DieSpec> all = new ArrayList<>();
            return new Tree(tree(new SplittableRandom(seed), DEPTH, all), all);
        });
    }

    private static DieSpec tree(SplittableRandom random, int depth, List<DieSpec> all) {
        DieSpec die = DieSpec.of(1 + random.nextInt(0x40));
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            addAttribute(die, FIRST_ATTRIBUTE + i, random, all);
        }
        all.add(die);
        for (int children = depth == 0 ? 0 : random.nextInt(4); children > 0; children--) {
            die.add(tree(random, depth - 1, all));
        }
        return die;
    }

    private static void addAttribute(DieSpec die, int attribute, SplittableRandom random, List<DieSpec> all) {
        switch (random.nextInt(4)) {
            case 0 -> {
                int kind = random.nextInt(NUMBERS.length);
                die.with(attribute, NUMBERS[kind], random.nextLong() >> random.nextInt(64) & MASKS[kind]);
            }
            case 1 -> die.with(attribute, TEXTS[random.nextInt(2)], "s" + random.nextInt(9));
            case 2 -> die.with(attribute, EXPRLOC, new byte[random.nextInt(5)]);
            default ->
                die.with(
                        attribute,
                        REFERENCES[random.nextInt(2)],
                        all.isEmpty() ? die : all.get(random.nextInt(all.size())));
        }
    }

    /**
     * Rows of the line table for one stretch of code.
     *
     * @param rows ascending by address
     * @param end first address behind them
     */
    public record LineSequence(List<Row> rows, long end) {
        /** Copies the list. */
        public LineSequence {
            rows = List.copyOf(rows);
        }
    }

    /** {@return one to five sequences that follow one another, across the address whose top bit is the first to be set} */
    public static Arbitrary<List<LineSequence>> lineSequences() {
        return Arbitraries.longs().map(seed -> sequences(new SplittableRandom(seed)));
    }

    private static List<LineSequence> sequences(SplittableRandom random) {
        List<LineSequence> sequences = new ArrayList<>();
        long address = 0x8000_0000L - 2000;
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            List<Row> rows = new ArrayList<>();
            for (int rowsLeft = 1 + random.nextInt(30); rowsLeft > 0; rowsLeft--) {
                rows.add(new Row(
                        address,
                        1 + random.nextInt(3),
                        1 + random.nextInt(random.nextBoolean() ? 20 : 1_000_000),
                        random.nextInt(3) * random.nextInt(200),
                        random.nextBoolean(),
                        random.nextInt(10) == 0 ? random.nextInt(5) : 0));
                address += random.nextBoolean() ? 0 : random.nextInt(random.nextInt(8) == 0 ? 70_000 : 20);
            }
            address += 1 + random.nextInt(10);
            sequences.add(new LineSequence(rows, address));
            address += random.nextInt(20);
        }
        return sequences;
    }

    /** A range of addresses, half-open, relative to the base address of its unit. */
    public record Range(long begin, long end) {}

    /** {@return lists of ranges that are not empty; they may overlap} */
    public static Arbitrary<List<Range>> rangeLists() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1 << 24),
                        Arbitraries.longs().between(1, 1 << 20))
                .as((begin, length) -> new Range(begin, begin + length))
                .list()
                .ofMaxSize(20);
    }

    /**
     * A function of a call chain.
     *
     * @param frameBytes bytes of its frame, a multiple of 16, at most 320
     * @param hasInformation whether there is call frame information for it
     * @param hasFramePointer whether it keeps a frame pointer
     * @param savesRegister whether it uses a register that it must save
     */
    public record Call(int frameBytes, boolean hasInformation, boolean hasFramePointer, boolean savesRegister) {}

    /** {@return chains of calls, the innermost function first} */
    public static Arbitrary<List<Call>> callChains() {
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.integers().between(1, 20), flags, flags, flags)
                .as((units, information, pointer, saves) -> new Call(units * 16, information, pointer, saves))
                .list()
                .ofMinSize(2)
                .ofMaxSize(12);
    }
}

package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random trees of entries, written and read back. */
class DieTreePropertyTest {
    private static final int[] NUMBERS = {
        Form.DATA1, Form.DATA2, Form.DATA4, Form.DATA8, Form.UDATA, Form.SDATA, Form.IMPLICIT_CONST, Form.INDIRECT
    };
    private static final long[] MASKS = {0xff, 0xffff, 0xffff_ffffL, -1, Long.MAX_VALUE, -1, -1, Long.MAX_VALUE};

    private static DieSpec tree(SplittableRandom random, int depth, List<DieSpec> all) {
        DieSpec die = DieSpec.of(1 + random.nextInt(0x40));
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int attribute = 0x100 + i;
            switch (random.nextInt(4)) {
                case 0 -> {
                    int kind = random.nextInt(NUMBERS.length);
                    long value = random.nextLong() >> random.nextInt(64) & MASKS[kind];
                    die.with(attribute, NUMBERS[kind], value);
                }
                case 1 -> die.with(attribute, random.nextBoolean() ? Form.STRING : Form.STRP, "s" + random.nextInt(9));
                case 2 -> die.with(attribute, Form.EXPRLOC, new byte[random.nextInt(5)]);
                default -> {
                    DieSpec target = all.isEmpty() ? die : all.get(random.nextInt(all.size()));
                    die.with(attribute, random.nextBoolean() ? Form.REF4 : Form.REF_ADDR, target);
                }
            }
        }
        all.add(die);
        int children = depth == 0 ? 0 : random.nextInt(4);
        for (int i = 0; i < children; i++) {
            die.add(tree(random, depth - 1, all));
        }
        return die;
    }

    @Property(tries = 200)
    void everyTreeReadsBackEqual(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int version, @ForAll boolean is64BitFormat) {
        List<DieSpec> all = new ArrayList<>();
        DieSpec root = tree(new SplittableRandom(seed), 5, all);
        DwarfBuilder.Unit header = new DwarfBuilder.Unit(version, 4, is64BitFormat ? 8 : 4, 1);
        DieCursor die = DwarfData.of(TestSections.of(DwarfBuilder.littleEndian().unit(header, root)))
                .units()
                .get(0)
                .cursor();
        for (DieSpec expected : all) {
            assertThat(die.entry()).isEqualTo(expected.offset());
            assertThat(die.tag()).isEqualTo(expected.tag());
            assertThat(die.hasChildren()).isEqualTo(!expected.children().isEmpty());
            for (DieSpec.Value value : expected.values()) {
                check(die, value);
            }
            die.next();
        }
        assertThat(die.atEnd()).isTrue();
    }

    private static void check(DieCursor die, DieSpec.Value expected) {
        Object value = expected.value();
        if (value instanceof DieSpec target) {
            assertThat(die.reference(expected.attribute(), -1)).isEqualTo(target.offset());
        } else if (value instanceof String text) {
            assertThat(die.string(expected.attribute())).contains(text);
        } else if (value instanceof byte[] bytes) {
            assertThat(die.block(expected.attribute()).orElseThrow().remaining())
                    .isEqualTo(bytes.length);
        } else {
            assertThat(die.unsigned(expected.attribute(), 0)).isEqualTo(value);
        }
    }

    /** Any bytes give entries or a {@link FormatException}, in bounded time. */
    @Property(tries = 500)
    void damagedSectionsAreReadOrRejected(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DieSpec root = tree(random, 4, new ArrayList<>());
        Map<String, byte[]> sections = DwarfBuilder.littleEndian()
                .unit(DwarfBuilder.Unit.ofVersion(5), root)
                .sections();
        for (String name : List.of(".debug_info", ".debug_abbrev")) {
            byte[] bytes = sections.get(name);
            for (int i = random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        DwarfData data = DwarfData.of(TestSections.of(sections));
        for (CompilationUnit unit : data.units()) {
            try {
                int visited = 0;
                for (DieCursor die = unit.cursor(); !die.atEnd(); die.nextAfterChildren()) {
                    die.ranges();
                    die.string(Attribute.NAME);
                    visited++;
                }
                assertThat(visited).isLessThanOrEqualTo(sections.get(".debug_info").length);
            } catch (FormatException e) {
                assertThat(e.offset()).isNotNegative();
            }
        }
    }
}

package io.github.coroner.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.FormatException;
import io.github.coroner.testdata.DieSpec;
import io.github.coroner.testdata.DwarfArbitraries;
import io.github.coroner.testdata.DwarfBuilder;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random trees of entries, written and read back. */
class DieTreePropertyTest {
    @Provide
    Arbitrary<DwarfArbitraries.Tree> trees() {
        return DwarfArbitraries.trees();
    }

    @Property(tries = 200)
    void everyTreeReadsBackEqual(
            @ForAll("trees") DwarfArbitraries.Tree tree,
            @ForAll @IntRange(min = 2, max = 5) int version,
            @ForAll boolean is64BitFormat) {
        DwarfBuilder.Unit header = new DwarfBuilder.Unit(version, 4, is64BitFormat ? 8 : 4, 1);
        DieCursor die = DwarfData.of(TestSections.of(DwarfBuilder.littleEndian().unit(header, tree.root())))
                .units()
                .get(0)
                .cursor();
        for (DieSpec expected : tree.entries()) {
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
    void damagedSectionsAreReadOrRejected(@ForAll("trees") DwarfArbitraries.Tree tree, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, byte[]> sections = DwarfBuilder.littleEndian()
                .unit(DwarfBuilder.Unit.ofVersion(5), tree.root())
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

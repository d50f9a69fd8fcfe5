package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.Problems;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTableTest {
    private static final byte[] DUMP = DumpWriter.writeToFlash(Dumps.of(Version.V1_4));

    @Test
    void readsEntriesAndChecksTheMd5() {
        Problems problems = new Problems(Limits.defaults());

        PartitionTable table = PartitionTable.read("flash", DumpContainers.flash(DUMP), 0x8000, problems)
                .orElseThrow();

        assertThat(problems.toList()).isEmpty();
        assertThat(table.entries()).hasSize(4);
        assertThat(table.coreDump())
                .contains(new PartitionTable.Entry(1, 3, DumpContainers.PARTITION_OFFSET, 0x1_0000, "coredump", false));
        assertThat(table.applications()).extracting(PartitionTable.Entry::label).containsExactly("factory", "ota_0");
    }

    @Test
    void applicationsInTheImageAreTold() {
        CoreDump dump = CoreDump.read(DumpContainers.flash(DUMP));

        assertThat(dump.applications()).hasSize(1);
        FlashApplication application = dump.applications().get(0);
        assertThat(application.partition()).isEqualTo("factory");
        assertThat(application.project()).isEqualTo("thermostat");
        assertThat(application.version()).isEqualTo("1.2.3");
        assertThat(application.chipId()).isEqualTo(5);
        // SHA-256 of nothing, FIPS 180-4
        assertThat(application.elfSha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(dump.totalLength()).hasValue(DUMP.length);
    }

    @ParameterizedTest(name = "table at 0x{0}")
    @ValueSource(strings = {"9000", "a000", "10000", "1f000"})
    void movedTableIsFound(String offset) {
        int at = Integer.parseInt(offset, 16);
        byte[] image = DumpContainers.flash(DUMP, 0x10_0000, at, false);

        CoreDump found = CoreDump.read(image);
        assertThat(found.tasks()).hasSize(2);
        assertThat(found.applications())
                .as("the dump was not merely found by a search")
                .hasSize(1);
        CoreDumpOptions options = CoreDumpOptions.defaults().withPartitionTableOffset(at);
        assertThat(CoreDump.read(image, options).tasks()).hasSize(2);
    }

    @Test
    void brokenEntryEndsTheTable() {
        byte[] image = DumpContainers.flash(DUMP);
        image[0x8000 + 64] = 0;
        Problems problems = new Problems(Limits.defaults());

        assertThat(PartitionTable.read("flash", image, 0x8000, problems)
                        .orElseThrow()
                        .entries())
                .hasSize(2);
        assertThat(problems.toList()).extracting(Problem::code).containsExactly(ProblemCode.PARTITION_TABLE_DAMAGED);
        assertThat(problems.toList().get(0).message()).contains("must be 0x50aa");
    }

    @Test
    void ofATruncatedTableTheWholeEntriesAreKept() {
        byte[] image = DumpContainers.flash(DUMP);
        for (int length = 0x8000; length < 0x8100; length++) {
            Optional<PartitionTable> table =
                    PartitionTable.read("flash", Arrays.copyOf(image, length), 0x8000, new Problems(Limits.defaults()));
            int whole = Math.min(4, (length - 0x8000) / 32);
            assertThat(table.map(found -> found.entries().size()).orElse(0))
                    .as("%x", length)
                    .isEqualTo(whole);
        }
    }

    @Property(tries = 300)
    void anyBytesAreATableOrNone(@ForAll @Size(max = 200) byte[] bytes) {
        byte[] table = bytes.clone();
        for (int i = 0; i + 1 < table.length; i += 32) {
            table[i] = (byte) 0xaa;
            table[i + 1] = 0x50;
        }
        PartitionTable.read("flash", table, 0, new Problems(Limits.defaults()));
    }
}

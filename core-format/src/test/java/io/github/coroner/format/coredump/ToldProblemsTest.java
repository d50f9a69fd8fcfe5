package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a dump that is read all the same is told, with what to do about it. */
class ToldProblemsTest {
    private static final CoreDumpOptions OPTIONS = CoreDumpOptions.defaults();

    @Test
    void partitionThatIsTooSmall() {
        DumpSpec spec = Dumps.withSegments(Version.V1_4, 0x3ffb_8000L);
        byte[] dump = DumpWriter.write(spec);
        byte[] larger = Arrays.copyOf(dump, 0x3400);
        larger[0] = 0x00; // its total length, 0x3400 bytes: whole sectors of 0x1000 that hold it are 4
        larger[1] = 0x34;

        assertThat(only(CoreDump.read(Arrays.copyOf(larger, 0x3000)), ProblemCode.TRUNCATED)
                        .message())
                .isEqualTo(
                        "the dump should have 13312 bytes, only 12288 are there; what is there is used; if this is all of"
                                + " the core dump partition, it is too small: 0x4000 bytes are needed");
        assertThat(only(CoreDump.read(Arrays.copyOf(larger, 0x3001)), ProblemCode.TRUNCATED)
                        .message())
                .endsWith("only 12289 are there; what is there is used");
    }

    @ParameterizedTest
    @EnumSource(
            value = Version.class,
            names = {"V0_1_FLASH", "V0_3", "V1_4"})
    void tasksBeyondTheLimit(Version version) {
        CoreDumpOptions options = OPTIONS.withLimits(Limits.defaults().with(Limit.TASKS, 1));
        CoreDump whole = CoreDump.read(DumpWriter.write(Dumps.of(version)));

        CoreDump read = CoreDump.read(DumpWriter.write(Dumps.of(version)), options);

        assertThat(only(read, ProblemCode.LIMIT_REACHED).message())
                .isEqualTo("the dump has 2 tasks, more than the limit of 1 (TASKS); the rest is left out");
        assertThat(read.tasks()).isEqualTo(whole.tasks().subList(0, 1));
        assertThat(read.crashedTask()).isEqualTo(whole.crashedTask());
    }

    @ParameterizedTest
    @EnumSource(
            value = Version.class,
            names = {"V0_3", "V1_4"})
    void segmentsBeyondTheLimit(Version version) {
        byte[] dump = DumpWriter.write(Dumps.withSegments(version, 0x3ffb_8000L, 0x3ffb_9000L));
        int taskSegments = version == Version.V1_4 ? 4 : 0;
        Limits limits = Limits.defaults().with(Limit.SEGMENTS, taskSegments + 1);

        CoreDump read = CoreDump.read(dump, OPTIONS.withLimits(limits));

        assertThat(only(read, ProblemCode.LIMIT_REACHED).message())
                .contains("memory segments")
                .endsWith("more than the limit of " + (taskSegments + 1) + " (SEGMENTS); the rest is left out");
        assertThat(read.memory().u32(0x3ffb_8000L)).hasValue(1);
        assertThat(read.memory().u32(0x3ffb_9000L)).isEmpty();
        assertThat(read.tasks()).isEqualTo(CoreDump.read(dump).tasks());
    }

    @Test
    void wrongChecksumIsAProblemWithBothValues() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_2));
        dump[dump.length - 30] ^= 1;
        CoreDump read = CoreDump.read(dump);
        Problem problem = only(read, ProblemCode.CHECKSUM_MISMATCH);
        assertThat(problem.message())
                .contains("CRC-32 " + read.checksum().orElseThrow().expected())
                .contains("give " + read.checksum().orElseThrow().actual())
                .contains("before 5.3.4");
        assertThat(problem.offset()).hasValue(dump.length - 4L);
    }

    @Test
    void wrongChecksumOfTheNewestVersionMeansDamage() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_4));
        dump[dump.length - 60] ^= 1;
        assertThat(only(CoreDump.read(dump), ProblemCode.CHECKSUM_MISMATCH).message())
                .contains("SHA-256")
                .endsWith("the dump is damaged");
    }

    @Test
    void interruptedWriteIsToldAsOne() {
        byte[] dump = DumpWriter.writeToFlash(Dumps.of(Version.V1_2));
        Arrays.fill(dump, dump.length - 200, dump.length, (byte) 0xff);
        assertThat(CoreDump.read(dump).problems())
                .anyMatch(problem -> problem.message().contains("the device was reset while it wrote it"));
    }

    @Test
    void truncationNamesTheFirstMissingByteAndWhatWasLost() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V0_3));
        int cut = dump.length - 300;
        CoreDump read = CoreDump.read(Arrays.copyOf(dump, cut));
        assertThat(read.problems())
                .extracting(Problem::message)
                .anySatisfy(
                        message -> assertThat(message).contains("should have " + dump.length + " bytes, only " + cut));
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.message()).contains("the stack of task 2 of 2 is cut off after");
            assertThat(problem.offset()).hasValue(cut);
        });
    }

    @Test
    void truncatedElfNamesTheSegment() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_2));
        CoreDump read = CoreDump.read(Arrays.copyOf(dump, dump.length - 500));
        assertThat(read.problems())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message)
                        .matches("segment \\d+ at 0x[0-9a-f]{8} is cut off after \\d+ of \\d+ bytes;"
                                + " the first that is missing is the one at 0x[0-9a-f]{8}"));
    }

    @Test
    void unknownMinorVersionIsReadAsTheNearest() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_4));
        dump[4] = 9;
        CoreDump read = CoreDump.read(dump);
        assertThat(read.version()).contains("1.9");
        assertThat(read.tasks()).hasSize(2);
        assertThat(only(read, ProblemCode.UNKNOWN_VERSION).message())
                .contains("version 1.9 is not known; it is read as if it were 1.4");
    }

    @Test
    void unknownChipIsDecodedByItsProcessor() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_0));
        dump[6] = 99;
        CoreDump read = CoreDump.read(dump);
        assertThat(read.chip()).isEmpty();
        assertThat(read.machine()).isEqualTo(94);
        assertThat(read.tasks().get(0).registers().value("pc")).isPresent();
        assertThat(only(read, ProblemCode.UNKNOWN_CHIP).message()).contains("chip number 99 is not known");
    }

    @Test
    void chipOfTheOtherProcessorIsNotBelieved() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_0));
        dump[6] = 5;
        CoreDump read = CoreDump.read(dump);
        assertThat(read.chip()).isEmpty();
        assertThat(only(read, ProblemCode.UNKNOWN_CHIP).message())
                .contains("says ESP32-C3, but the dump is of another");
    }

    @Test
    void noteThatContradictsTheHeader() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V1_0));
        dump[4] = 2; // header says 1.2, whose header is longer by a word
        byte[] longer = new byte[dump.length + 4];
        System.arraycopy(dump, 0, longer, 0, 20);
        System.arraycopy(dump, 20, longer, 24, dump.length - 20);
        assertThat(only(CoreDump.read(longer), ProblemCode.VERSION_CONTRADICTION)
                        .message())
                .contains("the header says version and chip 0x00000102")
                .contains("0x00000100");
    }

    @Test
    void dumpWithoutChecksumIsTold() {
        assertThat(only(CoreDump.read(DumpWriter.write(Dumps.of(Version.PRE_CONSOLE))), ProblemCode.CHECKSUM_ABSENT)
                        .message())
                .contains("pre over a console")
                .contains("damage would not be noticed");
    }

    @Test
    void missingEndMagic() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.PRE_FLASH));
        dump[dump.length - 1] = 0;
        assertThat(only(CoreDump.read(dump), ProblemCode.CHECKSUM_MISMATCH).message())
                .contains("should end in 0xe32c04ed and ends in 0x002c04ed");
    }

    @Test
    void damagedPartitionTableIsUsedAllTheSame() {
        byte[] image = DumpContainers.flash(DumpWriter.writeToFlash(Dumps.of(Version.V1_4)));
        image[0x8000 + 12] = 'x'; // a label
        CoreDump read = CoreDump.read(image);
        assertThat(read.tasks()).hasSize(2);
        assertThat(only(read, ProblemCode.PARTITION_TABLE_DAMAGED).message()).contains("MD5");
    }

    @Test
    void dumpFoundBySearchIsTold() {
        byte[] image = Dumps.filled(0x1_0000, 0xff);
        byte[] dump = DumpWriter.writeToFlash(Dumps.of(Version.V1_4));
        System.arraycopy(dump, 0, image, 0x3000, dump.length);
        assertThat(only(CoreDump.read(image), ProblemCode.FOUND_BY_SEARCH).message())
                .contains("found at 0x3000");
    }

    @Test
    void overlappingSegmentsThatDifferAreTold() {
        DumpSpec spec = Dumps.withSegments(Version.V1_4, 0x3ffd_0000L, 0x3ffd_0004L);
        CoreDump read = CoreDump.read(DumpWriter.write(spec));
        assertThat(only(read, ProblemCode.OVERLAPPING_SEGMENTS).message())
                .contains("0x3ffd0004")
                .contains("the segment that comes first in the file counts");
        assertThat(read.memory().u32(0x3ffd_0004L)).hasValue(2);
    }

    @Test
    void bytesBehindTheLastSegmentAreTold() {
        byte[] elf = DumpWriter.write(Dumps.of(Version.RAW_ELF));
        byte[] longer = Arrays.copyOf(elf, elf.length + 20);
        assertThat(CoreDump.read(longer).problems()).isEmpty();
        longer[elf.length + 3] = 7;
        assertThat(only(CoreDump.read(longer), ProblemCode.MALFORMED).message())
                .contains("20 bytes follow the last segment");
    }

    @Test
    void secondDumpBehindTheFirstIsTold() {
        byte[] first = DumpWriter.write(Dumps.of(Version.V1_2));
        byte[] second = DumpWriter.write(Dumps.of(Version.V1_4));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        CoreDump read = CoreDump.read(both);
        assertThat(read.version()).contains("1.2");
        assertThat(only(read, ProblemCode.SEVERAL_DUMPS).message()).contains("another dump follows the first");
    }

    @Test
    void chipOfTheCallerWithAnotherProcessorIsTold() {
        CoreDumpOptions options = OPTIONS.withChip(Chips.byTarget("esp32c3").orElseThrow());
        CoreDump read = CoreDump.read(DumpWriter.write(Dumps.of(Version.V1_4)), options);
        assertThat(read.machine()).isEqualTo(94);
        assertThat(only(read, ProblemCode.UNKNOWN_CHIP).message()).contains("the chip given, ESP32-C3, has another");
        assertThat(read.chip()).as("the dump's own").map(Chip::target).contains("esp32");
    }

    private static Problem only(CoreDump dump, ProblemCode code) {
        assertThat(dump.problems()).extracting(Problem::code).containsOnlyOnce(code);
        return dump.problems().stream()
                .filter(problem -> problem.code() == code)
                .findFirst()
                .orElseThrow();
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chip;
import io.github.coroner.format.Chips;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec.ChipSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BinaryDumpTest {

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Version.class,
            names = {"PRE_FLASH", "PRE_CONSOLE", "V0_1_FLASH", "V0_1_CONSOLE"})
    void crashedTaskOfOldVersionsIsToldByItsStaleControlBlock(Version version) {
        byte[] dump = DumpWriter.write(Dumps.of(version));

        CoreDump read = CoreDump.read(dump);

        assertThat(read.version()).contains(version.label());
        assertThat(read.crashedTask()).hasValue(0x3ffb_1000L);
        assertThat(read.totalLength()).hasValue(dump.length);
    }

    @Test
    void missingMarkOfTheCrashedTaskIsTold() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V0_3));
        int frame = 24 + 12 + DumpWriter.TCB_BYTES;
        dump[frame] = 0x34;

        assertThat(CoreDump.read(dump).problems())
                .extracting(Problem::code)
                .contains(ProblemCode.CRASHED_TASK_UNCERTAIN);
    }

    @ParameterizedTest(name = "stack {0} to {1} of chip {2}: {3}, flags {4}")
    @CsvSource({
        "0x3ffb0400, 0x3ffb0600, 0, OK, 0",
        // external RAM, RTC fast memory
        "0x3f800400, 0x3f800600, 0, OK, 0",
        "0x3ff80100, 0x3ff80300, 0, OK, 0",
        "0x3c000400, 0x3c000600, 9, OK, 0",
        "0x600fe100, 0x600fe300, 9, OK, 0",
        "0x30100100, 0x30100300, 18, OK, 0",
        // not aligned, too long, in no RAM
        "0x3ffb0404, 0x3ffb0600, 0, STACK_CORRUPTED, 0",
        "0x3ffb0400, 0x3ffc0400, 0, STACK_CORRUPTED, 0",
        "0x40001000, 0x40001200, 0, STACK_CORRUPTED, 0",
        // made up
        "0x20000000, 0x20000070, 0, STACK_CORRUPTED, 1",
        "0x80000000, 0x80000200, 0, STACK_CORRUPTED, 1",
    })
    void stacksAreCheckedAsEspressifsReaderDoes(String low, String high, int chip, Task.Status status, int flags) {
        ChipSpec spec = ChipSpec.ALL.stream()
                .filter(each -> each.id() == chip)
                .findFirst()
                .orElseThrow();
        ChipFacts facts = ChipFacts.of(spec.xtensa() ? 94 : 243, chip);

        TaskSanity sanity = TaskSanity.of(facts, spec.ram(), 0x154, Long.decode(low), Long.decode(high));

        assertThat(sanity.status()).isEqualTo(status);
        assertThat(sanity.flags()).isEqualTo(flags);
    }

    @Test
    void controlBlockOutsideOfRamIsNotSane() {
        ChipFacts esp32 = ChipFacts.of(94, 0);

        TaskSanity sanity = TaskSanity.of(esp32, 0x3fff_ff00L, 0x154, 0x3ffb_0400L, 0x3ffb_0600L);

        assertThat(sanity.status()).isEqualTo(Task.Status.TCB_CORRUPTED);
        assertThat(sanity.flags()).isZero();
    }

    @Test
    void stackThatRunsBackwardsEndsTheRecords() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V0_3));
        int second = 24 + 12 + DumpWriter.TCB_BYTES + 0xc0 + 256;
        dump[second + 4 + 3] = 0x50;

        CoreDump read = CoreDump.read(dump);

        assertThat(read.tasks()).hasSize(1);
        assertThat(read.problems())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message)
                        .contains("task 2 of 2 has a stack from 0x50")
                        .contains("which must be higher"));
    }

    @Test
    void bytesBehindTheLastRecordAreTold() {
        byte[] dump = DumpWriter.write(Dumps.withSegments(Version.V0_3, 0x3ffd_0000L));
        dump[16] = 0; // number of segments
        withChecksum(dump);

        CoreDump read = CoreDump.read(dump);

        assertThat(read.isWhole()).isTrue();
        assertThat(read.problems())
                .extracting(Problem::message)
                .anySatisfy(message ->
                        assertThat(message).contains("16 bytes follow the last record that the header counts"));
    }

    @Test
    void processorOfAnUnknownChipIsToldByTheFrames() {
        for (ChipSpec chip : ChipSpec.ALL) {
            byte[] dump = DumpWriter.write(Dumps.of(Version.V0_3, chip));
            dump[6] = 77;
            withChecksum(dump);

            CoreDump read = CoreDump.read(dump);

            assertThat(read.machine()).isEqualTo(chip.xtensa() ? 94 : 243);
            assertThat(read.problems()).extracting(Problem::code).contains(ProblemCode.UNKNOWN_CHIP);
        }
    }

    @Test
    void chipGivenByTheCallerIsBelieved() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V0_3, ChipSpec.ALL.get(4)));
        dump[6] = 5; // as ESP-IDF 4.3 to 5.0.1 wrote for every RISC-V chip
        withChecksum(dump);
        Chip c2 = Chips.byTarget("esp32c2").orElseThrow();

        assertThat(CoreDump.read(dump).chip().map(Chip::target)).contains("esp32c3");
        assertThat(CoreDump.read(dump, CoreDumpOptions.defaults().withChip(c2)).chip())
                .contains(c2);
    }

    @Test
    void flashPaddingAndWhatFollowsIsNoPartOfTheDump() {
        byte[] dump = DumpWriter.writeToFlash(Dumps.of(Version.V0_2));
        byte[] image = DumpContainers.partition(dump);
        Arrays.fill(image, dump.length + 300, dump.length + 600, (byte) 0x5a); // an older, longer dump

        CoreDump read = CoreDump.read(image);

        assertThat(read.containers()).containsExactly(Container.PARTITION, Container.RAW);
        assertThat(read.isWhole()).isTrue();
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void everyTruncationKeepsTheTasksBeforeIt() {
        byte[] dump = DumpWriter.write(Dumps.of(Version.V0_3));
        int firstTask = 24 + 12 + DumpWriter.TCB_BYTES + 0xc0 + 256;
        for (int length = firstTask; length < dump.length; length++) {
            CoreDump read = CoreDump.read(Arrays.copyOf(dump, length));
            assertThat(read.tasks().get(0).registers().value("pc")).isPresent();
            assertThat(read.problems()).extracting(Problem::code).contains(ProblemCode.TRUNCATED);
            assertThat(read.isWhole()).isFalse();
        }
    }

    private static void withChecksum(byte[] dump) {
        CRC32 crc = new CRC32();
        crc.update(dump, 0, dump.length - 4);
        for (int i = 0; i < 4; i++) {
            dump[dump.length - 4 + i] = (byte) (crc.getValue() >> (8 * i));
        }
    }
}

package io.github.coroner.format.esphome;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.testdata.RawCrashRecordBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check at its border. What ESPHome's handler stores and clamps is in its component {@code esp32}, {@code crash_handler.cpp}. */
class RecordCheckTest {
    private static final long PC = 0x4200_1234L;

    private static RawCrashRecordBuilder fault() {
        return RawCrashRecordBuilder.version2(2).pc(PC).cause(CrashReason.FAULT, false, 5);
    }

    private static RawCrashData read(RawCrashRecordBuilder record) {
        return RawCrashReader.create().read(record.build());
    }

    private static List<String> messages(RawCrashRecordBuilder record) {
        return read(record).problems().stream().map(Problem::message).toList();
    }

    private static List<String> messages(RawCrashRecordBuilder record, EsphomeArchitecture architecture) {
        return read(record).problems(architecture).stream()
                .map(Problem::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"XTENSA, 0", "RISCV, 0", "RISCV, 2"})
    void aRecordAsEsphomeStoresItHasNoProblems(EsphomeArchitecture architecture, int fromRegisters) {
        RawCrashRecordBuilder record =
                fault().backtrace(fromRegisters, PC, PC + 4, PC + 8).otherBacktrace(fromRegisters, PC, PC + 4);
        assertThat(messages(record, architecture)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"XTENSA, 1, Xtensa", "RISCV, 3, RISC-V"})
    void moreEntriesFromRegistersThanTheArchitectureStoresAreSuspicious(
            EsphomeArchitecture architecture, int fromRegisters, String name) {
        String message = fromRegisters
                + " entries are said to be from registers, which ESPHome's own code never stores on " + name;
        assertThat(messages(fault().backtrace(fromRegisters, PC, PC, PC, PC), architecture))
                .containsExactly(message);
        assertThat(messages(fault().otherBacktrace(fromRegisters, PC, PC, PC, PC), architecture))
                .containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource({
        "false, 63, ",
        "false, 64, 'EXCCAUSE, which has 6 bits'",
        "true, 7, ",
        "true, 8, pseudo cause",
    })
    void causesThatNoXtensaHasAreSuspicious(boolean pseudo, long cause, String what) {
        RawCrashRecordBuilder record = RawCrashRecordBuilder.version1().pc(PC).cause(CrashReason.FAULT, pseudo, cause);
        if (what == null) {
            assertThat(messages(record, EsphomeArchitecture.XTENSA)).isEmpty();
        } else {
            assertThat(messages(record, EsphomeArchitecture.XTENSA))
                    .containsExactly(
                            "cause " + cause + " is no " + what + "; a panic of the task watchdog stores such values");
        }
        assertThat(messages(record, EsphomeArchitecture.RISCV)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"16, false", "17, true", "255, true"})
    void moreEntriesThanThereIsRoomForAreTold(int count, boolean told) {
        long[] entries = new long[count];
        assertThat(messages(fault().backtrace(0, entries)))
                .isEqualTo(
                        told
                                ? List.of("backtrace_count is " + count
                                        + ", more than the 16 entries there are; the last ones may be stale")
                                : List.of());
        assertThat(messages(fault().otherBacktrace(0, entries)))
                .isEqualTo(
                        told
                                ? List.of("other_backtrace_count is " + count
                                        + ", more than the 16 entries there are; the last ones may be stale")
                                : List.of());
    }

    @Test
    void moreEntriesFromRegistersThanEntriesAreTold() {
        assertThat(messages(fault().backtrace(2, PC, PC))).isEmpty();
        assertThat(messages(fault().backtrace(3, PC, PC)))
                .containsExactly("reg_frame_count is 3, more than the 2 entries in use");
        assertThat(messages(fault().otherBacktrace(3, PC, PC)))
                .containsExactly("other_reg_frame_count is 3, more than the 2 entries in use");
    }

    @Test
    void valuesOutOfRangeAreToldWithTheirPlaceInTheRecord() {
        List<Problem> problems =
                read(RawCrashRecordBuilder.version1().pc(PC).cause(5, false, 5)).problems();
        assertThat(problems)
                .containsExactly(Problem.at(
                        ProblemCode.RECORD_VALUE_CLAMPED, "RawCrashData", 14, "exception is 5, taken as 4 (Fault)"));
        byte[] pseudo = fault().build();
        pseudo[15] = 2;
        assertThat(RawCrashReader.create().read(pseudo).problems())
                .extracting(Problem::message)
                .containsExactly("pseudo_excause is 2, taken as 0, a cause of the processor");
    }

    @ParameterizedTest
    @CsvSource({
        "0, ",
        "1, ",
        "2, 'crashed_core is 2, taken as 0'",
        "254, 'crashed_core is 254, taken as 0'",
        "255, 'crashed_core is 255: it was not known which core crashed; the firmware says core 0'",
    })
    void coresThatNoChipHasAreTold(int core, String message) {
        assertThat(messages(fault().crashedCore(core))).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @Test
    void aZeroedRecordIsSuspicious() {
        String message = "type 0, cause 0, pc 0 and no entries: a zeroed record looks like this";
        assertThat(messages(RawCrashRecordBuilder.version1().cause(0, false, 0)))
                .containsExactly(message);
        // any one of the four is enough to believe it
        assertThat(messages(RawCrashRecordBuilder.version1())).as("type 4").isEmpty();
        assertThat(messages(RawCrashRecordBuilder.version1().cause(0, false, 3)))
                .isEmpty();
        assertThat(messages(RawCrashRecordBuilder.version1().cause(0, false, 0).pc(PC)))
                .isEmpty();
        assertThat(messages(RawCrashRecordBuilder.version1().cause(0, false, 0).backtrace(0, PC)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, true", "4, false"})
    void typesThatOldVersionsNeverStoreAreSuspicious(int type, boolean suspicious) {
        RawCrashRecordBuilder record = RawCrashRecordBuilder.version1().pc(PC).cause(type, false, 5);
        assertThat(messages(record))
                .isEqualTo(
                        suspicious
                                ? List.of("exception type " + type + " is never stored by ESPHome before 2026.8.1")
                                : List.of());
    }

    @Test
    void versionThreeMayStoreThem() {
        RecordLayout layout = new RecordLayout("version 3", 84, RecordLayout.VERSION_1.members());
        byte[] record = RawCrashRecordBuilder.version1()
                .version(3)
                .pc(PC)
                .cause(CrashReason.ABORT, false, 5)
                .build();
        assertThat(RawCrashReader.create().withLayout(layout).read(record).problems())
                .isEmpty();
    }
}

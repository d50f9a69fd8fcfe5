package io.github.coroner.format.esphome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawCrashDataTest {
    private static final RawCrashReader READER = RawCrashReader.create();

    private static byte[] changed(byte[] bytes, int offset, int... values) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            copy[offset + i] = (byte) values[i];
        }
        return copy;
    }

    @Test
    void readsADualCoreRecord() {
        RawCrashData record = READER.read(Examples.XTENSA_DUAL);
        assertThat(record.layout()).isEqualTo(RecordLayout.VERSION_2_DUAL);
        assertThat(record.pc()).hasValue(0);
        assertThat(record.exceptionName()).contains("Interrupt wdt");
        assertThat(record.causeName(EsphomeArchitecture.XTENSA)).contains("Interrupt wdt timeout on CPU0");
        assertThat(record.crashed().orElseThrow().entries()).hasSize(6).doesNotContain(0x400d_1111L, 0x4008_2222L);
        assertThat(record.other().orElseThrow().entries()).containsExactly(0x4008_7c0aL, 0x4008_8f52L, 0x4008_a3d7L);
        assertThat(record.inferArchitecture()).contains(EsphomeArchitecture.XTENSA);
        assertThat(record.problems(EsphomeArchitecture.XTENSA)).isEmpty();
    }

    @Test
    void readsASingleCoreRecord() {
        RawCrashData record = READER.read(Examples.RISCV_SINGLE);
        assertThat(record.layout()).isEqualTo(RecordLayout.VERSION_2_SINGLE);
        assertThat(record.crashed().orElseThrow().registerFrames().effective()).isEqualTo(2);
        assertThat(record.causeName(EsphomeArchitecture.RISCV)).contains("Store access fault");
        assertThat(record.inferArchitecture()).contains(EsphomeArchitecture.RISCV);
        assertThat(record.other()).isEmpty();
    }

    @Test
    void recordsAreToldByTheirFirstBytes() {
        for (byte[] record : List.of(Examples.XTENSA_DUAL, Examples.RISCV_SINGLE, Examples.XTENSA_VERSION_1)) {
            assertThat(RawCrashReader.isRecord(Arrays.copyOf(record, 8))).isTrue();
        }
        assertThat(RawCrashReader.isRecord(changed(Examples.RISCV_SINGLE, 4, 0, 0, 0, 0)))
                .isFalse();
        for (int length = 0; length < 8; length++) {
            assertThat(RawCrashReader.isRecord(Arrays.copyOf(Examples.RISCV_SINGLE, length)))
                    .isFalse();
        }
    }

    @Test
    void replacesTheWindowBitsForLookUp() {
        RawCrashData record = READER.read(Examples.XTENSA_VERSION_1);
        assertThat(record.pc()).hasValue(0x800d_5a6cL);
        assertThat(record.lookupPc()).hasValue(0x400d_5a6cL);
        assertThat(record.crashedCore()).isEmpty();
    }

    @Test
    void logsTheRecordsAsTheFirmwareDoes() {
        assertThat(EsphomeLog.lines(READER.read(Examples.XTENSA_DUAL), EsphomeArchitecture.XTENSA, address -> false))
                .isEqualTo(Examples.XTENSA_DUAL_LINES);
        assertThat(EsphomeLog.lines(
                        READER.read(Examples.RISCV_SINGLE), EsphomeArchitecture.RISCV, Examples.RISCV_CALLS::contains))
                .isEqualTo(Examples.RISCV_SINGLE_LINES);
        assertThat(EsphomeLog.lines(
                        READER.read(Examples.XTENSA_VERSION_1), EsphomeArchitecture.XTENSA, address -> false))
                .isEqualTo(Examples.XTENSA_VERSION_1_LINES);
    }

    @Test
    void aPseudoCauseOfRiscvHasNoWords() {
        RawCrashData record = READER.read(changed(Examples.RISCV_SINGLE, 15, 1));
        assertThat(EsphomeLog.lines(record, EsphomeArchitecture.RISCV, address -> false)
                        .get(1))
                .isEqualTo("  Reason: Fault");
    }

    @Test
    void tellsWhatTheFirmwareClampsSilently() {
        RawCrashData record = READER.read(changed(Examples.XTENSA_VERSION_1, 12, 0x20, 0x30, 9, 7));
        CoreTrace trace = record.crashed().orElseThrow();
        assertThat(trace.count()).isEqualTo(new Clamped(32, 16));
        assertThat(trace.registerFrames()).isEqualTo(new Clamped(48, 16));
        assertThat(record.exception()).contains(new Clamped(9, 4));
        assertThat(record.pseudoCause()).contains(new Clamped(7, 0));
        assertThat(record.problems())
                .hasSize(4)
                .extracting(Problem::code)
                .containsOnly(ProblemCode.RECORD_VALUE_CLAMPED);
        List<String> lines = EsphomeLog.lines(record, EsphomeArchitecture.XTENSA, address -> false);
        assertThat(lines.subList(0, 7)).isEqualTo(Examples.XTENSA_VERSION_1_LINES.subList(0, 7));
        assertThat(lines.get(18)).isEqualTo("  BT15: 0x00000000  (backtrace)");
        assertThat(lines.get(19)).hasSize(224);
    }

    @Test
    void cutsTheHintWhereTheFirmwaresBufferIsFull() {
        byte[] bytes = Examples.XTENSA_DUAL.clone();
        bytes[12] = 16;
        bytes[85] = 16;
        List<String> lines = EsphomeLog.lines(READER.read(bytes), EsphomeArchitecture.XTENSA, address -> false);
        assertThat(lines).filteredOn(line -> line.startsWith("  BT")).hasSize(32);
        assertThat(lines.get(lines.size() - 1)).hasSize(246);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void anUnknownCoreIsToldAndTakenAsTheFirst(int core) {
        RawCrashData record = READER.read(changed(Examples.RISCV_SINGLE, 84, core));
        assertThat(record.crashedCore()).contains(new Clamped(core, 0));
        assertThat(record.problems()).hasSize(1);
    }

    @Test
    void tellsTheVersionOfARecordWhoseLayoutIsNotKnown() {
        RawCrashData record = READER.read(changed(Examples.RISCV_SINGLE, 0, 3));
        assertThat(record.version()).isEqualTo(3);
        assertThat(record.isDecoded()).isFalse();
        assertThat(record.pc()).isEmpty();
        assertThat(record.problems()).extracting(Problem::code).containsExactly(ProblemCode.RECORD_LAYOUT_UNKNOWN);
        assertThat(EsphomeLog.lines(record, EsphomeArchitecture.RISCV, address -> true))
                .isEmpty();
    }

    @Test
    void readsANewerRecordByItsLayout() {
        List<RecordLayout.Member> members = new ArrayList<>();
        for (RecordLayout.Member member : RecordLayout.VERSION_1.members()) {
            int shift = member.offset() < 8 ? 0 : 8;
            members.add(new RecordLayout.Member(
                    member.name(), member.offset() + shift, member.elementSize(), member.count()));
        }
        members.add(new RecordLayout.Member("fault_address", 8, 4, 1));
        members.add(new RecordLayout.Member("build_id", 12, 4, 1));
        byte[] old = changed(Examples.XTENSA_VERSION_1, 0, 3);
        byte[] bytes = new byte[92];
        System.arraycopy(old, 0, bytes, 0, 8);
        System.arraycopy(old, 8, bytes, 16, 76);
        RawCrashData record = READER.withLayout(new RecordLayout("version 3", 92, members))
                .read(changed(bytes, 8, 0x1c, 0, 0, 0, 0x78, 0x56, 0x34, 0x12));
        assertThat(record.faultAddress()).hasValue(0x1c);
        assertThat(record.build()).contains("12345678");
        assertThat(EsphomeLog.lines(record, EsphomeArchitecture.XTENSA, address -> false))
                .contains("  Reason: Fault - LoadProhibited (cause 28)", "  EXCVADDR: 0x0000001C  (faulting address)");
    }

    @Test
    void aReportedRecordIsReadAndTold() {
        RawCrashData record = READER.read(changed(Examples.RISCV_SINGLE, 4, 0, 0, 0, 0));
        assertThat(record.isConsumed()).isTrue();
        assertThat(record.problems()).extracting(Problem::code).containsExactly(ProblemCode.RECORD_CONSUMED);
    }

    /** With its magic gone, only numbers in their ranges make it a record: entries, of registers, type, pseudo cause. */
    @ParameterizedTest
    @CsvSource({
        "16, 16, 4, 1, true",
        "17, 2, 4, 1, false",
        "3, 4, 4, 1, false",
        "3, 3, 5, 1, false",
        "3, 3, 4, 2, false",
        "0, 0, 0, 0, true",
    })
    void aReportedRecordIsBelievedIfItsNumbersAreInRange(
            int count, int frames, int exception, int pseudo, boolean believed) {
        byte[] bytes = changed(Examples.RISCV_SINGLE, 4, 0, 0, 0, 0);
        byte[] record = changed(bytes, 12, count, frames, exception, pseudo);
        if (believed) {
            assertThat(READER.read(record).isConsumed()).isTrue();
        } else {
            assertThatExceptionOfType(FormatException.class)
                    .isThrownBy(() -> READER.read(record))
                    .withMessageContaining("the first two words are no version and magic");
        }
    }

    @Test
    void versionsHaveOneByte() {
        assertThat(READER.read(changed(Examples.RISCV_SINGLE, 0, 255, 0)).version())
                .isEqualTo(255);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> READER.read(changed(Examples.RISCV_SINGLE, 0, 0, 1)))
                .withMessageContaining("version is 256");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> READER.read(changed(Examples.RISCV_SINGLE, 0, 0, 0)))
                .withMessageContaining("version is 0");
    }

    /** Of a version whose layout nobody knows, the first 12 bytes must be there: no more, no less. */
    @Test
    void findsARecordAtTheVeryEndOfAnImage() {
        byte[] record = changed(Arrays.copyOf(Examples.RISCV_SINGLE, 12), 0, 3);
        byte[] image = new byte[20];
        System.arraycopy(record, 0, image, 8, 12);
        assertThat(READER.find(MemorySegment.of(0x3fc8_0000L, image, MemorySegment.Kind.DATA)))
                .containsExactly(0x3fc8_0008L);
        byte[] cut = Arrays.copyOf(image, 19);
        assertThat(READER.find(MemorySegment.of(0x3fc8_0000L, cut, MemorySegment.Kind.DATA)))
                .isEmpty();
    }

    @Test
    void readsTheRecordBeforeVersions() {
        byte[] bytes = new byte[44];
        System.arraycopy(
                new byte[] {(byte) 0xef, (byte) 0xbe, (byte) 0xad, (byte) 0xde, 0x5a, 0x37, 2, 0x42}, 0, bytes, 0, 8);
        bytes[40] = 1;
        assertThat(EsphomeLog.lines(READER.read(bytes), EsphomeArchitecture.RISCV, address -> false))
                .containsExactly(
                        "*** CRASH DETECTED ON PREVIOUS BOOT ***",
                        "  PC:  0x4202375A  (fault location)",
                        "  BT0: 0x00000000  (backtrace)",
                        "Use: addr2line -pfiaC -e firmware.elf 0x4202375A 0x00000000");
    }

    @Test
    void refusesWhatIsNoRecord() {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> READER.read(new byte[152]))
                .withMessage(
                        "RawCrashData at offset 0x0: no ESPHome crash record: the first two words are no version and magic");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() ->
                        READER.read(changed(changed(Examples.RISCV_SINGLE, 0, 0xef, 0xbe, 0xad, 0xde), 4, 1, 0, 0, 0)))
                .extracting(FormatException::kind)
                .isEqualTo(FormatException.Kind.UNSUPPORTED);
    }

    @Test
    void refusesEveryTruncation() {
        for (byte[] whole : List.of(Examples.RISCV_SINGLE, Examples.XTENSA_VERSION_1)) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatExceptionOfType(FormatException.class)
                        .isThrownBy(() -> READER.read(cut))
                        .extracting(FormatException::kind)
                        .isEqualTo(FormatException.Kind.TRUNCATED);
            }
        }
    }

    @Test
    void theNumberOfCoresDecidesWhereTheLengthDoesNot() {
        byte[] longer = Arrays.copyOf(Examples.XTENSA_DUAL, 400);
        assertThat(READER.read(longer).layout()).isEqualTo(RecordLayout.VERSION_2_SINGLE);
        assertThat(READER.withCores(2).read(longer).layout()).isEqualTo(RecordLayout.VERSION_2_DUAL);
    }

    @Test
    void findsRecordsInAnImageOfMemory() {
        byte[] image = new byte[1000];
        System.arraycopy(Examples.XTENSA_DUAL, 0, image, 102, 152);
        System.arraycopy(Examples.RISCV_SINGLE, 0, image, 501, 88);
        System.arraycopy(Examples.RISCV_SINGLE, 0, image, 602, 88);
        MemorySegment memory = MemorySegment.of(0x3fc8_0002L, image, MemorySegment.Kind.DATA);
        assertThat(READER.find(memory)).containsExactly(0x3fc8_0002L + 102, 0x3fc8_0002L + 602);
    }

    @Test
    void aRecordThatTheEndOfAnImageCutsOffIsNotFound() {
        byte[] record = Examples.XTENSA_VERSION_1;
        for (int length = 0; length <= record.length; length++) {
            MemorySegment image =
                    MemorySegment.of(0x3ffb_0000L, Arrays.copyOf(record, length), MemorySegment.Kind.DATA);
            assertThat(RawCrashReader.create().find(image))
                    .as("%d bytes", length)
                    .isEqualTo(length == record.length ? List.of(0x3ffb_0000L) : List.of());
        }
    }
}

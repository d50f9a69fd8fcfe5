package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chip;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.testdata.ElfBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes as the releases of ESP-IDF and Espressif's tool write them, with their quirks, in bare ELF core files. */
class ElfDumpNotesTest {
    private static final long TCB = 0x3fc9_1000L;
    private static final long STACK = 0x3fc9_2000L;

    @Test
    void nameOfANoteEndsAtItsFirstNulWhateverItsSizeCounts() {
        // namesz 20 and the remains of another string behind the NUL, as in a dump of ESP-IDF 5.0
        byte[] note = HexFormat.of()
                .parseHex("14000000" + "48000000" + "4a200000"
                        + "4553505f434f52455f44554d505f494e464f0045"
                        + "02010500" + "61623132".repeat(4) + "00".repeat(52));
        CoreDump dump = riscv(note);

        assertThat(dump.elfSha256Prefix()).contains("ab12ab12ab12ab12");
        assertThat(dump.version()).contains("1.2");
        assertThat(dump.chip().map(Chip::target)).contains("esp32c3");
    }

    @ParameterizedTest(name = "{0} digits")
    @ValueSource(ints = {0, 8, 9, 13, 16, 64})
    void digitsOfTheApplicationAreTakenUpToTheirEnd(int count) {
        String digits = "0123456789abcdef".repeat(4).substring(0, count);
        byte[] text = Arrays.copyOf(digits.getBytes(StandardCharsets.US_ASCII), 68);
        CoreDump dump = riscv(note("ESP_CORE_DUMP_INFO", 8266, concat(words(0x0005_0104L), text)));

        assertThat(dump.elfSha256Prefix().orElse("")).isEqualTo(digits);
    }

    @Test
    void infoOfFourBytesIsTheVersionAlone() {
        CoreDump dump = riscv(note("ESP_CORE_DUMP_INFO", 8266, words(0x000d_0003L)));

        assertThat(dump.version()).contains("0.3");
        assertThat(dump.chip().map(Chip::target)).contains("esp32c6");
        assertThat(dump.elfSha256Prefix()).isEmpty();
    }

    @Test
    void digitsAreLowerCaseHoweverTheyAreWritten() {
        byte[] text = Arrays.copyOf("0123ABCDef".getBytes(StandardCharsets.US_ASCII), 68);
        CoreDump dump = riscv(note("ESP_CORE_DUMP_INFO", 8266, concat(words(0x0005_0104L), text)));

        assertThat(dump.elfSha256Prefix()).contains("0123abcdef");
    }

    @Test
    void textThatIsNoHexIsTold() {
        byte[] text = Arrays.copyOf("not hex".getBytes(StandardCharsets.US_ASCII), 68);
        CoreDump dump = riscv(note("ESP_CORE_DUMP_INFO", 8266, concat(words(0x0005_0104L), text)));

        assertThat(dump.elfSha256Prefix()).isEmpty();
        assertThat(messages(dump)).anyMatch(message -> message.contains("not written in hexadecimal digits"));
    }

    @Test
    void chipRevisionHasTheTypeOfTheInfoNoteButAnotherName() {
        CoreDump dump = riscv(note("ESP_CHIP_REV", 8266, words(101)));

        assertThat(dump.chipRevision()).hasValue(101);
        assertThat(dump.version()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"EXTRA_INFO", "ESP_EXTRA_INFO"})
    void riscvExtraInfoHasTheInterruptFlagFromSomeReleaseOn(String name) {
        assertThat(riscv(note(name, 677, words(TCB))).inInterrupt()).isEmpty();
        assertThat(riscv(note(name, 677, words(TCB, 0))).inInterrupt()).contains(false);
        assertThat(riscv(note(name, 677, words(TCB, 1))).inInterrupt()).contains(true);
        assertThat(riscv(note(name, 677, words(TCB, 1))).crashedTask()).hasValue(TCB);
    }

    @Test
    void refusesAChipRevisionThatNoChipHas() {
        assertThat(riscv(note("ESP_CHIP_REV", 8266, words(0xffff))).chipRevision())
                .hasValue(0xffff);
        assertThat(riscv(note("ESP_CHIP_REV", 8266, words(0x1_0000))).chipRevision())
                .isEmpty();
        CoreDump dump = riscv(note("ESP_CHIP_REV", 8266, words(0x8000_0000L)));
        assertThat(dump.chipRevision()).isEmpty();
        assertThat(dump.problems()).anyMatch(problem -> problem.message().contains("chip revision 2147483648"));
    }

    @Test
    void xtensaExtraInfoHoldsExceptionRegistersByNumber() {
        long[] extra = new long[38];
        extra[0] = TCB;
        extra[1] = 232;
        extra[2] = 28;
        extra[3] = 238;
        extra[4] = 0x10;
        extra[5] = 194; // eps2
        extra[6] = 0x6_0b20;
        extra[7] = 177; // epc1
        extra[8] = 0x4008_1234L;
        extra[37] = 1;
        CoreDump dump = core(94, TCB, new byte[588], note("EXTRA_INFO", 677, words(extra)));

        assertThat(dump.exceptionRegisters())
                .isEqualTo(RegisterSet.of(
                        List.of("exccause", "excvaddr", "epc1", "eps2"), 28, 0x10, 0x4008_1234L, 0x6_0b20));
        assertThat(dump.inInterrupt()).contains(true);
        CoreDump old = core(94, TCB, new byte[588], note("EXTRA_INFO", 677, words(Arrays.copyOf(extra, 37))));
        assertThat(old.inInterrupt()).isEmpty();
        assertThat(old.exceptionRegisters()).isEqualTo(dump.exceptionRegisters());
    }

    @Test
    void exceptionRegistersOfAConvertedDumpAreFoundByPlace() {
        long[] extra = new long[31];
        extra[0] = TCB;
        extra[1] = 0; // the tool's number for exccause
        extra[2] = 29;
        extra[3] = 1;
        extra[4] = 0x20;
        extra[5] = 183;
        CoreDump dump = core(94, TCB, new byte[588], note("EXTRA_INFO", 677, words(extra)));

        assertThat(dump.exceptionRegisters().value("exccause")).hasValue(29);
        assertThat(dump.exceptionRegisters().value("excvaddr")).hasValue(0x20);
        assertThat(dump.exceptionRegisters().value("epc7")).hasValue(0);
    }

    @Test
    void skippedCrashedTaskIsTold() {
        CoreDump dump = riscv(note("EXTRA_INFO", 677, words(0xdead_beefL, 0)));

        assertThat(dump.crashedTaskSkipped()).isTrue();
        assertThat(dump.crashedTask()).isEmpty();
        assertThat(messages(dump)).anyMatch(message -> message.contains("the device left the crashed task out"));
    }

    @Test
    void crashedTaskThatIsNotThereIsTakenToBeTheFirst() {
        CoreDump dump = riscv(note("EXTRA_INFO", 677, words(0x1234, 0)));

        assertThat(dump.crashedTask()).hasValue(TCB);
        assertThat(messages(dump)).anyMatch(message -> message.contains("0x00001234 is not among the tasks"));
    }

    @Test
    void missingExtraInfoIsTold() {
        CoreDump dump = riscv();

        assertThat(dump.crashedTask()).hasValue(TCB);
        assertThat(messages(dump))
                .anyMatch(message -> message.contains("(EXTRA_INFO) is missing"))
                .anyMatch(message -> message.contains("no note says which task crashed"));
    }

    @Test
    void morePanicDetailsThanOnePanicHasAreTold() {
        byte[] text = note("ESP_PANIC_DETAILS", 679, bytes("again"));
        byte[][] many = new byte[100][];
        Arrays.fill(many, text);
        CoreDump dump = riscv(many);
        assertThat(dump.panicDetails()).hasSize(16);
        assertThat(dump.problems()).anyMatch(problem -> problem.message().contains("texts of one panic"));
    }

    @Test
    void panicDetailsAreAllTaken() {
        CoreDump dump = riscv(
                note("ESP_PANIC_DETAILS", 679, bytes("Task watchdog got triggered.\nTasks: IDLE0")),
                note("ESP_PANIC_DETAILS", 679, bytes("abort() was called\0\0")));

        assertThat(dump.panicDetails())
                .containsExactly("Task watchdog got triggered.\nTasks: IDLE0", "abort() was called");
    }

    @Test
    void taskInfoGivesTheFlags() {
        CoreDump dump = riscv(note("TASK_INFO", 678, words(0, 2, TCB, STACK, 0x100, 0, 0, 0, 0)));

        assertThat(dump.tasks().get(0).flags()).hasValue(2);
    }

    @Test
    void unknownNotesArePassedOver() {
        CoreDump dump = riscv(note("SOMETHING_NEW", 4711, words(1, 2, 3)), note("EXTRA_INFO", 677, words(TCB, 0)));

        assertThat(dump.problems()).extracting(Problem::code).containsExactly(ProblemCode.TCB_MISSING);
    }

    @Test
    void shortRegisterNoteLeavesTheTaskWithoutRegisters() {
        CoreDump dump = core(243, TCB, new byte[100], note("EXTRA_INFO", 677, words(TCB, 0)));

        assertThat(dump.tasks()).hasSize(1);
        assertThat(dump.tasks().get(0).registers().isEmpty()).isTrue();
        assertThat(dump.problems()).extracting(Problem::code).contains(ProblemCode.TASK_WITHOUT_REGISTERS);
    }

    @Test
    void noteTooShortForATaskIsTold() {
        byte[] file = ElfBuilder.of(4, 243)
                .segment(4, 0, 0, ElfBuilder.note("CORE", 1, new byte[20]))
                .build();

        CoreDump dump = CoreDump.read(file);

        assertThat(dump.tasks()).isEmpty();
        assertThat(dump.problems()).extracting(Problem::code).contains(ProblemCode.MALFORMED, ProblemCode.NOTE_MISSING);
    }

    @Test
    void secondNoteOfATaskIsTold() {
        byte[] notes = concat(status(TCB, 204), status(TCB, 204));
        CoreDump dump =
                CoreDump.read(ElfBuilder.of(4, 243).segment(4, 0, 0, notes).build());

        assertThat(dump.tasks()).hasSize(1);
        assertThat(dump.problems()).extracting(Problem::code).contains(ProblemCode.DUPLICATE_TASK);
    }

    @Test
    void otherProcessorIsListedWithoutRegisters() {
        CoreDump dump = core(40, TCB, new byte[148]);

        assertThat(dump.machine()).isEqualTo(40);
        assertThat(dump.tasks().get(0).registers().isEmpty()).isTrue();
    }

    @Test
    void stackInsideCapturedRamIsFoundByItsPointers() {
        byte[] ram = new byte[0x4000];
        put(ram, (int) (TCB - 0x3fc9_0000L), 0x3fc9_2010L); // pxTopOfStack: stale
        int frame = (int) (STACK - 0x3fc9_0000L);
        long[] registers = registers(0x4200_1234L, STACK + 0xa0);
        for (int i = 0; i < 32; i++) {
            put(ram, frame + 4 * i, registers[i]);
        }
        put(ram, frame + 4 * 34, 5);
        put(ram, frame + 4 * 35, 0x30);
        byte[] tcb = Arrays.copyOfRange(ram, 0x1000, 0x1154);
        byte[] file = ElfBuilder.of(4, 243)
                .segment(4, 0, 0, status(TCB, registers))
                .segment(1, TCB, 6, tcb)
                .segment(1, 0x3fc9_0000L, 6, ram)
                .segment(
                        4,
                        0,
                        0,
                        concat(
                                note("EXTRA_INFO", 677, words(TCB, 0)),
                                note("ESP_CORE_DUMP_INFO", 8266, words(0x0005_0103L))))
                .build();

        CoreDump dump = CoreDump.read(file);

        Task task = dump.tasks().get(0);
        assertThat(task.stack().map(MemorySegment::address)).contains(STACK);
        assertThat(dump.exceptionRegisters().value("mcause")).hasValue(5);
        assertThat(dump.memory().segments())
                .extracting(MemorySegment::kind)
                .containsExactly(MemorySegment.Kind.TCB, MemorySegment.Kind.DATA);
        assertThat(dump.problems()).isEmpty();
    }

    @Test
    void stackPointerThatTheDeviceDidNotSaveIsPutRight() {
        // ESP-IDF 4.3 to 4.4.1: sp and gp of waiting tasks are whatever was in the frame
        long[] registers = registers(0x4200_1234L, 0xa5a5_a5a5L);
        byte[] stack = new byte[0x100];
        for (int i = 0; i < 32; i++) {
            put(stack, 4 * i, registers[i]);
        }
        byte[] file = ElfBuilder.of(4, 243)
                .segment(4, 0, 0, concat(status(0x3fc9_8000L, 204), status(TCB, registers)))
                .segment(1, TCB, 6, words(STACK, 0, 0, 0))
                .segment(1, STACK, 6, stack)
                .segment(4, 0, 0, note("EXTRA_INFO", 677, words(0x3fc9_8000L)))
                .build();

        CoreDump dump = CoreDump.read(file);

        assertThat(dump.tasks().get(1).registers().value("sp")).hasValue(STACK + 0x80);
        assertThat(dump.tasks().get(1).registers().value("gp")).isEmpty();
        assertThat(dump.problems()).extracting(Problem::code).contains(ProblemCode.REGISTER_REPAIRED);
    }

    @Test
    void segmentThatReachesPastTheAddressSpaceIsLeftOut() {
        byte[] file = ElfBuilder.of(4, 243)
                .segment(1, 0xffff_fff0L, 6, new byte[32])
                .segment(1, 0xffff_ffe0L, 6, new byte[32])
                .segment(1, 0, 6, new byte[8])
                .build();

        CoreDump dump = CoreDump.read(file);

        assertThat(dump.memory().segments()).hasSize(1);
        assertThat(dump.problems()).extracting(Problem::code).contains(ProblemCode.BAD_SEGMENT);
    }

    private static CoreDump riscv(byte[]... notes) {
        return core(243, TCB, new byte[204], notes);
    }

    private static CoreDump core(int machine, long tcb, byte[] status, byte[]... notes) {
        byte[] withPid = status.clone();
        put(withPid, 24, tcb);
        byte[] all = note("CORE", 1, withPid);
        for (byte[] note : notes) {
            all = concat(all, note);
        }
        return CoreDump.read(ElfBuilder.of(4, machine).segment(4, 0, 6, all).build());
    }

    private static byte[] status(long tcb, int size) {
        byte[] status = new byte[size];
        put(status, 24, tcb);
        return note("CORE", 1, status);
    }

    private static byte[] status(long tcb, long[] registers) {
        byte[] status = new byte[204];
        put(status, 24, tcb);
        for (int i = 0; i < registers.length; i++) {
            put(status, 72 + 4 * i, registers[i]);
        }
        return note("CORE", 1, status);
    }

    /** The first 128 bytes of a frame. */
    private static long[] registers(long pc, long sp) {
        long[] registers = new long[32];
        registers[0] = pc;
        registers[2] = sp;
        registers[10] = 77;
        return registers;
    }

    private static byte[] note(String name, int type, byte[] descriptor) {
        return ElfBuilder.note(name, type, descriptor);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] words(long... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            out.putInt((int) value);
        }
        return out.array();
    }

    private static void put(byte[] bytes, int offset, long value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, (int) value);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static List<String> messages(CoreDump dump) {
        return dump.problems().stream().map(Problem::message).toList();
    }
}

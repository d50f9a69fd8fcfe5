package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.ByteReader;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.format.esphome.EsphomeArchitecture;
import io.github.coroner.format.esphome.RawCrashData;
import io.github.coroner.format.esphome.RawCrashReader;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.DumpContainers;
import io.github.coroner.testdata.DumpSpec;
import io.github.coroner.testdata.DumpSpec.ChipSpec;
import io.github.coroner.testdata.DumpSpec.State;
import io.github.coroner.testdata.DumpSpec.TaskSpec;
import io.github.coroner.testdata.DumpSpec.Version;
import io.github.coroner.testdata.DumpWriter;
import io.github.coroner.testdata.ElfBuilder;
import io.github.coroner.testdata.RawCrashRecordBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each problem code means, as the smallest input that brings it about. */
class ProblemCodesTest {
    private static final long TCB = 0x3fc9_1000L;
    private static final String RUN = "riscv/og/null-store";

    /** An input for every code: a new code without does not compile. */
    private static List<Problem> problems(ProblemCode code) {
        return switch (code) {
            case PROBLEMS_DROPPED -> limited(Version.PRE_CONSOLE, Limit.PROBLEMS);
            case LIMIT_REACHED ->
                report(RUN, decoder -> decoder.limits(Limits.defaults().with(Limit.FRAMES, 2)));
            case CHECKSUM_MISMATCH -> changed(Version.V1_4, dump -> dump[dump.length - 1] ^= 1);
            case TRUNCATED -> read(Arrays.copyOf(dump(Version.V1_2), 1000));
            case MALFORMED -> trailing();
            case UNKNOWN_VERSION -> changed(Version.V1_4, dump -> dump[4] = 9);
            case UNKNOWN_CHIP -> changed(Version.V1_0, dump -> dump[6] = 99);
            case PARTITION_TABLE_DAMAGED -> {
                byte[] image = DumpContainers.flash(dump(Version.V1_4));
                image[0x8000 + 12] = 'x'; // a label, which the table's MD5 covers
                yield read(image);
            }
            case WORDS_SWAPPED -> read(DumpContainers.hexWords(dump(Version.V1_4), 2));
            case FOUND_BY_SEARCH -> {
                byte[] image = new byte[0x1_0000];
                System.arraycopy(dump(Version.V1_4), 0, image, 0x3000, dump(Version.V1_4).length);
                yield read(image);
            }
            case CONSOLE_DUMP_CUT_OFF -> console(log -> log.substring(0, log.length() / 2));
            case CONSOLE_LINES_DAMAGED ->
                console(log -> log.substring(0, log.length() / 2) + '?' + log.substring(log.length() / 2 + 1));
            case CONSOLE_LINES_SKIPPED ->
                read(DumpContainers.noisyLog(DumpWriter.pieces(spec(Version.V1_4, State.INTERRUPTED)), true));
            case DUMP_UNREADABLE ->
                console(log -> log + "\n=== CORE DUMP START ===\nAAAA\nAAAA\n=== CORE DUMP END ===\n");
            case SEVERAL_DUMPS -> read(concat(dump(Version.V1_2), dump(Version.V1_4)));
            case VERSION_CONTRADICTION -> {
                byte[] dump = dump(Version.V1_0);
                dump[4] = 2; // the header says 1.2, whose header is longer by a word; the note says 1.0
                yield read(concat(Arrays.copyOf(dump, 24), Arrays.copyOfRange(dump, 20, dump.length)));
            }
            case CHECKSUM_ABSENT -> read(dump(Version.PRE_CONSOLE));
            case OVERLAPPING_SEGMENTS ->
                core(elf -> elf.segment(1, TCB, 6, new byte[] {1, 2, 3, 4}).segment(1, TCB, 6, new byte[4]));
            case BAD_SEGMENT -> core(elf -> elf.segment(1, 0xffff_fff0L, 6, new byte[32]));
            case TASK_WITHOUT_REGISTERS -> core(elf -> elf.segment(4, 0, 0, status(TCB, 100)));
            case DUPLICATE_TASK -> core(elf -> elf.segment(4, 0, 0, concat(status(TCB), status(TCB))));
            case STACK_CORRUPTED -> read(dump(spec(Version.V1_4, State.BROKEN_STACK)));
            case TCB_MISSING -> core(elf -> elf.segment(4, 0, 0, status(TCB)));
            case REGISTER_REPAIRED -> core(ProblemCodesTest::staleStackPointer);
            case CRASHED_TASK_SKIPPED -> core(elf -> elf.segment(4, 0, 0, concat(status(TCB), extra(0xdead_beefL))));
            case CRASHED_TASK_UNCERTAIN -> core(elf -> elf.segment(4, 0, 0, status(TCB)));
            case NOTE_MISSING -> core(elf -> elf.segment(1, TCB, 6, new byte[4]));
            case RECORD_CONSUMED -> record(RawCrashRecordBuilder.version1().consumed());
            case RECORD_LAYOUT_UNKNOWN ->
                record(RawCrashRecordBuilder.version2(1).version(9));
            case RECORD_VALUE_CLAMPED ->
                record(RawCrashRecordBuilder.version2(1).crashedCore(7));
            case RECORD_SUSPICIOUS -> record(RawCrashRecordBuilder.version1().cause(0, false, 0));
            case STACK_ENTRIES_DROPPED -> crash(true);
            case STACK_ENTRIES_UNVERIFIED -> crash(false);
            case BAD_DEBUG_INFORMATION -> withElf(elf -> fill(elf, ".debug_info"));
            case SPLIT_DEBUG_INFORMATION -> report("riscv/split/null-store", decoder -> {});
            case UNSUPPORTED_COMPRESSION -> compressedWithZstd();
            case ELF_MISMATCH -> withElf(elf -> elf[elf.length - 1] ^= 1);
            case ELF_MISSING -> decode(CrashDecoder.builder(), CoreDump.read(dump(Version.V1_4)));
            case ELF_UNVERIFIABLE -> decode(builder(RUN), prefixed(Optional.empty()));
            case ELF_WEAKLY_MATCHED ->
                decode(builder(RUN), prefixed(Optional.of(firmware(RUN).sha256().substring(0, 7))));
            case ELF_AMBIGUOUS -> ambiguous();
            case LOOKUP_FAILED ->
                decode(
                        CrashDecoder.builder().repository(digits -> {
                            throw new IOException("no network");
                        }),
                        CoreDump.read(dump(Version.V1_4)));
            case NO_DEBUG_INFORMATION ->
                decode(
                        CrashDecoder.builder().firmware(stripped()),
                        CoreDump.read(CrashRun.named(RUN).dumpBytes()));
            case TASK_LAYOUT_GUESSED -> report("riscv/line-only/null-store", decoder -> {});
            case ROM_MISSING -> report(RUN, decoder -> decoder.romFolder(CrashRun.artefacts()));
            case UNKNOWN_ARCHITECTURE ->
                decode(CrashDecoder.builder(), Dumps.of(40, Optional.empty(), RegisterSet.EMPTY, List.of()));
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeIsBroughtAboutByAnInput(ProblemCode code) {
        assertThat(problems(code)).extracting(Problem::code).contains(code);
    }

    // ---- dumps

    private static DumpSpec spec(Version version, State state) {
        long ram = 0x3ffb_0000L;
        return new DumpSpec(
                version,
                ChipSpec.ALL.get(0),
                3,
                List.of(
                        new TaskSpec(ram + 0x1000, "main", 1, ram + 0x1400, 256, State.INTERRUPTED, 11),
                        new TaskSpec(ram + 0x2000, "timer", 22, ram + 0x2400, 512, state, 12)),
                List.of(),
                "0123456789abcdef",
                List.of(),
                Optional.of(false),
                false,
                true);
    }

    private static byte[] dump(Version version) {
        return dump(spec(version, State.INTERRUPTED));
    }

    private static byte[] dump(DumpSpec spec) {
        return DumpWriter.write(spec);
    }

    private static List<Problem> read(byte[] input) {
        return CoreDump.read(input).problems();
    }

    private static List<Problem> changed(Version version, Consumer<byte[]> change) {
        byte[] dump = dump(version);
        change.accept(dump);
        return read(dump);
    }

    private static List<Problem> limited(Version version, Limit limit) {
        Limits none = Limits.defaults().with(limit, 0);
        return CoreDump.read(dump(version), CoreDumpOptions.defaults().withLimits(none))
                .problems();
    }

    private static List<Problem> trailing() {
        byte[] elf = dump(Version.RAW_ELF);
        byte[] longer = Arrays.copyOf(elf, elf.length + 20);
        longer[elf.length] = 7;
        return read(longer);
    }

    private static List<Problem> console(UnaryOperator<String> change) {
        byte[] log = DumpContainers.console(DumpWriter.pieces(spec(Version.V1_4, State.INTERRUPTED)));
        return read(change.apply(new String(log, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    // ---- ELF core files of a RISC-V chip

    private static List<Problem> core(Consumer<ElfBuilder> contents) {
        ElfBuilder elf = ElfBuilder.of(4, Dumps.RISCV);
        contents.accept(elf);
        return read(elf.build());
    }

    private static byte[] status(long tcb) {
        return status(tcb, 204);
    }

    /** The note of a task: its control block as process id, then 32 registers if there is room. */
    private static byte[] status(long tcb, int size) {
        byte[] status = new byte[size];
        put(status, 24, tcb);
        return ElfBuilder.note("CORE", 1, status);
    }

    /** The note that names the crashed task; 0xdeadbeef if it was left out. */
    private static byte[] extra(long tcb) {
        byte[] words = new byte[8];
        put(words, 0, tcb);
        return ElfBuilder.note("EXTRA_INFO", 677, words);
    }

    private static void put(byte[] bytes, int offset, long value) {
        for (int i = 0; i < 4; i++) {
            bytes[offset + i] = (byte) (value >>> 8 * i);
        }
    }

    /** A waiting task whose stack pointer is what was in memory: ESP-IDF 4.3 to 4.4.1 saves none. */
    private static void staleStackPointer(ElfBuilder elf) {
        long stack = 0x3fc9_2000L;
        byte[] status = new byte[204];
        byte[] frame = new byte[0x100];
        put(status, 24, TCB);
        put(status, 72, 0x4200_1234L);
        put(frame, 0, 0x4200_1234L);
        for (int i = 1; i < 32; i++) {
            long value = i == 2 ? 0xa5a5_a5a5L : 0x1000 + i;
            put(status, 72 + 4 * i, value);
            put(frame, 4 * i, value);
        }
        byte[] tcb = new byte[16];
        put(tcb, 0, stack);
        elf.segment(4, 0, 0, concat(status(0x3fc9_8000L), ElfBuilder.note("CORE", 1, status)))
                .segment(1, TCB, 6, tcb)
                .segment(1, stack, 6, frame)
                .segment(4, 0, 0, extra(0x3fc9_8000L));
    }

    // ---- ESPHome records

    private static List<Problem> record(RawCrashRecordBuilder record) {
        return RawCrashReader.create()
                .read(ByteReader.of("record", record.build()))
                .problems();
    }

    /** A record with an entry of the stack that no call precedes. */
    private static List<Problem> crash(boolean withFirmware) {
        RawCrashData record = RawCrashReader.create()
                .read(ByteReader.of(
                        "record",
                        RawCrashRecordBuilder.version2(1)
                                .pc(0x4200_080c)
                                .cause(4, false, 7)
                                .backtrace(0, 0x4200_080c)
                                .build()));
        CrashDecoder.Builder builder = CrashDecoder.builder();
        if (withFirmware) {
            builder.firmware(firmware(RUN));
        }
        return new RawCrashDecoder(builder.build(), Optional.empty())
                .decode(record, EsphomeArchitecture.RISCV)
                .problems();
    }

    // ---- firmware

    private static Firmware firmware(String run) {
        return Firmware.of("fw.elf", CrashRun.named(run).elfBytes());
    }

    private static CrashDecoder.Builder builder(String run) {
        return CrashDecoder.builder().firmware(firmware(run));
    }

    private static List<Problem> compressedWithZstd() {
        CrashRun run = CrashRun.named(RUN);
        try {
            Firmware firmware = Firmware.open(run.elf().resolveSibling("fw-zstd.elf"));
            return decode(CrashDecoder.builder().firmware(firmware), CoreDump.read(run.dump()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Problem> decode(CrashDecoder.Builder builder, CoreDump dump) {
        return builder.build().decode(dump).problems();
    }

    private static List<Problem> report(String run, Consumer<CrashDecoder.Builder> settings) {
        CrashDecoder.Builder builder = builder(run);
        settings.accept(builder);
        return decode(builder, CoreDump.read(CrashRun.named(run).dumpBytes()));
    }

    private static CoreDump prefixed(Optional<String> digits) {
        return Dumps.of(Dumps.RISCV, digits, RegisterSet.EMPTY, List.of());
    }

    private static List<Problem> withElf(Consumer<byte[]> change) {
        byte[] elf = CrashRun.named(RUN).elfBytes();
        change.accept(elf);
        return decode(
                CrashDecoder.builder().firmware(Firmware.of("fw.elf", elf)),
                CoreDump.read(CrashRun.named(RUN).dumpBytes()));
    }

    /** Overwrites a section's first unit with what no producer writes. */
    private static void fill(byte[] elf, String section) {
        int offset = (int)
                Firmware.of("fw.elf", elf).elf().section(section).orElseThrow().offset();
        elf[offset + 4] = 99; // version
    }

    private static Firmware stripped() {
        return Firmware.of("stripped.elf", ElfBuilder.of(2, Dumps.RISCV).build());
    }

    /** Two different firmwares whose SHA-256 begins with the digit that the dump has. */
    private static List<Problem> ambiguous() {
        Firmware first = numbered(0);
        String digit = first.sha256().substring(0, 1);
        int number = 1;
        while (!numbered(number).sha256().startsWith(digit)) {
            number++;
        }
        return decode(CrashDecoder.builder().firmware(first).firmware(numbered(number)), prefixed(Optional.of(digit)));
    }

    private static Firmware numbered(int number) {
        return Firmware.of(
                number + ".elf",
                ElfBuilder.of(2, Dumps.RISCV)
                        .section(".comment", 1, 0, 0, new byte[] {(byte) number, (byte) (number >> 8)})
                        .build());
    }
}

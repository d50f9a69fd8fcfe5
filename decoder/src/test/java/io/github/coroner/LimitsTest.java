package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coroner.format.FormatException;
import io.github.coroner.format.Limit;
import io.github.coroner.format.Limits;
import io.github.coroner.format.Problem;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.CoreDumpOptions;
import io.github.coroner.format.panic.PanicReport;
import io.github.coroner.format.panic.PanicTextParser;
import io.github.coroner.symbols.Globals;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.DumpContainers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each limit, set low by the caller, trips in a decoding of a real dump with its real firmware: cleanly, told by its name, and not
 * with its default value.
 */
class LimitsTest {
    /**
     * A limit set low.
     *
     * @param value it is set to
     * @param question what decodes something within limits and gives what is told: the problems, or the exception
     * @param sign what must be told
     */
    private record Case(long value, Function<Limits, String> question, String sign) {}

    private static Case told(Limit limit, long value, Function<Limits, String> question) {
        return new Case(value, question, limit.name());
    }

    /** A case for every limit: a new one without does not compile. */
    private static Case of(Limit limit) {
        return switch (limit) {
            case INPUT_BYTES -> told(limit, 1000, limits -> decode("riscv/og/null-store", limits));
            case DECOMPRESSED_BYTES -> told(limit, 10_000, limits -> decode("riscv/gz/null-store", limits));
            case DECOMPRESSION_RATIO -> told(limit, 2, limits -> decode("riscv/gz/null-store", limits));
            case NESTED_CONTAINERS -> told(limit, 1, LimitsTest::nested);
            case TASKS, NOTES, SEGMENTS -> told(limit, 3, limits -> decode("riscv/og/null-store", limits));
            case FRAMES -> told(limit, 4, limits -> decode("riscv/o2/recursion", limits));
            case REPORT_FRAMES -> told(limit, 20, limits -> decode("riscv/o2/recursion", limits));
            case REPORT_VARIABLES -> told(limit, 3, limits -> decode("riscv/o2/cpp", limits));
            case SCAN_STEPS -> told(limit, 3, limits -> decode("riscv/og/stack-smash", limits));
            case TAIL_CALL_STEPS -> told(limit, 0, limits -> decode("riscv/o2/tail-call", limits));
            case INLINE_DEPTH -> told(limit, 1, limits -> decode("riscv/o2/cpp", limits));
            case FUNCTION_RANGES -> told(limit, 3, limits -> decode("riscv/o2/cpp", limits));
            case LOCATION_ENTRIES -> told(limit, 1, limits -> decode("riscv/o2/cpp", limits));
            case DIE_DEPTH -> told(limit, 3, limits -> decode("riscv/o2/cpp", limits));
            case DIE_CHAIN -> told(limit, 1, limits -> decode("riscv/o2/cpp", limits));
            case ABBREVIATIONS -> told(limit, 20, limits -> decode("riscv/o2/cpp", limits));
            case ATTRIBUTES -> told(limit, 3, limits -> decode("riscv/o2/cpp", limits));
            case SECTION_READINGS -> told(limit, 0, limits -> decode("riscv/o2/cpp", limits));
            case LINE_ROWS -> told(limit, 20, limits -> decode("riscv/o2/cpp", limits));
            case CALL_FRAME_STATES -> told(limit, 0, limits -> decode("riscv/o2/cpp", limits));
            case EXPRESSION_STEPS -> told(limit, 1, limits -> decode("riscv/o2/cpp", limits));
            case STRING_CHARACTERS -> told(limit, 20, limits -> decode("riscv/o2/cpp", limits));
            case OUTPUT_CHARACTERS -> told(limit, 300, limits -> decode("riscv/o2/cpp", limits));
            case PROBLEMS -> told(limit, 0, limits -> decode("riscv/og/broken-task", limits));
            case CONSOLE_DUMP_LINES -> told(limit, 30, LimitsTest::printed);
            // what these cut off shows where it is cut
            case VALUE_ELEMENTS -> new Case(2, LimitsTest::values, "\"fl\"...");
            case VALUE_DEPTH -> new Case(0, LimitsTest::values, "{...}");
            case LINE_BYTES -> new Case(256, LimitsTest::registers, "[MEPC, SP,");
            case REPORT_LINES -> new Case(4, LimitsTest::linesOfReports, "LineRange[first=5, last=9]");
        };
    }

    @ParameterizedTest
    @EnumSource
    void limitTripsByItsNameWhereTheCallerSetsIt(Limit limit) {
        Case one = of(limit);
        assertThat(one.question().apply(Limits.defaults().with(limit, one.value())))
                .contains(one.sign());
        assertThat(one.question().apply(Limits.defaults())).doesNotContain(one.sign());
    }

    /** No limit is so low that anything but a report or the documented exception comes of it, wherever it trips. */
    @ParameterizedTest
    @EnumSource
    void nothingBreaksHoweverLowALimitIs(Limit limit) {
        List<String> runs = List.of(
                "riscv/og/stack-smash",
                "riscv/o2/tail-call",
                "riscv/o2/cpp",
                "riscv/dwarf4/null-store",
                "riscv/gz/null-store",
                "xtensa/o2/cpp");
        for (String name : runs) {
            CrashRun run = CrashRun.named(name);
            byte[] elf = run.elfBytes();
            for (long low : new long[] {0, 1, 2, 5, 100_000}) {
                Limits limits = Limits.defaults().with(limit, low);
                assertThat(decode(name, limits)).isNotNull();
                try {
                    CoreDump dump = CoreDump.read(run.dumpBytes());
                    Firmware firmware = Firmware.of("fw.elf", elf, limits);
                    assertThat(firmware.globals().named("nothing", Globals.Kind.VARIABLE))
                            .isEmpty();
                    CrashDecoder.Builder builder = CrashDecoder.builder().firmware(firmware);
                    assertThat(builder.limits(limits).build().gdbView(dump)).isNotNull();
                } catch (FormatException e) {
                    assertThat(e.kind()).isEqualTo(FormatException.Kind.LIMIT_EXCEEDED);
                }
            }
        }
    }

    @Test
    void firmwareFilesAreNoLargerThanTheLimit() {
        Path elf = CrashRun.named("riscv/og/null-store").elf();
        Limits limits = Limits.defaults().with(Limit.INPUT_BYTES, 1000);
        assertThatThrownBy(() -> Firmware.open(elf, limits)).hasMessageContaining("INPUT_BYTES");
    }

    private static CrashReport report(String name, Limits limits) {
        CrashRun run = CrashRun.named(name);
        CoreDump dump =
                CoreDump.read(run.dumpBytes(), CoreDumpOptions.defaults().withLimits(limits));
        Firmware firmware = Firmware.of("fw.elf", run.elfBytes(), limits);
        return CrashDecoder.builder()
                .firmware(firmware)
                .limits(limits)
                .locals(true)
                .build()
                .decode(dump);
    }

    private static String decode(String run, Limits limits) {
        try {
            return text(report(run, limits).problems());
        } catch (FormatException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::message).collect(Collectors.joining("\n"));
    }

    private static String nested(Limits limits) {
        byte[] wrapped = DumpContainers.gzip(
                DumpContainers.gzip(CrashRun.named("riscv/og/null-store").dumpBytes()));
        try {
            return text(CoreDump.read(wrapped, CoreDumpOptions.defaults().withLimits(limits))
                    .problems());
        } catch (FormatException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String printed(Limits limits) {
        byte[] log = CrashRun.named("riscv/og/null-store").logBytes();
        return text(CoreDump.read(log, CoreDumpOptions.defaults().withLimits(limits))
                .problems());
    }

    private static String values(Limits limits) {
        return report("riscv/og/types", limits).tasks().stream()
                .flatMap(task -> task.frames().stream())
                .flatMap(frame -> Stream.concat(frame.arguments().stream(), frame.locals().stream()))
                .map(VariableReport::text)
                .collect(Collectors.joining("\n"));
    }

    private static String linesOfReports(Limits limits) {
        return reports("", limits).stream().map(PanicReport::lines).toList().toString();
    }

    /** What is printed far to the right of its line, which is read in pieces. */
    private static String registers(Limits limits) {
        return reports(" ".repeat(1000), limits).stream()
                .flatMap(report -> report.registerDumps().stream())
                .map(dump -> dump.registers().keySet())
                .toList()
                .toString();
    }

    private static List<PanicReport> reports(String gap, Limits limits) {
        String log = new String(CrashRun.named("riscv/og/null-store").logBytes(), StandardCharsets.UTF_8)
                .replaceFirst("RA ", gap + "RA ");
        List<PanicReport> reports = new ArrayList<>();
        PanicTextParser parser = new PanicTextParser(reports::add, limits);
        log.lines().forEach(parser::feedLine);
        parser.finish();
        return reports;
    }
}

package io.github.coroner.format.coredump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Chip;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What dumps hold, against what gdb and Espressif's esp-coredump recorded about the same dumps. */
class RecordedAnswersTest {
    private static final Pattern REGISTER = Pattern.compile("^([a-z]+[0-9]*)\\s+0x([0-9a-f]+)[\\s(].*");
    private static final Pattern TASK_ROW = Pattern.compile("^0x([0-9a-f]+) +(\\S.*?) +(\\d+)/(\\d+) +(\\d+)/(\\d+)$");
    private static final Pattern MEMORY_LINE = Pattern.compile("^0x([0-9a-f]+)(?: <[^>]*>)?:((?:\t0x[0-9a-f]{8})+)$");
    private static final Pattern THREAD = Pattern.compile("^[* ] +(\\d+) +(?:LWP|process) (\\d+) +.*");

    static List<CrashRun> runsWithAnswers() {
        return CrashRun.all().stream().filter(run -> Files.exists(run.gdb())).toList();
    }

    static List<CrashRun> runs() {
        return CrashRun.all();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"esp32,ESP32", "esp32_bin,ESP32", "esp32c3,ESP32-C3"})
    void espressifsReportAgrees(String fixture, String chip) throws IOException {
        CoreDump dump = CoreDump.read(Fixtures.path("esp-coredump/" + fixture + "/coredump.b64"));
        List<String> report = Files.readAllLines(Fixtures.path("esp-coredump/" + fixture + "/expected_output"));

        assertThat(dump.containers()).containsExactly(Container.BASE64, Container.RAW);
        assertThat(dump.chip().map(Chip::name)).contains(chip);
        assertThat(dump.checksum().map(Checksum::isValid)).contains(true);
        assertThat(dump.problems()).isEmpty();
        Task crashed = dump.task(dump.crashedTask().orElseThrow()).orElseThrow();
        Map<String, Long> registers = registers(report.subList(0, section(report, "CURRENT THREAD STACK")));
        assertThat(registers).hasSizeGreaterThan(20);
        registers.forEach((name, value) -> {
            boolean addedByTheConverter = dump.format() == CoreDump.Format.BINARY && name.matches("ep[cs]\\d");
            boolean exception = name.startsWith("exc") || name.matches("ep[cs]\\d");
            RegisterSet set = exception ? dump.exceptionRegisters() : crashed.registers();
            if (!addedByTheConverter) {
                assertThat(set.value(name)).as(name).hasValue(value);
            }
        });
        assertTaskTable(dump, report);
        assertMemory(dump, report.subList(section(report, "MEMORY CONTENTS"), report.size()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"esp32,1.2,1b43c5e74,300", "esp32c3,1.2,7d946a8e8,3"})
    void namesTheApplicationAndTheChipRevision(String fixture, String version, String sha, int revision)
            throws IOException {
        CoreDump dump = CoreDump.read(Fixtures.path("esp-coredump/" + fixture + "/coredump.b64"));

        assertThat(dump.version()).contains(version);
        assertThat(dump.elfSha256Prefix()).contains(sha);
        assertThat(dump.chipRevision()).hasValue(revision);
        assertThat(dump.inInterrupt()).contains(false);
        assertThat(dump.panicDetails()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runsWithAnswers")
    void gdbSawTheSameThreadsAndRegisters(CrashRun run) throws IOException {
        CoreDump dump = CoreDump.read(run.dump());
        List<String> answer = Files.readAllLines(run.gdb());

        List<Long> threads = new ArrayList<>();
        for (String line : answer) {
            Matcher thread = THREAD.matcher(line);
            if (thread.matches()) {
                threads.add(Long.parseLong(thread.group(2)));
            }
        }
        assertThat(dump.tasks().stream().map(Task::tcb).toList()).isEqualTo(threads);
        Map<String, Long> registers =
                registers(answer.subList(section(answer, "info registers"), section(answer, "bt full")));
        assertThat(registers).hasSizeGreaterThan(20);
        RegisterSet first = dump.tasks().get(0).registers();
        registers.forEach(
                (name, value) -> assertThat(first.value(name)).as(name).hasValue(value));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void consoleLogHoldsTheSameDumpAsFlash(CrashRun run) throws IOException {
        CoreDump flash = CoreDump.read(run.dump());
        CoreDump printed = CoreDump.read(run.log());

        assertThat(printed.containers()).containsExactly(Container.LOG, Container.BASE64, Container.RAW);
        assertThat(printed.tasks()).isEqualTo(flash.tasks());
        assertThat(printed.memory().segments()).isEqualTo(flash.memory().segments());
        assertThat(printed.exceptionRegisters()).isEqualTo(flash.exceptionRegisters());
        assertThat(flash.isWhole()).isTrue();
        assertThat(printed.isWhole()).isTrue();
        assertThat(flash.crashedTask()).isPresent();
        assertThat(flash.tasks()).allSatisfy(task -> {
            assertThat(task.stack()).isPresent();
            assertThat(task.registers().isEmpty()).isFalse();
        });
    }

    private static void assertTaskTable(CoreDump dump, List<String> report) {
        int rows = 0;
        for (String line : report) {
            Matcher row = TASK_ROW.matcher(line);
            if (!row.matches()) {
                continue;
            }
            long tcb = Long.parseLong(row.group(1), 16);
            assertThat(dump.tasks().get(rows++).tcb()).isEqualTo(tcb);
            TaskControlBlock block = TaskControlBlock.find(dump.memory(), tcb).orElseThrow();
            assertThat(block.name()).isEqualTo(row.group(2));
            assertThat(block.priority()).isEqualTo(Long.parseLong(row.group(3)));
            assertThat(block.basePriority()).hasValue(Long.parseLong(row.group(4)));
            long used = block.stackEnd().orElseThrow() - block.topOfStack();
            assertThat(used).isEqualTo(Long.parseLong(row.group(5)));
            assertThat(block.topOfStack() - block.stackStart()).isEqualTo(Long.parseLong(row.group(6)));
        }
        assertThat(rows).isEqualTo(dump.tasks().size());
    }

    private static void assertMemory(CoreDump dump, List<String> lines) {
        int checked = 0;
        for (String line : lines) {
            Matcher memory = MEMORY_LINE.matcher(line);
            if (memory.matches()) {
                long address = Long.parseLong(memory.group(1), 16);
                String[] words = memory.group(2).strip().split("\t");
                for (int i = 0; i < words.length; i++) {
                    assertThat(dump.memory().u32(address + 4L * i)).hasValue(Long.decode(words[i]));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(300);
    }

    private static Map<String, Long> registers(List<String> lines) {
        Map<String, Long> registers = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher register = REGISTER.matcher(line + " ");
            if (register.matches()) {
                registers.put(register.group(1), Long.parseLong(register.group(2), 16));
            }
        }
        return registers;
    }

    private static int section(List<String> lines, String title) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("===") && lines.get(i).contains(title)) {
                return i;
            }
        }
        throw new AssertionError("no section " + title);
    }
}

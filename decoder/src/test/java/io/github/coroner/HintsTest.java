package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.coroner.format.MemoryImage;
import io.github.coroner.format.MemorySegment;
import io.github.coroner.format.RegisterSet;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.format.coredump.Task;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.testdata.Fixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each hint: a crash that provokes it, and one that resembles it and must not. */
class HintsTest {
    private static final Map<Path, Firmware> FIRMWARE = new ConcurrentHashMap<>();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // run, code, message
                "xtensa | null-store | null-dereference | store of 2 bytes to s->history[0].y, s is NULL",
                "riscv | null-store | null-dereference | store of 2 bytes to s->history[0].y, s is NULL",
                "xtensa | rom-callback | null-dereference | load of 4 bytes from s->last.i, s is NULL",
                "riscv | rom-callback | null-dereference | load of 4 bytes from s->last.i, s is NULL",
                "xtensa | recursion | bad-pointer | load of 4 bytes from n->left, next to null; n is 0x8",
                "riscv | recursion | bad-pointer | load of 4 bytes from n->left, next to null; n is 0x8",
                "xtensa | jump-null | bad-jump | call through a null function pointer (fn) in call_handler",
                "riscv | jump-null | bad-jump | call through a null function pointer (fn) in call_handler",
                "xtensa | bad-jump | bad-jump | call through a bad function pointer, 0x40 (fn) in call_handler",
                "riscv | bad-jump | bad-jump | call through a bad function pointer, 0x40 (fn) in call_handler",
                "xtensa | stack-overflow | stack-overflow | task sensor ran out of stack in eat_stack",
                "riscv | stack-overflow | stack-overflow | task sensor ran out of stack in eat_stack",
                "xtensa | abort | abort | scenario_abort called abort()",
                "riscv | abort | abort | scenario_abort called abort()",
                "xtensa | assert | assertion-failed | (g_thermometer.kind == KIND_PRESSURE) does not hold in"
                        + " scenario_assert, src/scenarios.c:340",
                "xtensa | destroyed-object | pure-virtual-call | drain: a virtual function of an object that is being"
                        + " made or was destroyed was called",
                "xtensa | task-wdt | task-watchdog | IDLE (CPU 0) did not get to run; running: sensor on core 0, in"
                        + " port_yield",
                "riscv | task-wdt | task-watchdog | IDLE (CPU 0) did not get to run; running: sensor on core 0, in"
                        + " port_yield",
                "xtensa | interrupt-wdt | interrupt-watchdog | port_yield ran with interrupts off for too long, or an"
                        + " interrupt handler did not return",
                "riscv | interrupt-wdt | interrupt-watchdog | port_yield ran with interrupts off for too long, or an"
                        + " interrupt handler did not return",
                "xtensa | use-after-free | use-after-free | load of 4 bytes from 0xfefefefe, the pointer is 0xfefefefe:"
                        + " memory that was freed",
                "riscv | use-after-free | use-after-free | load of 4 bytes from 0xfefefefe, the pointer is 0xfefefefe:"
                        + " memory that was freed",
                "xtensa | heap-poison-dram | heap-overrun | the heap block of 12 bytes at 0x3ffb355c was written past"
                        + " its end",
                "riscv | heap-poison-dram | heap-overrun | the heap block of 12 bytes at 0x3fc8320c was written past"
                        + " its end",
                "xtensa | deadlock-dram | deadlock | alpha waits for a mutex of beta, beta waits for a mutex of alpha",
                "riscv | deadlock-dram | deadlock | alpha waits for a mutex of beta, beta waits for a mutex of alpha",
            })
    void tellsTheCauseOfARealCrash(String architecture, String name, String code, String message) throws IOException {
        CrashRun run = run(architecture, name);

        assertThat(hints(run, CoreDump.read(run.dump())))
                .filteredOn(hint -> hint.code().equals(code))
                .singleElement()
                .satisfies(hint -> assertThat(hint.message()).isEqualTo(message))
                .satisfies(hint -> assertThat(hint.evidence()).isNotBlank());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "xtensa, illegal",
        "riscv, illegal",
        "xtensa, div-zero",
    })
    void hasNothingToSayOfACrashThatExplainsItself(String architecture, String name) throws IOException {
        CrashRun run = run(architecture, name);

        assertThat(hints(run, CoreDump.read(run.dump()))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: no {1}")
    @CsvSource({
        // a crash in an interrupt handler: its stack pointer is outside of the task's stack
        "isr, stack-overflow",
        // the arrays are smashed, the stack pointer is not
        "stack-smash, stack-overflow",
        // a pointer to just above null, not a null pointer
        "recursion, null-dereference",
        "isr, null-dereference",
        // tasks wait, but for no mutex of one another
        "null-store-dram, deadlock",
        // blocks that are freed and written through, but none past its end
        "use-after-free-dram, heap-overrun",
        "interrupt-wdt, task-watchdog",
        "task-wdt, interrupt-watchdog",
        "assert, abort",
    })
    void doesNotTellWhatOnlyResemblesACause(String name, String code) throws IOException {
        for (String architecture : List.of("xtensa", "riscv")) {
            CrashRun run = run(architecture, name);
            assertThat(codes(run, CoreDump.read(run.dump()))).as(architecture).doesNotContain(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xtensa", "riscv"})
    void doesNotTakeTheStoreByWhichAnAbortCrashesForANullPointer(String architecture) throws IOException {
        CrashRun run = run(architecture, "abort");
        CoreDump dump = CoreDump.read(run.dump());
        boolean xtensa = architecture.equals("xtensa");
        RegisterSet store = dump.exceptionRegisters()
                .with(xtensa ? "exccause" : "mcause", xtensa ? 29 : 7)
                .with(xtensa ? "excvaddr" : "mtval", 0);

        assertThat(codes(run, changed(dump, store, dump.panicDetails(), dump.tasks(), dump.memory())))
                .containsExactly("abort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32", "esp32_bin", "esp32c3"})
    void knowsWhoCalledAbortInDumpsOfEspIdf(String name) throws IOException {
        Path folder = Fixtures.path("esp-coredump/" + name);
        CrashReport report = CrashDecoder.builder()
                .firmware(Firmware.open(folder.resolve("firmware.elf")))
                .build()
                .decode(CoreDump.read(folder.resolve("coredump.b64")));

        assertThat(report.hints())
                .extracting(Hint::code, Hint::message)
                .containsExactly(tuple("abort", "fail_once called abort()"));
    }

    @ParameterizedTest
    @CsvSource({
        "'***ERROR*** A stack overflow in task sensor has been detected.', task sensor ran out of stack",
        "Stack canary watchpoint triggered (net_rx), task net_rx ran out of stack",
        "Stack protection fault, task sensor ran out of stack",
    })
    void believesWhoeverSawAStackOverflow(String text, String message) throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/illegal");
        CoreDump dump = CoreDump.read(run.dump());

        assertThat(hints(run, changed(dump, dump.exceptionRegisters(), List.of(text), dump.tasks(), dump.memory())))
                .singleElement()
                .isEqualTo(new Hint("stack-overflow", message, text));
    }

    @ParameterizedTest(name = "{0} bytes lost")
    @CsvSource({"16, true", "8, false", "0, false"})
    void seesThatTheFillAtTheEndOfAStackIsGone(int lost, boolean told) throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/null-store-dram");
        CoreDump dump = CoreDump.read(run.dump());
        long start = decode(run, dump).tasks().get(1).stackStart().orElseThrow();
        byte[] end = new byte[16];
        Arrays.fill(end, (byte) 0xa5);
        Arrays.fill(end, 0, lost, (byte) 0x11);

        List<Hint> hints = hints(
                run,
                changed(dump, dump.exceptionRegisters(), dump.panicDetails(), dump.tasks(), with(dump, start, end)));

        assertThat(hints.stream().filter(hint -> hint.code().equals("stack-overflow")))
                .hasSize(told ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0xfefefefe, use-after-free",
        "0xfefeff00, use-after-free",
        "0xcecececf, uninitialized-memory",
        "0xa5a5a5b1, uninitialized-stack",
        "0xbaad5678, heap-guard",
        "0xabba1238, heap-guard",
        "0xfefe0000, ''",
        "0xa5a50000, ''",
        "0x3ffb1234, ''",
    })
    void knowsTheFillPatternsAndWhatOnlyLooksLikeThem(String pointer, String code) throws IOException {
        CrashRun run = CrashRun.named("xtensa/og/use-after-free");
        CoreDump dump = CoreDump.read(run.dump());
        long value = Long.decode(pointer);
        Task crashed = dump.tasks().get(0);
        List<Task> tasks = new ArrayList<>(dump.tasks());
        tasks.set(
                0,
                new Task(
                        crashed.tcb(),
                        crashed.registers().with("a9", value),
                        crashed.status(),
                        crashed.stack(),
                        crashed.interrupted(),
                        crashed.flags(),
                        crashed.solicited()));

        assertThat(codes(
                        run,
                        changed(
                                dump,
                                dump.exceptionRegisters().with("excvaddr", value),
                                dump.panicDetails(),
                                tasks,
                                dump.memory())))
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xtensa", "riscv"})
    void tellsNoDeadlockWhenTheOtherMutexIsHeldByATaskThatRuns(String architecture) throws IOException {
        CrashRun run = run(architecture, "deadlock-dram");
        CoreDump dump = CoreDump.read(run.dump());
        Hint deadlock = hints(run, dump).stream()
                .filter(hint -> hint.code().equals("deadlock"))
                .findFirst()
                .orElseThrow();
        long mutex = Long.decode(deadlock.evidence().split(" ")[1]);
        long holder = dump.crashedTask().orElseThrow();

        assertThat(codes(
                        run,
                        changed(
                                dump,
                                dump.exceptionRegisters(),
                                dump.panicDetails(),
                                dump.tasks(),
                                with(dump, mutex + 8, word(holder)))))
                .doesNotContain("deadlock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xtensa", "riscv"})
    void tellsNoHeapDamageWhenAllGuardWordsStand(String architecture) throws IOException {
        CrashRun run = run(architecture, "heap-poison-dram");
        CoreDump dump = CoreDump.read(run.dump());
        Hint overrun = hints(run, dump).stream()
                .filter(hint -> hint.code().equals("heap-overrun"))
                .findFirst()
                .orElseThrow();
        long guard = Long.decode(overrun.evidence().split("[ ,]")[2]);
        List<MemorySegment> repaired = dump.memory().segments().stream()
                .map(segment -> repaired(segment, guard))
                .toList();

        assertThat(codes(
                        run,
                        changed(
                                dump,
                                dump.exceptionRegisters(),
                                dump.panicDetails(),
                                dump.tasks(),
                                MemoryImage.of(repaired))))
                .doesNotContain("heap-overrun");
    }

    private static MemorySegment repaired(MemorySegment segment, long guard) {
        if (!segment.contains(guard)) {
            return segment;
        }
        byte[] bytes = segment.toBytes();
        System.arraycopy(word(0xbaad_5678L), 0, bytes, (int) (guard - segment.address()), 4);
        return MemorySegment.of(segment.address(), bytes, segment.kind());
    }

    private static byte[] word(long value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array();
    }

    /** The dump's memory with some bytes replaced. */
    private static MemoryImage with(CoreDump dump, long address, byte[] bytes) {
        List<MemorySegment> segments = new ArrayList<>();
        segments.add(MemorySegment.of(address, bytes, MemorySegment.Kind.DATA));
        segments.addAll(dump.memory().segments());
        return MemoryImage.of(segments);
    }

    private static CoreDump changed(
            CoreDump dump,
            RegisterSet exceptionRegisters,
            List<String> panicDetails,
            List<Task> tasks,
            MemoryImage memory) {
        return new CoreDump(
                dump.containers(),
                dump.format(),
                dump.version(),
                dump.machine(),
                dump.chipId(),
                dump.chip(),
                dump.chipRevision(),
                dump.checksum(),
                dump.elfSha256Prefix(),
                dump.crashedTask(),
                dump.crashedTaskSkipped(),
                dump.inInterrupt(),
                exceptionRegisters,
                panicDetails,
                tasks,
                memory,
                dump.totalLength(),
                dump.applications(),
                dump.problems());
    }

    private static CrashRun run(String architecture, String name) {
        return CrashRun.named(architecture + "/og/" + name);
    }

    private static List<String> codes(CrashRun run, CoreDump dump) throws IOException {
        return hints(run, dump).stream().map(Hint::code).toList();
    }

    private static List<Hint> hints(CrashRun run, CoreDump dump) throws IOException {
        return decode(run, dump).hints();
    }

    private static CrashReport decode(CrashRun run, CoreDump dump) throws IOException {
        return CrashDecoder.builder()
                .firmware(firmware(run.elf()))
                .rom(firmware(run.rom()))
                .build()
                .decode(dump);
    }

    private static Firmware firmware(Path file) throws IOException {
        Firmware known = FIRMWARE.get(file);
        if (known == null) {
            known = Firmware.open(file);
            FIRMWARE.put(file, known);
        }
        return known;
    }
}

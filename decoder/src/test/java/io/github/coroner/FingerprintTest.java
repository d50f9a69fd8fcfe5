package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import io.github.coroner.unwind.Recovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe of {@code docs/fingerprint.md}, and what it is worth on different builds of the same program. */
class FingerprintTest {
    private static final String SCENARIO = "null-store";

    private static CrashReport report(CrashRun run) throws IOException {
        return CrashDecoder.builder().firmware(Firmware.open(run.elf())).build().decode(CoreDump.read(run.dump()));
    }

    private static FrameReport frame(
            String function, Recovery recovery, FrameReport.Module module, boolean panicHandler) {
        return new FrameReport(
                0,
                0x4200_0000L,
                0x4200_0000L,
                OptionalLong.empty(),
                Optional.of(function),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of("/a/file.c"),
                OptionalInt.of(12),
                OptionalInt.empty(),
                false,
                recovery,
                Optional.of(module),
                false,
                panicHandler,
                List.of(),
                List.of());
    }

    private static FrameReport frame(String function) {
        return frame(function, Recovery.CFI, FrameReport.Module.APP, false);
    }

    private static Reason reason(String exception, Optional<String> details) {
        return new Reason("words", Optional.of(exception), OptionalLong.of(7), OptionalLong.of(42), details);
    }

    /** The recipe once more, as the docs give it in shell. */
    private static String byHand(String... lines) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return "1-" + HexFormat.of().formatHex(digest).substring(0, 16);
    }

    @Test
    void isTheHashOfTheRecipesLines() throws Exception {
        assertThat(Fingerprint.of(
                        "riscv", reason("Store access fault", Optional.empty()), List.of(frame("a"), frame("b"))))
                .contains(byHand("riscv", "Store access fault", "a", "b"));
    }

    @Test
    void anAbortCountsByItsFunctionsNotByTheExceptionThatEndedIt() throws Exception {
        assertThat(Fingerprint.of(
                        "xtensa", reason("StoreProhibited", Optional.of("abort() was called")), List.of(frame("a"))))
                .contains(byHand("xtensa", "", "a"));
    }

    @Test
    void leavesOutWhatDependsOnLuck() throws Exception {
        List<FrameReport> frames = List.of(
                frame("panic_abort", Recovery.REGISTERS, FrameReport.Module.APP, true),
                frame("memcpy", Recovery.CFI, FrameReport.Module.ROM, false),
                frame("guessed", Recovery.SCAN, FrameReport.Module.APP, false),
                frame("work.isra.0"),
                frame("a"),
                frame("b"),
                frame("c"),
                frame("d"),
                frame("the sixth"));
        assertThat(Fingerprint.of("riscv", reason("Load access fault", Optional.empty()), frames))
                .contains(byHand("riscv", "Load access fault", "work", "a", "b", "c", "d"));
    }

    @Test
    void noneWithoutAnyName() {
        assertThat(Fingerprint.of("riscv", reason("Load access fault", Optional.empty()), List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void isTheSameForBuildsWithTheSameInnermostFunctions(String architecture) throws Exception {
        Map<List<String>, String> fingerprints = new HashMap<>();
        Map<List<String>, Integer> builds = new HashMap<>();
        for (CrashRun run : CrashRun.all()) {
            if (run.architecture().equals(architecture) && run.name().equals(SCENARIO)) {
                CrashReport report = report(run);
                List<String> functions = report.crashedTask().frames().stream()
                        .map(one -> one.function().orElse("?").replaceFirst("\\..*", ""))
                        .limit(5)
                        .toList();
                String fingerprint = report.fingerprint().orElseThrow();
                assertThat(fingerprints.computeIfAbsent(functions, unused -> fingerprint))
                        .as("%s %s", run, functions)
                        .isEqualTo(fingerprint);
                builds.merge(functions, 1, Integer::sum);
            }
        }
        assertThat(new HashSet<>(fingerprints.values())).hasSameSizeAs(fingerprints.keySet());
        // DWARF 2 to 5, compressed sections, other compilers and -O levels agree
        assertThat(builds.values()).anyMatch(count -> count >= 10);
    }

    @ParameterizedTest
    @CsvSource({
        "riscv, og, dwarf2",
        "riscv, og, dwarf3",
        "riscv, og, dwarf4",
        "riscv, og, o0",
        "riscv, o2, os",
        "riscv, o2, clang",
        "riscv, o2, lto",
        "xtensa, og, o0",
        "xtensa, og, o2",
        "xtensa, og, os",
        "xtensa, og, lto",
        "xtensa, og, dwarf2",
        "xtensa, og, gcc13"
    })
    void isTheSameForThisBuildAndThatOne(String architecture, String one, String other) throws Exception {
        assertThat(report(run(architecture, one)).fingerprint())
                .isPresent()
                .isEqualTo(report(run(architecture, other)).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void isTheSameForEveryFormatOfTheDump(String architecture) throws Exception {
        Set<String> fingerprints = new HashSet<>();
        int dumps = 0;
        for (CrashRun run : CrashRun.of(architecture, "og")) {
            if (run.name().startsWith("broken-task")) {
                fingerprints.add(report(run).fingerprint().orElseThrow());
                dumps++;
            }
        }
        assertThat(dumps).isGreaterThan(4);
        assertThat(fingerprints).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void tellsTheScenariosApart(String architecture) throws Exception {
        Set<String> fingerprints = new HashSet<>();
        List<String> scenarios = List.of("null-store", "abort", "illegal", "recursion", "deadlock", "types", "cpp");
        for (CrashRun run : CrashRun.of(architecture, "og")) {
            if (scenarios.contains(run.name())) {
                fingerprints.add(report(run).fingerprint().orElseThrow());
            }
        }
        assertThat(fingerprints).hasSameSizeAs(scenarios);
    }

    @Test
    void theDocsWorkedExampleIsTrue() throws Exception {
        String docs = Files.readString(Path.of(System.getProperty("coroner.root"), "docs/fingerprint.md"));
        assertThat(docs)
                .contains(report(run("riscv", "og")).fingerprint().orElseThrow())
                .contains("riscv\\n"
                        + "Store access fault\\n"
                        + "store_sample\\n"
                        + "apply_filter\\n"
                        + "process_batch\\n"
                        + "run_null_store\\n"
                        + "scenario_null_store\\n");
    }

    private static CrashRun run(String architecture, String variant) {
        return CrashRun.named(architecture + "/" + variant + "/" + SCENARIO);
    }
}

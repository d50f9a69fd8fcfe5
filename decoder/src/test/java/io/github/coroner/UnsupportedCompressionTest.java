package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Firmware whose debug sections {@code objcopy --compress-debug-sections=zstd} made. */
class UnsupportedCompressionTest {

    @ParameterizedTest
    @ValueSource(strings = {"riscv", "xtensa"})
    void reportSaysWhatToDoAndHasTheNamesOfTheSymbolTable(String architecture) throws IOException {
        CrashRun run = CrashRun.named(architecture + "/og/null-store");
        CrashReport report = CrashDecoder.builder()
                .firmware(Firmware.open(run.elf().resolveSibling("fw-zstd.elf")))
                .build()
                .decode(CoreDump.read(run.dump()));
        List<Problem> told = report.problems().stream()
                .filter(problem -> problem.code() == ProblemCode.UNSUPPORTED_COMPRESSION)
                .toList();

        assertThat(told)
                .extracting(Problem::message)
                .allMatch(message -> message.contains("zstd") && message.contains("-gz=zlib"))
                .anyMatch(message -> message.startsWith(".debug_info"));
        assertThat(told)
                .hasSizeLessThanOrEqualTo(2); // entries, and call frames where they are in a section of their own
        assertThat(report.problems()).extracting(Problem::code).doesNotContain(ProblemCode.BAD_DEBUG_INFORMATION);
        assertThat(report.crashedTask().frames())
                .anySatisfy(frame -> assertThat(frame.function()).contains("process_batch"));
    }
}

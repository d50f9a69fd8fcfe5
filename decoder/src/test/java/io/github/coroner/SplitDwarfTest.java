package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A firmware of {@code -gsplit-dwarf}: what is missing is told, what is there is used. */
class SplitDwarfTest {
    static Stream<CrashRun> runs() {
        return CrashRun.all().stream().filter(run -> run.variant().equals("split"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void reportSaysThatEntriesAreInOtherFilesAndStillHasNames(CrashRun run) throws IOException {
        CrashReport report = CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .build()
                .decode(CoreDump.read(run.dump()));
        assertThat(report.problems())
                .filteredOn(problem -> problem.code() == ProblemCode.SPLIT_DEBUG_INFORMATION)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("split DWARF is not supported", ".dwo", "-gno-split-dwarf");
        assertThat(report.crashedTask().frames())
                .anySatisfy(frame -> assertThat(frame.function()).contains("scenario_null_store"));
    }
}

package io.github.coroner.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

    static java.util.List<CrashRun> runs() {
        return CrashRun.all();
    }

    @Test
    void tableHoldsEveryScenarioThatTheFirmwareCounts() {
        assertThat(Scenario.all()).hasSizeGreaterThanOrEqualTo(27);
        assertThat(Scenario.all()).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    @Test
    void everyExpectedFunctionOfOursHasAMarkedLine() {
        for (Scenario scenario : Scenario.all()) {
            for (Scenario.ExpectedFrame frame : scenario.frames()) {
                if (frame.hasLine() && frame.function().matches("scenario_\\w+|\\w+_(store|filter|batch)")) {
                    assertThat(Scenario.markedLines(frame.function()))
                            .as("%s in %s", frame.function(), scenario.name())
                            .isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyRunHasItsScenarioAndItsFiles(CrashRun run) {
        assertThat(Scenario.of(run).frames()).isNotEmpty();
        assertThat(run.elf()).isNotEmptyFile();
        assertThat(run.dump()).isNotEmptyFile();
        assertThat(run.log()).isNotEmptyFile();
        assertThat(Files.exists(run.rom())).isTrue();
    }
}

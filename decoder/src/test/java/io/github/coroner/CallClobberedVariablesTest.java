package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables of callers that were in registers which a call may change: gdb shows what the function called left there. */
class CallClobberedVariablesTest {

    /**
     * clang's ranges of registers end behind a call, so that they seem to hold inside of it; and GCC says of a structure passed
     * by reference that it is where a0 points to, all through the function.
     */
    @ParameterizedTest
    @CsvSource({"clang, null-store, vPortTaskWrapper, pxCode", "og, deep-cpp, app::deep::Chain<0>::walk, link"})
    void areNotPreserved(String variant, String name, String function, String argument) throws IOException {
        CrashRun run = CrashRun.named("riscv/" + variant + "/" + name);
        CrashReport report = CrashDecoder.builder()
                .firmware(Firmware.open(run.elf()))
                .build()
                .decode(CoreDump.read(run.dump()));
        List<VariableReport> arguments = report.crashedTask().frames().stream()
                .filter(frame -> frame.function().orElse("").startsWith(function))
                .flatMap(frame -> frame.arguments().stream())
                .filter(variable -> variable.name().equals(argument))
                .toList();

        assertThat(arguments)
                .singleElement()
                .satisfies(variable ->
                        assertThat(variable.availability()).isEqualTo(VariableReport.Availability.NOT_PRESERVED));
    }
}

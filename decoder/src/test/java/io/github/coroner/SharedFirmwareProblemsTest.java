package io.github.coroner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.dwarf.Attribute;
import io.github.coroner.dwarf.CompilationUnit;
import io.github.coroner.dwarf.DieCursor;
import io.github.coroner.format.Problem;
import io.github.coroner.format.ProblemCode;
import io.github.coroner.format.coredump.CoreDump;
import io.github.coroner.testdata.CrashRun;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is broken in a firmware is told in the reports that it concerns, whatever was decoded with that firmware before. */
class SharedFirmwareProblemsTest {
    private static final CrashRun IN_C = CrashRun.named("riscv/og/null-store");
    private static final CrashRun IN_CPP = CrashRun.named("riscv/og/cpp");

    /** The firmware, but the line number program of {@code scenarios.cpp} has a version that nobody knows. */
    private static byte[] damaged() throws IOException {
        byte[] bytes = IN_C.elfBytes();
        Firmware firmware = Firmware.of("fw.elf", bytes);
        long section = firmware.elf().section(".debug_line").orElseThrow().offset();
        for (CompilationUnit unit : firmware.symbolizer().dwarf().units()) {
            if (unit.name().orElse("").endsWith("scenarios.cpp")) {
                DieCursor root = unit.rootCursor();
                long program = section + root.unsigned(Attribute.STMT_LIST, -1);
                bytes[(int) program + 4] = 99;
            }
        }
        return bytes;
    }

    private static CrashDecoder decoder() throws IOException {
        return CrashDecoder.builder().firmware(Firmware.of("fw.elf", damaged())).build();
    }

    private static List<Problem> damageIn(CrashReport report) {
        return report.problems().stream()
                .filter(problem -> problem.code() == ProblemCode.BAD_DEBUG_INFORMATION)
                .toList();
    }

    @Test
    void toldInTheReportsThatItConcerns() throws IOException {
        CrashReport report = decoder().decode(CoreDump.read(IN_CPP.dump()));
        assertThat(damageIn(report)).singleElement().satisfies(problem -> {
            assertThat(problem.source()).contains(".debug_line");
            assertThat(problem.message()).contains("99");
        });
    }

    @Test
    void notInOthersThatTheSameFirmwareServes() throws IOException {
        CrashDecoder shared = decoder();
        CrashReport alone = decoder().decode(CoreDump.read(IN_C.dump()));
        shared.decode(CoreDump.read(IN_CPP.dump()));
        assertThat(shared.decode(CoreDump.read(IN_C.dump()))).isEqualTo(alone);
        assertThat(damageIn(alone)).isEmpty();
    }

    @Test
    void onceHoweverOftenItIsMet() throws IOException {
        CrashDecoder shared = decoder();
        CoreDump dump = CoreDump.read(IN_CPP.dump());
        CrashReport first = shared.decode(dump);
        for (int i = 0; i < 3; i++) {
            assertThat(shared.decode(dump)).isEqualTo(first);
        }
        assertThat(damageIn(first)).hasSize(1);
    }
}

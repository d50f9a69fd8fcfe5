package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code coroner print} on a crash of our own firmware; what is expected is in its source and in gdb's record of the run. */
class PrintCommandTest {
    private static final CrashRun RUN = CrashRun.named("xtensa/og/null-store");

    private static CommandRun print(Object... arguments) {
        Object[] all = new Object[arguments.length + 5];
        System.arraycopy(new Object[] {"print", "--core", RUN.dump(), "--elf", RUN.elf()}, 0, all, 0, 5);
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return CommandRun.of(all);
    }

    @Test
    void printsArgumentsOfAFrameByItsNumberInTheReport() {
        assertThat(print("--frame", 2, "count").out()).isEqualTo("42\n");
        assertThat(print("--frame", 2, "label").out()).endsWith("\"batch-7\"\n");
    }

    @Test
    void namesSeveralValues() {
        assertThat(print("--frame", 2, "count", "label[0]").out()).isEqualTo("count = 42\nlabel[0] = 98 'b'\n");
    }

    @Test
    void aValueThatCannotBeHadStopsNothing() {
        CommandRun run = print("--frame", 2, "nonsense", "count");
        assertThat(run.out()).isEqualTo("count = 42\n");
        assertThat(run.err()).isEqualTo("coroner: nonsense: no variable \"nonsense\"\n");
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void findsTasksByNameAndByAddress() {
        assertThat(print("--task", "main", "$pc").out()).contains("port_yield");
        assertThat(print("--task", "nobody", "$pc").err()).contains("no task nobody", "logger");
    }

    /** gdb's {@code info registers} and {@code bt full} of the run: a2, a11, sp, and {@code taps = {3, -1, 4, 42}} there. */
    @Test
    void registersMemoryAndArithmeticNeedNoFirmware() {
        CommandRun run = CommandRun.of(
                "print",
                "--core",
                RUN.dump(),
                "$pc",
                "$a11",
                "$sp",
                "*(uint32_t *) $sp",
                "((int *) $sp)[1]",
                "(6 + 1) * 6",
                "sizeof (uint64_t)");
        assertThat(run.out().lines())
                .containsExactly(
                        "$pc = (void (*)()) 0x400d0762",
                        "$a11 = 1073426360",
                        "$sp = (void *) 0x3ffb1560",
                        "*(uint32_t *) $sp = 3",
                        "((int *) $sp)[1] = -1",
                        "(6 + 1) * 6 = 42",
                        "sizeof (uint64_t) = 8");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void saysWhatNeedsFirmwareAndWhich() {
        CommandRun run = CommandRun.of("print", "--core", RUN.dump(), "g_config", "(config_t *) $sp", "1 + 1");
        assertThat(run.out()).isEqualTo("1 + 1 = 2\n");
        assertThat(run.err().lines())
                .hasSize(3)
                .anyMatch(line ->
                        line.startsWith("coroner: g_config: ") && line.contains("only the firmware's ELF file says"))
                .anyMatch(line -> line.contains("type \"config_t\": only the firmware's ELF file says"))
                .anyMatch(line -> line.contains("look for the file whose SHA-256 begins with 09b0ff71a"));
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DECODED);
    }

    @Test
    void firmwareIsNotAskedForWhereItWouldNotHelp() {
        CommandRun run = CommandRun.of("print", "--core", RUN.dump(), "1 +", "$nosuch");
        assertThat(run.err().lines()).hasSize(2).noneMatch(line -> line.contains("ELF"));
    }

    @Test
    void registersNeedNoDebugInformationAtTheirFrame() {
        // gdb's record of the run: a jump to where no code is
        CrashRun jumped = CrashRun.named("riscv/og/bad-jump");
        CommandRun run = CommandRun.of("print", "--core", jumped.dump(), "--elf", jumped.elf(), "$pc");
        assertThat(run.out()).isEqualTo("(void (*)()) 0x40\n");
    }

    @Test
    void saysThatTheFirmwareIsAnotherOne() {
        Path other = CrashRun.of("xtensa", "o2").get(0).elf();
        CommandRun run = CommandRun.of("print", "--core", RUN.dump(), "--elf", other, "1 + 1");
        assertThat(run.out()).isEqualTo("2\n");
        assertThat(run.err())
                .startsWith("coroner: fw.elf is not the firmware that crashed: ")
                .hasLineCount(1);
        assertThat(run.status()).isZero();
    }

    @Test
    void saysWhichFrameIsTheLast() {
        assertThat(print("--frame", 99, "count").err()).contains("no frame 99; the last one is ");
    }
}

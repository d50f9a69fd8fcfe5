package io.github.coroner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.testdata.CrashRun;
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

    @Test
    void saysWhichFrameIsTheLast() {
        assertThat(print("--frame", 99, "count").err()).contains("no frame 99; the last one is ");
    }
}

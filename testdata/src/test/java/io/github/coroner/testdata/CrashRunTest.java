package io.github.coroner.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CrashRunTest {

    @Test
    void everyRunIsFoundByItsName() {
        assertThat(CrashRun.all())
                .hasSizeGreaterThan(100)
                .allSatisfy(run -> assertThat(CrashRun.named(run.toString())).isEqualTo(run));
    }

    @Test
    void nameWithoutRunIsRefused() {
        assertThatThrownBy(() -> CrashRun.named("riscv/og/no-such-crash"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("riscv/og/no-such-crash");
    }

    @Test
    void filesAreReadWhole() {
        CrashRun run = CrashRun.named("xtensa/og/null-store");
        assertThat(run.elfBytes()).hasSize((int) run.elf().toFile().length()).startsWith(0x7f, 'E', 'L', 'F');
        assertThat(run.dumpBytes()).hasSize((int) run.dump().toFile().length());
        assertThat(run.logText().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(run.logBytes())
                .hasSize((int) run.log().toFile().length());
    }
}

package io.github.coroner.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coroner.format.RegisterSet;
import io.github.coroner.unwind.Architecture;
import io.github.coroner.unwind.FrameRegisters;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RiscvArchitectureTest {
    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Architecture.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(architecture -> architecture.machine() == 243)
                        .map(Architecture::name))
                .containsExactly("riscv");
    }

    @Test
    void takesRegistersByTheNamesOfGdb() {
        RegisterSet set = RegisterSet.of(List.of("ra", "sp", "fp", "a0", "pc"), 1, 2, 8, 10, 0x4200_0000L)
                .without("a0");
        FrameRegisters registers = new RiscvArchitecture().frameRegisters(set);
        assertThat(registers.pc()).isEqualTo(0x4200_0000L);
        assertThat(registers.value(0)).hasValue(0);
        assertThat(registers.value(1)).hasValue(1);
        assertThat(registers.value(2)).hasValue(2);
        assertThat(registers.value(8)).hasValue(8);
        assertThat(registers.value(10)).isEmpty();
        assertThat(registers.value(31)).isEmpty();
    }

    @Test
    void registerNamesAreInDwarfOrder() {
        assertThat(new RiscvArchitecture().registerNames())
                .hasSize(64)
                .startsWith("zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "fp", "s1", "a0")
                .contains("fs0", "ft11");
    }
}
